"""Reading a WordPress export: its outline, then the whole, and the memory this takes.

EVENT_NOTES_BENCH_WXR_MB says how large the export is; 500 was measured for the release.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import wxr
from tests.bench.rows import Row, at_least, at_most

MEGABYTES = int(os.environ.get("EVENT_NOTES_BENCH_WXR_MB", "25"))


def rows() -> Iterator[Row]:
    """For each pass its speed and the longest silence; of both the memory, where it is told."""
    with TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder) / "export.xml"
        items = wxr.write(path, MEGABYTES * 1_000_000)
        told = {which: _measured(path, which) for which in ("outline", "whole")}
    for which, least in (("outline", 1_000), ("whole", 100)):
        name = f"{which} of a WordPress export of {MEGABYTES} MB"
        yield at_least(name, items / told[which]["seconds"], "items/s", least)
        yield at_most(f"{name}, longest wait", told[which]["longest_wait"], "s", 5)
    peak = max(figures["peak_bytes"] for figures in told.values())
    if peak:
        name = f"memory while reading a WordPress export of {MEGABYTES} MB"
        yield at_most(name, peak / 1_000_000, "MB", 300)


def _measured(path: Path, which: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.wordpress_work", str(path), which]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    if not figures["posts"]:
        raise RuntimeError("no post was read")
    return figures
