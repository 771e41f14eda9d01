"""Keeps what was read from a library as long as the library stays as it is."""

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

Value = TypeVar("Value")

# Nobody changes what can be found without a new row of the history or another number of the
# indexes; what an import brings is counted once it is shown.
_STATE = text(
    "SELECT (SELECT group_concat(name || '=' || value) FROM index_state),"
    " (SELECT seq FROM sqlite_sequence WHERE name = 'history'),"
    " (SELECT max(id) FROM step), (SELECT max(id) FROM post),"
    " (SELECT max(id) FROM post WHERE pending = 1)"
)


class Remembered(Generic[Value]):
    """One value for each library that this process has open.

    What a writing session sees may be taken back, so it is read anew each time.
    """

    def __init__(self) -> None:
        self._values: WeakKeyDictionary[Engine | Connection, tuple[Hashable, Value]] = (
            WeakKeyDictionary()
        )
        self._one_at_a_time = threading.Lock()

    def get(self, session: Session, made_from: Hashable, read: Callable[[], Value]) -> Value:
        """What `read` gave when the library was last as `made_from` says, or gives now."""
        if _is_writing(session):
            return read()
        library = session.get_bind()
        with self._one_at_a_time:
            known = self._values.get(library)
        if known is not None and known[0] == made_from:
            return known[1]
        value = read()
        with self._one_at_a_time:
            self._values[library] = (made_from, value)
        return value


def state(session: Session) -> Hashable:
    """What is another with every change of what a person can find; a few look-ups."""
    return tuple(session.execute(_STATE).one())


def _is_writing(session: Session) -> bool:
    return not session.connection().exec_driver_sql("PRAGMA query_only").scalar()
