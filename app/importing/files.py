"""From the paths a person gave to the files that are read, and their bytes."""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from gettext import gettext as _
from pathlib import Path

from app.text.clean import one_line
from db.errors import FileProblem

# Above this a file is no post, and decoding it would take half a gigabyte.
LARGEST_FILE_BYTES = 50_000_000

# What accompanies pages in a folder and holds no post. A file that the person
# named is always read, and told for what it is by its content.
_COMPANION = re.compile(
    r".*\.(css|m?js|map|jsonl?|woff2?|ttf|otf|eot"
    r"|ico|png|jpe?g|gif|webp|avif|svg|bmp|mp[34]|webm|ogg)"
    r"|(licen[cs]e|copying)(-.*)?(\.(txt|md))?",
    re.IGNORECASE | re.DOTALL,
)
_PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class FileBytes:
    """A file's bytes and their SHA-256 in hexadecimal."""

    data: bytes
    sha256: str


@dataclass(slots=True)
class Found:
    """The files to read, in order.

    Attributes:
        problems: A problem for each path that leads nowhere, with that path.
        left_out: How many pictures, styles, licences and the like lay in the folders.
    """

    files: list[Path] = field(default_factory=list)
    problems: list[tuple[Path, FileProblem]] = field(default_factory=list)
    left_out: int = 0


def find(paths: Iterable[Path]) -> Found:
    """Find the files that the given paths name, each once.

    Files keep the order in which they were given; those of a folder, and of
    the folders in it, are sorted by name. Hidden files and folders, the folder
    that belongs to a saved page, and links to folders are not entered, unless
    they were given themselves.
    """
    found = Found()
    seen: set[Path] = set()
    for given in paths:
        for path in _below(given, found):
            place = path.resolve()
            if place not in seen:
                seen.add(place)
                found.files.append(path)
    return found


def read(path: Path) -> FileBytes:
    """Read a file whole.

    Raises:
        FileProblem: It cannot be opened, is no plain file, or is too large.
    """
    try:
        with path.open("rb") as file:
            # More may come while reading: one byte too many is asked for.
            data = file.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(data) > LARGEST_FILE_BYTES:
        raise FileProblem(
            _("“{name}” is larger than {limit} MB.").format(
                name=shown(path), limit=LARGEST_FILE_BYTES // 1_000_000
            ),
            _("Split it into smaller files, one post each."),
        )
    return FileBytes(data, hashlib.sha256(data).hexdigest())


def shown(path: Path) -> str:
    """A path as it can be printed: one line, without letters that no encoding knows."""
    return one_line(str(path))


def _below(given: Path, found: Found) -> Iterator[Path]:
    try:
        mode = given.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        found.problems.append((given, _not_there(given, error)))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(given, found)
    elif stat.S_ISREG(mode):
        yield given
    else:  # a pipe or a device could keep us waiting for ever
        found.problems.append((given, _no_file(given)))


def _in_folder(folder: Path, found: Found) -> Iterator[Path]:
    problems_before, empty = len(found.problems), True

    def closed(error: OSError) -> None:
        at = Path(error.filename)
        found.problems.append((at, _unreadable(at, error)))

    # os.walk does not follow links to folders, so it cannot go round in circles.
    for at, folders, names in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if _is_entered(name, names))
        for name in sorted(names):
            if name.startswith("."):
                continue
            path = Path(at, name)
            if _COMPANION.fullmatch(name) or not path.is_file():
                found.left_out += 1
                continue
            empty = False
            yield path
    if empty and len(found.problems) == problems_before:
        found.problems.append((folder, _nothing_in(folder)))


def _is_entered(folder: str, names: Sequence[str]) -> bool:
    """Whether posts may lie in a folder that stands beside the files of these names."""
    if folder.startswith("."):
        return False
    page = folder.removesuffix("_files")
    return page == folder or not any(page + suffix in names for suffix in _PAGES)


def _not_there(path: Path, error: OSError | ValueError) -> FileProblem:
    if isinstance(error, OSError) and not isinstance(error, FileNotFoundError | NotADirectoryError):
        return _unreadable(path, error)
    return FileProblem(
        _("There is no file or folder “{name}”.").format(name=shown(path)),
        _("Check the spelling, and whether it was moved or renamed."),
    )


def _no_file(path: Path) -> FileProblem:
    return FileProblem(
        _("“{name}” is neither a file nor a folder.").format(name=shown(path)),
        _("Save what it gives as a file and import that."),
    )


def _nothing_in(folder: Path) -> FileProblem:
    return FileProblem(
        _("The folder “{name}” holds no file that could be a post.").format(name=shown(folder)),
        _("Choose the folder into which the posts were saved."),
    )


def _unreadable(path: Path, error: OSError) -> FileProblem:
    return FileProblem(
        _("“{name}” could not be opened: {reason}.").format(
            name=shown(path), reason=error.strerror or type(error).__name__
        ),
        _("Check that it is still there and that you may read it."),
    )
