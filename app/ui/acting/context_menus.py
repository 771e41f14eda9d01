"""The menus of the right button and the menu key: what can be done with what they stand on.

They hold rows of the table of actions, nothing else, so each has its key beside it.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.ui.browsing.post_list_rows import PassageRow
from app.ui.workspace import Workspace
from db.records import Scope, ScopeKind

LINE: Final = ""  # a line between two groups of a menu
POSTS: Final = (
    "post.read", "post.star", LINE, "post.events", "edit.change", "post.original", LINE,
    "post.remove",
)  # fmt: skip
PASSAGE: Final = ("edit.copy", LINE, "edit.remove")
SELECTION: Final = ("highlight.pick", "highlight.note", LINE, "edit.copy", "edit.quote", LINE)
HIGHLIGHT: Final = ("highlight.pick", "highlight.note", "edit.quote", "highlight.remove", LINE)
OPEN_POST: Final = (
    "post.star", "post.events", "post.note", "post.related", "post.original", LINE, "edit.all",
)  # fmt: skip
THEME: Final = ("edit.change", "theme.words", "theme.merge", "export.summary", LINE, "edit.remove")
EVENT: Final = ("edit.change", "event.merge", "export.summary", LINE, "edit.remove")
SEARCH: Final = (
    "edit.change", "search.pin", LINE, "search.up", "search.down", LINE, "export.summary", LINE,
    "edit.remove",
)  # fmt: skip
TRASH: Final = ("go.trash",)
LIBRARY: Final = ("import.files", "import.paste", "export.summary", LINE, "theme.new", "event.new")
_OF_SCOPE: Final = {
    ScopeKind.THEME: THEME,
    ScopeKind.EVENT: EVENT,
    ScopeKind.SEARCH: SEARCH,
    ScopeKind.TRASH: TRASH,
}


class ContextMenus:
    """Opens a menu where a pane asks for one."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        workspace.post_list.menu_wanted.connect(self._open_over_list)
        workspace.sidebar.menu_wanted.connect(self._open_over_sidebar)
        workspace.reader.customContextMenuRequested.connect(self._open_over_text)

    def _open_over_list(self, at: QPoint) -> None:
        is_passage = isinstance(self._workspace.post_list.current_row(), PassageRow)
        self._open(PASSAGE if is_passage else POSTS, at)

    def _open_over_sidebar(self, scope: Scope, at: QPoint) -> None:
        self._open(_OF_SCOPE.get(scope.kind, LIBRARY), at)

    def _open_over_text(self, at: QPoint) -> None:
        """Offer what goes with the selection, else with the highlight under the pointer."""
        reader = self._workspace.reader
        if reader.post is None:
            return
        if not reader.textCursor().hasSelection():
            reader.setTextCursor(reader.cursorForPosition(at))
        names: tuple[str, ...] = OPEN_POST
        if reader.textCursor().hasSelection():
            names = SELECTION + OPEN_POST
        elif reader.focused_highlight:
            names = HIGHLIGHT + OPEN_POST
        self._open(names, reader.viewport().mapToGlobal(at))

    def _open(self, names: Sequence[str], at: QPoint) -> None:
        menu = QMenu(self._workspace.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            if name == LINE:
                menu.addSeparator()
            else:
                menu.addAction(self._workspace.actions[name])
        menu.popup(at)
