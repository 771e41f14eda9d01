"""Builds the full-text indexes, in batches of some hundred rows.

Three ways: anew in one transaction, which leaves everything as it was when it
is stopped; to the end in many, where the index was found missing; and beside
the old one in many, which takes its place at the last.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from gettext import gettext as _
from threading import Event
from typing import Final, Protocol

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from db import fulltext
from db.index_tables import INDEXES, Index
from db.jobs import Job, Quiet

# A person's own write waits for one batch at the most, some 0.3 s.
_ROWS: Final = 500
_LETTERS: Final = 1_000_000

# Between two batches the lock is free for this long: a thread that lets go of it and takes
# it again at once would be first nearly every time.
_PAUSE_S: Final = 0.005

_Writing = Callable[[], AbstractContextManager[Connection]]


class Transactions(Protocol):
    """What building needs of a library: one writing transaction at a time."""

    def writing(self, *, counts: bool = True) -> AbstractContextManager[Session]:
        """A session inside `BEGIN IMMEDIATE`, committed when the block ends well."""


def rebuild(connection: Connection, job: Job | None = None) -> None:
    """Build every index anew in the transaction the connection is in; derived rows only."""
    for index in INDEXES:
        fulltext.make_empty(connection, index)
    fulltext.create(connection)
    _build(lambda: nullcontext(connection), INDEXES, job or Quiet())


def finish(library: Transactions, job: Job | None = None) -> None:
    """Build what is missing of the indexes in short transactions; what is built stays when stopped.

    A search finds meanwhile what the indexes hold.
    """
    _build(partial(_writing, library), INDEXES, job or Quiet(), _PAUSE_S)


def renew(library: Transactions, job: Job | None = None) -> None:
    """Build the indexes anew in short transactions, beside those that searches go on to use.

    Stopped, or when it fails, it leaves the old ones, which were kept in step. Is the
    program itself ended meanwhile, the next opening clears away what is half built.
    """
    beside = tuple(index.beside for index in INDEXES)
    with _writing(library) as connection:
        for index in beside:
            fulltext.make_empty(connection, index)
        fulltext.make_triggers(connection, beside=True)
    try:
        _build(partial(_writing, library), beside, job or Quiet(), _PAUSE_S)
        with _writing(library) as connection:
            fulltext.put_in_place(connection)
    except BaseException:
        with _writing(library) as connection:
            fulltext.clear_beside(connection)
        raise


def _build(writing: _Writing, indexes: Sequence[Index], job: Job, pause: float = 0.0) -> None:
    """Let each index take in what it lacks; the posts come last, and are what is reported."""
    posts, rest = indexes[0], Event()
    with writing() as connection:
        so_far = fulltext.built(connection, posts)
    done, total = so_far.done, so_far.total
    for index in reversed(indexes):
        taken: int | None = 0
        while taken is not None:
            job.report(min(done, total), total, _("Building the index of words"))
            with writing() as connection:
                taken = _take_in(connection, index)
            done += taken if taken and index is posts else 0
            rest.wait(pause)
    job.report(total, total, _("Building the index of words"))


def _take_in(connection: Connection, index: Index) -> int | None:
    """Let an index take in some rows; how many there were, None when it is whole."""
    after = fulltext.upto(connection, index)
    if after is None:
        return None
    rows = list(_next_rows(connection, index, after))
    if rows:
        fulltext.add_rows(connection, index, after, rows[-1])
    else:
        fulltext.set_upto(connection, index, None)
    fulltext.mark_stale(connection)
    return len(rows) or None


def _next_rows(connection: Connection, index: Index, after: int) -> Iterator[int]:
    """The numbers of the next rows of the view, as many as one transaction should have."""
    statement = text(
        f"SELECT id, coalesce(length({index.words}), 0) FROM {index.view} "  # noqa: S608 -- our own constant names
        "WHERE id > :after ORDER BY id LIMIT :rows"
    )
    letters = 0
    for row, length in connection.execute(statement, {"after": after, "rows": _ROWS}):
        yield row
        letters += length
        if letters >= _LETTERS:
            return


@contextmanager
def _writing(library: Transactions) -> Iterator[Connection]:
    with library.writing(counts=False) as session:
        yield session.connection()
