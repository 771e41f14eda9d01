"""Memory of all processes together while a large WordPress export is imported.

Takes the size of the export in MB; 500 was measured for the release.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from db.library import SUFFIX, Library
from tests.bench import processes, wxr
from tests.bench.rows import Row, at_most

MEGABYTES = 60  # more than is read at once, so that the export is streamed
_POST_BYTES = 7_250  # with the items beside it


def rows(megabytes: str = str(MEGABYTES)) -> Iterator[Row]:
    """A row on Linux, which tells how much of the memory processes share; elsewhere none."""
    if not processes.tell_memory():
        return
    with TemporaryDirectory(prefix="bench-") as folder:
        export, library = Path(folder) / "export.xml", Path(folder) / f"fresh{SUFFIX}"
        count = int(megabytes) * 1_000_000 // _POST_BYTES
        wxr.write_posts(export, count)
        Library.create(library).close()
        work = [sys.executable, "-m", "tests.bench.memory_work", str(library), str(export)]
        peak = processes.peak_bytes(work)
        said = f"{export.stat().st_size / 1e6:.0f} MB of WordPress with {count:,} posts"
    yield at_most(f"memory of all processes importing {said}", peak / 1e6, "MB", 400)
