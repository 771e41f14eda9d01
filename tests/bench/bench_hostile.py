"""More than 200 hostile files imported with the window open, and every post of them read there.

Without a screen, unless QT_QPA_PLATFORM names another platform than “offscreen”. Words after the
name of the benchmark choose the files: only those in whose names one of them stands.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from db import check
from db.library import SUFFIX, Library
from tests.bench import hostile_files
from tests.bench.rows import Row, at_least, at_most

STALL_MS = 100


def rows(*words: str) -> Iterator[Row]:
    """A row of the longest standstill of each phase, and of what the library is like after it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name) / "files"
        folder.mkdir()
        paths = [path for path in hostile_files.write(folder) if _is_wanted(path, words)]
        library = Path(name) / f"hostile{SUFFIX}"
        Library.create(library).close()
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            imported, longest = pool.submit(_imported, library, paths).result()
        yield at_least(f"posts out of {len(paths)} hostile files", imported, "", 1)
        for phase, (stall, doing) in longest.items():
            yield at_most(f"longest stall {phase}: {doing}", stall, "ms", STALL_MS)
        with Library.open(library, write=True) as opened, opened.writing(counts=False) as session:
            found = check.run(session)
        print(*found, sep="\n", end="\n" if found else "")
        yield at_most("faults found in the library", len(found), "", 0)


def _is_wanted(path: Path, words: tuple[str, ...]) -> bool:
    return not words or any(word in path.name for word in words)


def _imported(library: Path, paths: list[Path]) -> tuple[int, dict[str, tuple[float, str]]]:
    from app.ui.application import collect_quietly  # Qt asks for the platform once
    from tests.bench.hostile_window import imported

    collect_quietly()
    return imported(library, paths)
