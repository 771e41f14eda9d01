"""The table of an import's posts, worked by the keyboard."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.dialogs.preview.delegate import PreviewDelegate
from app.ui.dialogs.preview.finding import Order
from app.ui.dialogs.preview.model import Column, PreviewModel
from app.ui.style import colours

_DATE_WIDTH: Final = 96
_LABELS_WIDTH: Final = 132
_EVENT_WIDTH: Final = 140
_ROOM_FOR_LABELS: Final = 560  # in a narrower table their column would leave no room for titles
_ROOM_FOR_EVENT: Final = 400
_PAD: Final = 32
_SORTS: Final = {
    Column.TITLE: (Order.TITLE, Order.TITLE_BACK),
    Column.DATE: (Order.NEWEST, Order.OLDEST),
}
_DOWN: Final = (Order.TITLE_BACK, Order.NEWEST)


class PreviewTable(QTableView):
    """Space leaves the selected posts out or takes them in; F2 or Enter edits a cell.

    Signals:
        row_entered: Another post is looked at; its row, -1 for none.
        form_wanted: All that is said of the current post is to be changed.
        order_wanted: The head of a column was clicked; with an `Order`.
    """

    row_entered = Signal(int)
    form_wanted = Signal()
    order_wanted = Signal(object)

    def __init__(
        self, model: PreviewModel, delegate: PreviewDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._posts = model
        self._current = -1  # the number of its post, while the rows are being replaced
        self.setModel(model)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leads on to the next part of the dialog
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._lay_out(delegate)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.row_entered.emit(now.row())
        )

    @property
    def row(self) -> int:
        """The row of the current post; -1 for none."""
        return self.currentIndex().row()

    def set_sortable(self, *, is_sortable: bool) -> None:
        """Let the heads of the columns be clicked."""
        self.horizontalHeader().setSectionsClickable(is_sortable)

    def show_order(self, order: Order) -> None:
        """Mark the column that the rows are sorted by."""
        column = next((column for column, orders in _SORTS.items() if order in orders), None)
        head = self.horizontalHeader()
        head.setSortIndicatorShown(column is not None)
        if column is not None:
            down = Qt.SortOrder.DescendingOrder
            head.setSortIndicator(column, down if order in _DOWN else Qt.SortOrder.AscendingOrder)

    def go_to(self, row: int) -> None:
        """Make a row the current one, in view; no row leaves none."""
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag
            # The table's own way asks for held keys, as Ctrl may be from what came before.
            self.selectionModel().setCurrentIndex(
                self._posts.index(row, Column.TITLE), flags.ClearAndSelect | flags.Rows
            )
        self.row_entered.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Space checks, Enter edits, E edits all; the rest is as in every table."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match (event.key(), held):
            case (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier):
                self._posts.toggle(self._selected())
            case (Qt.Key.Key_Return | Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier):
                self._edit()
            case (Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier) | (
                Qt.Key.Key_F2,
                Qt.KeyboardModifier.ShiftModifier,
            ):
                self.form_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Give up columns before the titles cannot be read."""
        super().resizeEvent(event)
        wide = event.size().width()
        self.setColumnHidden(Column.LABELS, wide < _ROOM_FOR_LABELS)
        self.setColumnHidden(Column.EVENT, wide < _ROOM_FOR_EVENT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Say it where the filter leaves nothing."""
        super().paintEvent(event)
        if not self._posts.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(colours.of(self.palette()).muted)
            area = self.viewport().rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, _("No post fits. Esc shows all of them again."))

    def _lay_out(self, delegate: PreviewDelegate) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(delegate.row_height())
        columns.setHighlightSections(False)
        # Or the head would ask at every selection whether it holds all of 50,000 cells.
        columns.setSelectionModel(QItemSelectionModel(self._posts, self))
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        columns.resizeSection(Column.DATE, _DATE_WIDTH)
        columns.resizeSection(Column.LABELS, _LABELS_WIDTH)
        columns.resizeSection(Column.EVENT, _EVENT_WIDTH)
        columns.sectionClicked.connect(self._sort_by)

    def _sort_by(self, column: int) -> None:
        """The first click sorts one way, the second the other, the third as found."""
        orders = (*_SORTS.get(Column(column), ()), Order.FOUND)
        place = orders.index(self._posts.order) if self._posts.order in orders else -1
        if len(orders) > 1:
            self.order_wanted.emit(orders[(place + 1) % len(orders)])

    def _edit(self) -> None:
        # A field passes Enter on to the table after it has taken it for itself.
        is_edited = self.state() is QAbstractItemView.State.EditingState
        if not is_edited and self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())

    def _selected(self) -> list[int]:
        """The selected rows, the one with the keyboard first."""
        current = self.currentIndex().row()
        # Not `selectedRows`: it asks for the flags of every cell.
        ranges = self.selectionModel().selection().toList()
        others = sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})
        return [current, *(row for row in others if row != current)] if current >= 0 else others

    def _remember(self) -> None:
        if (number := self._posts.number(self.row)) >= 0:
            self._current = number

    def _return(self) -> None:
        """Stay on the same post; go to the first one where it is not shown any more."""
        row = self._posts.row_of(self._current)
        self.go_to(max(row, 0) if self._posts.rowCount() else -1)
