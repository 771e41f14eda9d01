"""The highlights of the post that is shown, as rows: what the margin paints, for every reader."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.reading.highlight_words import explained, plain_tooltip, spoken
from app.ui.reading.marks import MarkLayer
from db.records import Highlight

HIGHLIGHT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Highlight` of a row."""


class AnnotationsModel(QAbstractListModel):
    """One row for each highlight of a layer of marks, in the order of the text, lost ones last."""

    def __init__(self, marks: MarkLayer, parent: QObject | None = None) -> None:
        super().__init__(parent or marks)
        self._marks = marks
        self._rows = marks.highlights
        marks.highlights_changed.connect(self._follow)

    def rowCount(  # noqa: N802 -- Qt's name
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 -- Qt's own
    ) -> int:
        """How many highlights there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The highlight in words, or the record itself."""
        if not index.isValid():
            return None
        highlight = self._rows[index.row()]
        if role == HIGHLIGHT_ROLE:
            return highlight
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(highlight)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(explained(highlight))
        return None

    def highlight(self, index: QModelIndex | QPersistentModelIndex) -> Highlight | None:
        """The highlight of a row; None for no row."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, key: int) -> QModelIndex:
        """The row of a highlight by its id; an invalid one if it is not here."""
        for row, highlight in enumerate(self._rows):
            if highlight.id == key:
                return self.index(row)
        return QModelIndex()

    def _follow(self) -> None:
        """Take over what changed: as a change of rows while they stay the same, else anew."""
        rows = self._marks.highlights
        is_same = [each.id for each in rows] == [each.id for each in self._rows]
        if is_same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
