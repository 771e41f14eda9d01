"""The view of the post list: rows that keys walk through, and a sentence where there are none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.browsing.post_list_model import ROW_ROLE, PostListModel
from app.ui.browsing.post_list_rows import HeadRow
from app.ui.browsing.row_delegate import RowDelegate, paint_ring
from app.ui.style import colours

_STEP: Final = 32  # a notch of the wheel is three of them: a row
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEYBOARD: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)

_Index = QModelIndex | QPersistentModelIndex


class RowsView(QListView):
    """A list whose plain letters are left to the window's actions.

    The ring of focus shows from the first key on and goes with the next click.
    """

    current_moved = Signal(int)
    """A person made another row the present one."""

    row_entered = Signal(int)
    """Enter, or a double click on a row."""

    menu_wanted = Signal(QPoint)
    """A menu for the selected rows, at this point of the screen."""

    painted = Signal()
    """Other rows may be in view now."""

    def __init__(self, model: PostListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._is_quiet = False
        self._uses_keys = False
        self.delegate = RowDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._set_behaviour()

    def _set_behaviour(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Files dropped on the list are for the window, which imports them.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """While this lasts, the present row moves without `current_moved`: no person moved it."""
        before, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = before

    def numbers_in_view(self) -> range:
        """The rows that can be seen, also in part."""
        count = self._rows.rowCount()
        if not count:
            return range(0)
        area = self.viewport().rect()
        middle = area.center().x()
        first = self.indexAt(QPoint(middle, area.top()))
        last = self.indexAt(QPoint(middle, area.bottom()))
        return range(max(first.row(), 0), (last.row() if last.isValid() else count - 1) + 1)

    def selected_numbers(self) -> list[int]:
        """The selected rows from the top down."""
        # By ranges: an index for each of ten thousand rows would be felt in the fingers.
        ranges = (
            (each.top(), each.bottom()) for each in self.selectionModel().selection().toList()
        )
        numbers = (number for top, bottom in ranges for number in range(top, bottom + 1))
        return sorted({n for n in numbers if not isinstance(self._rows.rows[n], HeadRow)})

    def keyboardSearch(self, _typed: str) -> None:  # noqa: N802 -- Qt's name
        """Search nothing: a letter is an action of the window here."""

    def selectAll(self) -> None:  # noqa: N802 -- Qt's name
        """Select all rows, also those nobody has scrolled to yet."""
        self._rows.fetch_to(-1)
        super().selectAll()

    def moveCursor(  # noqa: N802 -- Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The row a key leads to; never a head."""
        if action == QAbstractItemView.CursorAction.MoveEnd:
            self._rows.fetch_to(-1)
        index = super().moveCursor(action, modifiers)
        if action == QAbstractItemView.CursorAction.MoveHome and _is_head(index):
            return self._rows.index(index.row() + 1)
        return index

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 -- Qt's name
        """Tell of the new present row, unless the program chose it."""
        super().currentChanged(current, previous)
        self.viewport().update()  # the bar of the row that was present loses its colour
        if current.isValid() and not self._is_quiet:
            self.current_moved.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Walk through the rows, or enter the present one."""
        self._use_keys(True)
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.row_entered.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Choose a row."""
        self._use_keys(False)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Enter a row."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and not _is_head(index):
            self.row_entered.emit(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 -- Qt's name
        """Ask for the menu, at the present row when the key asks."""
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        if not index.isValid() or _is_head(index):
            return
        point = self.visualRect(index).center() if is_key else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(point))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Show where the keyboard is; arriving alone opens nothing."""
        self._use_keys(event.reason() in _KEYBOARD or self._uses_keys)
        had_current = self.currentIndex().isValid()
        with self.quietly():
            super().focusInEvent(event)
            if not had_current:  # Qt goes to the first row, and the first Down would pass it over
                self.selectionModel().clearCurrentIndex()

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:  # noqa: N802 -- Qt's name
        """Tell the delegate whether the ring of focus is to be seen."""
        super().initViewItemOption(option)
        if self._uses_keys:
            option.state |= QStyle.StateFlag.State_KeyboardFocusChange
        else:
            option.state &= ~QStyle.StateFlag.State_KeyboardFocusChange

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the rows, and tell that they have been seen."""
        super().paintEvent(event)
        if self._uses_keys and self.hasFocus() and not self._rows.rows:
            painter = QPainter(self.viewport())
            paint_ring(painter, self.viewport().rect(), colours.of(self.palette()))
            painter.end()
        self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Measure the rows again when the font of the window changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.delegate.measure(self.font())
            self.scheduleDelayedItemsLayout()

    def _use_keys(self, uses_keys: bool) -> None:
        if uses_keys != self._uses_keys:
            self._uses_keys = uses_keys
            self.viewport().update()


def _is_head(index: QModelIndex) -> bool:
    return isinstance(index.data(ROW_ROLE), HeadRow)
