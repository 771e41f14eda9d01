"""Fills the sidebar and the list, and keeps both in step with the library."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import QModelIndex

from app.ui.acting.doing import Doing
from app.ui.acting.scope_rows import Listed, rows_of
from app.ui.browsing.post_list_rows import PassageRow, PostRow, Row
from app.ui.browsing.sidebar_rows import Contents, place_name
from app.ui.workspace import Workspace
from db import events, post_lines, scopes, searches, theme_tree
from db.library import Session
from db.records import Counts, PostLine, Scope, ScopeKind
from db.steps import Changes

LIST = "list"  # the channel of what fills the list
SIDEBAR = "sidebar"
SNIPPETS = "snippets"
FIRST: Final = 200  # posts that are shown before all of a large library are
FURTHER: Final = 900  # at a time: what else is asked of the library waits for no more
_LEAST_ROW_PX: Final = 40
SORTS = ("date", "added", "title", "highlights")


class Listing:
    """Shows one scope of the library in the list, sorted as the person likes it.

    A saved search is chosen here as any other scope; what it finds is shown by the search.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.sort = workspace.remembered.sort if workspace.remembered.sort in SORTS else SORTS[0]
        self._counts: Counts | None = None
        self._before_search = Scope()
        self._when_known: list[Callable[[], None]] = []
        self._turn = 0
        workspace.sidebar.chosen.connect(self.show)
        workspace.sidebar.clicked.connect(self._click)
        workspace.sidebar.activated.connect(self._enter)
        workspace.post_list.wanted_snippets.connect(self._read_snippets)
        workspace.post_list.sort_chosen.connect(self.sort_by)
        workspace.tasks.changed.connect(self._hear)
        workspace.post_list.set_sort(self.sort)

    def doing(self) -> Doing:
        """The actions of sorting, and those that go to a scope."""
        kinds = ("all", "unread", "starred", "highlighted", "recent")
        return {
            **{f"sort.{sort}": partial(self.sort_by, sort) for sort in SORTS},
            **{f"go.{kind}": partial(self.go, Scope(ScopeKind(kind))) for kind in kinds},
        }

    def go(self, scope: Scope) -> None:
        """Show a scope, and mark it in the sidebar."""
        self._workspace.sidebar.select(scope)
        self._workspace.sidebar.chosen.emit(scope)

    def when_known(self, hear: Callable[[], None]) -> None:
        """Call this whenever searches, events, themes and counts have been read."""
        self._when_known.append(hear)

    def show(self, scope: Scope) -> None:
        """Show a scope from its top."""
        self._workspace.scope = scope
        self._workspace.remembered.scope = scope
        if scope.kind is ScopeKind.SEARCH:
            return
        self._before_search = scope
        if self._workspace.query:
            self._workspace.search_bar.clear()  # the search ends, and calls refresh
        else:
            self.refresh(keep=False)

    def sort_by(self, sort: str) -> None:
        """Sort the posts of the list."""
        self.sort = sort
        self._workspace.remembered.sort = sort
        self._workspace.post_list.set_sort(sort)
        self.refresh(keep=True)

    def refresh(self, *, keep: bool = True, scroll: int | None = None) -> None:
        """Read the scope again.

        Args:
            keep: Stay at the present post and the place in the list; else go to the top.
            scroll: How far the list is to be scrolled then, as it once said itself.
        """
        if self._workspace.query:
            return
        if self._workspace.scope.kind is ScopeKind.SEARCH:
            if self._workspace.chosen_search is None:  # it is run as soon as it is known
                return
            self._leave_search()
        self._turn += 1
        most = FURTHER if keep else FIRST + (scroll or 0) // _LEAST_ROW_PX
        self._read(_Turn(self._turn, self._workspace.scope, keep, scroll), most)

    def give_way(self) -> None:
        """Leave a long list unread: a search begins, and the list is read again after it."""
        self._turn += 1
        self._workspace.tasks.interrupt(LIST)

    def read_sidebar(self) -> None:
        """Read events, themes and counts again."""
        self._workspace.tasks.read(_known, self._show_known, newest=SIDEBAR)

    def _click(self, index: QModelIndex) -> None:
        """Open the trash, which the arrows only walk past."""
        if index == self._workspace.sidebar.currentIndex() and self._is_in_trash():
            self._workspace.actions["go.trash"].trigger()

    def _enter(self) -> None:
        """Go on to what the sidebar shows."""
        if self._is_in_trash():
            self._workspace.actions["go.trash"].trigger()
        else:
            self._workspace.post_list.setFocus()

    def _is_in_trash(self) -> bool:
        return self._workspace.sidebar.scope().kind is ScopeKind.TRASH

    def _read(self, turn: "_Turn", most: int, after: PostLine | None = None) -> None:
        self._workspace.tasks.read(
            partial(rows_of, scope=turn.scope, sort=self.sort, most=most, after=after),
            partial(self._hear_rows, turn),
            newest=LIST,
        )

    def _hear_rows(self, turn: "_Turn", listed: Listed) -> None:
        """Show what was read, and read on; whoever stays at their row sees all of it at once."""
        if turn.number != self._turn:
            return
        turn.rows.extend(listed.rows)
        is_first = len(turn.rows) == len(listed.rows)
        if turn.keep and listed.last is None:
            posts = sum(isinstance(row, PostRow) for row in turn.rows)
            self._show_rows(turn, turn.rows, posts)
        elif is_first and not turn.keep:
            self._show_rows(turn, listed.rows, listed.posts)
        elif not turn.keep:
            self._workspace.post_list.add_rows(listed.rows)
        if listed.last is not None:
            self._read(turn, FURTHER, listed.last)

    def _show_rows(self, turn: "_Turn", rows: Sequence[Row], posts: int) -> None:
        scope = turn.scope
        self._workspace.post_list.set_sortable(True)
        self._workspace.post_list.show_rows(
            rows, title=self._title(scope), total=posts, keep=turn.keep, empty=_empty(scope)
        )
        self._stay(turn.scroll)
        passages = sum(isinstance(row, PassageRow) for row in rows)
        self._say_counts(scope, posts + passages)

    def _stay(self, scroll: int | None) -> None:
        """Mark the post that is open, where nothing else is chosen."""
        post_list, post = self._workspace.post_list, self._workspace.reader.post
        if post is not None and post_list.current_row() is None:
            post_list.select_post(post.id)
        if scroll is not None:
            post_list.restore_scroll(scroll)

    def _show_known(self, known: Contents) -> None:
        workspace = self._workspace
        workspace.searches, self._counts = tuple(known.searches), known.counts
        workspace.events, workspace.themes = tuple(known.events), tuple(known.themes)
        workspace.sidebar.show_contents(replace(known, found=workspace.found))
        self._follow_scope()
        for hear in self._when_known:
            hear()
        scope = self._workspace.scope
        if not self._workspace.query:
            self._say_counts(scope, None)

    def _follow_scope(self) -> None:
        """Choose in the sidebar what the list shows; all posts if that is gone."""
        self._workspace.sidebar.select(self._workspace.scope)
        if self._workspace.sidebar.scope() != self._workspace.scope:
            self.go(Scope())

    def _leave_search(self) -> None:
        """Choose what was shown before a saved search was."""
        self._workspace.scope = self._workspace.remembered.scope = self._before_search
        self._workspace.sidebar.select(self._before_search)

    def _say_counts(self, scope: Scope, count: int | None) -> None:
        if self._counts is None:
            return
        total = self._counts.all
        words = ngettext("{n} post", "{n} posts", total).format(n=total)
        if scope.kind is not ScopeKind.ALL and count is not None:
            words += " · " + _("{n} in this list").format(n=count)
        if scope.kind is ScopeKind.ALL or count is not None:
            self._workspace.status.show_counts(words)

    def _title(self, scope: Scope) -> str:
        for each in self._workspace.events:
            if scope.kind is ScopeKind.EVENT and each.id == scope.id:
                return each.name
        for theme in self._workspace.themes:
            if scope.kind is ScopeKind.THEME and theme.id == scope.id:
                return theme.path.replace("/", " / ")
        return "" if scope.kind in (ScopeKind.EVENT, ScopeKind.THEME) else place_name(scope.kind)

    def _hear(self, changes: Changes) -> None:
        """Read again what a step touched: lines in place where that is enough.

        What was only read keeps its line, also in the list of the unread, as in a mail program.
        """
        self.read_sidebar()
        is_no_step = changes.label is None
        is_all = self._workspace.scope.kind is ScopeKind.ALL
        if not (is_no_step or (is_all and not (changes.events or changes.themes))):
            self.refresh()
        self.update(changes.posts)

    def update(self, post_ids: frozenset[int]) -> None:
        """Read single lines again; the whole list when posts came or went."""
        if post_ids:
            self._workspace.tasks.read(
                partial(post_lines.lines, ids=sorted(post_ids)), partial(self._update, post_ids)
            )

    def _update(self, post_ids: frozenset[int], lines: Sequence[PostLine]) -> None:
        known = self._workspace.post_list.update_lines(lines)
        if len(lines) < len(post_ids) or not known:
            self.refresh()

    def _read_snippets(self, post_ids: list[int]) -> None:
        """Read how posts begin; what a search found shows other words, and asks for them itself."""
        if self._workspace.query:
            return
        self._workspace.tasks.read(
            partial(post_lines.beginnings, ids=post_ids), self._workspace.post_list.set_snippets
        )


