"""Saving posts into a large library, beside raw sqlite3 that writes the very same rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from db import connecting, incoming
from db.incoming import Arrival
from db.library import Library
from db.steps import Label
from tests.bench import corpus, libraries
from tests.bench.timing import seconds

POSTS = 1_000
BATCH_POSTS = 200
FIRST = 1_500_000  # numbers of posts that no library has

_ASKING = ("SELECT", "PRAGMA", "WITH")
# As `db.connecting` has them.
_PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    f"cache_size=-{connecting.CACHE_KIB}",
    "temp_store=MEMORY",
)
_Written = list[tuple[str, Any, bool]]


def share(path: Path) -> float:
    """How fast we save, as a share of how fast sqlite3 alone writes the same rows.

    What we write is taken down statement by statement, and then written into a copy made
    before: the same rows, triggers, indexes and transactions, without what prepares them.
    """
    arriving = [Arrival(post.draft(), post.blog) for post in corpus.posts(POSTS, FIRST)]
    with libraries.copy_of(path) as other:
        with Library.open(path, write=True) as library, _taken_down() as written:
            ours = seconds(lambda: _save(library, arriving))
        return _time_of_writing(other, written) / ours


def _save(library: Library, arriving: list[Arrival]) -> None:
    with library.long_step(Label("Import posts")) as step:
        for first in range(0, len(arriving), BATCH_POSTS):
            with step.batch() as session:
                incoming.save(session, arriving[first : first + BATCH_POSTS])


@contextmanager
def _taken_down() -> Iterator[_Written]:
    """Every statement that changes something, and where a transaction ends."""
    written: _Written = []

    def keep(_cursor: Any, statement: str, values: Any, _context: Any) -> None:
        if not statement.lstrip().upper().startswith(_ASKING):
            written.append((statement, values, False))

    def keep_many(_cursor: Any, statement: str, values: Any, _context: Any) -> None:
        written.append((statement, values, True))

    def end(_connection: Any) -> None:
        written.append(("COMMIT", (), False))

    heard: dict[str, Callable[..., None]] = {
        "do_execute": keep,
        "do_executemany": keep_many,
        "commit": end,
    }
    for name, listener in heard.items():
        event.listen(Engine, name, listener)
    try:
        yield written
    finally:
        for name, listener in heard.items():
            event.remove(Engine, name, listener)


def _time_of_writing(path: Path, written: _Written) -> float:
    """In seconds, without what closing takes: a library is not closed after an import either."""
    connection = connecting.plain(path)
    connecting.use_wal(connection)
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    took = seconds(lambda: _write(connection, written))
    connection.close()
    return took


def _write(connection: Any, written: _Written) -> None:
    for statement, values, many in written:
        if many:
            connection.executemany(statement, values)
        else:
            connection.execute(statement, values)
