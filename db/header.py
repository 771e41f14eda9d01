"""Tells what a file is before it is opened as a library, without changing it.

SQLite would take a missing or empty file for a healthy empty database, so
this is asked first: what is not a library is a Problem with choices, never a
fresh start.
"""

from dataclasses import dataclass
from gettext import gettext as _
from glob import escape
from pathlib import Path
from typing import Final

from db import connecting
from db.errors import LibraryProblem

_DAY: Final = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


@dataclass(frozen=True, slots=True)
class Header:
    """What the first page of a library file says; `schema` is its table revision."""

    schema: int


def inspect(path: Path) -> Header:
    """Read the header of a library file.

    Raises:
        LibraryProblem: The file is missing, empty, no library, or damaged.
    """
    if path.is_dir():
        raise LibraryProblem(
            _("“{path}” is a folder, not a library.").format(path=path),
            _("Name a file in it with --library."),
        )
    if not path.is_file():
        raise _missing(path)
    if path.stat().st_size == 0:
        raise LibraryProblem(
            _("The library file “{path}” is empty: 0 bytes.").format(path=path),
            _("Something outside this program emptied it. ") + _ways_back(path),
            _choices(path),
        )
    try:
        connection = connecting.plain(path, immutable=connecting.is_locked_away(path))
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            schema = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
    except connecting.DRIVER.DatabaseError as error:
        raise _unreadable(path, str(error)) from error
    if application != connecting.APPLICATION_ID or schema < 1:
        raise LibraryProblem(
            _("“{path}” is not a library of Event Notes.").format(path=path),
            _("Name a library with --library; to load posts from this file use “import”."),
        )
    return Header(schema)


def copies(path: Path) -> tuple[Path, ...]:
    """The safety copies of a library, newest last; they lie beside it in `backups`."""
    # With its day, so that “news-fairs” is not taken for a copy of “news”.
    pattern = f"{escape(path.stem)}-{_DAY}{escape(path.suffix)}"
    return tuple(sorted((path.parent / "backups").glob(pattern)))


def _missing(path: Path) -> LibraryProblem:
    return LibraryProblem(
        _("There is no library at “{path}”.").format(path=path),
        _ways_back(path)
        if copies(path)
        else _(
            "Load posts into a new one with “event-notes import FILE”, "
            "or name another library with --library."
        ),
        _choices(path),
    )


def _unreadable(path: Path, reason: str) -> LibraryProblem:
    if "malformed" in reason:
        return LibraryProblem(
            _("The library “{path}” is damaged ({reason}).").format(path=path, reason=reason),
            _ways_back(path),
            _choices(path),
        )
    return LibraryProblem(
        _("“{path}” is not a library of Event Notes ({reason}).").format(path=path, reason=reason),
        _("Name a library with --library; to load posts from this file use “import”."),
    )


def _ways_back(path: Path) -> str:
    found = copies(path)
    if not found:
        return _("Keep the file as it is, and name another library with --library.")
    return _("The newest safety copy is “{copy}”: put it at “{path}” to go on from there.").format(
        copy=found[-1], path=path
    )


def _choices(path: Path) -> list[str]:
    found = copies(path)
    if not found:
        return []
    choices = [_("name another library with --library")]
    choices.append(_("bring back the safety copy “{copy}”").format(copy=found[-1]))
    if not path.exists():
        choices.append(_("start a new library with “event-notes import --new FILE”"))
    return choices
