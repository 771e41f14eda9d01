"""The rows of the post list, handed to the view some hundred at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.browsing.post_list_rows import (
    HeadRow,
    PassageRow,
    PostRow,
    Row,
    RowKey,
    key_of,
    post_of,
)
from app.ui.browsing.row_words import spoken
from db.records import PostLine

if TYPE_CHECKING:
    from db.search.places import Snippet  # the window starts without it

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""Gives the `Row` itself."""

FETCHED_AT_ONCE: Final = 200
"""Rows the view hears of at a time: laying out thousands that nobody sees takes long."""

_Index = QModelIndex | QPersistentModelIndex


class PostListModel(QAbstractListModel):
    """Rows in the order given.

    Row numbers of the methods count all rows, also those the view has not
    fetched; `fetch_to` brings them in.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._fetched = 0
        self._places: dict[int, int] | None = None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 -- Qt's form
        """How many rows the view has fetched."""
        return 0 if parent.isValid() else self._fetched

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, or its words for a screen reader; a view without our delegate shows these."""
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken(self._rows[index.row()])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Posts and passages can be chosen; keys step over heads."""
        if not index.isValid() or isinstance(self._rows[index.row()], HeadRow):
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def canFetchMore(self, parent: _Index) -> bool:  # noqa: N802 -- Qt's name
        """Whether there are rows the view has not heard of."""
        return not parent.isValid() and self._fetched < len(self._rows)

    def fetchMore(self, parent: _Index) -> None:  # noqa: N802 -- Qt's name
        """Let the view hear of some more rows."""
        if not parent.isValid():
            self.fetch_to(self._fetched + FETCHED_AT_ONCE - 1)

    def fetch_to(self, number: int) -> None:
        """Let the view hear of all rows up to this one; -1 for all."""
        end = len(self._rows) if number < 0 else min(number + 1, len(self._rows))
        if end > self._fetched:
            self.beginInsertRows(QModelIndex(), self._fetched, end - 1)
            self._fetched = end
            self.endInsertRows()

    @property
    def rows(self) -> Sequence[Row]:
        """All rows, fetched or not."""
        return self._rows

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows; the view fetches the first ones."""
        self.beginResetModel()
        self._rows = list(rows)
        self._fetched = min(FETCHED_AT_ONCE, len(self._rows))
        self._places = None
        self.endResetModel()

    def add_rows(self, rows: Iterable[Row]) -> None:
        """Have further rows below the others; the view fetches them when it gets there."""
        self._rows.extend(rows)
        self._places = None
        self.fetch_to(FETCHED_AT_ONCE - 1)

    def set_snippets(self, snippets: Mapping[int, "str | Snippet"]) -> None:
        """Give posts their snippets, by id; rows of other posts stay as they are."""
        for post_id, snippet in snippets.items():
            number = self._place(post_id)
            row = self._rows[number] if number is not None else None
            if number is not None and isinstance(row, PostRow) and row.wants_snippet:
                self._exchange(number, _with_snippet(row, snippet))

    def update_lines(self, lines: Iterable[PostLine]) -> bool:
        """Put newer lines in the place of those of the same posts; False if one has no row."""
        are_known = True
        for line in lines:
            number = self._place(line.id)
            row = self._rows[number] if number is not None else None
            if number is None or not isinstance(row, PostRow):
                are_known = False
            elif row.line != line:
                self._exchange(number, replace(row, line=line))
        return are_known

    def number_of_post(self, post_id: int) -> int | None:
        """The row of a post, or the first one of its passages."""
        number = self._place(post_id)
        if number is not None:
            return number
        numbers = (n for n, row in enumerate(self._rows) if post_of(row) == post_id)
        return next(numbers, None)

    def numbers_of(self, keys: set[RowKey]) -> dict[RowKey, int]:
        """The rows that are about these; what is not there is left out."""
        posts = {key.id: key for key in keys if key.kind is PostRow}
        passages = {key.id: key for key in keys if key.kind is PassageRow}
        found: dict[RowKey, int] = {}
        for number, row in enumerate(self._rows):
            # Not all by key_of: ten thousand keys would be felt.
            if isinstance(row, PostRow):
                key = posts.get(row.line.id)
            elif isinstance(row, PassageRow):
                key = passages.get(row.hit.highlight.id)
            else:
                key = key_of(row)
            if key is not None and key in keys:
                found[key] = number
        return found

    def _place(self, post_id: int) -> int | None:
        if self._places is None:
            self._places = {
                row.line.id: number
                for number, row in enumerate(self._rows)
                if isinstance(row, PostRow)
            }
        return self._places.get(post_id)

    def _exchange(self, number: int, row: Row) -> None:
        self._rows[number] = row
        if number < self._fetched:
            index = self.index(number)
            self.dataChanged.emit(index, index)


def _with_snippet(row: PostRow, snippet: "str | Snippet") -> PostRow:
    if isinstance(snippet, str):
        return replace(row, snippet=snippet, is_provisional=False)
    return replace(
        row,
        snippet=snippet.text,
        marks=snippet.marks,
        places=snippet.places,
        is_provisional=False,
    )
