"""Memory of all processes together while importing into 10,000 posts and searching them."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import corpus, libraries, processes
from tests.bench.rows import Row, at_most

POSTS = 10_000
IMPORTED = 1_000


def rows() -> Iterator[Row]:
    """One row on Linux, which tells how much of the memory processes share; elsewhere none."""
    if not processes.tell_memory():
        return
    with (
        libraries.copy_of(libraries.with_posts(POSTS)) as path,
        TemporaryDirectory(prefix="bench-") as folder,
    ):
        corpus.write_markdown(Path(folder), IMPORTED, first=POSTS)
        peak = processes.peak_bytes(
            [sys.executable, "-m", "tests.bench.memory_work", str(path), folder]
        )
    name = "memory of all processes, importing 1,000 files into 10,000 posts and searching"
    yield at_most(name, peak / 1_000_000, "MB", 250)
