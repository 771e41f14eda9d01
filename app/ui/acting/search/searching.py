"""Searches as someone types, and walks the places that were found."""

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from app.ui.acting.doing import Doing
from app.ui.acting.listing import Listing
from app.ui.acting.opening import Goal, Opening
from app.ui.acting.search.as_typed import completed
from app.ui.acting.search.found_list import FoundList
from app.ui.acting.search.found_rows import Found
from app.ui.acting.search.found_words import number
from app.ui.acting.search.recent_searches import RecentSearches
from app.ui.acting.search.stages import Stages
from app.ui.acting.search.suggesting import Suggesting
from app.ui.browsing.post_list_rows import NoteRow, PassageRow, PostRow, Row
from app.ui.browsing.search.panel_rows import PanelRow
from app.ui.style.icons import icon
from app.ui.workspace import Workspace
from db.records import About, Meant, Progress, Scope, ScopeKind
from db.steps import Changes

SHOWN: Final = 60  # hits at first; more come when the list is scrolled to its end
MORE: Final = 4
_SCOPES: Final = {About.EVENT: ScopeKind.EVENT, About.THEME: ScopeKind.THEME}


@dataclass(frozen=True, slots=True)
class Return:
    """Where a person was before they searched."""

    post_id: int
    progress: Progress | None
    scroll: int


