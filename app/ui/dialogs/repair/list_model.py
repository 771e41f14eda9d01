"""The highlights to be checked, as the rows of a list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.dialogs.repair import words
from db.repairs import Repair

REPAIR_ROLE = Qt.ItemDataRole.UserRole
"""The role of the `Repair` of a row."""

_NOWHERE = QModelIndex()


class RepairListModel(QAbstractListModel):
    """Rows in the order they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: tuple[Repair, ...] = ()

    def show_rows(self, rows: Sequence[Repair]) -> None:
        """Show these rows and no others."""
        self.beginResetModel()
        self.shown = tuple(rows)
        self.endResetModel()

    def row_of(self, highlight_id: int) -> int:
        """The row of a highlight, -1 if it is not there."""
        ids = [each.highlight.id for each in self.shown]
        return ids.index(highlight_id) if highlight_id in ids else -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """How many there are; none below another."""
        return 0 if parent.isValid() else len(self.shown)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The words of a row, for eyes and ears."""
        if not index.isValid():
            return None
        row = self.shown[index.row()]
        if role == REPAIR_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return words.one_line(row.highlight.anchor.quote)
        return words.spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None
