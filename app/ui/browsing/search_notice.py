"""The small panel under the search field: a hint, or what cannot be understood."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.ui.style import colours, icons, sizes

_ICON: Final = 16
_GAP_BELOW_FIELD: Final = 4
_SMALL_SHARE: Final = 12 / 13


class SearchNotice(QFrame):
    """Floats over the panes, as wide as the field it belongs to, and pushes nothing aside.

    It is a child of the field's window: inside the toolbar it would be cut off.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._is_error = False
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.GAP, 7, sizes.GAP, 7)
        row.setSpacing(0)
        row.addSpacing(_ICON + sizes.GAP)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, "" for nothing."""
        return self._words.text()

    def set_words(self, text: str, *, is_error: bool) -> None:
        """Say something; "" says nothing and hides the panel."""
        self._is_error = is_error
        self._words.setText(text)
        self._field.setAccessibleDescription(text)
        self.set_shown(bool(text))

    def set_shown(self, is_shown: bool) -> None:
        """Show the panel under the field, or hide it and keep its words."""
        window = self._field.window()
        if not is_shown or not self.text or not self._field.isVisible():
            window.removeEventFilter(self)
            self.hide()
            return
        if self.parentWidget() is not window:
            self.setParent(window)
        window.installEventFilter(self)
        self._set_fonts()
        self._place()
        self.show()
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Go along when the window changes its size and moves the field."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the paper, its edge, and the sign that tells an error from a hint."""
        look = colours.of(self.palette())
        edge = look.error if self._is_error else look.line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(look.paper)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, sizes.CARD_RADIUS, sizes.CARD_RADIUS)
        self._paint_sign(painter, look)
        painter.end()

    def _paint_sign(self, painter: QPainter, look: colours.Colours) -> None:
        line = self._words.fontMetrics().height()
        area = QRectF(sizes.GAP, 7 + (line - _ICON) / 2, _ICON, _ICON)
        if self.isRightToLeft():
            area.moveRight(self.width() - sizes.GAP)
        name, colour = ("circle-alert", look.error) if self._is_error else ("info", look.muted)
        icons.paint(painter, area, name, colour)

    def _place(self) -> None:
        field = self._field
        below = field.mapTo(field.window(), QPoint(0, field.height() + _GAP_BELOW_FIELD))
        self.setGeometry(below.x(), below.y(), field.width(), self.heightForWidth(field.width()))

    def _set_fonts(self) -> None:
        font = QFont(self._field.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * _SMALL_SHARE))
        self._words.setFont(font)
