"""What the panel under the search field offers, and the model that holds it for Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon


@dataclass(frozen=True, slots=True)
class PanelRow:
    """Something that the query in the field can become.

    Attributes:
        title: What is offered, such as a word or the name of a theme.
        query: The whole query afterwards.
        caret: Where the caret stands in it then, in code points.
        detail: What kind of thing it is, or how much it would find.
    """

    title: str
    query: str
    caret: int
    detail: str = ""
    icon: QIcon | None = field(default=None, compare=False)

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.detail) if part)


ROW: Final = Qt.ItemDataRole.UserRole
"""The role under which an index gives its `PanelRow`."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class PanelModel(QAbstractListModel):
    """Offers in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PanelRow, ...] = ()

    @property
    def rows(self) -> tuple[PanelRow, ...]:
        """All of them."""
        return self._rows

    def show_rows(self, rows: Sequence[PanelRow]) -> None:
        """Offer something else; where that is the same, nothing is painted anew."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its title, and what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None
