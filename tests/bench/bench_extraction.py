"""Article text of saved pages against the text by hand, beside readability-lxml's own.

Takes a folder with one folder for each page, which holds the page as source.html and its article
as expected.html; without one, the few pages of tests/data/extraction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from app.importing.pages import html_page
from app.importing.source_file import SourceFile
from db.errors import FileProblem
from tests.bench.readable_text import readable, text_of
from tests.bench.rows import Row, at_least, at_most
from tests.bench.timing import milliseconds
from tests.bench.token_f1 import f1

OWN_PAGES = Path(__file__).parents[1] / "data" / "extraction"
MEAN = 0.95
POOR = 0.5
MOST_POOR = 0.02  # share of pages; readability-lxml has one in 130
MOST_MS = 200  # a page


@dataclass(frozen=True, slots=True)
class Page:
    """How well the text of one page was found, 0 to 1, and how long that took."""

    name: str
    ours: float
    theirs: float
    ms: float


def rows(folder: str = "") -> Iterator[Row]:
    """The rows of all pages together; those where ours is the poorer are printed one by one."""
    pages = measured(Path(folder) if folder else OWN_PAGES)
    for page in sorted(pages, key=lambda each: each.ours - each.theirs):
        if page.ours < page.theirs - 0.01 or page.ours < MEAN:
            print(f"{page.name}: {page.ours:.3f}, readability-lxml {page.theirs:.3f}")
    yield from _rows(pages)


def measured(folder: Path) -> list[Page]:
    """Measure each page of a folder, in the order of their names."""
    sources = sorted(folder.glob("*/source.html"))
    both = [source for source in sources if source.with_name("expected.html").exists()]
    if not both:
        raise SystemExit(f"There is no folder with source.html and expected.html in {folder}.")
    return [_measured(source) for source in both]


def _rows(pages: Sequence[Page]) -> Iterator[Row]:
    ours, theirs = [page.ours for page in pages], [page.theirs for page in pages]
    of = f"of {len(pages)} pages"
    yield at_least(f"token F1 {of}, mean", mean(ours), "", MEAN)
    yield at_least("the same, against readability-lxml's mean", mean(ours), "", mean(theirs))
    yield at_least("token F1, median", median(ours), "", MEAN)
    yield at_least("readability-lxml's median", median(theirs), "", 0)
    yield at_most(f"share under {POOR}", _poor(ours), "", MOST_POOR)
    yield at_most("readability-lxml's share", _poor(theirs), "", 1)
    yield at_most("time a page, mean", mean(page.ms for page in pages), "ms", MOST_MS)


def _poor(figures: Sequence[float]) -> float:
    return sum(figure < POOR for figure in figures) / len(figures)


def _measured(source: Path) -> Page:
    data = source.read_bytes()
    expected, heading = text_of(source.with_name("expected.html").read_bytes())
    texts: list[str] = []
    ms = milliseconds(lambda: texts.extend(_ours(data, source, heading)))
    return Page(source.parent.name, f1(" ".join(texts), expected), f1(readable(data), expected), ms)


def _ours(data: bytes, source: Path, heading: str) -> Iterator[str]:
    """Our text; with the title, which stands beside it, where the expected text begins with it."""
    try:
        reading = html_page.read(data, SourceFile(source.name, source.parent))
    except FileProblem:
        return
    for draft in reading.drafts:
        if draft.title.casefold() == heading.casefold():
            yield draft.title
        yield draft.text
