"""What stands in a list that has nothing to show: a sentence, and what to do."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.style import sizes

_TITLE_SHARE: Final = 14 / 13


class EmptyState(QWidget):
    """Lies over a view while that is empty; the view keeps the focus and says the words."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._sentence = _label(self)
        self._advice = _label(self)
        self._advice.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.EDGE, 3 * sizes.EDGE, sizes.EDGE, sizes.EDGE)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._sentence)
        column.addWidget(self._advice)
        column.addStretch()
        view.installEventFilter(self)
        self._set_fonts()
        self.hide()

    def show_words(self, sentence: str, advice: str) -> None:
        """Show a sentence and below it what to do; no words at all hide both."""
        self._sentence.setText(sentence)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._view.setAccessibleDescription(f"{sentence} {advice}".strip())
        self.setGeometry(self._view.rect())
        self.setVisible(bool(sentence or advice))

    def words(self) -> str:
        """What is shown now, "" for nothing."""
        if self.isHidden():
            return ""
        return f"{self._sentence.text()} {self._advice.text()}".strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Stay as large as the view."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the sizes from the font of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_fonts()

    def _set_fonts(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * _TITLE_SHARE))
        font.setWeight(QFont.Weight.DemiBold)
        self._sentence.setFont(font)


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return label
