"""How a highlight to be checked looks as a row: its words; its chips, state and post below."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.dialogs.repair import words
from app.ui.dialogs.repair.list_model import REPAIR_ROLE
from app.ui.style import colours, fonts, icons, sizes
from app.ui.style.chips import paint_chip
from db.records import State
from db.repairs import Repair

_PAD: Final = 8
_CHIP: Final = 9
_SIGN: Final = 13
_MOST_CHIPS: Final = 4
_Index = QModelIndex | QPersistentModelIndex


class RepairDelegate(QStyledItemDelegate):
    """Paints the rows of the list of highlights to be checked."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        """Two lines of the fonts, and room around them."""
        lines = QFontMetrics(fonts.window()).height() + QFontMetrics(fonts.window(12)).height()
        return QSize(0, lines + 2 * _PAD + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row: object = index.data(REPAIR_ROLE)
        if isinstance(row, Repair):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _Row(painter, option).paint(row)
            painter.restore()


class _Row:
    """One row while it is painted; its boxes are mirrored in a dialog read from the right."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._rect = option.rect
        self._direction = option.direction
        self._is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._look = colours.of(option.palette)

    def paint(self, row: Repair) -> None:
        if self._is_chosen:
            self._paint_ground()
        inside = self._rect.adjusted(_PAD + 2, _PAD, -_PAD - 2, -_PAD)
        high = QFontMetrics(fonts.window()).height()
        quote = QRect(inside.left(), inside.top(), inside.width(), high)
        self._write(words.one_line(row.highlight.anchor.quote), quote, fonts.window(), is_text=True)
        self._paint_facts(row, inside.adjusted(0, high + 4, 0, 0))

    def _paint_ground(self) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.chosen)
        box = QRectF(self._rect).adjusted(1, 1, -1, -1)
        self._painter.drawRoundedRect(box, sizes.RADIUS, sizes.RADIUS)

    def _paint_facts(self, row: Repair, line: QRect) -> None:
        font = fonts.window(12)
        left = self._paint_chips(row, line)
        is_lost = row.highlight.state is State.LOST
        sign = QRect(left, line.center().y() - _SIGN // 2, _SIGN, _SIGN)
        name, ink = (
            ("circle-alert", self._look.error) if is_lost else ("circle-help", self._look.muted)
        )
        icons.paint(self._painter, self._visual(sign), name, ink)
        left += _SIGN + 4
        word = words.state_word(row.highlight.state)
        wide = QFontMetrics(font).horizontalAdvance(word) + 1
        self._write(word, QRect(left, line.top(), wide, line.height()), font, is_text=True)
        left += wide + 8
        rest = QRect(left, line.top(), line.right() + 1 - left, line.height())
        self._write(words.one_line(row.title), rest, font, is_text=False)

    def _paint_chips(self, row: Repair, line: QRect) -> int:
        left = line.left()
        for theme in row.highlight.themes[:_MOST_CHIPS]:
            chip = QRect(left, line.center().y() - _CHIP // 2, _CHIP, _CHIP)
            paint_chip(self._painter, self._visual(chip), self._look.theme(theme.colour))
            left += _CHIP + 4
        return left + 4 if row.highlight.themes else left

    def _write(self, text: str, box: QRect, font: QFont, *, is_text: bool) -> None:
        self._painter.setFont(font)
        self._painter.setPen(self._look.text if is_text else self._look.muted)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        align = QStyle.visualAlignment(self._direction, Qt.AlignmentFlag.AlignLeading)
        # Without “absolute” Qt would turn the side again for words from right to left.
        flags = align | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        single = flags.value | Qt.TextFlag.TextSingleLine.value
        # The marks around it keep an ellipsis behind its words, whichever way the row runs.
        self._painter.drawText(self._visual(box), single, f"\u2068{shown}\u2069")

    def _visual(self, box: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._rect, box)
