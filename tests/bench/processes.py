"""How much memory a process takes together with all that it started; Linux alone tells."""

import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_SAMPLE_SECONDS = 0.05


def tell_memory() -> bool:
    """Whether this system tells how much of their memory processes share."""
    return (_PROC / "self/smaps_rollup").exists()


def peak_bytes(command: Sequence[str]) -> int:
    """Run a program; give the most memory that it took with all that it started."""
    peak = 0
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            peak = max(peak, memory_bytes(process.pid))
            time.sleep(_SAMPLE_SECONDS)
    if process.returncode:
        raise RuntimeError(f"{command} failed")
    return peak


def memory_bytes(pid: int) -> int:
    """The memory of a process and of those below it."""
    return sum(map(_bytes, _family(pid)))


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