@dataclass(slots=True)
class _Turn:
    """One reading of a scope, in as many pieces as it takes; a newer one ends it."""

    number: int
    scope: Scope
    keep: bool
    scroll: int | None
    rows: list[Row] = field(default_factory=list)


def _known(session: Session) -> Contents:
    return Contents(
        scopes.counts(session),
        searches.listed(session),
        events.listed(session),
        theme_tree.listed(session),
    )


def _empty(scope: Scope) -> tuple[str, str]:
    """A sentence for a list with nothing in it, and what to do."""
    sentences = {
        ScopeKind.ALL: (_("No posts yet."), _("Import some with Ctrl+I, or drop files here.")),
        ScopeKind.UNREAD: (_("Everything is read."), _("U makes a post unread again.")),
        ScopeKind.STARRED: (_("Nothing is starred."), _("S puts a star on a post.")),
        ScopeKind.HIGHLIGHTED: (
            _("Nothing is highlighted yet."),
            _("Select a passage in a post and press H."),
        ),
        ScopeKind.RECENT: (_("Nothing was added in the last seven days."), _("Ctrl+I imports.")),
        ScopeKind.EVENT: (_("No post is under this event."), _("E puts posts under events.")),
        ScopeKind.THEME: (
            _("No passage is under this theme."),
            _("Select one in a post and press H."),
        ),
        ScopeKind.CHECK: (_("Nothing needs to be checked."), ""),
        ScopeKind.TRASH: (_("What was removed is kept."), _("Enter shows the trash.")),
    }
    return sentences.get(scope.kind, ("", ""))
