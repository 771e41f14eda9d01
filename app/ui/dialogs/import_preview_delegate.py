"""Paints the posts of an import, and edits their titles, dates and events in place."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.importing.standing import Standing
from app.ui.dialogs.import_preview_model import BEGINNING, STANDING, Column, standing_words
from app.ui.style import colours, fonts, icons, sizes
from app.ui.style.colours import Colours

ROW_HEIGHT: Final = 48
_BOX: Final = 16  # side of the check
_SIGN: Final = 13  # side of the sign before a remark
_Index = QModelIndex | QPersistentModelIndex


class PreviewDelegate(QStyledItemDelegate):
    """Rows of two lines: the title, and below it its first words or why it is not taken."""

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
        look = colours.of(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, look.chosen)
        state = index.sibling(index.row(), Column.TITLE).data(Qt.ItemDataRole.CheckStateRole)
        colour = look.text if Qt.CheckState(state) is Qt.CheckState.Checked else look.muted
        if index.column() == Column.TITLE:
            self._paint_title(painter, option, index, colour)
        else:
            inside = option.rect.adjusted(sizes.GAP, 0, -sizes.GAP, 0)
            self._line(painter, option, inside, index.data(), colour)
        if option.state & QStyle.StateFlag.State_HasFocus:
            _ring(painter, option.rect, look)
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
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: _Index,
        colour: QColor,
    ) -> None:
        look = colours.of(option.palette)
        standing = Standing(index.data(STANDING))  # Qt gives the bare text back
        if _is_checkable(index):
            _paint_box(painter, _box(option), look, is_chosen=colour == look.text)
        else:
            icons.paint(painter, _box(option), "check", look.muted)
        inside = QRect(option.rect)
        inside.setLeft(inside.left() + _BOX + 2 * sizes.GAP + sizes.GAP // 2)
        inside.setRight(inside.right() - sizes.GAP)
        inside = QStyle.visualRect(option.direction, option.rect, inside)
        upper, lower = QRect(inside), QRect(inside)
        upper.setBottom(option.rect.center().y())
        lower.setTop(option.rect.center().y() + 2)
        below = standing_words(standing)
        painter.setFont(self._title)
        ground = Qt.AlignmentFlag.AlignBottom
        self._words(painter, option, upper, index.data(), (colour, ground))
        painter.setFont(self._small)
        if below:
            lower = self._with_sign(painter, option, lower)
        ground = Qt.AlignmentFlag.AlignTop
        self._words(painter, option, lower, below or index.data(BEGINNING), (look.muted, ground))

    @staticmethod
    def _with_sign(painter: QPainter, option: QStyleOptionViewItem, line: QRect) -> QRect:
        """Paint the sign of a remark before the line, and give the rest of the line."""
        sign = QRect(line.topLeft(), QSize(_SIGN, _SIGN)).translated(0, 1)
        sign = QStyle.visualRect(option.direction, line, sign)
        icons.paint(painter, sign, "info", colours.of(option.palette).muted)
        rest = line.adjusted(_SIGN + 4, 0, 0, 0)
        return QStyle.visualRect(option.direction, line, rest)

    def _line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        words: str,
        colour: QColor,
    ) -> None:
        painter.setFont(self._cell)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._words(painter, option, rect, words, (colour, middle))

    @staticmethod
    def _words(
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        words: str,
        look: tuple[QColor, Qt.AlignmentFlag],
    ) -> None:
        colour, upright = look
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
        painter.setPen(colour)
        painter.drawText(rect, leading | upright | Qt.TextFlag.TextSingleLine, shown)


def completer(events: Sequence[str], parent: QObject) -> QCompleter:
    """Offers the events whose names hold what is typed."""
    offers = QCompleter(list(events), parent)
    offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    offers.setFilterMode(Qt.MatchFlag.MatchContains)
    return offers


def _is_checkable(index: _Index) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)


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


def _ring(painter: QPainter, rect: QRect, look: Colours) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.accent, sizes.FOCUS_RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), sizes.RADIUS, sizes.RADIUS)
