"""The rows of the sidebar as Qt sees them, changed in place so that nothing flickers."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from app.ui.browsing.sidebar_rows import Branch, RowKind, SidebarRow
from db.records import Scope

ROW: Final = Qt.ItemDataRole.UserRole
"""The role under which an index gives its `SidebarRow`."""


class SidebarModel(QStandardItemModel):
    """Keeps items whose row stays, so that a view keeps its current item and its scroll."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Make the tree these branches, touching only what differs."""
        _reconcile(self.invisibleRootItem(), branches)

    def change(self, row: SidebarRow) -> None:
        """Show a row of a scope otherwise; nothing if the scope is not there."""
        index = self.index_of(row.scope) if row.scope else QModelIndex()
        if index.isValid():
            _fill(self.itemFromIndex(index), row)

    def index_of(self, scope: Scope) -> QModelIndex:
        """Where a scope stands; an invalid index when it is not there."""
        for index in self.indexes():
            if row_at(index).scope == scope:
                return index
        return QModelIndex()

    def indexes(self, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
        """All rows from the top, each before those below it."""
        above = parent or QModelIndex()
        for at in range(self.rowCount(above)):
            index = self.index(at, 0, above)
            yield index
            yield from self.indexes(index)


def row_at(index: QModelIndex | QPersistentModelIndex) -> SidebarRow:
    """The row of a valid index."""
    row = index.data(ROW)
    assert isinstance(row, SidebarRow)  # noqa: S101 -- the model holds nothing else
    return row


def _reconcile(above: QStandardItem, branches: Sequence[Branch]) -> None:
    for at, branch in enumerate(branches):
        found = _find(above, at, branch.row)
        if found is None:
            # As a list: given alone, the item would be gone at the next collection.
            above.insertRow(at, [QStandardItem()])
        elif found != at:
            above.insertRow(at, above.takeRow(found))
        item = above.child(at)
        _fill(item, branch.row)
        _reconcile(item, branch.below)
    above.removeRows(len(branches), above.rowCount() - len(branches))


def _find(above: QStandardItem, start: int, row: SidebarRow) -> int | None:
    for at in range(start, above.rowCount()):
        if row_at(above.child(at).index()).identity == row.identity:
            return at
    return None


def _fill(item: QStandardItem, row: SidebarRow) -> None:
    if item.data(ROW) == row:
        return
    item.setData(row, ROW)
    item.setText(row.text)
    item.setData(row.spoken, Qt.ItemDataRole.AccessibleTextRole)
    # Qt's own keys skip what is not enabled, so that is what heads and hints are.
    enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(enabled if row.kind is RowKind.PLACE else Qt.ItemFlag.NoItemFlags)
