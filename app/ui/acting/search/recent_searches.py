"""Keeps the searches that were used: entered, opened from, or left standing for a while."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.ui.tasks import Tasks
from db import recent_searches

USED_AFTER_MS: Final = 5_000  # a query that stands so long was not on the way to another one


class RecentSearches(QObject):
    """Writes a query down once it was used, and not at each key."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._query = ""
        self._kept = ""
        self.quiet = QTimer(self)
        self.quiet.setSingleShot(True)
        self.quiet.setInterval(USED_AFTER_MS)
        self.quiet.timeout.connect(self.keep)

    def typed(self, query: str) -> None:
        """A query stands in the field now; "" for none."""
        self._query = query
        if query:
            self.quiet.start()
        else:
            self.quiet.stop()

    def keep(self) -> None:
        """The query was used."""
        self.quiet.stop()
        if self._query and self._query != self._kept:
            self._kept = self._query
            self._tasks.keep(partial(recent_searches.used, query=self._query))
