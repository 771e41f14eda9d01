"""The preview of an import: what was found, to change and to choose from before it is saved."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.importing.choosing import changed
from app.importing.found_posts import FoundPosts
from app.importing.read_file import ReadFile
from app.importing.standing import Standing
from app.ui.dialogs.preview.delegate import PreviewDelegate
from app.ui.dialogs.preview.draft_view import DraftView
from app.ui.dialogs.preview.filter import FilterRow
from app.ui.dialogs.preview.folds import PreviewFolds
from app.ui.dialogs.preview.foot import REDO_KEY, UNDO_KEY, PreviewFoot
from app.ui.dialogs.preview.form import FoundPostForm
from app.ui.dialogs.preview.head import PreviewHead
from app.ui.dialogs.preview.model import PreviewModel
from app.ui.dialogs.preview.posts import FoundFiles
from app.ui.dialogs.preview.table import PreviewTable
from app.ui.dialogs.split.buttons import ButtonRows, KeyButton
from app.ui.style import sizes
from app.ui.style.room import within_screen
from db.errors import NameProblem

_SIZE: Final = (1160, 740)
_TABLE_SHARE: Final = 730  # of the width, against that of the post's first lines
_POST_SHARE: Final = 390
_FEW: Final = 8  # posts that need no filter: all of them can be seen
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ImportPreview(QDialog):
    """Shows what was read; what is left of it when the person accepts is to be saved.

    Signals:
        accepted_files: The files with the chosen and changed posts, a list of `ReadFile`.
        split_wanted: The split of a file is to be edited; its number. Begin with
            `file_as_changed`, and give the outcome to `replace_file`.
        read_as_wanted: A file is to be read as another kind; its number, and the kind's
            value. Give the outcome to `replace_file`, or say by `refuse` why there is none.
    """

    accepted_files = Signal(object)
    split_wanted = Signal(int)
    read_as_wanted = Signal(int, str)

    def __init__(
        self,
        found: FoundPosts,
        standings: Sequence[Sequence[Standing]],
        events: Sequence[str] = (),
        parent: QWidget | None = None,
        carried: Sequence[Sequence[int]] = (),
    ) -> None:
        """Prepare the preview of posts that were found.

        Args:
            found: What was read, with at least one post in it.
            standings: How each post of each file stands to the library.
            events: Names of known events, to be offered while one is typed.
            parent: The window.
            carried: How many highlights the post of the library has, for each post
                of each file; empty where that is not known.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Import posts"))
        self.resize(within_screen(self, *_SIZE))
        self._events = tuple(events)
        self._may_split: frozenset[int] = frozenset()
        self._model = PreviewModel(FoundFiles.of(found.files, standings, carried), self)
        self._table = PreviewTable(self._model, PreviewDelegate(events))
        self._table.setAccessibleName(_("Posts that were found"))
        self._head = PreviewHead(events)
        self._filter = FilterRow()
        self._view = DraftView()
        self._edit = KeyButton(_("Edit…"), _("Edit all that is said of the post"), "E")
        self._split = KeyButton(_("Edit the split…"), _("Edit where posts begin"), "Ctrl+E")
        self._buttons = ButtonRows()
        self._folds = PreviewFolds(found)
        self._foot = PreviewFoot()
        self._lay_out()
        self._join()
        self._show_all()
        self._table.go_to(self._first_chosen())
        self._table.setFocus()

    @property
    def said(self) -> str:
        """The sentence at the foot."""
        return self._foot.notice.text

    def let_split(self, files: Collection[int]) -> None:
        """Offer to edit the split of these files, by their numbers."""
        self._may_split = frozenset(files)
        self._split.setVisible(bool(files))
        self._buttons.arrange()
        self._show(self._table.row)

    def offer_kinds(self, kinds: Sequence[tuple[str, str]]) -> None:
        """Offer to read a single file as another kind: value, and words for it."""
        files = self._model.found.files
        self._head.offer_kinds(kinds if len(files) == 1 else ())
        self._head.show_found(self._model.found)

    def file_as_changed(self, number: int) -> ReadFile:
        """A file with all its posts, also those that are left out, as the person changed them."""
        return self._model.found.file_as_changed(number)

    def replace_file(
        self,
        number: int,
        file: ReadFile,
        standings: Sequence[Standing],
        carried: Sequence[int] = (),
    ) -> None:
        """Put a file that was split or read anew in its place; undo brings the old one back.

        What the person changed in other files stays.

        Args:
            number: Of the file, as the signals name it.
            file: With at least one post.
            standings: Of each post of it.
            carried: How many highlights the post of the library has, likewise; may be empty.
        """
        self._model.replace_file(number, file, standings, carried)

    def refuse(self, words: str) -> None:
        """Say why a file could not be read or split as wanted; it stays as it is."""
        self._head.show_found(self._model.found)
        self._foot.say(words)

    def accept(self) -> None:
        """Hand over what is chosen; a cell that is being edited is taken first."""
        self._table.setFocus()
        if self._model.chosen_count and not self._foot.is_asking:
            super().accept()
            self.accepted_files.emit(self._model.found.to_save())

    def reject(self) -> None:
        """Close, or ask first when something was changed; a second Esc goes on."""
        if self._foot.is_asking:
            self._foot.go_on()
        elif self._model.can_undo:
            self._foot.ask()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Esc shows all posts before it closes; Enter imports from its button alone."""
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self._filter.is_used and not self._foot.is_asking:
            self._filter.clear()
            self._table.setFocus()
        elif event.key() not in _ENTER or isinstance(focus, QPushButton):
            super().keyPressEvent(event)
        elif isinstance(focus, QAbstractButton):
            focus.click()
        else:
            self._table.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.EDGE, sizes.EDGE, sizes.EDGE, sizes.EDGE)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._head)
        column.addWidget(self._filter)
        column.addWidget(self._middle(), 1)
        column.addWidget(self._folds)
        column.addWidget(self._foot)
        self._foot.accept.setDefault(True)  # only now is it in a dialog

    def _middle(self) -> QSplitter:
        self._buttons.add(self._edit)
        self._buttons.add(self._split)
        self._split.hide()
        post = QWidget()
        column = QVBoxLayout(post)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(self._view, 1)
        column.addWidget(self._buttons)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(1)
        middle.addWidget(_apart(self._table, sizes.EDGE))
        middle.addWidget(_apart(sizes.EDGE, post))
        middle.setSizes([_TABLE_SHARE, _POST_SHARE])
        return middle

    def _join(self) -> None:
        model, table = self._model, self._table
        model.chosen_changed.connect(self._count)
        model.files_changed.connect(self._show_all)
        model.refused.connect(self._foot.say)
        model.dataChanged.connect(lambda *_place: self._show(table.row))
        table.row_entered.connect(self._show)
        table.form_wanted.connect(self._open_form)
        table.order_wanted.connect(self._filter.set_order)
        self._filter.changed.connect(self._find)
        self._filter.refused.connect(self._foot.say)
        self._filter.ticked.connect(lambda on: model.tick_shown(is_chosen=on))
        self._head.event_typed.connect(model.set_event_of_all)
        self._head.read_as.connect(partial(self.read_as_wanted.emit, 0))
        self._edit.clicked.connect(self._open_form)
        self._split.clicked.connect(self._want_split)
        self._foot.undo.clicked.connect(self._undo)
        self._foot.redo.clicked.connect(self._redo)
        self._foot.buttons.accepted.connect(self.accept)
        self._foot.buttons.rejected.connect(self.reject)
        self._foot.thrown_away.connect(super().reject)
        self._set_keys()

    def _set_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+Return": self._foot.accept.click,
            "Ctrl+Enter": self._foot.accept.click,
            "Ctrl+E": self._split.click,
            "Ctrl+F": self._filter.words.setFocus,
            "Ctrl+Shift+A": self._filter.all_shown.click,
            UNDO_KEY: self._undo,
            REDO_KEY: self._redo,
            "Ctrl+Y": self._redo,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _show_all(self) -> None:
        """Show everything anew, as after another reading of a file."""
        is_bulk = len(self._model.found.posts) > _FEW
        if not is_bulk and self._filter.is_used:
            self._filter.clear()  # what hides posts must be in view itself
        self._filter.setVisible(is_bulk)
        self._table.set_sortable(is_sortable=is_bulk)
        if is_bulk:
            self._find()  # and with it the words of all posts are folded, before a letter is typed
        self._folds.show_skipped(self._model.found.files)
        self._foot.say("")
        self._count()

    def _find(self) -> None:
        self._model.show(self._filter.wanted, self._filter.order)
        self._table.show_order(self._model.order)
        self._show_ticks()

    def _show(self, row: int) -> None:
        number = self._model.number(row)
        if number < 0:
            self._view.clear()
            self._edit.setEnabled(False)
            self._split.setEnabled(False)
            return
        post = self._model.post(row)
        self._edit.setEnabled(not post.standing.is_here)
        file = self._model.found.files[post.file]
        self._split.setEnabled(post.file in self._may_split)
        self._view.show_draft(self._model.draft(row), is_outline=file.outline is not None)

    def _open_form(self) -> None:
        row = self._table.row
        number = self._model.number(row)
        if number < 0 or self._model.post(row).standing.is_here:
            return
        form = FoundPostForm(self, self._model.draft(row), self._events)
        form.decided.connect(lambda _facts: self._take_form(form, number))
        form.open()

    def _take_form(self, form: FoundPostForm, number: int) -> None:
        post = self._model.found.posts[number]
        change = form.change(post.change)
        try:
            changed(post.draft, change)
        except NameProblem as problem:
            form.show_problem(problem)
            return
        self._model.change(number, change)
        form.done_well()

    def _want_split(self) -> None:
        row = self._table.row
        if self._model.number(row) >= 0 and not self._split.isHidden():
            self.split_wanted.emit(self._model.post(row).file)

    def _undo(self) -> None:
        if not self._model.undo():
            self._foot.say(_("There is nothing to undo."))

    def _redo(self) -> None:
        if not self._model.redo():
            self._foot.say(_("There is nothing to redo."))

    def _first_chosen(self) -> int:
        posts = self._model.found.posts
        return next((number for number, post in enumerate(posts) if post.is_chosen), 0)

    def _count(self) -> None:
        model = self._model
        found = model.found
        self._head.show_found(found)
        self._show_ticks()
        self._foot.show_state(
            chosen=model.chosen_count, can_undo=model.can_undo, can_redo=model.can_redo
        )
        if not any(post.can_be_chosen for post in found.posts):
            self._foot.say(_("All of these posts are in the library; there is nothing to import."))

    def _show_ticks(self) -> None:
        self._filter.show_count(self._model.rowCount(), self._model.tick_state())


def _apart(*parts: QWidget | int) -> QWidget:
    """A widget with room at one side, which changes sides where one reads from the right."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for part in parts:
        if isinstance(part, int):
            row.addSpacing(part)
        else:
            row.addWidget(part, 1)
    return around
