"""Exporting 10,000 highlights: gathered from the library and written as Markdown."""

from collections.abc import Iterator
from statistics import median

from app.exporting.as_markdown import render
from app.exporting.gather import gather
from app.exporting.summary import By
from db.library import Library
from tests.bench import libraries
from tests.bench.rows import Row, at_most
from tests.bench.timing import seconds

POSTS = 1_000
HIGHLIGHTS = 10_000
ROUNDS = 3


def rows() -> Iterator[Row]:
    """One row for each way to order a summary."""
    with Library.open(libraries.with_highlights(POSTS, HIGHLIGHTS)) as library:
        for by in By:
            taken = median(seconds(lambda: _export(library, by)) for _ in range(ROUNDS))  # noqa: B023 -- called at once
            yield at_most(f"exporting 10,000 highlights by {by}", taken, "s", 2)


def _export(library: Library, by: By) -> None:
    with library.reading() as session:
        summary = gather(session, by)
    if summary.highlights != HIGHLIGHTS or not render(summary):
        raise RuntimeError(f"{summary.highlights} highlights were gathered, not {HIGHLIGHTS}")
