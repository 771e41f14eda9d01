"""From the paths a person gave to the files that are read, and their bytes."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from gettext import gettext as _
from pathlib import Path

from app.importing import sniff
from app.importing.companions import is_companion, is_doubtful, is_entered, is_library
from app.importing.kinds import Kind
from app.text.clean import one_line
from db.errors import FileProblem

# Above this a file is no post, and decoding it would take half a gigabyte. Only
# what its importer reads piece by piece may be larger.
LARGEST_FILE_BYTES = 50_000_000
_STREAMED = {Kind.WORDPRESS, Kind.ARCHIVE, Kind.OMNIVORE}

# The one file that counts in the folder of a project of QualCoder.
_PROJECT_FILE = "data.qda"


@dataclass(frozen=True, slots=True)
class FileBytes:
    """A file's bytes and their SHA-256 in hexadecimal.

    Of a file that is too large to be handed over `data` is empty, and `path` is
    where its importer reads it, piece by piece.
    """

    data: bytes
    sha256: str
    path: Path | None = None


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
    """Read a file whole; of a large one that its importer reads in pieces, the sum alone.

    Raises:
        FileProblem: It cannot be opened, is no plain file, or is too large.
    """
    try:
        with path.open("rb") as file:
            # More may come while reading: one byte too many is asked for.
            data = file.read(LARGEST_FILE_BYTES + 1)
        if len(data) > LARGEST_FILE_BYTES:
            del data
            return _large(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    return FileBytes(data, hashlib.sha256(data).hexdigest())


def shown(path: Path) -> str:
    """A path as it can be printed: one line, without letters that no encoding knows."""
    return one_line(str(path))


def _large(path: Path) -> FileBytes:
    try:
        kind = sniff.kind(b"", path.name, path)
    except FileProblem:
        kind = None
    if kind not in _STREAMED:
        raise FileProblem(
            _("“{name}” is larger than {limit} MB.").format(
                name=shown(path), limit=LARGEST_FILE_BYTES // 1_000_000
            ),
            _("Split it into smaller files, one post each."),
        )
    with path.open("rb") as file:
        # A worker starts in a folder of its own: relative paths mean nothing there.
        return FileBytes(b"", hashlib.file_digest(file, "sha256").hexdigest(), path.absolute())


def _below(given: Path, found: Found) -> Iterator[Path]:
    try:
        mode = given.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        found.problems.append((given, _not_there(given, error)))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(given, found)
    elif is_library(given.name):
        found.problems.append((given, _library(given)))
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
        if _PROJECT_FILE in names:  # its other files are copies of what is in that one
            folders[:], names[:] = [], [_PROJECT_FILE]
        folders[:] = sorted(name for name in folders if is_entered(name, names))
        for name in sorted(names):
            if name.startswith("."):
                continue
            path = Path(at, name)
            if not _is_meant(path):
                found.left_out += 1
                continue
            empty = False
            yield path
    if empty and len(found.problems) == problems_before:
        found.problems.append((folder, _nothing_in(folder)))


def _is_meant(path: Path) -> bool:
    """Whether a file in a folder is one to read: by its name, or if that is doubtful by content."""
    if is_companion(path.name) or not path.is_file():
        return False
    if not is_doubtful(path.name):
        return True
    try:
        return sniff.kind(b"", path.name, path) not in {Kind.TEXT, Kind.MARKDOWN}
    except FileProblem:
        return False
    except OSError:  # told when the file is to be read
        return True


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


def _library(path: Path) -> FileProblem:
    return FileProblem(
        _("“{name}” is a library of Event Notes, not a source of posts.").format(name=shown(path)),
        _("Open it with File, Open another library, or with --library on the command line."),
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
