"""Goes through the highlights that a newer text has lost or left in doubt, with the person."""

from collections.abc import Callable
from functools import cached_property, partial
from gettext import gettext as _

from app.ui.acting.doing import Doing
from app.ui.acting.opening import Goal, Opening
from app.ui.dialogs.repair.comparison import Comparison, OldPassage, as_marked, compared
from app.ui.dialogs.repair.dialog import RepairDialog
from app.ui.reading.placing_bar import PlacingBar
from app.ui.workspace import Workspace
from db import repairs
from db.errors import Problem
from db.library import Session
from db.records import Highlight, Post, Progress, ScopeKind, Span
from db.repairs import Repair, RepairTexts

LISTED = "repairs"  # the channel of the list
_ABOVE = 200  # letters of the text shown above a place


class Repairing:
    """Opens the list of highlights to be checked, and writes what the person decides."""

    def __init__(self, workspace: Workspace, opening: Opening) -> None:
        self._workspace = workspace
        self._opening = opening
        self._dialog: RepairDialog | None = None
        self._last = 0  # the highlight to come back to
        self._writing = 0
        self._numbers: dict[int, int] = {}  # of the versions that were compared
        self._by_hand: Highlight | None = None
        workspace.tasks.changed.connect(lambda _changes: self._renew())
        workspace.sidebar.activated.connect(self._enter)

    def doing(self) -> Doing:
        """The list of highlights to be checked."""
        return {"highlight.check": self.check}

    def check(self) -> None:
        """Open the list, at the highlight it was left at."""
        self._bar.leave()
        self._by_hand = None
        if self._dialog is not None:
            self._show_again(self._dialog)
            return
        self._workspace.tasks.read(repairs.listed, self._open, newest=LISTED)

    @cached_property
    def _bar(self) -> PlacingBar:
        bar = PlacingBar(self._workspace.reader)
        bar.placed.connect(self._place_selection)
        bar.given_up.connect(self.check)
        return bar

    def _enter(self) -> None:
        """Go on from the row of the sidebar to the list."""
        if self._workspace.sidebar.scope().kind is ScopeKind.CHECK:
            self._workspace.actions["highlight.check"].trigger()

    # The dialog

    def _open(self, listed: tuple[Repair, ...]) -> None:
        if self._dialog is not None:
            return
        dialog = self._dialog = RepairDialog(self._workspace.window)
        dialog.texts_wanted.connect(self._read_texts)
        dialog.placed.connect(self._place)
        dialog.kept_old.connect(self._keep_old)
        dialog.by_hand_wanted.connect(self._begin_by_hand)
        dialog.open_wanted.connect(self._read_post)
        dialog.undo_wanted.connect(self._workspace.actions["edit.undo"].trigger)
        dialog.finished.connect(self._closed)
        dialog.show_rows(listed)
        dialog.select(self._last)
        dialog.open()

    def _closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None and dialog.current is not None:
            self._last = dialog.current.highlight.id

    def _show_again(self, dialog: RepairDialog) -> None:
        dialog.open()
        dialog.activateWindow()
        dialog.list.setFocus()

    def _renew(self) -> None:
        """Read the list again, once all decisions are on disk: those before would come back."""
        if self._dialog is not None and not self._writing:
            self._workspace.tasks.read(repairs.listed, self._show_listed, newest=LISTED)

    def _show_listed(self, listed: tuple[Repair, ...]) -> None:
        if self._dialog is not None:
            self._dialog.show_rows(listed)

    def _read_texts(self, highlight_id: int) -> None:
        row = next(each for each in self._shown() if each.highlight.id == highlight_id)
        self._workspace.tasks.read(
            partial(_compared, row.highlight),
            self._show_comparison,
            otherwise=lambda _problem: self._renew(),  # the post has gone to the trash
        )

    def _shown(self) -> tuple[Repair, ...]:
        return self._dialog.model.shown if self._dialog is not None else ()

    def _show_comparison(self, found: Comparison) -> None:
        if self._dialog is not None:
            self._numbers[found.highlight_id] = found.number
            self._dialog.show_comparison(found)

    # Decisions

    def _place(self, highlight_id: int, span: Span) -> None:
        number = self._numbers.get(highlight_id, 0)
        self._write(partial(_accept, highlight_id=highlight_id, span=span, number=number))

    def _keep_old(self, highlight_id: int) -> None:
        self._write(partial(repairs.keep_old, highlight_id=highlight_id))

    def _write(self, do: Callable[[Session], None]) -> None:
        self._writing += 1
        self._workspace.tasks.write(do, self._written, otherwise=self._refused)

    def _written(self, _done: None) -> None:
        self._writing -= 1
        self._renew()

    def _refused(self, problem: Problem) -> None:
        self._writing -= 1
        if self._dialog is None:
            self._workspace.tasks.problem.emit(problem)
        else:
            self._dialog.show_problem(problem)
            self._renew()

    # In the reader

    def _read_post(self, highlight_id: int, span: Span | None) -> None:
        """Leave the list for the post; the next time it begins where it was left."""
        found = self._highlight(highlight_id)
        if found is not None and self._dialog is not None:
            self._dialog.close()
            self._go_to(found, span)

    def _begin_by_hand(self, highlight_id: int, span: Span | None) -> None:
        found = self._highlight(highlight_id)
        if found is not None and self._dialog is not None:
            self._by_hand = found
            self._dialog.hide()
            self._go_to(found, span)
            self._bar.appear(found.anchor.quote)

    def _highlight(self, highlight_id: int) -> Highlight | None:
        found = (each.highlight for each in self._shown() if each.highlight.id == highlight_id)
        return next(found, None)

    def _go_to(self, highlight: Highlight, span: Span | None) -> None:
        """Open the post at a place, or about where the passage once stood."""
        start = (span or highlight.span or highlight.anchor.span).start
        goal = Goal(
            highlight.id if highlight.span == span else 0,
            progress=Progress(start, max(0, start - _ABOVE)),
        )
        self._opening.open(highlight.post_id, goal)
        self._workspace.window.activateWindow()
        self._workspace.reader.setFocus()

    def _place_selection(self) -> None:
        """Place the highlight at what is selected, and go on with the list."""
        post, highlight = self._workspace.reader.post, self._by_hand
        if post is None or highlight is None:
            return
        if post.id != highlight.post_id:
            self._go_to(highlight, None)
            return
        span = _chosen(post, self._workspace.reader.selected())
        if span is None:
            self._bar.say(_("Nothing is selected yet. Select the passage, then press Ctrl+Return."))
            return
        self._write(partial(_accept, highlight_id=highlight.id, span=span, number=post.version))
        if self._dialog is not None:
            self._dialog.leave_out(highlight.id)
        self.check()


def _chosen(post: Post, span: Span) -> Span | None:
    from app.text.anchor.describing import trimmed

    passage = trimmed(post.text, span)
    return passage if passage.start < passage.end else None


def _compared(highlight: Highlight, session: Session) -> Comparison:
    texts = repairs.texts(session, highlight.id)
    return compared(highlight, _old(highlight, texts), texts.new_text, texts.new_number)


def _old(highlight: Highlight, texts: RepairTexts) -> OldPassage:
    if texts.old_text == texts.new_text:
        return as_marked(highlight.anchor)
    return OldPassage(texts.old_text, texts.old_span, texts.old_number, texts.old_made)


def _accept(session: Session, *, highlight_id: int, span: Span, number: int) -> None:
    """Place a highlight, unless the post has got another text meanwhile.

    Raises:
        Problem: It has; or the span is beyond the text.
    """
    present = repairs.texts(session, highlight_id).new_number
    if number not in {0, present}:
        raise Problem(
            _("The text of the post has changed once more."),
            _("Look at the highlight again; it is still in the list."),
        )
    repairs.accept(session, highlight_id, span)
