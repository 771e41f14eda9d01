"""What the palette lists: entries under heads, and the model that holds them for Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from db.records import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be picked.

    Attributes:
        kind: What it is, in the words of whoever listed it, such as "post" or "action".
        detail: A second line, such as a snippet; with it the row is higher.
        marks: What of the detail was found, in code points.
        keys: The caps of its key, such as ("Ctrl", "E").
        payload: What it stands for.
        title_marks: What of the title matches what was typed.
    """

    kind: str
    title: str
    detail: str = ""
    marks: tuple[Span, ...] = ()
    icon: QIcon | None = None
    keys: tuple[str, ...] = ()
    payload: object = None
    title_marks: tuple[Span, ...] = ()

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.detail, " ".join(self.keys)) if part)


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a section, or a sentence where there is nothing to list."""

    text: str
    count: str = ""
    is_sentence: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.text, self.count) if part)


@dataclass(frozen=True, slots=True)
class Section:
    """A head and what stands under it; without entries it is not shown.

    Attributes:
        count: How many there are, in words such as "3" or "6 of 24"; "" says nothing.
    """

    name: str
    entries: Sequence[Entry]
    count: str = ""


ROW: Final = Qt.ItemDataRole.UserRole
"""The role under which an index gives its `Entry` or `Head`."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class EntriesModel(QAbstractListModel):
    """Heads and entries in one list; heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Entry | Head] = []

    def show_sections(self, sections: Sequence[Section], otherwise: str) -> None:
        """Show these sections, or a sentence when there is not one entry."""
        self.beginResetModel()
        self._rows = []
        for section in sections:
            if section.entries:
                self._rows += [Head(section.name, section.count), *section.entries]
        if not self._rows:
            self._rows = [Head(otherwise, is_sentence=True)]
        self.endResetModel()

    def entry(self, at: int) -> Entry | None:
        """The entry of a row; None for heads and beyond the ends."""
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        return row if isinstance(row, Entry) else None

    def row_of(self, wanted: Entry) -> int | None:
        """Where an entry stands now, known by its kind and payload, or by its title without one."""
        for at, row in enumerate(self._rows):
            if isinstance(row, Entry) and _identity(row) == _identity(wanted):
                return at
        return None

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """How many rows there are, heads among them."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its title, and what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if isinstance(row, Entry) else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Entries can be chosen; heads are only read."""
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _identity(entry: Entry) -> tuple[str, object]:
    return entry.kind, entry.title if entry.payload is None else entry.payload
