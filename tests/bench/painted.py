"""How long it takes until a key press is seen: a widget has been painted as it is to be."""

from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

LONGEST_WAIT_MS = 20_000


class Taken(NamedTuple):
    """How long something took, in ms: the call itself, and until it was painted."""

    called: float
    painted: float


class Painted(QObject):
    """Tells once when a widget, or any of an application, has been painted while something is so.

    Attributes:
        at: When the painting was over, by `perf_counter`; None before.
    """

    told = Signal()

    def __init__(self, watched: QObject, is_so: Callable[[], bool]) -> None:
        super().__init__()
        self.at: float | None = None
        self._watched = watched
        self._is_so = is_so
        self._is_over = QEvent.Type(QEvent.registerEventType())
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Hear of a painting that begins; the event sent here comes when it has ended."""
        if event.type() == QEvent.Type.Paint and self._is_so():
            self._watched.removeEventFilter(self)
            soon = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(self._is_over), soon)
        return False

    def customEvent(self, _event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Note the time."""
        self.at = perf_counter()
        self.told.emit()


def taken(cause: Callable[[], object], widget: QWidget, is_so: Callable[[], bool]) -> Taken:
    """Do something, and wait until the widget was painted with what came of it.

    Raises:
        TimeoutError: It was not painted so.
    """
    watch = Painted(widget, is_so)
    waiting = QEventLoop()
    watch.told.connect(waiting.quit)
    QTimer.singleShot(LONGEST_WAIT_MS, waiting, waiting.quit)
    begin = perf_counter()
    cause()
    called = perf_counter()
    waiting.exec()
    if watch.at is None:
        raise TimeoutError(f"{widget} was not painted as it should be")
    return Taken(1_000 * (called - begin), 1_000 * (watch.at - begin))
