"""Importing 1,000 posts from one feed, one WordPress export, and 1,000 saved pages."""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from app.importing.run import import_paths
from db.library import Library
from tests.bench import corpus, feed_file, libraries, web_pages, wxr
from tests.bench.rows import Row, at_least
from tests.bench.timing import seconds

POSTS = 1_000
ROUNDS = 3


def rows() -> Iterator[Row]:
    """A row of each source; starting the worker processes is part of it."""
    yield at_least("1,000 items of one feed", _speed(_feed), "posts/s", 200)
    yield at_least("1,000 posts of one WordPress export", _speed(_wordpress), "posts/s", 200)
    yield from _pages()


def _pages() -> Iterator[Row]:
    with TemporaryDirectory(prefix="bench-") as folder:
        sizes = [size / 1_000 for size in web_pages.write(Path(folder), POSTS)]
        tenths = quantiles(sizes, n=10)
        said = f"{tenths[0]:.0f}/{median(sizes):.0f}/{tenths[-1]:.0f} kB (10th, 50th, 90th of 100)"
        speed = median(_imported(Path(folder)) for _ in range(ROUNDS))
    yield at_least(f"1,000 saved pages of {said}", speed, "pages/s", 10)


def _speed(write: Callable[[Path], None]) -> float:
    """Posts a second, out of the one file that is written into a folder."""
    with TemporaryDirectory(prefix="bench-") as folder:
        write(Path(folder))
        return median(_imported(Path(folder)) for _ in range(ROUNDS))


def _feed(folder: Path) -> None:
    feed_file.write(folder / "feed.xml", corpus.posts(POSTS))


def _wordpress(folder: Path) -> None:
    wxr.write_posts(folder / "export.xml", POSTS)


def _imported(folder: Path) -> float:
    with libraries.fresh() as library:
        return POSTS / seconds(lambda: _import(library, folder))


def _import(library: Library, folder: Path) -> None:
    report = import_paths(library, [folder])
    if len(report.added) != POSTS:
        raise RuntimeError(f"{len(report.added)} posts were added, not {POSTS}: {report.problems}")
