"""Goes anywhere from the palette: to a post, a highlight, a theme, an event, a search or an action.

What the window knows is listed at once, above; posts and highlights join it when the library
has answered. Where nothing known matches well the rows wait for that answer a moment, so
that what is chosen does not change under a person's eyes.
"""

from functools import cached_property, partial
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QTimer

from app.ui.acting.doing import Doing
from app.ui.acting.going import entries
from app.ui.acting.going.adding import added
from app.ui.acting.going.found import MOST, Found, FoundText, found, found_texts
from app.ui.acting.going.known import Known, Matching, counted, still_found
from app.ui.acting.going.typed import Only, Typed
from app.ui.acting.listing import Listing
from app.ui.acting.opening import Goal, Opening
from app.ui.acting.search.searching import Searching
from app.ui.actions import Row
from app.ui.browsing.palette.matching import Sought
from app.ui.browsing.palette.palette import Entry, Palette, Section
from app.ui.workspace import Workspace
from db import going, recent_searches
from db.going import PostName
from db.library import Session
from db.records import Event, HighlightHit, SavedSearch, Scope, ScopeKind, Theme

PALETTE: Final = "palette"  # the channel of what the palette finds
PALETTE_TEXTS: Final = "palette texts"  # that of what it finds in the texts of posts
HOLD_MS: Final = 60  # the longest that rows wait for an answer
_RECENT: Final = 8
_LEAST_LETTERS: Final = 2  # of what is looked for in texts


