"""Asks the library for a search in two stages: what can be said at once, then all in its order."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.acting.search import found_rows
from app.ui.acting.search.found_rows import Found
from app.ui.tasks import Tasks

SEARCH: Final = "search"  # the channel of the first stage
RANKING: Final = "ranking"
RANKED_AFTER_MS: Final = 200  # without a key
PATIENCE_MS: Final = 120  # a first stage that has taken longer gives way to the next key


class Stages(QObject):
    """Runs the stages of one query after the other.

    Signals:
        found: A `Found` of a first stage; of a query that has been typed on since, too.
        ranked: A `Found` of a second stage, always of the present query.
    """

    found = Signal(object)
    ranked = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._typed = ""
        self._limit = 0
        self._is_answered = True
        self._wants_ranking = self._is_ranking = False
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(RANKED_AFTER_MS)
        self.pause.timeout.connect(self.rank)

    def ask(self, typed: str, limit: int) -> None:
        """Begin anew with another query."""
        self._tasks.interrupt(SEARCH, older_than_ms=PATIENCE_MS)
        self._tasks.interrupt(RANKING)
        self._typed, self._limit = typed, limit
        self._is_answered = self._wants_ranking = self._is_ranking = False
        self._tasks.read(
            partial(found_rows.first, typed=typed, limit=limit), self._hear, newest=SEARCH
        )
        self.pause.start()

    def rank(self) -> None:
        """Go on to the second stage now, or as soon as the first one is answered."""
        self.pause.stop()
        self._wants_ranking = not self._is_answered
        if self._is_answered and not self._is_ranking:
            self._rank()

    def ask_whole(self, typed: str, limit: int) -> None:
        """Ask for the second stage alone: more of the same, or the same anew."""
        self.pause.stop()
        self._typed, self._limit = typed, limit
        self._rank()

    def stop(self) -> None:
        """End what runs; nothing more is heard of it."""
        self.pause.stop()
        self._typed = ""
        self._tasks.forget(SEARCH)
        self._tasks.interrupt(SEARCH)
        self._tasks.forget(RANKING)
        self._tasks.interrupt(RANKING)

    def _rank(self) -> None:
        self._is_ranking = True
        self._tasks.read(
            partial(found_rows.ranked, typed=self._typed, limit=self._limit),
            self._hear_ranked,
            newest=RANKING,
        )

    def _hear(self, found: Found) -> None:
        self.found.emit(found)
        if found.typed == self._typed:
            self._is_answered = True
            if self._wants_ranking:
                self.rank()

    def _hear_ranked(self, found: Found) -> None:
        if found.typed == self._typed:
            self._is_ranking = False
            self.ranked.emit(found)
