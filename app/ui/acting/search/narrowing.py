"""Searches in what is chosen: a theme, an event, or what is known of a post, click by click."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QMenu

from app.ui.acting.doing import Doing
from app.ui.acting.search.searching import Searching
from app.ui.browsing.post_list_rows import post_of
from app.ui.reading.fact_parts import FactPart, askable
from app.ui.workspace import Workspace
from db import posts
from db.query import editing
from db.query.tree import Named, NameField, Tree
from db.records import Post, Scope, ScopeKind

POST = "narrowing"  # the channel of the post whose facts are listed


class Narrowing:
    """Puts conditions into the query of the search field, or takes them out again."""

    def __init__(self, workspace: Workspace, searching: Searching) -> None:
        self._workspace = workspace
        self._searching = searching
        workspace.sidebar.narrow_wanted.connect(self._add_scope)
        workspace.reader.fact_clicked.connect(self._add_fact)

    def doing(self) -> Doing:
        """F: in what is chosen."""
        return {"search.narrow": self._narrow}

    def _narrow(self) -> None:
        """In the sidebar take its event or theme; elsewhere list what is known of the post."""
        workspace = self._workspace
        if workspace.sidebar.hasFocus() and self._leaf(workspace.sidebar.scope()) is not None:
            self._add_scope(workspace.sidebar.scope())
            return
        post_id = self._post_id()
        if post_id:
            workspace.tasks.read(
                partial(posts.open_post, post_id=post_id), self._list_facts, newest=POST
            )
        else:
            said = _("Choose a post, an event or a theme first.")
            workspace.status.show_done(said, may_undo=False)

    def _post_id(self) -> int:
        row = self._workspace.post_list.current_row()
        post = self._workspace.reader.post
        in_list = post_of(row) if row is not None else None
        if in_list is not None and not self._workspace.reader.hasFocus():
            return in_list
        return post.id if post else in_list or 0

    def _list_facts(self, post: Post) -> None:
        menu = QMenu(self._workspace.window)
        menu.setAccessibleName(_("Search in"))
        typed = self._workspace.search_bar.text
        for part in askable(post):
            words = _("{kind}: {name}").format(kind=part.kind, name=part.name)
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(part.leaf is not None and editing.has(typed, part.leaf))
            action.triggered.connect(partial(self._pick, part))
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.isEmpty():
            said = _("Nothing is known of this post that could be searched for.")
            self._workspace.status.show_done(said, may_undo=False)
        else:
            menu.setActiveAction(menu.actions()[0])
            menu.popup(self._place())

    def _place(self) -> QPoint:
        """At the chosen row, or at the top of the text."""
        view, reader = self._workspace.post_list.view, self._workspace.reader
        if view.hasFocus():
            area = view.visualRect(view.currentIndex()) & view.viewport().rect()
            return view.viewport().mapToGlobal(area.center())
        area = QRect(reader.viewport().rect())
        return reader.viewport().mapToGlobal(QPoint(area.center().x(), area.top()))

    def _pick(self, part: FactPart, _checked: bool = False) -> None:
        self._add_fact(part)

    def _add_fact(self, part: FactPart) -> None:
        if part.leaf is not None:
            self._toggle(part.leaf)

    def _add_scope(self, scope: Scope) -> None:
        leaf = self._leaf(scope)
        if leaf is not None:
            self._toggle(leaf)

    def _leaf(self, scope: Scope) -> Tree | None:
        """The condition that stands for a theme or an event; None for other scopes."""
        if scope.kind is ScopeKind.THEME:
            paths = (each.path for each in self._workspace.themes if each.id == scope.id)
            return next((Named(NameField.THEME, path) for path in paths), None)
        if scope.kind is ScopeKind.EVENT:
            names = (each.name for each in self._workspace.events if each.id == scope.id)
            return next((Named(NameField.EVENT, name) for name in names), None)
        return None

    def _toggle(self, leaf: Tree) -> None:
        """Edit the query, and search; the keyboard stays where it is."""
        self._searching.put(editing.toggled(self._workspace.search_bar.text, leaf))
        self._searching.recent.keep()
