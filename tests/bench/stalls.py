"""How long the window's loop of events stands still: what a person feels as a window that hangs."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

_TICK_MS = 5
_LONGEST_WAIT_SECONDS = 600


class Stalls(QObject):
    """A clock in the window's thread that notices when it was not let to strike.

    Attributes:
        longest: The longest standstill of each phase, in ms, with what was done in it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest: dict[str, tuple[float, str]] = {}
        self._waiting = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._strike)
        self._is_over: Callable[[], bool] = lambda: True
        self._phase = self._doing = ""
        self._last = 0.0

    def watch(
        self, phase: str, doing: str, act: Callable[[], object], until: Callable[[], bool]
    ) -> None:
        """Do something inside the loop, and let the loop go on until something is so.

        Raises:
            TimeoutError: It did not become so.
        """
        self._phase, self._doing, self._is_over = phase, doing, until
        begin = self._last = perf_counter()
        QTimer.singleShot(0, self, act)
        QTimer.singleShot(0, self, self._timer.start)
        QTimer.singleShot(1_000 * _LONGEST_WAIT_SECONDS, self._waiting, self._waiting.quit)
        self._waiting.exec()
        self._timer.stop()
        if perf_counter() - begin > _LONGEST_WAIT_SECONDS:
            raise TimeoutError(f"{phase} {doing} did not come to an end")

    def _strike(self) -> None:
        now = perf_counter()
        stall = 1_000 * (now - self._last) - _TICK_MS
        self._last = now
        if stall > self.longest.get(self._phase, (0.0, ""))[0]:
            self.longest[self._phase] = (stall, self._doing)
        if self._is_over():
            self._waiting.quit()