class Searching:
    """From the search field to the list, and from place to place in the reader."""

    def __init__(self, workspace: Workspace, listing: Listing, opening: Opening) -> None:
        self._workspace = workspace
        self._listing = listing
        self._opening = opening
        self._before: Return | None = None
        self._is_from_list = False
        self._limit = SHOWN
        self._is_shown = self._is_whole = True
        self._is_anew = False  # what is awaited was asked because of a step
        self._found = FoundList(workspace)
        self.stages = Stages(workspace.tasks, workspace.window)
        self.recent = RecentSearches(workspace.tasks, workspace.window)
        self._suggesting = Suggesting(workspace)
        self._join()

    def doing(self) -> Doing:
        """Searching."""
        return {"search.field": self._begin}

    def search(self, typed: str, *, name: str = "") -> None:
        """Show what a query finds; nothing typed ends the search.

        Args:
            typed: The query.
            name: Of the saved search that it is, "" for none.
        """
        # A blank at the end stays: it says that the last word is whole.
        query = typed.lstrip() if typed.strip() else ""
        if query and not self._workspace.query:
            self._before = self._here()
            self._listing.give_way()
        self._workspace.query, self._found.name = query, name
        self._limit, self._is_anew = SHOWN, False
        self._found.forget_awaited()
        self.recent.typed(query.strip())
        if query:
            self._is_shown = self._is_whole = False
            self.stages.ask(query, self._limit)
        else:
            self._end()

    def put(self, query: str, *, name: str = "") -> None:
        """Search for a query that another part of the window has written."""
        self._workspace.search_bar.set_text(query)
        self.search(query, name=name)

    def call(self, name: str) -> None:
        """What is searched for is a saved search of this name by now."""
        self._found.name = name

    def escape(self) -> None:
        """Leave the search, from wherever in the window; else take places off the page."""
        if self._workspace.query:
            self.leave()
        else:
            self._workspace.reader.show_places(())

    def leave(self) -> None:
        """End the search, and go back to where the person was before it."""
        before = self._before
        self._workspace.search_bar.clear()
        if before is not None and before.post_id:
            self._opening.open(before.post_id, Goal(progress=before.progress))
        if self._opening.post is None or self._is_from_list:
            self._workspace.post_list.setFocus()
        else:
            self._workspace.reader.setFocus()

    def _join(self) -> None:
        bar, post_list = self._workspace.search_bar, self._workspace.post_list
        bar.spare(post_list)
        bar.typed.connect(self.search)
        bar.entered.connect(self._enter)
        bar.went_down.connect(self._go_down)
        bar.left.connect(self.leave)
        post_list.more_wanted.connect(self._more)
        post_list.chosen.connect(self._use)
        post_list.activated.connect(self._open_thing)
        self.stages.found.connect(self._show_first)
        self.stages.ranked.connect(self._show_ranked)
        self._workspace.tasks.changed.connect(self._hear)

    def _begin(self) -> None:
        """Bring the keyboard to the field; Esc brings it back to the list or the text."""
        if not self._workspace.query:
            self._is_from_list = self._workspace.post_list.view.hasFocus()
        self._workspace.search_bar.focus()

    def _hear(self, changes: Changes) -> None:
        """Find again what a step may have changed; the person stays at their row."""
        if self._workspace.query and changes.label is not None:
            self._is_anew = True
            self.stages.ask_whole(self._workspace.query, self._limit)

    def _more(self) -> None:
        if self._workspace.query:
            self._limit *= MORE
            self.stages.ask_whole(self._workspace.query, self._limit)

    def _show_first(self, found: Found) -> None:
        if not self._workspace.query:
            return
        is_present = found.typed == self._workspace.query
        self._is_shown = is_present
        self._is_whole = is_present and found.results.is_ranked
        self._found.show_first(found, is_present=is_present)
        self._say(found)

    def _show_ranked(self, found: Found) -> None:
        if not self._workspace.query:
            return
        self._is_shown = self._is_whole = True
        if self._is_anew:
            self._is_anew = False
            self._found.show_anew(found)
        else:
            self._found.show_ranked(found)
        self._say(found)

    def _say(self, found: Found) -> None:
        """Say under the field what the query means, and what may have been meant."""
        results, panel = found.results, self._workspace.search_bar.panel
        panel.say(found.explained, results.notice)
        nothing = not (results.total or found.others)
        panel.offer_meant(_meant_row(results.meant), is_walkable=nothing)

    def _end(self) -> None:
        self.stages.stop()
        panel = self._workspace.search_bar.panel
        panel.say("", "")
        panel.offer_meant(None, is_walkable=False)
        self._workspace.reader.show_places(())
        scroll = self._before.scroll if self._before else None
        self._before = None
        self._listing.refresh(keep=False, scroll=scroll)

    def _here(self) -> Return:
        post = self._opening.post
        place = self._workspace.reader.progress() if post else None
        return Return(post.id if post else 0, place, self._workspace.post_list.scroll_value())

    def _enter(self) -> None:
        """Go to the best post there is, at its first place, once all are ranked."""
        self.recent.keep()
        self._workspace.post_list.setFocus()
        self._found.await_first(best=True)
        if not self._workspace.query or self._is_whole:
            self._found.choose_awaited()
        if self.stages.pause.isActive():
            self.stages.rank()

    def _go_down(self) -> None:
        """Go to the first post that is shown, without waiting for better ones."""
        self._workspace.post_list.setFocus()
        self._found.await_first(best=False)
        if not self._workspace.query or self._is_shown:
            self._found.choose_awaited()

    def _use(self, _row: Row) -> None:
        """The search was used: something that it found was chosen."""
        if self._workspace.query:
            self.recent.keep()

    def _open_thing(self, row: Row) -> None:
        """Show the event or theme that a note found is about."""
        if isinstance(row, NoteRow) and row.hit.about in _SCOPES:
            self._listing.go(Scope(_SCOPES[row.hit.about], row.hit.id))


def goal_of(row: Row, query: str) -> tuple[int, Goal] | None:
    """Which post a row opens, and where in it."""
    match row:
        case PostRow(line=line):
            return line.id, Goal(query=completed(query))
        case PassageRow(hit=hit):
            return hit.highlight.post_id, Goal(highlight_id=hit.highlight.id)
        case NoteRow(hit=note) if note.about is About.POST:
            return note.id, Goal()
        case _:
            return None


def _meant_row(meant: Meant | None) -> PanelRow | None:
    if meant is None:
        return None
    words = _("Did you mean “{query}”?").format(query=meant.query)
    posts = ngettext("{n} post", "{n} posts", meant.posts).format(n=number(meant.posts))
    query = meant.query
    if completed(query) != query:
        query += " "  # its last word is whole, as it was counted
    return PanelRow(words, query, len(query), posts, icon("sparkles"))
