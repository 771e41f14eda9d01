"""Files that are whole or not there, also after a power cut."""

import os
from pathlib import Path


def settle(path: Path) -> None:
    """Have the file's bytes on the disk before going on; never for the live library."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def settle_folder(folder: Path) -> None:
    """Have the names in a folder on the disk; where the system cannot, nothing happens."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(finished: Path, target: Path) -> None:
    """Give a finished file its name; what stood there before is replaced at once."""
    settle(finished)
    finished.replace(target)
    settle_folder(target.parent)
