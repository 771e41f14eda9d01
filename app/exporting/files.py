"""A finished text into a file, whole or not at all, and names a file may have."""

import os
import re
import secrets
import stat
import unicodedata
from gettext import gettext as _
from pathlib import Path

from app.text.clean import clean
from db.durable import put_in_place
from db.errors import FileProblem

NAME_BYTES = 120  # leaves room for an ending and a folder within every system's limits

# What Windows forbids in a name, and what Obsidian reads as part of a link.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*#^\[\]]|%%')
_BESIDE = ("-wal", "-shm", "-journal", ".lock")
_HIDDEN_KINDS = ("Cc", "Cf", "Co", "Cn")  # controls, direction and zero-width marks, unassigned
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE
)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it holds either all of the text or what it held before.

    The text goes as UTF-8, line ends as they are, into a new file beside the
    old one, which it then replaces. A file that is replaced passes on its
    permissions; a link is not followed and anything but a file is left alone.

    Raises:
        FileProblem: There is no such folder, no room, no permission, or the
            path leads to something that is not a file.
    """
    try:
        mode = _mode(path)
        _replace(path, text.encode("utf-8"), mode)
    except OSError as error:
        raise FileProblem(
            _("“{path}” could not be written: {reason}.").format(
                path=path, reason=error.strerror or error
            ),
            _("Check that its folder exists and may be written to, or choose another place."),
        ) from error


def spare(library: Path, target: Path) -> None:
    """See that a file about to be written is no part of the library.

    Raises:
        FileProblem: It is the library, or one of the files that SQLite keeps beside it.
    """
    parts = [library.with_name(library.name + ending) for ending in ("", *_BESIDE)]
    if target.exists() and any(part.exists() and target.samefile(part) for part in parts):
        raise FileProblem(
            _("“{path}” is the library itself.").format(path=target),
            _("Choose another file; the library was left as it is."),
        )


def safe_name(title: str) -> str:
    """A file name without ending that every system takes, made from a title.

    At most NAME_BYTES bytes of UTF-8; "summary" when the title leaves nothing.
    """
    visible = "".join(filter(_is_visible, unicodedata.normalize("NFC", clean(title))))
    named = _FORBIDDEN.sub("_", " ".join(visible.split())).strip(" .")
    if named.startswith("-"):  # would look like an option to a command
        named = f"_{named[1:]}"
    if _RESERVED.fullmatch(named):
        named = f"_{named}"
    cut = named.encode()[:NAME_BYTES].decode(errors="ignore").rstrip(" .")
    return cut or _("summary")


def _mode(path: Path) -> int:
    try:
        found = path.lstat().st_mode
    except FileNotFoundError:
        return 0o666  # the system takes away what the person's settings say
    if not stat.S_ISREG(found):
        raise FileProblem(
            _("“{path}” is not a file but a folder, a link or a device.").format(path=path),
            _("Choose the name of a file, or one that does not exist yet."),
        )
    return stat.S_IMODE(found)


def _replace(path: Path, content: bytes, mode: int) -> None:
    beside = path.with_name(f".event-notes-{secrets.token_hex(8)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(beside, flags, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        put_in_place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _is_visible(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) not in _HIDDEN_KINDS
