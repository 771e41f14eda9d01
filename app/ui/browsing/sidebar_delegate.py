"""Paints the rows of the sidebar: heads, icons and chips, names, key caps and quiet counts."""

from functools import cache
from gettext import gettext as _
from html import escape
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from app.ui.browsing.laid_text import LaidText, one_line, some_lines
from app.ui.browsing.sidebar_model import row_at
from app.ui.browsing.sidebar_rows import NARROWING, RowKind, SidebarRow
from app.ui.style import chips, colours, fonts, icons, sizes
from app.ui.style.colours import Colours
from app.ui.style.key_caps import paint_caps

INDENT: Final = 16
"""How far each level of the tree is set in."""

_FILL_EDGE: Final = 6  # between the edge of the pane and a row's fill
_LEAD: Final = 2  # between the indentation and the icon
_NAME_GAP: Final = 8
_CAP_GAP: Final = 4  # between a key cap and what stands on either side: names need the room
_TRAIL: Final = 14
_HEAD_PX: Final = 11
_SMALL_PX: Final = 12
_CAP_SIDE: Final = 18
_LEAST_HINT: Final = 80
_HOVER: Final = 0.06  # of the text's colour over the ground

_Index = QModelIndex | QPersistentModelIndex


def paint_ground(painter: QPainter, row: QRect, look: Colours, state: QStyle.StateFlag) -> None:
    """Paint the rounded fill under a whole row: chosen or under the pointer, with its ring.

    The row goes from edge to edge of the pane; of the state, Selected, MouseOver
    and HasFocus count.
    """
    flag = QStyle.StateFlag
    is_chosen = bool(state & flag.State_Selected)
    if not is_chosen and not state & (flag.State_MouseOver | flag.State_HasFocus):
        return
    area = QRectF(row).adjusted(_FILL_EDGE, 0.5, -_FILL_EDGE, -0.5)
    fill = QColor(look.chosen if is_chosen else look.text)
    fill.setAlphaF(1.0 if is_chosen else _HOVER)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(area, sizes.RADIUS, sizes.RADIUS)
    if state & flag.State_HasFocus:
        half = sizes.FOCUS_RING / 2
        painter.setPen(QPen(look.accent, sizes.FOCUS_RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(
            area.adjusted(half, half, -half, -half), sizes.RADIUS - 1, sizes.RADIUS - 1
        )
    painter.restore()


class SidebarDelegate(QStyledItemDelegate):
    """Paints what stands on the ground; heights follow the fonts."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        """A row is 28 high, a head 34, a hint as high as its lines."""
        row = row_at(index)
        if row.kind is RowKind.HEAD:
            return QSize(0, _head_height())
        if row.kind is RowKind.HINT:
            metrics = QFontMetrics(fonts.window(_SMALL_PX))
            lines = _hint(row, _hint_width(option), is_mirrored=False).layout.lineCount()
            return QSize(0, lines * metrics.height() + 10)
        return QSize(0, _row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row, look = row_at(index), colours.of(option.palette)
        painter.save()
        if row.kind is RowKind.HEAD:
            _paint_head(painter, option, row, look)
        elif row.kind is RowKind.HINT:
            _paint_hint(painter, option, row, look)
        else:
            _paint_place(painter, option, row, look)
        painter.restore()

    def helpEvent(  # noqa: N802 -- Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Show what is cut, what a theme means or where an event is, and how to search there."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        row = row_at(index)
        parts = [row.text] if row.about or _is_cut(option, row) else []
        is_narrowing = row.scope is not None and row.scope.kind in NARROWING
        advice = _("Ctrl+click, or F: search in it") if is_narrowing else ""
        words = "\n".join(filter(None, (*parts, row.about, advice)))
        # Names come from people: escaped, they cannot be taken for rich text.
        shown = f"<p style='white-space: pre-wrap'>{escape(words)}</p>" if words else ""
        QToolTip.showText(event.globalPos(), shown, view)
        return True


# The window's fonts stay as they are while it is open, and Qt asks for each row's height often.
@cache
def _head_height() -> int:
    metrics = QFontMetrics(fonts.window(_HEAD_PX, QFont.Weight.DemiBold))
    return max(sizes.SECTION_HEAD, metrics.height() + 20)


@cache
def _row_height() -> int:
    return max(sizes.TREE_ROW, QFontMetrics(fonts.window()).height() + 10)


def _paint_head(
    painter: QPainter, option: QStyleOptionViewItem, row: SidebarRow, look: Colours
) -> None:
    font = fonts.window(_HEAD_PX, QFont.Weight.DemiBold)
    words = QLocale().toUpper(row.text)
    area = _placed(
        option,
        QRect(INDENT + _LEAD, 0, option.rect.width() - INDENT - _TRAIL, option.rect.height()),
    )
    laid = one_line(words, font, area.width(), is_mirrored=_is_mirrored(option))
    painter_top = area.bottom() - QFontMetrics(font).height() - 6
    laid.paint(painter, QPointF(area.left(), painter_top), look.muted, look.place)


def _paint_hint(
    painter: QPainter, option: QStyleOptionViewItem, row: SidebarRow, look: Colours
) -> None:
    width = _hint_width(option)
    area = _placed(option, QRect(_LEAD, 4, width, option.rect.height()))
    laid = _hint(row, width, is_mirrored=_is_mirrored(option))
    laid.paint(painter, QPointF(area.topLeft()), look.muted, look.place)


def _paint_place(
    painter: QPainter, option: QStyleOptionViewItem, row: SidebarRow, look: Colours
) -> None:
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    quiet = look.text if is_chosen else look.muted
    _paint_sign(painter, option, row, look)
    count, cap, name = _areas(option, row)
    if row.count:
        painter.setFont(fonts.window(_SMALL_PX))
        painter.setPen(quiet)
        painter.drawText(_placed(option, count), _TRAILING, _count(row))
    if row.digit:
        painter.setFont(fonts.window(_SMALL_PX))
        paint_caps(painter, _placed(option, cap), (str(row.digit),), option.palette)
    area = _placed(option, name)
    laid = one_line(row.text, _name_font(is_chosen), area.width(), is_mirrored=_is_mirrored(option))
    top = area.center().y() + 1 - laid.layout.boundingRect().height() / 2
    laid.paint(painter, QPointF(area.left(), top), look.text, look.place)


_TRAILING: Final = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


def _paint_sign(
    painter: QPainter, option: QStyleOptionViewItem, row: SidebarRow, look: Colours
) -> None:
    side, height = sizes.ROW_ICON, option.rect.height()
    area = _placed(option, QRect(_LEAD, (height - side) // 2, side, side))
    if row.slot is None:
        icons.paint(painter, area, row.icon, look.text if row.icon else look.muted)
        return
    inset = 2
    chip = area.adjusted(inset, inset, -inset, -inset)
    chips.paint_chip(painter, chip, look.theme(row.slot), filled=False)


def _areas(option: QStyleOptionViewItem, row: SidebarRow) -> tuple[QRect, QRect, QRect]:
    """Where count, key cap and name stand, as if from left to right."""
    width, height = option.rect.width(), option.rect.height()
    metrics = QFontMetrics(fonts.window(_SMALL_PX))
    # Key caps stand under each other, whether the count beside them has one figure or two.
    least = metrics.horizontalAdvance("00") if row.digit else 0
    count_width = max(least, metrics.horizontalAdvance(_count(row)) if row.count else 0)
    end = width - _TRAIL
    count = QRect(end - count_width, 0, count_width, height)
    end -= count_width + (_CAP_GAP if row.digit else _NAME_GAP if count_width else 0)
    cap = QRect(end - _CAP_SIDE, (height - _CAP_SIDE) // 2, _CAP_SIDE, _CAP_SIDE)
    end -= _CAP_SIDE + _CAP_GAP if row.digit else 0
    start = _LEAD + sizes.ROW_ICON + _NAME_GAP
    return count, cap, QRect(start, 0, max(0, end - start), height)


def _is_cut(option: QStyleOptionViewItem, row: SidebarRow) -> bool:
    if row.kind is not RowKind.PLACE:
        return False
    _count_area, _cap_area, name = _areas(option, row)
    return one_line(row.text, _name_font(True), name.width(), is_mirrored=False).is_cut


def _count(row: SidebarRow) -> str:
    return QLocale().toString(row.count)


def _name_font(is_chosen: bool) -> QFont:
    return fonts.window(13, QFont.Weight.DemiBold if is_chosen else QFont.Weight.Normal)


def _hint(row: SidebarRow, width: int, *, is_mirrored: bool) -> LaidText:
    return some_lines(row.text, fonts.window(_SMALL_PX), width, 4, is_mirrored=is_mirrored)


def _hint_width(option: QStyleOptionViewItem) -> int:
    # While heights are asked for, there is no rectangle yet.
    view = option.widget
    pane = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
    return max(_LEAST_HINT, pane - INDENT - _LEAD - _TRAIL)


def _is_mirrored(option: QStyleOptionViewItem) -> bool:
    return option.direction == Qt.LayoutDirection.RightToLeft


def _placed(option: QStyleOptionViewItem, area: QRect) -> QRect:
    """A rectangle reckoned from the leading upper corner of the row, where it stands."""
    within = area.translated(option.rect.topLeft())
    return QStyle.visualRect(option.direction, option.rect, within)
