"""Decides with a person about posts that may be one: merged, or kept both.

The dialog and what compares texts are imported when they are first asked for: the
window starts sooner.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.acting.doing import Doing
from app.ui.browsing.row_words import byline
from app.ui.workspace import Workspace
from db import last_places, matching, merging, posts, twins
from db.errors import Problem
from db.library import Session
from db.renewing import Standing
from db.twins import TwinPair

if TYPE_CHECKING:
    from app.ui.dialogs.twins.twin_card import TwinSide
    from app.ui.dialogs.twins.twins_dialog import PostMerging, TwinsDialog

_NEWEST = "twins"


class OnTwins(QObject):
    """Shows pairs of posts that are alike, and writes what is decided about them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._workspace = workspace
        self._dialog: TwinsDialog | None = None
        workspace.tasks.changed.connect(lambda _changes: self._read())

    def doing(self) -> Doing:
        """The list of pairs."""
        return {"post.twins": self.show}

    def show(self) -> None:
        """Open the pairs that nobody has decided about."""
        if self._dialog is None:
            self._dialog = self._new_dialog()
        self._read()

    def _new_dialog(self) -> "TwinsDialog":
        from app.ui.dialogs.twins.twins_dialog import TwinsDialog

        dialog = TwinsDialog(self._workspace.window)
        dialog.texts_wanted.connect(self._read_texts)
        dialog.merge_wanted.connect(self._merge)
        dialog.both_wanted.connect(self._keep_both)
        dialog.undo_wanted.connect(self._workspace.actions["edit.undo"].trigger)
        dialog.finished.connect(self._forget_dialog)
        return dialog

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _read(self) -> None:
        """Show the pairs as they are now, such as after one was decided, or that was undone."""
        if self._dialog is not None:
            self._workspace.tasks.read(twins.open_pairs, self._show_pairs)

    def _show_pairs(self, pairs: Sequence[TwinPair]) -> None:
        if self._dialog is None:
            return
        if not self._dialog.isVisible():
            self._dialog.open()
        self._dialog.show_pairs(pairs)

    def _read_texts(self, pair: TwinPair) -> None:
        self._workspace.tasks.read(
            partial(_sides, pair=pair), partial(self._show_sides, pair), newest=_NEWEST
        )

    def _show_sides(self, pair: TwinPair, sides: "tuple[TwinSide, TwinSide]") -> None:
        if self._dialog is not None:
            self._dialog.show_sides(pair, *sides)

    def _merge(self, wanted: "PostMerging") -> None:
        """Work out where the highlights stand in the other text, then write all as one step."""
        self._workspace.tasks.read(
            partial(_standings, wanted=wanted), partial(self._write, wanted), otherwise=self._tell
        )

    def _write(self, wanted: "PostMerging", standings: Sequence[Standing]) -> None:
        self._workspace.tasks.write(
            partial(
                merging.merge,
                post_id=wanted.goes_id,
                into_id=wanted.stays_id,
                standings=standings,
            ),
            otherwise=self._tell,
        )

    def _keep_both(self, pair: TwinPair) -> None:
        self._workspace.tasks.write(
            partial(twins.keep_both, post_id=pair.first.id, other_id=pair.second.id),
            otherwise=self._tell,
        )

    def _tell(self, problem: Problem) -> None:
        if self._dialog is not None:
            self._dialog.show_problem(problem)
        else:
            self._workspace.tasks.problem.emit(problem)


def _sides(session: Session, pair: TwinPair) -> "tuple[TwinSide, TwinSide]":
    """Both posts, with their texts shortened to where they differ."""
    from app.ui.dialogs.twins.twin_card import TwinSide
    from app.ui.dialogs.twins.twin_words import compared

    (_title, first), (_other, second) = (
        posts.title_and_text(session, each.id) for each in (pair.first, pair.second)
    )
    texts = compared(first, second)
    made = [
        TwinSide(" · ".join(byline(line)), matching.web_addresses(session, line.id), pieces)
        for line, pieces in ((pair.first, texts.first), (pair.second, texts.second))
    ]
    return made[0], made[1]


def _standings(session: Session, wanted: "PostMerging") -> tuple[Standing, ...]:
    """Where each highlight of the post that goes stands in the text of the one that stays."""
    from app.importing.carrying_over import carried

    placed = last_places.of_post(session, wanted.goes_id)
    _title, text = posts.title_and_text(session, wanted.stays_id)
    return carried(placed, text)
