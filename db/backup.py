"""Copies of a library that have been opened and checked before they count.

SQLite's backup interface alone makes them: copying the file would miss what
still stands in the side file, and opening it would drop SQLite's locks.
"""

from collections.abc import Callable
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Any, Final

from db import connecting
from db.durable import put_in_place
from db.errors import LibraryProblem
from db.header import copies
from db.jobs import Job, Quiet

KEPT: Final = 10  # safety copies that stay; the oldest go first
_PAGES: Final = 2000  # a step of the copy: some 8 MB, a few milliseconds
_COUNTED: Final = ("post", "version", "highlight", "placement", "theme", "note", "event", "history")


def copy(library: Path, target: Path, job: Job | None = None) -> None:
    """Make a checked copy of a library; an older file of that name is replaced.

    Args:
        library: The file, which may be open meanwhile.
        target: The copy's name; its folder is made if need be.
        job: Hears of pages copied; stopping leaves no file behind.

    Raises:
        LibraryProblem: The target is a library in use, the copy could not be written,
            or it is not as good as the library.
    """
    _need_spare(library, target)
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        before = _write(library, part, job or Quiet())
        _check(library, part, before)
        put_in_place(part, target)
    except (OSError, connecting.DRIVER.OperationalError) as error:
        raise LibraryProblem(
            _("The copy “{target}” could not be made: {reason}.").format(
                target=target, reason=getattr(error, "strerror", None) or error
            ),
            _("Make room on the disk or choose another place; the library was not touched."),
        ) from error
    except connecting.DRIVER.DatabaseError as error:
        raise _not_as_good(library) from error
    finally:
        if part.is_file():
            part.unlink()


def daily(library: Path, today: date) -> Path | None:
    """Make the safety copy of the day, unless there is one; the last ten stay.

    Returns:
        The copy's path, or None when today's was there already.
    """
    if _of_day(library, today).exists():
        return None
    return make(library, today)


def make(library: Path, today: date, job: Job | None = None) -> Path:
    """Make the safety copy of the day, in place of an earlier one; the last ten stay.

    Args:
        library: The file, which may be open meanwhile.
        today: The day it is named after.
        job: Hears of pages copied; stopping leaves the copies as they were.

    Returns:
        The copy's path.
    """
    target = _of_day(library, today)
    copy(library, target, job)
    # By their days, but never the one just made: the clock may have gone wrong once.
    others = [each for each in copies(library) if each != target]
    for old in others[: 1 - KEPT]:
        old.unlink()
    return target


def _of_day(library: Path, day: date) -> Path:
    return library.parent / "backups" / f"{library.stem}-{day:%Y-%m-%d}{library.suffix}"


def before_upgrade(library: Path, schema: int) -> Path:
    """Make the copy that an upgrade of the tables from this revision may need.

    One that holds the same work, left by an upgrade that failed, is enough; one
    with other work stays: somebody went back to the older program and went on.
    """
    folder = library.parent / "backups"
    number = 1
    while True:
        again = f"-{number}" if number > 1 else ""
        target = folder / f"before-{library.stem}-{schema}{again}{library.suffix}"
        if not target.exists():
            copy(library, target)
            return target
        if _work(target, immutable=True) == _work(library):
            return target
        number += 1


def _need_spare(library: Path, target: Path) -> None:
    """A side file left beside another file would change what is in it, so none is replaced."""
    in_use = target.with_name(target.name + "-wal").exists()
    if in_use or (target.exists() and target.samefile(library)):
        raise LibraryProblem(
            _("“{target}” is a library in use.").format(target=target),
            _("Choose another name for the copy; the library was left as it is."),
        )


def _write(library: Path, part: Path, job: Job) -> list[int]:
    """Copy page by page; gives how many rows there were to copy when it began."""
    source = connecting.plain(library, immutable=connecting.is_locked_away(library))
    target = connecting.plain(part, create=True)
    try:
        source.execute("BEGIN")  # one state: what others write meanwhile does not begin it anew
        before = _counts(source)
        source.backup(target, pages=_PAGES, progress=_progress(job))
        # A copy stands alone: no side file may be needed to read it.
        target.execute("PRAGMA journal_mode=DELETE")
        return before
    finally:
        target.close()
        source.close()


def _progress(job: Job) -> Callable[[int, int, int], None]:
    def report(_status: int, remaining: int, total: int) -> None:
        job.report(total - remaining, total, _("Copying the library"))

    return report


def _check(library: Path, part: Path, before: list[int]) -> None:
    copied = connecting.plain(part, immutable=True)
    try:
        sound = copied.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        keys = copied.execute("PRAGMA foreign_key_check").fetchone() is None
        ours = copied.execute("PRAGMA application_id").fetchone()[0] == connecting.APPLICATION_ID
        whole = all(there >= wanted for there, wanted in zip(_counts(copied), before, strict=True))
    finally:
        copied.close()
    if not (sound and keys and ours and whole):
        raise _not_as_good(library)


def _not_as_good(library: Path) -> LibraryProblem:
    return LibraryProblem(
        _("The copy of “{library}” was not as good as a library should be.").format(
            library=library
        ),
        _("It was thrown away; run “event-notes check”, the library may be damaged."),
    )


def _work(library: Path, *, immutable: bool = False) -> list[int]:
    """What tells the work in two libraries apart: rows of each table, and the last change."""
    connection = connecting.plain(library, immutable=immutable)
    try:
        last = connection.execute("SELECT coalesce(max(seq), 0) FROM history").fetchone()[0]
        return [*_counts(connection), last]
    finally:
        connection.close()


def _counts(connection: Any) -> list[int]:
    return [
        int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 -- our own constant names
        for table in _COUNTED
    ]
