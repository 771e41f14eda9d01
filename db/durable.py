"""Files that are whole or not there, also after a power cut."""

import os
from contextlib import suppress
from pathlib import Path


def put_in_place(finished: Path, target: Path) -> None:
    """Give a finished file its name; what stood there before is replaced at once.

    Never for the live library: opening it here would drop SQLite's locks.
    """
    _settle(finished)
    finished.replace(target)
    _settle_folder(target.parent)


def _settle(path: Path) -> None:
    """Have the file's bytes on the disk before going on."""
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _settle_folder(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    if os.name == "nt":  # a folder cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network folders refuse; the file itself is safe by now
            os.fsync(handle)
    finally:
        os.close(handle)
