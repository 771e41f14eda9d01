"""How large a window may be on the screen it will stand on."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME: Final = QSize(8, 40)  # room for the frame and the title that the desktop adds


def within_screen(window: QWidget, width: int, height: int) -> QSize:
    """The size a window or dialog would like, or less where its screen has no room for it."""
    return QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME)
