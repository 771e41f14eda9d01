"""Goes through the highlights that a newer text has lost or left in doubt, one by one."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.dialogs.repair import words
from app.ui.dialogs.repair.comparison import Candidate, Comparison, Piece
from app.ui.dialogs.repair.frame import RepairFrame
from db.errors import Problem
from db.records import Span
from db.repairs import Repair

_AHEAD: Final = 1  # highlights that are looked up before they are asked for


class RepairDialog(RepairFrame):
    """Shows one highlight after the other; each decision leads to the next.

    Signals:
        placed: Id of a highlight, and the span where it stands in the present text.
        kept_old: Id of a highlight that the present text does not have.
        by_hand_wanted: Id of a highlight that the person will place in the reader,
            and the span of the place that is shown now, or None.
        open_wanted: Likewise, of one to be read in its post.
        texts_wanted: Id of a highlight whose `Comparison` is to be shown.
        undo_wanted: The last step is to be taken back.
    """

    placed = Signal(int, object)
    kept_old = Signal(int)
    by_hand_wanted = Signal(int, object)
    open_wanted = Signal(int, object)
    texts_wanted = Signal(int)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: dict[int, Comparison] = {}
        self._asked: set[int] = set()
        self._at = 0  # the highlight whose places are gone through
        self._place = 0
        self._decided = 0
        self._awaits_return = False
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.doubleClicked.connect(lambda _index: self._accept_place())
        self._join_buttons()

    @property
    def current(self) -> Repair | None:
        """The highlight that is shown."""
        row = self.list.currentIndex().row()
        return self.model.shown[row] if 0 <= row < len(self.model.shown) else None

    def show_rows(self, rows: Sequence[Repair]) -> None:
        """Show what is to be checked now; who was shown stays, else the next one comes.

        What came back because a decision was taken back is chosen.
        """
        before = self.current.highlight.id if self.current else 0
        old_row = max(0, self.list.currentIndex().row())
        there = {each.highlight.id for each in self.model.shown}
        back = [each.highlight.id for each in rows if each.highlight.id not in there]
        wanted = back[0] if back and self._awaits_return else before
        self._awaits_return = self._awaits_return and not back
        self._asked.clear()  # the texts may be others by now
        self.model.show_rows(rows)
        row = self.model.row_of(wanted)
        self._go(row if row >= 0 else old_row)

    def select(self, highlight_id: int) -> None:
        """Go to a highlight, if it is there."""
        row = self.model.row_of(highlight_id)
        if row >= 0:
            self._go(row)

    def show_comparison(self, comparison: Comparison) -> None:
        """Take what was asked for by `texts_wanted`; what is known already changes nothing."""
        if self._known.get(comparison.highlight_id) == comparison:
            return
        self._known[comparison.highlight_id] = comparison
        if self.current and self.current.highlight.id == comparison.highlight_id:
            self._place = 0
            self._show_place()

    def leave_out(self, highlight_id: int) -> None:
        """Go on after a highlight that was placed by hand."""
        found = (each for each in self.model.shown if each.highlight.id == highlight_id)
        if (row := next(found, None)) is not None:
            self._decide(row, _("Placed. Ctrl+Z takes it back."))

    def show_problem(self, problem: Problem) -> None:
        """Say why a decision could not be written."""
        self.problem.show_problem(problem)

    def _join_buttons(self) -> None:
        for button, key, do in (
            (self.place_button, "P", self._place_by_hand),
            (self.keep_button, "D", self._keep_old),
            (self.open_button, "O", self._open_post),
            (self.undo_button, QKeySequence.StandardKey.Undo, self._undo),
        ):
            button.clicked.connect(do)
            self._press(key, button.click)
        self.accept_button.clicked.connect(self._accept_place)
        self.previous_button.clicked.connect(lambda: self._step(-1))
        self.next_button.clicked.connect(lambda: self._step(+1))
        self._press(self.back_key, lambda: self._step(-1))
        self._press(self.onward_key, lambda: self._step(+1))

    def _press(self, key: str | QKeySequence.StandardKey, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    # Going through the list

    def _go(self, row: int) -> None:
        count = len(self.model.shown)
        if not count:
            self._show_end()
            return
        self.show_panes(words.count_words(count))
        index = self.model.index(min(row, count - 1), 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self._choose(index)

    def _choose(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        """Show a highlight, and have the one after it looked up as well."""
        row = self.current
        if not index.isValid() or row is None:
            return
        if row.highlight.id != self._at:
            self._at, self._place = row.highlight.id, 0
        self.describe(row.title, words.facts_words(row), words.note_words(row.highlight.note))
        for each in self.model.shown[index.row() : index.row() + 1 + _AHEAD]:
            self._ask(each.highlight.id)
        self._show_place()

    def _ask(self, highlight_id: int) -> None:
        if highlight_id not in self._asked:
            self._asked.add(highlight_id)
            self.texts_wanted.emit(highlight_id)

    def _show_end(self) -> None:
        if self._decided:
            self.show_empty(
                _("All highlights are checked"),
                _("Each has its place now, or stays on the old version it was made in."),
            )
        else:
            self.show_empty(
                _("Nothing to check"),
                _("Every highlight stands where it belongs in the present text of its post."),
            )

    # The places of one highlight

    def _comparison(self) -> Comparison | None:
        return self._known.get(self.current.highlight.id) if self.current else None

    def _candidate(self) -> Candidate | None:
        found = self._comparison()
        return found.candidates[self._place] if found and found.candidates else None

    def _step(self, way: int) -> None:
        found = self._comparison()
        count = len(found.candidates) if found else 0
        if count and 0 <= self._place + way < count:
            self._place += way
            self._show_place()

    def _show_place(self) -> None:
        found, candidate = self._comparison(), self._candidate()
        count = len(found.candidates) if found else 0
        self.accept_button.setEnabled(candidate is not None)
        for button, can in (
            (self.previous_button, self._place > 0),
            (self.next_button, self._place < count - 1),
        ):
            button.setVisible(count > 1)
            button.setEnabled(can)
        if found is None:
            for pane in (self.before, self.now):
                pane.say("")
                pane.show_pieces(())
            return
        self.before.say(words.old_words(found.old))
        self.before.show_pieces(candidate.before if candidate else found.before)
        self.now.say(words.place_words(found, self._place))
        self.now.show_pieces(candidate.now if candidate else _nothing_found())

    # Deciding

    def _accept_place(self) -> None:
        row, candidate = self.current, self._candidate()
        if row is not None and candidate is not None:
            self._decide(row, _("Placed. Ctrl+Z takes it back."))
            self.placed.emit(row.highlight.id, candidate.span)

    def _keep_old(self) -> None:
        if (row := self.current) is not None:
            self._decide(row, _("Kept on the old version. Ctrl+Z takes it back."))
            self.kept_old.emit(row.highlight.id)

    def _decide(self, row: Repair, said: str) -> None:
        """Go on to the next at once; what could not be written comes back."""
        self.problem.hide()
        self._count_decisions(+1)
        at = self.list.currentIndex().row()
        self.model.show_rows([each for each in self.model.shown if each is not row])
        self.notice.say(said, "circle-check")
        self._go(at)

    def _place_by_hand(self) -> None:
        if (row := self.current) is not None:
            self.by_hand_wanted.emit(row.highlight.id, self._span())

    def _open_post(self) -> None:
        if (row := self.current) is not None:
            self.open_wanted.emit(row.highlight.id, self._span())

    def _span(self) -> Span | None:
        candidate = self._candidate()
        return candidate.span if candidate else None

    def _undo(self) -> None:
        """Take back the last decision made here, and nothing that was done before."""
        self._awaits_return = True
        self._count_decisions(-1)
        self.notice.say("")
        self.undo_wanted.emit()

    def _count_decisions(self, more: int) -> None:
        self._decided += more
        self.undo_button.setEnabled(self._decided > 0)


def _nothing_found() -> tuple[Piece, ...]:
    """What stands in place of a passage that is nowhere."""
    words = _("The newer text has no passage like it. Place it by hand, or keep it as it was.")
    return (Piece("around", words),)
