"""Lets the window close well when the system, or Ctrl+C in a terminal, asks for an end."""

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class EndingSignals(QObject):
    """Calls `end` in the window's thread when the process is asked to stop.

    Python hears of a signal only between two of its own steps, and an idle
    window takes none; the pipe that Python writes to at once wakes it up.
    """

    def __init__(self, end: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            return  # there the window is asked to close by a message of its own
        self._reading, writing = os.pipe()
        for each in (self._reading, writing):
            os.set_blocking(each, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, _hear)
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._end = end

    def _wake(self) -> None:
        os.read(self._reading, 64)
        self._end()


def _hear(_number: int, _frame: object) -> None:
    """Nothing: what matters is that the process does not just end, and the pipe was written."""
