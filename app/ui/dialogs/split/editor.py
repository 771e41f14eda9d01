"""Edits how a file is split into posts, block by block, before anything is saved."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.importing.past_states import PastStates
from app.importing.sheets import layout, sheet_editing
from app.importing.sheets.layout import Layout
from app.importing.sheets.sheet import PostFacts, Sheet
from app.importing.sheets.sheet_outcome import outcome
from app.importing.sheets.sheet_posts import looks
from app.ui.dialogs.split import doing as split_doing
from app.ui.dialogs.split.facts import FactsForm, LinkForm
from app.ui.dialogs.split.frame import SplitFrame
from app.ui.dialogs.split.help import SplitHelp
from app.ui.dialogs.split.keys import Do

_WALKS: Final = frozenset({Do.NEXT, Do.PREVIOUS})


class SplitEditor(SplitFrame):
    """Shows a file's blocks and the posts they make; every change can be undone.

    Signals:
        accepted_sheet: The sheet as it was accepted; ask `learnt` what to remember.
        read_as: The file is to be read as another kind; `show_reading` takes the answer.
    """

    accepted_sheet = Signal(object)
    read_as = Signal(str)

    def __init__(
        self,
        name: str,
        sheet: Sheet,
        parent: QWidget | None = None,
        kinds: Sequence[tuple[str, str]] = (),
        kind: str = "",
    ) -> None:
        """Prepare the editor.

        Args:
            name: The file's.
            sheet: As it stands in the preview.
            parent: The preview.
            kinds: What the file may be read as: value, and words for it; none hides the choice.
            kind: The value it was read as.
        """
        super().__init__(name, sheet, parent, kinds, kind)
        self._opened = sheet
        self._read = sheet  # what corrections are learnt from
        self._history = PastStates(sheet)
        self._forgets = False
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._join()
        self._show()
        self._go_to_first()
        self.blocks.setFocus()
        self._say("")

    @property
    def sheet(self) -> Sheet:
        """The sheet as it stands now."""
        return self._history.now

    @property
    def is_changed(self) -> bool:
        """Whether leaving would lose anything."""
        return self.sheet != self._opened

    def learnt(self) -> Layout | None:
        """What to remember for the site; None where nothing is, or the person does not want it."""
        if not (self.remember.isChecked() and self.remember.isEnabled()):
            return None
        return layout.learn(self._read, self.sheet) or None

    def show_reading(self, sheet: Sheet) -> None:
        """Show the file as it was read anew; undo brings the sheet before back."""
        self._read = sheet
        self._history.take(sheet)
        self._show()
        self._go_to_first()

    def accept(self) -> None:
        """Hand the sheet over."""
        super().accept()
        self.accepted_sheet.emit(self.sheet)

    def reject(self) -> None:
        """Close, or ask first when something was changed; a second Esc goes on editing."""
        if self.question.isVisible():
            self._go_on()
        elif self.is_changed:
            self._footer.hide()
            self.question.ask()
        else:
            super().reject()

    def _join(self) -> None:
        self.blocks.wanted.connect(self._do)
        self.blocks.row_entered.connect(self._follow)
        self.posts.chosen.connect(self._go_to)
        for do, button in self.buttons.items():
            button.clicked.connect(partial(self._do, do))
        self.undo_button.clicked.connect(self._undo)
        self.redo_button.clicked.connect(self._redo)
        self.remember.clicked.connect(self._take_note)
        self.kinds.activated.connect(lambda _row: self.read_as.emit(self.kinds.currentData()))
        self.question.keep.connect(self._go_on)
        self.question.leave.connect(self._throw_away)
        self.accept_button.clicked.connect(self.accept)
        self._counting.timeout.connect(self._measure)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self._undo),
            (QKeySequence("Ctrl+Shift+Z"), self._redo),
            (QKeySequence("Ctrl+Y"), self._redo),
            (QKeySequence("F1"), self._help),
        ):
            QShortcut(keys, self).activated.connect(slot)

    def _do(self, do: Do) -> None:
        row = self.blocks.currentIndex().row()
        if row < 0:
            return
        if do is Do.EDIT:
            self._edit(self.sheet.post_at(row))
        elif do is Do.LINK:
            self._ask_link(row)
        elif do in _WALKS:
            self._walk(row, backwards=do is Do.PREVIOUS)
        else:
            done = split_doing.done(self.sheet, do, row, self.blocks.rows())
            self._take(done.sheet, done.words)

    def _take(self, sheet: Sheet, words: str) -> None:
        """Go on with another sheet, and say what was done; or why nothing was."""
        if self._history.take(sheet):
            self._show()
        self._say(words)

    def _undo(self) -> None:
        if self._history.undo():
            self._show()
            self._say(_("Undone."))

    def _redo(self) -> None:
        if self._history.redo():
            self._show()
            self._say(_("Done again."))

    def _walk(self, row: int, *, backwards: bool) -> None:
        place = sheet_editing.next_suggestion(self.sheet, row, backwards=backwards)
        if place is None:
            self._say(_("No further split is suggested."))
        else:
            self._go_to(place)
            self._say(_("A splits here as suggested, N goes on to the next."))

    def _edit(self, post: int) -> None:
        if post < 0:
            self._say(_("This stands above the first post; S begins a post here."))
            return
        form = FactsForm(self, self.sheet.posts[post].facts)
        form.decided.connect(partial(self._take_facts, form, post))
        form.open()

    def _take_facts(self, form: FactsForm, post: int, facts: PostFacts) -> None:
        form.done_well()
        self._take(sheet_editing.edit(self.sheet, post, facts), _("Post changed."))

    def _ask_link(self, row: int) -> None:
        own = self.sheet.post_at(row)
        if own < 0 or not self.sheet.blocks[row].is_text or len(self.sheet.posts) < 2:
            self._say(_("Only text of a post can be linked, and only to another post."))
            return
        titles = [post.facts.title for post in self.sheet.posts]
        form = LinkForm(self, titles, own - 1 if own else 1)
        form.decided.connect(partial(self._take_link, form, row))
        form.open()

    def _take_link(self, form: LinkForm, row: int, post: int) -> None:
        form.done_well()
        changed = sheet_editing.link(self.sheet, row, post)
        words = _("Linked to post {n}.").format(n=post + 1)
        is_same = changed is self.sheet
        self._take(changed, _("A post cannot be linked to itself.") if is_same else words)

    def _help(self) -> None:
        SplitHelp(self).open()

    def _show(self) -> None:
        """Show the sheet as it stands, where the keyboard was."""
        row = max(0, self.blocks.currentIndex().row())
        self.model.show_sheet(self.sheet)
        self.blocks.measure()
        if self.blocks.currentIndex().row() < 0 and self.sheet.blocks:
            self._go_to(min(row, len(self.sheet.blocks) - 1))
        self.undo_button.setEnabled(self._history.can_undo)
        self.redo_button.setEnabled(self._history.can_redo)
        self.remember.setEnabled(self.is_changed)
        self.remember.setChecked(self.is_changed and not self._forgets)
        self.show_suggestions(len(sheet_editing.suggestions(self.sheet)))
        self._counting.start()

    def _measure(self) -> None:
        """Count what became of all blocks; with many of them keys go first."""
        found = outcome(self.sheet)
        self.count(self.sheet, found.unplaced, len(found.skipped))
        self.posts.show_posts(looks(self.sheet), self._post())

    def _post(self) -> int:
        return self.sheet.post_at(self.blocks.currentIndex().row())

    def _follow(self, row: int) -> None:
        if row >= 0 and not self._counting.isActive():
            self.posts.go_to(self.sheet.post_at(row))

    def _go_to(self, place: int) -> None:
        self.blocks.go_to(place)
        self.blocks.setFocus()

    def _go_to_first(self) -> None:
        if self.sheet.blocks:
            self._go_to(self.sheet.titles[0] if self.sheet.titles else 0)

    def _take_note(self) -> None:
        self._forgets = not self.remember.isChecked()

    def _throw_away(self) -> None:
        super().reject()

    def _go_on(self) -> None:
        self.question.hide()
        self._footer.show()
        self.accept_button.setDefault(True)
        self.blocks.setFocus()

    def _say(self, words: str) -> None:
        if words:
            self.notice.say(words)
        else:
            self.notice.say(
                _("S begins a post, J joins it with the one above, F1 lists all keys."), "keyboard"
            )
