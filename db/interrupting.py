"""How a reading that takes long is ended from another thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Final

# Instructions of SQLite between two looks, some milliseconds: each look waits for Python's lock,
# which the window may hold.
_OFTEN: Final = 50_000


class Interruption:
    """Ends one reading; to be given to `Library.reading`, and used for no other."""

    def __init__(self) -> None:
        self._is_wanted = False
        self._connection: Any = None
        self._lock = Lock()

    def now(self) -> None:
        """End the reading, or keep it from beginning; once it is over this does nothing."""
        with self._lock:
            self._is_wanted = True
            if self._connection is not None:
                self._connection.interrupt()

    @contextmanager
    def of(self, connection: Any) -> Iterator[None]:
        """Let a connection of SQLite be interrupted, until it is given back.

        What runs is interrupted at once, and what would be asked after it soon after it began.
        """
        with self._lock:
            self._connection = connection
            connection.set_progress_handler(self._must_end, _OFTEN)
        try:
            yield
        finally:
            with self._lock:
                self._connection = None
                connection.set_progress_handler(None, 0)

    def _must_end(self) -> bool:
        return self._is_wanted
