"""A calm line in a dialog: what cannot be done as typed, and what could be."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.style import sizes
from app.ui.style.icons import icon


class Notice(QWidget):
    """A sentence with a sign before it; keeps its room when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._sign.setFixedSize(sizes.ROW_ICON, sizes.ROW_ICON)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)

    @property
    def text(self) -> str:
        """What is said; "" for nothing."""
        return self._words.text()

    def say(self, words: str, sign: str = "info") -> None:
        """Say something, also to a screen reader; "" takes it away.

        Args:
            words: One or two sentences.
            sign: The name of an icon.
        """
        self._words.setText(words)
        picture = icon(sign).pixmap(self._sign.size(), self.devicePixelRatioF())
        self._sign.setPixmap(picture)
        self._sign.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._words, words))
