"""Undo and redo of anything, and the line that says what was done."""

from functools import partial
from gettext import gettext as _

from app.ui.acting.doing import Doing
from app.ui.announce import announce
from app.ui.workspace import Workspace
from db.steps import Changes, Label


class OnHistory:
    """Takes steps back and does them again."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        workspace.tasks.changed.connect(self._hear)
        workspace.tasks.saving.connect(
            lambda under_way: workspace.status.show_saving(under_way=under_way)
        )
        workspace.status.undo_wanted.connect(self._undo)

    def doing(self) -> Doing:
        """Undo and redo."""
        return {"edit.undo": self._undo, "edit.redo": self._redo}

    def _undo(self) -> None:
        self._workspace.tasks.undo(
            partial(self._say, _("Undone: {step}"), _("There is nothing to undo."))
        )

    def _redo(self) -> None:
        self._workspace.tasks.redo(
            partial(self._say, _("Done again: {step}"), _("There is nothing to do again."))
        )

    def _say(self, words: str, nothing: str, label: Label | None) -> None:
        said = nothing if label is None else words.format(step=label.text())
        self._workspace.status.show_done(said, may_undo=False)
        announce(self._workspace.reader, said)

    def _hear(self, changes: Changes) -> None:
        if changes.label is not None:
            self._workspace.status.show_done(changes.label.text(), may_undo=True)
