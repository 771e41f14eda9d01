"""The posts of an import as a table that a person may change before they are saved."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
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

from app.importing.choosing import Change, changed, published_as_typed
from app.importing.past_states import PastStates
from app.importing.read_file import ReadFile
from app.importing.standing import Standing
from app.text.clean import one_line
from app.ui.dialogs.preview.finding import Finder, Order, Wanted
from app.ui.dialogs.preview.posts import FoundFiles, FoundPost
from app.ui.dialogs.preview.words import state_sign, state_words
from db.errors import NameProblem
from db.records import Draft

_MOST_STEPS: Final = 100  # of 50,000 posts each keeps a list of 400 KB
STATE: Final = Qt.ItemDataRole.UserRole
SIGN: Final = Qt.ItemDataRole.UserRole + 1
BEGINNING: Final = Qt.ItemDataRole.UserRole + 2
_BEGINNING_LETTERS: Final = 200
_WORDS: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
)
_EVENT_OF_ALL: Final = "event of all"

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """What stands in the columns."""

    TITLE = 0
    DATE = 1
    LABELS = 2
    EVENT = 3


class PreviewModel(QAbstractTableModel):
    """One row for each post that is shown: its title with a check, its date, labels, event.

    What is shown stays so while posts are ticked: a row does not vanish under the keyboard.

    Signals:
        chosen_changed: The posts are others, or more or fewer of them are chosen.
        refused: What was typed cannot be taken; with what to type instead.
        files_changed: A file was read or split anew, or that was undone.
    """

    chosen_changed = Signal()
    refused = Signal(str)
    files_changed = Signal()

    def __init__(self, found: FoundFiles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = PastStates(found, _MOST_STEPS)
        self._wanted, self._order = Wanted(), Order.FOUND
        self._finder: Finder | None = None
        self._shown: Sequence[int] = range(len(found.posts))

    @property
    def found(self) -> FoundFiles:
        """All posts as they stand, shown or not."""
        return self._steps.now

    @property
    def chosen_count(self) -> int:
        """How many posts are to be saved."""
        return sum(post.is_chosen for post in self.found.posts)

    @property
    def can_undo(self) -> bool:
        """Whether the person changed anything."""
        return self._steps.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a change was undone."""
        return self._steps.can_redo

    @property
    def order(self) -> Order:
        """How the rows follow each other."""
        return self._order

    def post(self, row: int) -> FoundPost:
        """What is known of a post."""
        return self.found.posts[self._shown[row]]

    def draft(self, row: int) -> Draft:
        """A post with what the person changed of it."""
        return self.found.draft(self._shown[row])

    def number(self, row: int) -> int:
        """The number of a row's post among all; -1 where there is no such row."""
        return self._shown[row] if 0 <= row < len(self._shown) else -1

    def row_of(self, number: int) -> int:
        """The row of a post by its number among all; -1 while it is not shown."""
        try:
            return self._shown.index(number)
        except ValueError:
            return -1

    def show(self, wanted: Wanted, order: Order) -> None:
        """Show the posts that fit, in an order."""
        self._wanted, self._order = wanted, order
        self.beginResetModel()
        self._find()
        self.endResetModel()

    def tick_state(self) -> Qt.CheckState:
        """Whether all, some or none of the posts shown are chosen, of those that can be."""
        posts = self.found.posts
        is_any_in = is_any_out = False
        for number in self._shown:
            if posts[number].is_chosen:
                is_any_in = True
            elif posts[number].can_be_chosen:
                is_any_out = True
            if is_any_in and is_any_out:
                return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if is_any_in else Qt.CheckState.Unchecked

    def tick_shown(self, *, is_chosen: bool) -> None:
        """Take in all posts that are shown, or leave them out."""
        self._take(self.found.ticked(self._shown, is_chosen=is_chosen))

    def toggle(self, rows: Iterable[int]) -> None:
        """Leave posts out, or take them in again; all of them as the first one is not."""
        able = [row for row in rows if self.post(row).can_be_chosen]
        if able:
            wanted = not self.post(able[0]).is_chosen
            numbers = [self._shown[row] for row in able]
            self._take(self.found.ticked(numbers, is_chosen=wanted))

    def set_event_of_all(self, name: str) -> None:
        """Put all posts under one event; "" gives each its own again."""
        name = one_line(name)
        if name != self.found.event_of_all:
            self._take(self.found.under(name), _EVENT_OF_ALL)

    def change(self, number: int, change: Change) -> None:
        """Take what a person changed of a post; checked before."""
        post = self.found.posts[number]
        if change != post.change:
            self._take(self.found.with_posts({number: replace(post, change=change)}))

    def replace_file(
        self,
        number: int,
        file: ReadFile,
        standings: Sequence[Standing],
        carried: Sequence[int] = (),
    ) -> None:
        """Put another reading in the place of a file; the others stay as they are."""
        self._change_all(
            lambda: self._steps.take(self.found.with_file(number, file, standings, carried))
        )

    def undo(self) -> bool:
        """Take the last change back; False where there is none."""
        return self._change_all(self._steps.undo)

    def redo(self) -> bool:
        """Make the change again that was taken back last; False where there is none."""
        return self._change_all(self._steps.redo)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """How many posts are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """Title, date, labels and event."""
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
        return {
            Column.TITLE: _("Post"),
            Column.DATE: _("Date"),
            Column.LABELS: _("Labels"),
            Column.EVENT: _("Event"),
        }[Column(section)]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Posts of the library can be looked at, but neither chosen nor changed."""
        flag = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        post = self.post(index.row())
        if not post.standing.is_here:
            flag |= Qt.ItemFlag.ItemIsEditable
        if post.can_be_chosen and index.column() == Column.TITLE:
            flag |= Qt.ItemFlag.ItemIsUserCheckable
        return flag

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, check and state of a cell, and what a screen reader says of it."""
        if role in _WORDS:
            return self._words(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == BEGINNING:
            return one_line(self.draft(index.row()).text[:_BEGINNING_LETTERS])
        post = self.post(index.row())
        if role in (STATE, SIGN):
            return state_words(post) if role == STATE else state_sign(post)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.TITLE:
            return Qt.CheckState.Checked if post.is_chosen else Qt.CheckState.Unchecked
        return None

    def setData(  # noqa: N802 -- Qt's name
        self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take what the person typed or checked; False and `refused` where it cannot be."""
        if role == Qt.ItemDataRole.CheckStateRole:
            self.toggle([index.row()])
            return True
        typed = one_line(str(value))
        if typed != self._words(index):
            change = self._typed(index, typed)
            if isinstance(change, str):
                self.refused.emit(change)
                return False
            self.change(self._shown[index.row()], change)
        self.refused.emit("")
        return True

    def _words(self, index: _Index) -> str:
        draft = self.draft(index.row())
        match Column(index.column()):
            case Column.TITLE:
                return draft.title
            case Column.DATE:
                return draft.published
            case Column.LABELS:
                return ", ".join(draft.labels)
            case Column.EVENT:
                return draft.event

    def _spoken(self, index: _Index) -> str:
        words = self._words(index) or _("none")
        if index.column() != Column.TITLE:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {words}"
        post = self.post(index.row())
        state = (_("chosen") if post.is_chosen else _("left out")) if post.can_be_chosen else ""
        return ", ".join(filter(None, (words, state_words(post), state)))

    def _typed(self, index: _Index, typed: str) -> Change | str:
        """The change that typing makes, or words on why it makes none."""
        post = self.post(index.row())
        match Column(index.column()):
            case Column.TITLE:
                return replace(post.change, title=typed) if typed else _("A post needs a title.")
            case Column.DATE:
                date = published_as_typed(typed)
                return not_a_date(typed) if date is None else replace(post.change, published=date)
            case Column.LABELS:
                return replace(post.change, labels=labels_as_typed(typed))
            case Column.EVENT:
                try:
                    changed(post.draft, Change(event=typed))
                except NameProblem as problem:
                    return str(problem)
                return replace(post.change, event=typed)

    def _take(self, found: FoundFiles, kind: str = "") -> None:
        """Go on with the same posts, some of them changed."""
        self._steps.take(found, kind)
        self._tell()

    def _change_all(self, change: Callable[[], bool]) -> bool:
        """Do what may bring other posts; rows that are the same ones stay where they are."""
        before = self.found
        if not change():
            return False
        if all(now is old for now, old in zip(self.found.files, before.files, strict=True)):
            self._tell()
        else:
            self.beginResetModel()
            self._find()
            self.endResetModel()
            self.files_changed.emit()
        return True

    def _tell(self) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1, Column.EVENT)
            self.dataChanged.emit(self.index(0, Column.TITLE), last)
        self.chosen_changed.emit()

    def _find(self) -> None:
        if self._finder is None:
            self._finder = Finder(self.found)
        else:
            self._finder.refresh(self.found)
        self._shown = self._finder.find(self._wanted, self._order)


def labels_as_typed(typed: str) -> tuple[str, ...]:
    """The labels of a list with commas; one that is named twice counts once."""
    labels = (one_line(each) for each in typed.split(","))
    return tuple(dict.fromkeys(each for each in labels if each))


def not_a_date(typed: str) -> str:
    """Words for what was typed as a date and is none."""
    return _(
        "“{typed}” is no date. Type a year, a month or a day, such as 2025, 2025-06 or 2025-06-18."
    ).format(typed=typed[:40])
