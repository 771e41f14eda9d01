"""Starts of the window on 10,000 posts, each beside a start of a bare window."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from app import settings
from tests.bench import libraries, processes, window_start
from tests.bench.rows import Row, at_most

ROUNDS = 9
RATIO = 3.0
_MODULE = [sys.executable, "-m", window_start.__name__]


def rows(library: Path) -> Iterator[Row]:
    """Rows of the first frame, of the list, and of the memory, with a library to write to."""
    bare, shown, filled = [], [], []
    with TemporaryDirectory(prefix="bench-") as home:
        _times([window_start.BARE], home)  # what the disk has to give is in memory now
        _times([str(library)], home)
        for _ in range(ROUNDS):
            bare.append(_times([window_start.BARE], home)["shown"])
            ours = _times([str(library)], home)
            shown.append(ours["shown"])
            filled.append(ours["filled"])
        yield _compared(median(shown), median(bare))
        yield at_most("list of 10,000 posts filled, from the start", median(filled), "s", 1)
        if processes.tell_memory():
            told = _times([str(library), window_start.WITH_MEMORY], home)
            yield at_most("memory with 10,000 posts, one open", told["memory"] / 1e6, "MB", 200)


def rows_of_many(library: Path) -> Iterator[Row]:
    """Rows of the start on a large library beside one that is nearly empty, and of its memory."""
    few, many = [], []
    with TemporaryDirectory(prefix="bench-") as home, libraries.fresh() as fresh:
        libraries.save(fresh, libraries.arrivals(1))
        fresh.close()
        for round_ in range(ROUNDS + 1):
            small = _times([str(fresh.path)], home)["filled"]
            large = _times([str(library)], home)["filled"]
            if round_:  # of the first, the disk has its share
                few.append(small)
                many.append(large)
        reach = 1.5 * median(few)
        name = "start of the window, list filled"
        words = f"<= {reach:.3g}: 1.5x of one post's {median(few):.3g}"
        yield Row(name, median(many), "s", words, median(many) <= reach)
        if processes.tell_memory():
            told = _times([str(library), window_start.WITH_MEMORY], home)
            yield at_most("memory of the window, a post open", told["memory"] / 1e6, "MB", 300)


def _compared(ours: float, bare: float) -> Row:
    reach = f"<= {RATIO * bare:.3g}: {RATIO:g}x of a bare window's {bare:.3g}"
    return Row("window shown, from the start", ours, "s", reach, ours <= RATIO * bare)


def _times(arguments: Sequence[str], home: str) -> dict[str, float]:
    """When each line was told, in seconds from the start; of memory the bytes."""
    # Installed programs have their bytecode beside them; a checkout may be told to keep none.
    bytecode = {"PYTHONPYCACHEPREFIX": f"{home}/bytecode", "PYTHONDONTWRITEBYTECODE": ""}
    surroundings = {**os.environ, **bytecode, settings.HOME_VARIABLE: home}
    command = [*_MODULE, *arguments]
    told: dict[str, float] = {}
    begin = perf_counter()
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            name, _, number = line.strip().partition(" ")
            told[name] = float(number) if number else perf_counter() - begin
    if process.returncode:
        raise RuntimeError(f"{command} failed")
    return told
