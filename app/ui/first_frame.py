"""Tells when a window has been seen: what takes its time can begin then."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

LONGEST_WAIT_MS: Final = 300  # a window that starts minimised is not painted at all


class FirstFrame(QObject):
    """Calls once, after a window that is shown has been painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then: Callable[[], object] | None = then
        handle = window.windowHandle()
        if handle.isExposed():
            QTimer.singleShot(0, self, self._call)
        else:
            handle.installEventFilter(self)
            QTimer.singleShot(LONGEST_WAIT_MS, self, self._call)

    def eventFilter(self, _handle: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Hear that the window is on the screen; Qt paints it before it comes to the timer."""
        if event.type() == QEvent.Type.Expose:
            QTimer.singleShot(0, self, self._call)
        return False

    def _call(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