class Going:
    """Ctrl+K, and the way from post to post."""

    def __init__(
        self, workspace: Workspace, listing: Listing, opening: Opening, searching: Searching
    ) -> None:
        self._workspace = workspace
        self._listing = listing
        self._opening = opening
        self._searching = searching
        self._known = Known(workspace)
        self._typed = Typed("")
        self._matching = Matching()
        self._found: tuple[Section, ...] = ()
        self._hold = QTimer(workspace.window)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._show)
        workspace.sidebar.chosen.connect(self._use_scope)

    def doing(self) -> Doing:
        """The palette, and the next and previous post."""
        return {
            "go.palette": self._open,
            "go.next_post": partial(self._workspace.post_list.step, +1),
            "go.previous_post": partial(self._workspace.post_list.step, -1),
        }

    @cached_property
    def _palette(self) -> Palette:
        """Made when it is first wanted: what is never seen need not change its colours either."""
        palette = Palette(self._workspace.window)
        palette.typed.connect(self._type)
        palette.picked.connect(self._go)
        palette.added.connect(self._add)
        palette.closed.connect(self._forget)
        return palette

    def _open(self) -> None:
        self._known.renew()
        self._palette.open()
        self._type("")

    def _type(self, text: str) -> None:
        self._forget()
        before, self._typed = self._typed, Typed.of(text)
        goes_on = bool(before.words) and self._typed.words.startswith(before.words)
        self._found = still_found(self._found, self._typed.words) if goes_on else ()
        if self._typed.only is not Only.ALL:
            self._palette.show_entries(self._known.only(self._typed))
        elif self._typed.words:
            self._ask()
        else:
            self._ask_lately()

    def _ask_lately(self) -> None:
        """List what was used of late; the posts among it are asked for anew each time."""
        guids = self._workspace.remembered.used("post")
        known = [each.guid for each in self._known.visited]
        if guids and known != list(guids):
            self._hold.start()
        else:
            self._show()
        self._workspace.tasks.read(partial(_lately, guids=guids), self._hear_lately, newest=PALETTE)

    def _hear_lately(self, lately: tuple[tuple[PostName, ...], tuple[str, ...]]) -> None:
        self._known.visited, self._known.recent = lately
        self._show()

    def _ask(self) -> None:
        """List what matches and is known, and ask the library for the rest."""
        words = self._typed.words
        self._matching = self._known.matching(words)
        if self._matching.well:
            self._show(is_all=False)
        else:
            self._hold.start()
        ask = partial(
            found, typed=words, themes=self._workspace.themes, visited=self._known.visited
        )
        self._workspace.tasks.read(ask, self._hear, newest=PALETTE)

    def _hear(self, heard: Found) -> None:
        sought = Sought(self._typed.words)
        posts = [entries.found_post(each) for each in heard.posts]
        kept = [entries.highlight(each, sought) for each in heard.highlights]
        of_posts = counted(len(posts), heard.post_total, is_more=heard.is_more)
        self._found = (
            Section(_("Posts"), posts, of_posts),
            Section(_("Highlights"), kept, counted(len(kept), heard.highlight_total)),
        )
        asks_on = len(posts) < MOST and len(self._typed.words) >= _LEAST_LETTERS
        if posts or kept or not asks_on:
            self._show(is_all=not asks_on)
        if asks_on:
            ids = [each.name.id for each in heard.posts]
            ask = partial(found_texts, typed=self._typed.words, but=ids)
            self._workspace.tasks.read(ask, self._hear_texts, newest=PALETTE_TEXTS)

    def _hear_texts(self, heard: tuple[FoundText, ...]) -> None:
        found = [entries.found_text(each) for each in heard]
        self._found = (*self._found[:2], Section(_("In the text of posts"), found))
        self._show()

    def _show(self, *, is_all: bool = True) -> None:
        self._hold.stop()
        if not self._typed.words:
            self._palette.show_entries(self._known.at_first())
        else:
            known = self._matching
            sections = [*known.well, *self._found, *known.loosely]
            self._palette.show_entries(sections, is_all=is_all)

    def _forget(self) -> None:
        """What was asked before is not waited for any more."""
        self._hold.stop()
        self._workspace.tasks.forget(PALETTE)
        self._workspace.tasks.interrupt(PALETTE_TEXTS)

    def _go(self, picked: Entry) -> None:
        """Do what was picked: the payload of an entry says what that is."""
        match picked.payload:
            case Row(name=name):
                self._workspace.remembered.use("action", name)
                self._workspace.actions[name].trigger()
            case PostName(id=post_id):
                self._to_post(post_id, Goal())
            case FoundText(name=PostName(id=post_id), query=query):
                self._to_post(post_id, Goal(query=query))
            case HighlightHit(highlight=kept):
                self._to_post(kept.post_id, Goal(highlight_id=kept.id))
            case Event(id=event_id):
                self._listing.go(Scope(ScopeKind.EVENT, event_id))
            case Theme(id=theme_id):
                self._listing.go(Scope(ScopeKind.THEME, theme_id))
            case SavedSearch(id=search_id):
                self._listing.go(Scope(ScopeKind.SEARCH, search_id))
                self._workspace.post_list.setFocus()
            case str() as query:
                self._searching.put(query)
                self._workspace.post_list.setFocus()

    def _add(self, picked: Entry) -> None:
        """Add what was picked to the search, and go on typing there; an action is done."""
        bar = self._workspace.search_bar
        query = added(bar.text, picked.payload)
        if query is None:
            self._go(picked)
        else:
            self._searching.put(query)
            bar.setFocus()

    def _to_post(self, post_id: int, goal: Goal) -> None:
        self._opening.open(post_id, goal)
        self._workspace.reader.setFocus()

    def _use_scope(self, scope: Scope) -> None:
        """Remember a theme, event or search that was chosen, here or in the sidebar."""
        workspace = self._workspace
        known: dict[ScopeKind, tuple[Theme | Event | SavedSearch, ...]] = {
            ScopeKind.THEME: workspace.themes,
            ScopeKind.EVENT: workspace.events,
            ScopeKind.SEARCH: workspace.searches,
        }
        for each in known.get(scope.kind, ()):
            if each.id == scope.id:
                workspace.remembered.use(scope.kind.value, each.guid)


def _lately(
    session: Session, guids: tuple[str, ...]
) -> tuple[tuple[PostName, ...], tuple[str, ...]]:
    return going.names_by_guid(session, guids), recent_searches.listed(session, _RECENT)
