"""Paints the rows of the palette: heads, entries with their marks, and key caps."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.browsing.laid_text import LaidText, one_line
from app.ui.browsing.palette.entries import ROW, Entry, Head
from app.ui.browsing.row_snippet import in_view
from app.ui.style import colours, fonts, sizes
from app.ui.style.colours import Colours
from app.ui.style.key_caps import caps_width, paint_caps
from app.ui.style.row_ground import paint_row_ground, row_part
from db.records import Span

HEAD_ROW: Final = 26
ENTRY_ROW: Final = 36
DETAIL_ROW: Final = 56
_FILL_EDGE: Final = 6
_LEAD: Final = 20  # before the icon; heads begin 4 pixels earlier, with the field's text
TEXT_LEAD: Final = 49
TRAIL: Final = 16
_UNDERLINE: Final = 1.5
_UNDERLINE_DROP: Final = 2  # below the letters' own line
_TITLE_PX, _DETAIL_PX, _HEAD_PX = 13, 12, 11

_Index = QModelIndex | QPersistentModelIndex


def height_of(row: Entry | Head) -> int:
    """How high a row is; a larger font makes it higher."""
    title, detail = (QFontMetrics(fonts.window(px)).height() for px in (_TITLE_PX, _DETAIL_PX))
    if isinstance(row, Head):
        return max(ENTRY_ROW, title + 16) if row.is_sentence else max(HEAD_ROW, detail + 10)
    return max(DETAIL_ROW, title + detail + 20) if row.detail else max(ENTRY_ROW, title + 16)


class PaletteDelegate(QStyledItemDelegate):
    """Paints heads and entries; the chosen entry has a fill and a bar in the accent colour."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        """As wide as the list, and as high as its kind."""
        row = index.data(ROW)
        return QSize(0, height_of(row) if isinstance(row, Entry | Head) else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row, look = index.data(ROW), colours.of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Head):
            _paint_head(painter, option, row, look)
        elif isinstance(row, Entry):
            paint_row_ground(painter, option, look, _FILL_EDGE)
            _paint_entry(painter, option, row, look)
        painter.restore()


def _paint_head(painter: QPainter, option: QStyleOptionViewItem, head: Head, look: Colours) -> None:
    size, weight = (_TITLE_PX, 400) if head.is_sentence else (_HEAD_PX, 600)
    words = head.text if head.is_sentence else QLocale().toUpper(head.text)
    font = fonts.window(size, weight)
    start, room = _LEAD - 4, option.rect.width() - _LEAD + 4 - TRAIL
    if head.count:
        font_of_count = fonts.window(_HEAD_PX)
        width = QFontMetrics(font_of_count).horizontalAdvance(head.count) + 2
        counted = row_part(option, start + room - width, width)
        laid = _line(option, head.count, font_of_count, counted)
        _paint_middle(painter, laid, counted, look.muted, look)
        room -= width + sizes.GAP
    area = row_part(option, start, max(0, room))
    _paint_middle(painter, _line(option, words, font, area), area, look.muted, look)


def _paint_entry(
    painter: QPainter, option: QStyleOptionViewItem, entry: Entry, look: Colours
) -> None:
    caps = caps_width(entry.keys, fonts.window(_TITLE_PX))
    area = row_part(option, TEXT_LEAD, _room(option) - caps - sizes.GAP)
    title = area
    if entry.detail:
        title = _upper(area)
        _paint_detail(painter, option, entry, _lower(area), look)
    weight = QFont.Weight.DemiBold if entry.detail else QFont.Weight.Normal
    _paint_title(painter, option, entry, title, fonts.window(_TITLE_PX, weight))
    if entry.icon is not None:
        sign = row_part(option, _LEAD, sizes.ROW_ICON)
        entry.icon.paint(painter, _upper(sign) if entry.detail else sign)
    painter.setFont(fonts.window(_TITLE_PX))
    paint_caps(painter, row_part(option, TEXT_LEAD, _room(option)), entry.keys, option.palette)


def _paint_title(
    painter: QPainter, option: QStyleOptionViewItem, entry: Entry, area: QRect, font: QFont
) -> None:
    """Paint the title with the letters that match underlined."""
    look = colours.of(option.palette)
    metrics = QFontMetrics(font)
    words, marks = entry.title, entry.title_marks
    if metrics.horizontalAdvance(words) > area.width():
        words, marks = in_view(words, marks, area.width(), metrics.horizontalAdvance)
    laid = _line(option, words, font, area, marks)
    top = _middle(laid, area)
    below = top + metrics.ascent() + _UNDERLINE_DROP
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.accent)
    for mark in laid.marks:
        line = QRectF(area.left() + mark.left() + 1, below, mark.width() - 2, _UNDERLINE)
        painter.drawRoundedRect(line, _UNDERLINE / 2, _UNDERLINE / 2)
    unmarked = replace(laid, marks=())
    unmarked.paint(painter, QPointF(area.left(), top), look.text, look.place)


def _paint_detail(
    painter: QPainter, option: QStyleOptionViewItem, entry: Entry, area: QRect, look: Colours
) -> None:
    font = fonts.window(_DETAIL_PX)
    words, marks = in_view(
        entry.detail, entry.marks, area.width(), QFontMetrics(font).horizontalAdvance
    )
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    laid = _line(option, words, font, area, marks)
    _paint_middle(painter, laid, area, look.text if is_chosen else look.muted, look)


def _upper(area: QRect) -> QRect:
    """Where the first of two lines stands."""
    return area.adjusted(0, 6, 0, 1 - area.height() // 2)


def _lower(area: QRect) -> QRect:
    return area.adjusted(0, area.height() // 2 - 1, 0, -6)


def _line(
    option: QStyleOptionViewItem,
    text: str,
    font: QFont,
    area: QRect,
    marks: Sequence[Span] = (),
) -> LaidText:
    is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
    return one_line(text, font, area.width(), is_mirrored=is_mirrored, marks=marks)


def _paint_middle(
    painter: QPainter, laid: LaidText, area: QRect, ink: QColor, look: Colours
) -> None:
    laid.paint(painter, QPointF(area.left(), _middle(laid, area)), ink, look.place)


def _middle(laid: LaidText, area: QRect) -> int:
    """The top of a line that stands in the middle of an area's height."""
    return round(area.top() + (area.height() - laid.layout.boundingRect().height()) / 2)


def _room(option: QStyleOptionViewItem) -> int:
    return max(0, option.rect.width() - TEXT_LEAD - TRAIL)
