"""What a person names to import, told apart: files and folders, and addresses of the web."""

import os.path
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.importing.web.web_address import is_address


@dataclass(frozen=True, slots=True)
class Given:
    """What was named, each kind in the order in which it was."""

    paths: tuple[Path, ...]
    addresses: tuple[str, ...]


def told_apart(names: Iterable[str]) -> Given:
    """Tell addresses from paths; what lies on the disk is a path, whatever it is called."""
    paths: list[Path] = []
    addresses: list[str] = []
    for name in names:
        if is_address(name) and not os.path.lexists(name):
            addresses.append(name)
        else:
            paths.append(Path(name))
    return Given(tuple(paths), tuple(addresses))
