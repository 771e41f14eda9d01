"""A small sign at the top of the reader: which place the person is at, and of how many."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QTextEdit

from app.ui.style import colours, sizes
from app.ui.style.card import paint_card

_PADDING: Final = 10


class PlaceCount(QLabel):
    """Floats over the trailing corner of the text; the mouse goes through it."""

    def __init__(self, reader: QTextEdit) -> None:
        super().__init__(reader)
        self._reader = reader
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        reader.installEventFilter(self)
        self.hide()

    def say(self, words: str) -> None:
        """Say how many places there are, or with "" go away."""
        self.setText(words)
        self.setAccessibleName(words)
        self._place()
        self.setVisible(bool(words))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Stay in the corner when the reader gets another size; nothing is held back."""
        if watched is self._reader and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the room another font needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint a card with a quiet border, then the words."""
        look = colours.of(self.palette())
        paint_card(self, look.alternate, look.line, sizes.RADIUS)
        super().paintEvent(event)

    def _place(self) -> None:
        around, wide = self._reader.rect(), self.fontMetrics().horizontalAdvance(self.text())
        area = around.adjusted(0, sizes.GAP, -sizes.EDGE - sizes.GAP // 2, 0)
        area.setLeft(area.right() + 1 - wide - 2 * _PADDING)
        area.setHeight(self.fontMetrics().height() + sizes.GAP)
        self.setGeometry(QStyle.visualRect(self.layoutDirection(), around, area))
