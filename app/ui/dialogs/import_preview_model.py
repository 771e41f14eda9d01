"""The posts of an import as a table that a person may change before they are saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.importing.choosing import Change, changed, chosen, published_as_typed
from app.importing.read_file import ReadFile
from app.importing.standing import Standing
from app.text.clean import one_line
from db.errors import NameProblem
from db.records import Draft

STANDING: Final = Qt.ItemDataRole.UserRole
BEGINNING: Final = Qt.ItemDataRole.UserRole + 1
_BEGINNING_LETTERS: Final = 200
_WORDS: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
)

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """What stands in the columns."""

    TITLE = 0
    DATE = 1
    EVENT = 2


@dataclass(slots=True)
class _Row:
    """A draft, with what the person made of it."""

    file: int
    place: int
    standing: Standing
    is_chosen: bool
    change: Change


class PreviewModel(QAbstractTableModel):
    """One row a post: its title with a check, its date, its event.

    Signals:
        chosen_changed: More or fewer posts are chosen.
        refused: What was typed cannot be taken; with what to type instead.
    """

    chosen_changed = Signal()
    refused = Signal(str)

    def __init__(
        self,
        files: Sequence[ReadFile],
        standings: Sequence[Sequence[Standing]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._files = tuple(files)
        self._event_of_all = ""
        self._rows = [
            _Row(number, place, standing, standing.is_new, Change())
            for number, told in enumerate(standings)
            for place, standing in enumerate(told)
        ]

    @property
    def chosen_count(self) -> int:
        """How many posts are to be saved."""
        return sum(row.is_chosen for row in self._rows)

    @property
    def here_count(self) -> int:
        """How many of the posts are in the library already."""
        return sum(row.standing.is_here for row in self._rows)

    def draft(self, row: int) -> Draft:
        """A post with what the person changed of it."""
        found = self._rows[row]
        return changed(self._files[found.file].drafts[found.place], self._change(found))

    def standing(self, row: int) -> Standing:
        """How a post stands to the library."""
        return self._rows[row].standing

    def files(self) -> list[ReadFile]:
        """The files with what is to be saved of them.

        Posts that are in the library go along: saving leaves them alone, and
        links of new posts to them hold.
        """
        kept = []
        for number, file in enumerate(self._files):
            rows = [row for row in self._rows if row.file == number]
            left_out = {row.place for row in rows if not row.is_chosen and not row.standing.is_here}
            if len(left_out) < len(file.drafts):
                kept.append(chosen(file, {row.place: self._change(row) for row in rows}, left_out))
        return kept

    def toggle(self, rows: Iterable[int]) -> None:
        """Leave posts out, or take them in again; all of them as the first one is not."""
        able = [row for row in rows if not self._rows[row].standing.is_here]
        if not able:
            return
        wanted = not self._rows[able[0]].is_chosen
        for row in able:
            self._rows[row].is_chosen = wanted
            at = self.index(row, Column.TITLE)
            self.dataChanged.emit(at, self.index(row, Column.EVENT))
        self.chosen_changed.emit()

    def set_event_of_all(self, name: str) -> None:
        """Put all posts under one event; "" gives each its own again."""
        name = one_line(name)
        self._event_of_all = name
        if name:
            for row in self._rows:
                row.change = replace(row.change, event=None)
        if self._rows:
            last = len(self._rows) - 1
            self.dataChanged.emit(self.index(0, Column.EVENT), self.index(last, Column.EVENT))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """How many posts there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """Title, date and event."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 -- Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {Column.TITLE: _("Post"), Column.DATE: _("Date"), Column.EVENT: _("Event")}[
            Column(section)
        ]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Posts of the library can be looked at, but neither chosen nor changed."""
        flag = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._rows[index.row()].standing.is_here:
            return flag
        flag |= Qt.ItemFlag.ItemIsEditable
        if index.column() == Column.TITLE:
            flag |= Qt.ItemFlag.ItemIsUserCheckable
        return flag

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, check and standing of a cell, and what a screen reader says of it."""
        if role in _WORDS:
            return self._words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == BEGINNING:
            return one_line(self.draft(index.row()).text[:_BEGINNING_LETTERS])
        row = self._rows[index.row()]
        if role == STANDING:
            return row.standing
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.TITLE:
            return Qt.CheckState.Checked if row.is_chosen else Qt.CheckState.Unchecked
        return None

    def setData(  # noqa: N802 -- Qt's name
        self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take what the person typed or checked; False and `refused` where it cannot be."""
        if role == Qt.ItemDataRole.CheckStateRole:
            self.toggle([index.row()])
            return True
        typed = one_line(str(value))
        change = self._typed(index, typed)
        if isinstance(change, str):
            self.refused.emit(change)
            return False
        self._rows[index.row()].change = change
        self.dataChanged.emit(index, index)
        self.refused.emit("")
        return True

    def _change(self, row: _Row) -> Change:
        if self._event_of_all and row.change.event is None and not row.standing.is_here:
            return replace(row.change, event=self._event_of_all)
        return row.change

    def _words(self, index: _Index) -> str:
        draft = self.draft(index.row())
        return (draft.title, draft.published, draft.event)[index.column()]

    def _spoken(self, index: _Index) -> str:
        words = self._words(index) or _("none")
        if index.column() != Column.TITLE:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {words}"
        row = self._rows[index.row()]
        state = _("chosen") if row.is_chosen else _("left out")
        return f"{words}, {standing_words(row.standing) or state}"

    def _typed(self, index: _Index, typed: str) -> Change | str:
        """The change that typing makes, or words on why it makes none."""
        before = self._rows[index.row()].change
        match Column(index.column()):
            case Column.TITLE:
                return replace(before, title=typed) if typed else _("A post needs a title.")
            case Column.DATE:
                date = published_as_typed(typed)
                return not_a_date(typed) if date is None else replace(before, published=date)
            case Column.EVENT:
                try:
                    changed(self._files[0].drafts[0], Change(event=typed))
                except NameProblem as problem:
                    return str(problem)
                return replace(before, event=typed)


def not_a_date(typed: str) -> str:
    """Words for what was typed as a date and is none."""
    return _(
        "“{typed}” is no date. Type a year, a month or a day, such as 2025, 2025-06 or 2025-06-18."
    ).format(typed=typed[:40])


def standing_words(standing: Standing) -> str:
    """How a post stands to the library, for a person; "" for what is simply new."""
    return {
        Standing.NEW: "",
        Standing.TWIN: _("Same text as another post, at another address"),
        Standing.HERE: _("Already in the library"),
        Standing.NEWER: _("Already in the library, with another text; that one stays"),
        Standing.AGAIN: _("Twice in this import"),
    }[standing]
