"""Opens a library file: the lock, the checks, reading, writing, undo and redo."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from errno import EACCES
from gettext import gettext as _
from os import strerror
from pathlib import Path
from typing import Final, Self

from filelock import FileLock, Timeout
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session as Session  # noqa: PLC0414 -- for `app`, where sqlalchemy is not at home

from db import backup, connecting, fulltext, header, history, index_health, undo, upgrade
from db.clock import new_guid, now
from db.durable import put_in_place
from db.errors import LibraryProblem
from db.history import Recorder
from db.interrupting import Interruption
from db.jobs import Stopped
from db.long_step import LongStep, clear_leftovers
from db.models import LibraryInfo
from db.steps import Changes, Label

SUFFIX: Final = ".eventnotes"
SQLITE_VERSION: Final = connecting.SQLITE_VERSION
_TELLING: Final = ("full", "i/o error", "readonly", "locked", "malformed", "unable to open")


class Library:
    """An open library file.

    One that may write holds the lock beside the file, so that there is one
    writer among all programs; any number may read. Writing is one transaction
    after the other, from whatever thread; reading goes on meanwhile.

    Attributes:
        path: The file.
        listeners: Each is called with the `Changes` of every step, after it is
            on disk, in the thread that wrote.
        why_read_only: A sentence for the person, or "" when writing is possible.
        is_newer: A newer program wrote it, so that not all of it may be shown.
    """

    def __init__(self, path: Path, lock: FileLock | None, why_read_only: str) -> None:
        self.path = path
        self.listeners: list[Callable[[Changes], None]] = []
        self.why_read_only = why_read_only
        self.is_newer = False
        self._lock = lock
        self._one_at_a_time = threading.Lock()
        self._one_long_step = threading.Lock()
        self._reader = connecting.engine(path, immutable=connecting.is_locked_away(path))
        if lock is None:  # who may write mends the index instead
            event.listen(
                self._reader, "connect", lambda driver, _record: index_health.stand_in(driver)
            )
        self._writer: Engine | None = connecting.engine(path, write=True) if lock else None
        self._written = False

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new library file and open it for writing.

        The file has its name only once it is whole and on disk.

        Raises:
            LibraryProblem: There is a file of that name, or it cannot be written.
        """
        if path.exists():
            raise LibraryProblem(
                _("“{path}” is there already.").format(path=path),
                _("Open it, or choose another name for the new library."),
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = _locked(path)
            try:
                _make(path)
            finally:
                lock.release()
        except OSError as error:
            raise LibraryProblem(
                _("The library “{path}” could not be made: {reason}.").format(
                    path=path, reason=error.strerror
                ),
                _("Choose a folder that can be written, on a disk with room."),
            ) from error
        return cls.open(path, write=True)

    @classmethod
    def open(cls, path: Path, *, write: bool = False) -> Self:
        """Open a library file that is there.

        Args:
            path: The file.
            write: Take the lock; without it everything can be read and nothing changed.

        Raises:
            LibraryProblem: The file is missing, empty, foreign, damaged, or, for
                writing, held by another program or too new.
        """
        found = header.inspect(path)
        if found.schema > upgrade.SCHEMA:
            too_new = _(
                "A newer Event Notes wrote this library (its tables are revision {schema})."
            ).format(schema=found.schema)
            if write:
                raise LibraryProblem(
                    too_new, _("Update Event Notes to change it; until then it can be read.")
                )
            library = cls(path, None, too_new)
            library.is_newer = True
            return library
        if found.schema < upgrade.SCHEMA:
            _upgrade(path, found.schema)
        if not write:
            return cls(path, None, _("It was opened for reading."))
        lock = _locked(path)
        library = cls(path, lock, "")
        library._begin_writing()
        return library

    def close(self, today: date | None = None) -> Path | None:
        """Let go of the file; after writing, make the safety copy of the day.

        Args:
            today: For tests; the day by the clock otherwise.

        Returns:
            The safety copy made now, if any.
        """
        copy = None
        try:
            if self._written:
                copy = backup.daily(self.path, today or date.today())  # noqa: DTZ011 -- a person's day
        finally:
            self._reader.dispose()
            if self._writer is not None:
                self._writer.dispose()
            if self._lock is not None:
                self._lock.release()
        return copy

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @property
    def index_is_whole(self) -> bool:
        """Whether a search finds everything; `fulltext.unfinished` says how much it finds else."""
        with self.reading() as session:
            return fulltext.unfinished(session) is None

    @contextmanager
    def reading(self, interruption: Interruption | None = None) -> Iterator[Session]:
        """A session that sees one state of the library and cannot change it.

        Args:
            interruption: Can end the reading from any thread.

        Raises:
            Stopped: It was interrupted.
        """
        with _said(self.path), Session(self._reader, autoflush=False) as session:
            if interruption is None:
                yield session
            else:
                with interruption.of(session.connection().connection.driver_connection):
                    yield session

    @contextmanager
    def writing(self, *, counts: bool = True) -> Iterator[Session]:
        """A session inside one writing transaction that is no step of the history.

        For derived rows and for `LongStep`; a person's things go through `step`.

        Args:
            counts: Something is worth a safety copy afterwards; a check is not.
        """
        if self._writer is None:
            raise LibraryProblem(
                _("Nothing can be changed in this library. {why}").format(why=self.why_read_only),
                _("Close the program that holds it, or make a copy and change that."),
            )
        with (
            self._one_at_a_time,
            _said(self.path),
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session
        self._written |= counts

    @contextmanager
    def step(self, recorder: Recorder | None = None) -> Iterator[Session]:
        """A session for one undoable write: all of it is on disk when the block ends, or none.

        Whoever writes says what the step does with `history.describe`.
        """
        recorder = recorder or Recorder()
        with self.writing() as session:
            history.begin(session, recorder)
            yield session
            changes = history.finish(session)
        self._tell(changes)

    @contextmanager
    def long_step(self, label: Label) -> Iterator[LongStep]:
        """One step in many transactions, hidden until the block ends well.

        One after the other: what is hidden belongs to the one that is going on, and
        another thread waits here until that is over.
        """
        long_step = LongStep(self, label)
        with self._one_long_step:
            try:
                yield long_step
                changes = long_step.reveal()
            except BaseException:
                long_step.take_away()
                raise
        self._tell(changes)

    def undo(self) -> Label | None:
        """Take back the latest step; None when there is none."""
        with self.step() as session:
            return undo.undo(session)

    def redo(self) -> Label | None:
        """Do again the step taken back last; None when there is none."""
        with self.step() as session:
            return undo.redo(session)

    def _begin_writing(self) -> None:
        try:
            connection = connecting.plain(self.path)
            connecting.use_wal(connection)
            connection.close()
            with self.writing(counts=False) as session:
                clear_leftovers(session.connection())
                index_health.mend(session.connection())
        except BaseException:
            self.close()
            raise

    def _tell(self, changes: Changes) -> None:
        for listener in self.listeners:
            listener(changes)


def _locked(path: Path) -> FileLock:
    lock = FileLock(path.with_name(path.name + ".lock"))
    try:
        if connecting.is_locked_away(path):  # a lock of earlier times may be there all the same
            raise PermissionError(EACCES, strerror(EACCES))
        lock.acquire(timeout=0)
    except Timeout as error:
        raise LibraryProblem(
            _("The library “{path}” is open in another window or program.").format(path=path),
            _("Close it there to change something here; searching and exporting work meanwhile."),
        ) from error
    except OSError as error:
        raise LibraryProblem(
            _("The library “{path}” cannot be written: {reason}.").format(
                path=path, reason=error.strerror
            ),
            _("Move it to a folder where you may write; it can still be read where it is."),
        ) from error
    return lock


def _make(path: Path) -> None:
    part = path.with_name(path.name + ".new")
    part.unlink(missing_ok=True)  # of a creation that was cut short
    connecting.plain(part, create=True).close()
    engine = connecting.engine(part, write=True)
    try:
        with Session(engine) as session, session.begin():
            upgrade.run(session.connection())
            session.add(LibraryInfo(name="uuid", value=new_guid()))
            session.add(LibraryInfo(name="made_at", value=now()))
    finally:
        engine.dispose()
    put_in_place(part, path)


def _upgrade(path: Path, schema: int) -> None:
    try:
        lock = _locked(path)
    except LibraryProblem as problem:
        raise LibraryProblem(
            _("An older Event Notes wrote this library. {why}").format(why=problem.message),
            _("It has to be brought up to date once; then it can be read wherever it is."),
        ) from problem
    try:
        backup.before_upgrade(path, schema)
        upgrade.to_latest(path)
    finally:
        lock.release()


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into words; other errors of SQLite are bugs and rise."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig)
        if reason == "interrupted":
            raise Stopped from error
        if not any(word in reason.lower() for word in _TELLING):
            raise
        raise LibraryProblem(
            _("The library “{path}” could not be used: {reason}.").format(path=path, reason=reason),
            _("Nothing is half done. Make sure the disk has room and can be written, then repeat."),
        ) from error
