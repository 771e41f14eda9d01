"""What F2, Del and the copying keys mean where the person is: in sidebar, list or text."""

from collections.abc import Mapping
from gettext import gettext as _
from typing import Final, Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.ui.acting.doing import Doing
from app.ui.acting.highlighting import Highlighting
from app.ui.acting.on_posts import OnPosts
from app.ui.browsing.post_list_rows import JumpRow, NoteRow, PassageRow
from app.ui.workspace import Workspace
from db.records import Scope, ScopeKind

_FIELDS: Final = (QLineEdit, QPlainTextEdit, QTextEdit)


class Noun(Protocol):
    """What is done with one kind of thing of the sidebar."""

    def edit(self, noun_id: int, /) -> None:
        """Ask what should be changed of it."""

    def remove(self, noun_id: int, /) -> None:
        """Put it into the trash."""


class OnChoice:
    """Hands what concerns “what is chosen” to the noun that is chosen."""

    def __init__(
        self,
        workspace: Workspace,
        posts: OnPosts,
        highlighting: Highlighting,
        nouns: Mapping[ScopeKind, Noun],
    ) -> None:
        self._workspace = workspace
        self._posts = posts
        self._highlighting = highlighting
        self._nouns = nouns
        workspace.sidebar.edit_wanted.connect(self._edit_scope)
        workspace.sidebar.remove_wanted.connect(self._remove_scope)

    def doing(self) -> Doing:
        """Editing, removing and copying what is chosen."""
        return {
            "edit.change": self._change,
            "edit.remove": self._remove,
            "edit.copy": self._copy,
            "edit.quote": self._copy_quote,
            "edit.all": self._select_all,
        }

    def _change(self) -> None:
        if self._is_in(self._workspace.sidebar):
            self._edit_scope(self._workspace.scope)
        else:
            self._posts.edit()

    def _remove(self) -> None:
        if self._is_in(self._workspace.sidebar):
            self._remove_scope(self._workspace.scope)
        elif self._is_in(self._workspace.post_list):
            self._remove_row()
        else:
            self._highlighting.remove()

    def _remove_row(self) -> None:
        row = self._workspace.post_list.current_row()
        if isinstance(row, PassageRow):
            self._highlighting.remove_one(row.hit.highlight.id)
        elif isinstance(row, NoteRow | JumpRow):
            said = _("Only posts and highlights are removed here.")
            self._workspace.status.show_done(said, may_undo=False)
        else:
            self._posts.remove()

    def _edit_scope(self, scope: Scope) -> None:
        if scope.kind in self._nouns:
            self._nouns[scope.kind].edit(scope.id)

    def _remove_scope(self, scope: Scope) -> None:
        if scope.kind in self._nouns:
            self._nouns[scope.kind].remove(scope.id)

    def _copy(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, _FIELDS):
            focused.copy()
        else:
            row = self._workspace.post_list.current_row()
            if isinstance(row, PassageRow):
                QGuiApplication.clipboard().setText(row.hit.highlight.passage)

    def _copy_quote(self) -> None:
        """The selected passage, or that of the highlight at the caret, with its source."""
        quote = self._workspace.reader.quote_with_source()
        if quote:
            QGuiApplication.clipboard().setText(quote)
            said = _("The quote and its source are on the clipboard.")
        else:
            said = _("Select a passage first.")
        self._workspace.status.show_done(said, may_undo=False)

    def _select_all(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, _FIELDS):
            focused.selectAll()
        else:
            self._workspace.post_list.select_all()

    def _is_in(self, pane: QWidget) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is pane or pane.isAncestorOf(focused))
