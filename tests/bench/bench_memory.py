"""Memory of all processes together while importing into 10,000 posts and searching them."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import corpus, libraries, processes
from tests.bench.rows import Row, at_most

POSTS = 10_000
IMPORTED = 1_000
SAMPLE_SECONDS = 0.05


def rows() -> Iterator[Row]:
    """One row on Linux, which tells how much of the memory processes share; elsewhere none."""
    if not processes.tell_memory():
        return
    with (
        libraries.copy_of(libraries.with_posts(POSTS)) as path,
        TemporaryDirectory(prefix="bench-") as folder,
    ):
        corpus.write_markdown(Path(folder), IMPORTED, first=POSTS)
        peak = _peak_bytes([sys.executable, "-m", "tests.bench.memory_work", str(path), folder])
    name = "memory of all processes, importing 1,000 files into 10,000 posts and searching"
    yield at_most(name, peak / 1_000_000, "MB", 250)


def _peak_bytes(command: list[str]) -> int:
    peak = 0
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            peak = max(peak, processes.memory_bytes(process.pid))
            time.sleep(SAMPLE_SECONDS)
    if process.returncode:
        raise RuntimeError(f"{command} failed")
    return peak
