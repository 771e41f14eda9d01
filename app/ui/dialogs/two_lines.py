"""Draws a row with an icon, a name, and a quiet second line."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.style import colours, fonts, sizes

DETAIL: Final = Qt.ItemDataRole.UserRole + 1
"""The role of the second line."""

_PAD: Final = 8
_Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """A delegate for short lists of things: the display role above, `DETAIL` below."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        """Two lines of the fonts, and room around them."""
        high = QFontMetrics(fonts.window()).height() + QFontMetrics(fonts.window(12)).height()
        return QSize(option.rect.width(), high + 2 * _PAD + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        look = colours.of(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            _paint_ground(painter, option.rect, look.chosen)
        self._paint_icon(painter, option, index)
        text = option.rect.adjusted(2 * _PAD + sizes.ROW_ICON + 4, _PAD, -_PAD, -_PAD)
        text = QStyle.visualRect(option.direction, option.rect, text)
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
        for role, px, colour, side in (
            (Qt.ItemDataRole.DisplayRole, 13, look.text, Qt.AlignmentFlag.AlignTop),
            (DETAIL, 12, look.muted, Qt.AlignmentFlag.AlignBottom),
        ):
            font = fonts.window(px)
            painter.setFont(font)
            painter.setPen(colour)
            words = _elided(str(index.data(role) or ""), QFontMetrics(font), text.width())
            painter.drawText(text, align | side, words)
        painter.restore()

    def _paint_icon(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(sign, QIcon):
            box = QRect(0, 0, sizes.ROW_ICON, sizes.ROW_ICON)
            box.moveTopLeft(option.rect.topLeft())
            box.translate(_PAD + 2, _PAD)
            sign.paint(painter, QStyle.visualRect(option.direction, option.rect, box))


def _paint_ground(painter: QPainter, rect: QRect, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), sizes.RADIUS, sizes.RADIUS)


def _elided(words: str, metrics: QFontMetrics, width: int) -> str:
    return metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, width)
