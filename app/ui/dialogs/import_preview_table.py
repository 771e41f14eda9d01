"""The table of an import's posts, worked by the keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.dialogs.import_preview_delegate import PreviewDelegate
from app.ui.dialogs.import_preview_model import Column, PreviewModel

_DATE_WIDTH = 100
_EVENT_WIDTH = 176


class PreviewTable(QTableView):
    """Space leaves the selected posts out or takes them in; F2 or Enter edits a cell.

    Signals:
        row_entered: Another post is looked at; its row, -1 for none.
    """

    row_entered = Signal(int)

    def __init__(
        self, model: PreviewModel, delegate: PreviewDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._posts = model
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
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.row_entered.emit(now.row())
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Space checks, Enter edits; the rest is as in every table."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and not plain:
            self._posts.toggle(self._selected())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not plain:
            self._edit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, delegate: PreviewDelegate) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(delegate.row_height())
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        columns.resizeSection(Column.DATE, _DATE_WIDTH)
        columns.resizeSection(Column.EVENT, _EVENT_WIDTH)

    def _edit(self) -> None:
        # A field passes Enter on to the table after it has taken it for itself.
        is_edited = self.state() is QAbstractItemView.State.EditingState
        if not is_edited and self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())

    def _selected(self) -> list[int]:
        """The selected rows, the one with the keyboard first."""
        current = self.currentIndex().row()
        others = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [current, *(row for row in others if row != current)] if current >= 0 else others
