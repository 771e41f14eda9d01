"""Importing 1,000 Markdown files: read by worker processes, saved and indexed."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app.importing.run import import_paths
from db.library import Library
from tests.bench import corpus, libraries
from tests.bench.rows import Row, at_least
from tests.bench.timing import seconds

POSTS = 1_000
ROUNDS = 3


def rows() -> Iterator[Row]:
    """One row; starting the worker processes is part of it."""
    with TemporaryDirectory(prefix="bench-") as folder:
        corpus.write_markdown(Path(folder), POSTS)
        speeds = [POSTS / _seconds(Path(folder)) for _ in range(ROUNDS)]
    yield at_least("importing 1,000 Markdown posts of 900 words", median(speeds), "posts/s", 100)


def _seconds(folder: Path) -> float:
    with libraries.fresh() as library:
        return seconds(lambda: _import(library, folder))


def _import(library: Library, folder: Path) -> None:
    report = import_paths(library, [folder])
    if len(report.added) != POSTS:
        raise RuntimeError(f"{len(report.added)} posts were added, not {POSTS}")
