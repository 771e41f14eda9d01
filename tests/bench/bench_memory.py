"""Memory of all processes together while importing into 10,000 posts and searching them."""

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import corpus, libraries
from tests.bench.rows import Row, at_most

POSTS = 10_000
IMPORTED = 1_000
SAMPLE_SECONDS = 0.05

_PROC = Path("/proc")


def rows() -> Iterator[Row]:
    """One row on Linux, which tells how much of the memory processes share; elsewhere none."""
    if not (_PROC / "self/smaps_rollup").exists():
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
            peak = max(peak, sum(map(_bytes, _family(process.pid))))
            time.sleep(SAMPLE_SECONDS)
    if process.returncode:
        raise RuntimeError(f"{command} failed")
    return peak


def _family(pid: int) -> Iterator[int]:
    """A process and all that it and its children started."""
    children = defaultdict(list)
    for status in _PROC.glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just ended
            after_name = status.read_text().rpartition(")")[2].split()
            children[int(after_name[1])].append(int(status.parent.name))
    waiting = [pid]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += children[each]


def _bytes(pid: int) -> int:
    """The proportional set size: what several processes share is parted among them."""
    with suppress(OSError):  # it has just ended
        for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return 1024 * int(line.split()[1])
    return 0
