"""Paints the posts of an import, and edits titles, dates, labels and events in place."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.dialogs.preview.model import BEGINNING, SIGN, STATE, Column
from app.ui.dialogs.split.painting import RowPainter
from app.ui.style import fonts, icons, sizes
from app.ui.style.colours import Colours

ROW_HEIGHT: Final = 48
_BOX: Final = 16  # side of the check
_Index = QModelIndex | QPersistentModelIndex


class PreviewDelegate(QStyledItemDelegate):
    """Rows of two lines: the title, and below it its first words or what to know of it."""

    def __init__(self, events: Sequence[str], parent: QObject | None = None) -> None:
        """Take the names of known events, which are offered while one is typed."""
        super().__init__(parent)
        self._events = list(events)
        self._title = fonts.window(13, 600)
        self._cell = fonts.window(13)
        self._small = fonts.window(12)

    def row_height(self) -> int:
        """As high as two lines need."""
        lines = QFontMetrics(self._title).height() + QFontMetrics(self._small).height()
        return max(ROW_HEIGHT, lines + 2 * sizes.GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell; the one that has the keyboard gets the ring."""
        painter.save()
        row = RowPainter(painter, option)
        if row.is_chosen:
            row.fill(option.rect, row.look.chosen)
        if index.column() == Column.TITLE:
            self._paint_title(painter, row, option, index)
        else:
            self._paint_cell(row, option, index)
        if row.has_focus:
            row.ring(option.rect)
        painter.restore()

    def createEditor(  # noqa: N802 -- Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """A field; that of the event offers the known ones."""
        field = QLineEdit(parent)
        if index.column() == Column.EVENT:
            field.setCompleter(completer(self._events, field))
        field.setAccessibleName(
            str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        )
        return field

    def updateEditorGeometry(  # noqa: N802 -- Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """In the middle of the cell, beside the check."""
        place = QRect(option.rect)
        if index.column() == Column.TITLE:
            place.setLeft(place.left() + _BOX + 2 * sizes.GAP)
            place = QStyle.visualRect(option.direction, option.rect, place)
        height = min(editor.sizeHint().height(), place.height())
        place.adjust(0, (place.height() - height) // 2, 0, 0)
        place.setHeight(height)
        editor.setGeometry(place)

    def editorEvent(  # noqa: N802 -- Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """A click on the check leaves the post out, or takes it in again."""
        is_click = event.type() == QEvent.Type.MouseButtonRelease
        if is_click and isinstance(event, QMouseEvent) and _is_checkable(index):
            around = _box(option).adjusted(-6, -10, 6, 10)
            if around.contains(event.position().toPoint()):
                return model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
        return False

    def _paint_title(
        self, painter: QPainter, row: RowPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        if _is_checkable(index):
            _paint_box(painter, _box(option), row.look, is_chosen=_is_ticked(index))
        else:
            icons.paint(painter, _box(option), "check", row.look.muted)
        upper = option.rect.adjusted(_BOX + 2 * sizes.GAP + sizes.GAP // 2, 0, -sizes.GAP, 0)
        lower = QRect(upper)
        middle = option.rect.center().y()
        upper.setTop(middle - QFontMetrics(self._title).height())
        upper.setBottom(middle)
        lower.setTop(middle + 1)
        lower.setBottom(middle + QFontMetrics(self._small).height() + 1)
        colour = row.look.text if _is_ticked(index) else row.look.muted
        row.line(upper, index.data(), self._title, colour)
        state = str(index.data(STATE))
        if state:
            lower = row.sign(lower, str(index.data(SIGN)), row.look.muted)
        row.line(lower, state or str(index.data(BEGINNING)), self._small, row.look.muted)

    def _paint_cell(self, row: RowPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        inside = option.rect.adjusted(sizes.GAP, 0, -sizes.GAP, 0)
        words = str(index.data())
        is_plain = _is_ticked(index) and index.column() != Column.LABELS
        if not words and index.column() == Column.DATE:
            words, is_plain = _("no date"), False
        if index.column() == Column.LABELS:  # each keeps its direction
            words = ", ".join(f"\u2068{label}\u2069" for label in words.split(", "))
        row.line(inside, words, self._cell, row.look.text if is_plain else row.look.muted)


def completer(events: Sequence[str], parent: QObject) -> QCompleter:
    """Offers the events whose names hold what is typed."""
    offers = QCompleter(list(events), parent)
    offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    offers.setFilterMode(Qt.MatchFlag.MatchContains)
    return offers


def _is_checkable(index: _Index) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def _is_ticked(index: _Index) -> bool:
    state = index.sibling(index.row(), Column.TITLE).data(Qt.ItemDataRole.CheckStateRole)
    return Qt.CheckState(state) is Qt.CheckState.Checked


def _box(option: QStyleOptionViewItem) -> QRect:
    box = QRect(0, 0, _BOX, _BOX)
    box.moveCenter(option.rect.center())
    box.moveLeft(option.rect.left() + sizes.GAP)
    return QStyle.visualRect(option.direction, option.rect, box)


def _paint_box(painter: QPainter, box: QRect, look: Colours, *, is_chosen: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(look.accent if is_chosen else look.muted, 1))
    painter.setBrush(look.accent if is_chosen else look.paper)
    painter.drawRoundedRect(area, 4, 4)
    if is_chosen:
        icons.paint(painter, box.adjusted(2, 2, -2, -2), "check", look.on_accent)
