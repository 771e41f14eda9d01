"""Words with a sign before them or none, as they stand in the panel under the search field."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.style import colours, icons, sizes
from app.ui.style.leading import leading

_ICON: Final = 15
_LEAD: Final = 11  # the sign stands in the middle below the field's own
_TOP: Final = 4


class PanelLine(QWidget):
    """Words that wrap, quiet ones without a sign; hidden while it says nothing."""

    def __init__(self, sign: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = sign
        self.is_error = False
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _TOP, 0, _TOP)
        row.setSpacing(0)
        row.addSpacing(_LEAD + _ICON + sizes.GAP + 1)  # margins would not be mirrored
        row.addWidget(self._words, 1)
        row.addSpacing(sizes.GAP + 2)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, "" for nothing."""
        return self._words.text()

    def set_words(self, text: str, *, is_error: bool = False) -> None:
        """Say something; the colour of a hint is quiet, the sign of an error another one."""
        self.is_error = is_error and bool(text)
        self._words.setText(text)
        quiet = QPalette.ColorRole.PlaceholderText
        role = QPalette.ColorRole.Text if self._sign else quiet
        self._words.setAlignment(leading(self))
        self._words.setForegroundRole(role)
        self.setVisible(bool(text))

    def height_for(self, width: int) -> int:
        """How high it is in a width."""
        return self.heightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the sign."""
        if not self._sign:
            return
        look = colours.of(self.palette())
        line = self._words.fontMetrics().height()
        area = QRectF(_LEAD, _TOP + (line - _ICON) / 2, _ICON, _ICON)
        if self.isRightToLeft():
            area.moveRight(self.width() - _LEAD)
        name, colour = ("circle-alert", look.error) if self.is_error else (self._sign, look.muted)
        painter = QPainter(self)
        icons.paint(painter, area, name, colour)
        painter.end()
