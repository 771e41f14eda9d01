"""The program's mark as a widget."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.style import icons


class Mark(QWidget):
    """The mark, as sharp as the screen it is on."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the mark over all of the widget."""
        icons.app_icon().paint(QPainter(self), self.rect())
