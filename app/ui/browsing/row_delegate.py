"""Paints the rows of the post list: paper for the present one, an accent bar at its edge."""

from html import escape
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from app.ui.browsing import row_words
from app.ui.browsing.post_list_model import ROW_ROLE
from app.ui.browsing.post_list_rows import HeadRow, Row, RowHeight, height_of
from app.ui.browsing.row_layout import Ink, RowLayout, Sign, SignKind, lay_out
from app.ui.browsing.row_measures import Measures
from app.ui.style import colours, icons, sizes
from app.ui.style.chips import paint_chip
from app.ui.style.colours import Colours

_BAR: Final = 3
_RING_INSET: Final = 2
_SELECTED_SHARE: Final = 0.22
_ICONS: Final = {
    SignKind.NOTE: "sticky-note",
    SignKind.EVENT: "calendar",
    SignKind.DOWN: "arrow-down",
}
_MOST_KEPT: Final = 300  # laid out rows: some screens full of them

_Index = QModelIndex | QPersistentModelIndex


class _Kept(NamedTuple):
    row: Row
    width: int
    is_mirrored: bool
    layout: RowLayout


class RowDelegate(QStyledItemDelegate):
    """Paints posts, passages and heads; what was laid out for a width is kept."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._measures = Measures(view.font())
        self._kept: dict[int, _Kept] = {}

    def height(self, kind: RowHeight) -> int:
        """The height of a row in the present font."""
        return self._measures.height(kind)

    def measure(self, font: QFont) -> None:
        """Measure again: the font of the window has changed."""
        self._measures = Measures(font)
        self._kept.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        """As wide as the list is, as high as the kind of row."""
        return QSize(0, self.height(height_of(_row(index))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row, rect, look = _row(index), option.rect, colours.of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(row, HeadRow):
            self._ground(painter, option, index, look)
        painter.translate(rect.topLeft())
        _paint_content(painter, self._layout(index, option), look)
        painter.restore()

    def helpEvent(  # noqa: N802 -- Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Show the whole of what did not fit into the row."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        is_cut = self._layout(index, option).is_cut
        # Escaped inside a paragraph: a stranger's title that looks like HTML stays letters.
        words = f"<p>{escape(row_words.whole(_row(index)))}</p>" if is_cut else ""
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def _layout(self, index: _Index, option: QStyleOptionViewItem) -> RowLayout:
        row, width = _row(index), option.rect.width()
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        kept = self._kept.get(index.row())
        if kept and kept.row is row and (kept.width, kept.is_mirrored) == (width, is_mirrored):
            return kept.layout
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        layout = lay_out(row, self._measures, width, is_mirrored=is_mirrored)
        self._kept[index.row()] = _Kept(row, width, is_mirrored, layout)
        return layout

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, look: Colours
    ) -> None:
        rect, state = option.rect, QStyle.StateFlag
        is_selected = bool(option.state & state.State_Selected)
        is_current = self._view.currentIndex() == index
        ground = _ground_colour(
            look,
            is_selected=is_selected,
            is_current=is_current,
            is_hovered=bool(option.state & state.State_MouseOver),
        )
        if ground is not None:
            painter.fillRect(rect, ground)
        if is_selected:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            colour = look.accent if is_current else look.muted
            painter.fillRect(QStyle.visualRect(option.direction, rect, bar), colour)
        self._separator(painter, option, look)
        if option.state & state.State_HasFocus and option.state & state.State_KeyboardFocusChange:
            paint_ring(painter, rect.adjusted(_BAR, 0, -_BAR, -1), look)

    def _separator(self, painter: QPainter, option: QStyleOptionViewItem, look: Colours) -> None:
        rect, edge = option.rect, self._measures.edge
        width = rect.width() - edge - self._measures.far_edge
        line = QRect(rect.left() + edge, rect.bottom(), width, 1)
        painter.fillRect(QStyle.visualRect(option.direction, rect, line), look.line)


def paint_ring(painter: QPainter, rect: QRect, look: Colours) -> None:
    """Paint the ring around what has the keyboard, a little inside a rectangle."""
    inset = _RING_INSET + sizes.FOCUS_RING / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.accent, sizes.FOCUS_RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    area = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(area, sizes.RADIUS, sizes.RADIUS)


def _row(index: _Index) -> Row:
    row: Row = index.data(ROW_ROLE)
    return row


def _ground_colour(
    look: Colours, *, is_selected: bool, is_current: bool, is_hovered: bool
) -> QColor | None:
    if is_selected and is_current:
        return look.paper
    if is_selected:
        tint = QColor(look.selection)
        tint.setAlphaF(_SELECTED_SHARE)
        return tint
    return look.alternate if is_hovered else None


def _paint_content(painter: QPainter, layout: RowLayout, look: Colours) -> None:
    for sign in layout.signs:
        _paint_sign(painter, sign, look)
    for words in layout.words:
        colour = look.text if words.ink is Ink.TEXT else look.muted
        words.text.paint(painter, QPointF(words.at), colour, look.place)


def _paint_sign(painter: QPainter, sign: Sign, look: Colours) -> None:
    if sign.kind is SignKind.CHIP:
        paint_chip(painter, sign.area, look.theme(sign.slot))
    elif sign.kind is SignKind.STAR:
        icons.paint(painter, sign.area, "star", look.accent)
    elif sign.kind in _ICONS:
        icons.paint(painter, sign.area, _ICONS[sign.kind], look.muted)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent)
        painter.drawEllipse(sign.area)
