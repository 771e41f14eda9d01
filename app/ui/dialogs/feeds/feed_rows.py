"""Draws the rows of the list of feeds: folders, and feeds of two lines."""

from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.style import colours, fonts, icons, sizes
from app.ui.style.colours import Colours

DETAIL: Final = Qt.ItemDataRole.UserRole + 1
"""The role of the second line; a row without it is the head of a folder."""

COUNT: Final = Qt.ItemDataRole.UserRole + 2
"""The role of what stands at the end of the first line."""

WHEN: Final = Qt.ItemDataRole.UserRole + 3
"""The role of what stands at the end of the second line."""

HAS_PROBLEM: Final = Qt.ItemDataRole.UserRole + 4
"""The role of a flag: the second line is a problem, and gets its sign."""

_PAD: Final = 8
_ICON: Final = sizes.ROW_ICON
_Index = QModelIndex | QPersistentModelIndex


class FeedRows(QStyledItemDelegate):
    """A delegate for feeds: name and posts above; address or problem, and when, below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        """Two lines of the fonts, and room around them; one for a folder."""
        if index.data(DETAIL) is None:
            return QSize(option.rect.width(), sizes.SECTION_HEAD)
        high = QFontMetrics(fonts.window()).height() + QFontMetrics(fonts.window(12)).height()
        return QSize(option.rect.width(), high + 2 * _PAD + 3)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        look = colours.of(option.palette)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if index.data(DETAIL) is None:
            _paint_head(painter, option, look, str(index.data() or ""))
        else:
            self._paint_feed(painter, option, index, look)
        painter.restore()

    def _paint_feed(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, look: Colours
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.chosen)
            ground = QRectF(option.rect).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ground, sizes.RADIUS, sizes.RADIUS)
        has_problem = bool(index.data(HAS_PROBLEM))
        sign = QRect(option.rect.left() + _PAD + 2, option.rect.top() + _PAD, _ICON, _ICON)
        colour = look.error if has_problem else look.muted
        name = "triangle-alert" if has_problem else "rss"
        icons.paint(painter, QStyle.visualRect(option.direction, option.rect, sign), name, colour)
        small = fonts.window(12)
        name_words = _Words(index.data(), fonts.window(13, QFont.Weight.DemiBold), look.text)
        upper, lower = _lines(option.rect)
        for area, words, end in (
            (upper, name_words, COUNT),
            (lower, _Words(index.data(DETAIL), small, colour), WHEN),
        ):
            last = _Words(index.data(end), small, look.muted)
            _paint(painter, option, _paint_end(painter, option, area, last), words)


class _Words(NamedTuple):
    """Words of a row, and how they are written."""

    text: object
    font: QFont
    colour: QColor


def _lines(row: QRect) -> tuple[QRect, QRect]:
    """The places of both lines, behind the sign, reckoned from the left."""
    inside = row.adjusted(2 * _PAD + _ICON + 4, _PAD, -_PAD - 2, -_PAD)
    upper = QRect(inside)
    upper.setHeight(QFontMetrics(fonts.window()).height())
    lower = QRect(inside)
    lower.setTop(upper.bottom() + 4)
    return upper, lower


def _paint_head(painter: QPainter, option: QStyleOptionViewItem, look: Colours, words: str) -> None:
    """A folder's name, as the sidebar writes the heads of its sections."""
    area = option.rect.adjusted(_PAD + 2, 0, -_PAD, -4)
    font = fonts.window(11, QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(look.muted)
    area = QStyle.visualRect(option.direction, option.rect, area)
    side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
    shown = painter.fontMetrics().elidedText(
        words.upper(), Qt.TextElideMode.ElideRight, area.width()
    )
    painter.drawText(area, side | Qt.AlignmentFlag.AlignBottom, shown)


def _paint_end(
    painter: QPainter, option: QStyleOptionViewItem, area: QRect, words: _Words
) -> QRect:
    """Paint words at the end of a line; gives what is left of it before them."""
    text = str(words.text or "")
    width = QFontMetrics(words.font).horizontalAdvance(text)
    place = QRect(area)
    place.setLeft(max(area.left(), area.right() + 1 - width))
    _draw(painter, option, place, words._replace(text=text))
    return area.adjusted(0, 0, -width - 2 * _PAD, 0)


def _paint(painter: QPainter, option: QStyleOptionViewItem, area: QRect, words: _Words) -> None:
    """Paint words at the beginning of a line, as many as fit."""
    line = " ".join(str(words.text or "").split())
    metrics = QFontMetrics(words.font)
    shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, area.width())
    _draw(painter, option, area, words._replace(text=shown))


def _draw(painter: QPainter, option: QStyleOptionViewItem, area: QRect, words: _Words) -> None:
    painter.setFont(words.font)
    painter.setPen(words.colour)
    side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
    place = QStyle.visualRect(option.direction, option.rect, area)
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, _apart(str(words.text)))


def _apart(words: str) -> str:
    """The words in their own direction: “3 hours ago” keeps its order in either."""
    return f"\u2068{words}\u2069"
