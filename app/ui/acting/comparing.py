"""Shows what has changed in a post from one version of its text to another."""

from collections.abc import Callable, Sequence
from functools import partial

from app.ui.acting.doing import Doing
from app.ui.dialogs.changes.dialog import ChangesDialog
from app.ui.dialogs.changes.version_flow import VersionChanges, changes
from app.ui.workspace import Workspace
from db import post_lines, versions
from db.library import Session
from db.versions import VersionLine

CHANGES = "changes"  # the channel of what the dialog asks for


class Comparing:
    """Opens the dialog on the post that is chosen or read."""

    def __init__(self, workspace: Workspace, chosen: Callable[[], Sequence[int]]) -> None:
        """Prepare.

        Args:
            workspace: The panes of the window.
            chosen: The posts that an action means now.
        """
        self._workspace = workspace
        self._chosen = chosen

    def doing(self) -> Doing:
        """What has changed."""
        return {"post.changes": self.compare}

    def compare(self) -> None:
        """Show what has changed in the chosen post; from where a focused highlight was made."""
        ids = self._chosen()
        if ids:
            reader = self._workspace.reader
            is_open = reader.post is not None and reader.post.id == ids[0]
            highlight_id = max(0, reader.focused_highlight) if is_open else 0
            self._workspace.tasks.read(
                partial(_known, post_id=ids[0], highlight_id=highlight_id),
                partial(self._open, ids[0]),
            )

    def _open(self, post_id: int, known: tuple[str, tuple[VersionLine, ...], int]) -> None:
        title, listed, start = known
        dialog = ChangesDialog(self._workspace.window, title, listed, start)
        dialog.comparison_wanted.connect(partial(self._compare, dialog, post_id))
        dialog.finished.connect(lambda _result: self._workspace.tasks.forget(CHANGES))
        dialog.ask()
        dialog.open()

    def _compare(self, dialog: ChangesDialog, post_id: int, old: int, new: int) -> None:
        self._workspace.tasks.read(
            partial(_compared, post_id=post_id, old=old, new=new),
            dialog.show_changes,
            newest=CHANGES,
        )


def _known(
    session: Session, post_id: int, highlight_id: int
) -> tuple[str, tuple[VersionLine, ...], int]:
    """The title of a post, its versions, and the one that a highlight was made in, or 0."""
    lines = post_lines.lines(session, ids=[post_id])
    start = versions.made_in(session, highlight_id) if highlight_id else 0
    title = lines[0].title if lines else ""
    return title, versions.listed(session, post_id), start


def _compared(session: Session, post_id: int, old: int, new: int) -> VersionChanges:
    return changes(versions.opened(session, post_id, old), versions.opened(session, post_id, new))
