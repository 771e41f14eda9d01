"""Words, chips and signs, as the rows of the split editor are painted of."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.ui.style import colours, fonts, icons, sizes

CHIP_HEIGHT: Final = 20
_CHIP_RADIUS: Final = 5.0
_CHIP_PX: Final = 11
_SIGN: Final = 14  # side of an icon before a line
_ISOLATE: Final = "\u2068{}\u2069"  # words of one direction keep their order in the other
_MOST_LETTERS: Final = 600  # of a block that are looked at; two lines have fewer


class RowPainter:
    """Paints one row. Places are given as from left to right, and mirrored where needed.

    Attributes:
        look: The colours of the view.
        is_chosen: Whether the row is selected.
        has_focus: Whether it has the keyboard.
    """

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._direction = option.direction
        self._row = option.rect
        self.look = colours.of(option.palette)
        self.is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self.has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)

    def fill(self, place: QRect, colour: QColor, radius: int = 0) -> None:
        """Fill a place with a colour."""
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, radius > 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self._mirrored(place)), radius, radius)

    def line(self, place: QRect, words: str, font: QFont, colour: QColor) -> None:
        """Paint words on one line at the leading end, cut where they do not fit."""
        self._painter.setFont(font)
        self._painter.setPen(colour)
        shown = self._cut(words, place.width())
        side = QStyle.visualAlignment(self._direction, Qt.AlignmentFlag.AlignLeading)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        self._painter.drawText(self._mirrored(place), flags, _ISOLATE.format(shown))

    def lines(self, place: QRect, words: str, font: QFont, colour: QColor) -> None:
        """Paint words over as many lines as there is room for, the last one cut."""
        high = QFontMetrics(font).height()
        most = max(1, place.height() // high)
        words = words[:_MOST_LETTERS]
        layout = self._laid_out(words, font, place.width())
        self._painter.setPen(colour)
        at = self._mirrored(place).topLeft()
        for number in range(min(layout.lineCount(), most)):
            line = layout.lineAt(number)
            if number == most - 1 and layout.lineCount() > most:
                below = QRect(place.left(), place.top() + number * high, place.width(), high)
                self.line(below, words[_code_points(words, line.textStart()) :], font, colour)
            else:
                line.draw(self._painter, QPointF(at))

    def chip(self, place: QRect, words: str, *, is_quiet: bool = False) -> None:
        """Paint a word in a rounded frame; a quiet one has a dashed frame and no ground."""
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if is_quiet else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self.look.line, 1, style))
        painter.setBrush(Qt.GlobalColor.transparent if is_quiet else self.look.alternate)
        frame = QRectF(self._mirrored(place)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, _CHIP_RADIUS, _CHIP_RADIUS)
        self.word(place, words, self.look.muted if is_quiet else self.look.text)

    def word(self, place: QRect, words: str, colour: QColor) -> None:
        """Paint a word as a chip has it, without its frame."""
        self._painter.setFont(fonts.window(_CHIP_PX))
        self._painter.setPen(colour)
        inside = self._mirrored(place).adjusted(4, 0, -4, 0)
        shown = self._cut(words, inside.width())
        self._painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, shown)

    def sign(self, place: QRect, name: str, colour: QColor) -> QRect:
        """Paint an icon at the leading end of a line, and give the rest of the line."""
        box = QRect(place.left(), place.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)
        icons.paint(self._painter, self._mirrored(box), name, colour)
        return place.adjusted(_SIGN + 5, 0, 0, 0)

    def ring(self, place: QRect) -> None:
        """Paint the ring of the row that has the keyboard."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(QPen(self.look.accent, sizes.FOCUS_RING))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(self._mirrored(place)).adjusted(1, 1, -1, -1)
        self._painter.drawRoundedRect(frame, sizes.RADIUS, sizes.RADIUS)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._row, place)

    def _cut(self, words: str, width: int) -> str:
        metrics = self._painter.fontMetrics()
        return metrics.elidedText(words[:_MOST_LETTERS], Qt.TextElideMode.ElideRight, width)

    def _laid_out(self, words: str, font: QFont, width: int) -> QTextLayout:
        made = QTextLayout(words, font)
        leading = QStyle.visualAlignment(self._direction, Qt.AlignmentFlag.AlignLeading)
        option = QTextOption(leading)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        made.beginLayout()
        at = 0
        while (line := made.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, at))
            at += QFontMetrics(font).height()
        made.endLayout()
        return made


def chip_width(words: str) -> int:
    """How wide a chip of these words is."""
    return QFontMetrics(fonts.window(_CHIP_PX)).horizontalAdvance(words) + 16


def _code_points(words: str, units: int) -> int:
    """Qt counts an emoji as two, Python as one."""
    return len(words.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore"))
