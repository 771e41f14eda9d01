"""A bar above the panes for what holds as long as the window is open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.style import sizes
from app.ui.style.icons import icon


class NoticeBar(QWidget):
    """A sign and a sentence; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._sign = QLabel(self)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.EDGE, sizes.GAP, sizes.EDGE, sizes.GAP)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        self.hide()

    def show_words(self, words: str, sign: str = "info") -> None:
        """Say something, with an icon of resources/icons before it; "" hides the bar."""
        self._sign.setPixmap(icon(sign).pixmap(sizes.ROW_ICON, sizes.ROW_ICON))
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
