"""Goes anywhere from the palette: to an action, a post, a highlight, an event or a theme."""

import re
from functools import cached_property, partial
from gettext import gettext as _
from typing import Final

from app.ui.acting.as_typed import completed
from app.ui.acting.doing import Doing
from app.ui.acting.listing import Listing
from app.ui.acting.opening import Goal, Opening
from app.ui.actions import Row
from app.ui.browsing.palette import Entry, Palette
from app.ui.browsing.palette_matching import matching
from app.ui.style.chips import theme_icon
from app.ui.style.icons import icon
from app.ui.style.key_caps import caps_of
from app.ui.workspace import Workspace
from db import search
from db.folding import name_key
from db.library import Session
from db.records import Event, HighlightHit, Hit, Results, Scope, ScopeKind, Theme

PALETTE: Final = "palette"  # the channel of what the palette finds
MOST: Final = 6  # of a kind, while something is typed
_WORD: Final = re.compile(r"\w+")
_Sections = list[tuple[str, list[Entry]]]


class Going:
    """Ctrl+K, and the way from post to post."""

    def __init__(self, workspace: Workspace, listing: Listing, opening: Opening) -> None:
        self._workspace = workspace
        self._listing = listing
        self._opening = opening
        self._typed = ""

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
        palette.typed.connect(self._show)
        palette.picked.connect(self._go)
        return palette

    def _open(self) -> None:
        self._palette.open()
        self._show("")

    def _show(self, typed: str) -> None:
        self._typed = typed.strip()
        self._palette.show_entries(self._sections([]))
        if self._typed:
            self._workspace.tasks.read(
                partial(_found, typed=self._typed), partial(self._show_found, typed), newest=PALETTE
            )

    def _show_found(self, typed: str, results: Results) -> None:
        if typed.strip() != self._typed or not self._palette.isVisible():
            return
        found = [
            Entry("post", hit.title, hit.snippet, hit.marks, icon("file-text"), (), hit)
            for hit in results.hits
        ]
        kept = [
            Entry(
                "highlight",
                " · ".join([*(theme.name for theme in hit.highlight.themes), hit.title]),
                f"“{hit.highlight.passage}”", (), icon("highlighter"), (), hit,
            )
            for hit in results.highlights
        ]  # fmt: skip
        self._palette.show_entries(self._sections([(_("Posts"), found), (_("Highlights"), kept)]))

    def _sections(self, found: _Sections) -> _Sections:
        """What was found in the library, then events, themes and actions that match."""
        typed = self._typed
        events, themes, actions = self._events(), self._themes(), self._actions()
        if typed:
            events, themes = matching(typed, events)[:MOST], matching(typed, themes)[:MOST]
            actions = matching(typed, actions)[:MOST]
        else:
            events, themes = [], []
        named = [*found, (_("Events"), events), (_("Themes"), themes), (_("Actions"), actions)]
        return [(head, entries) for head, entries in named if entries]

    def _actions(self) -> list[Entry]:
        return [
            self._action_entry(row)
            for row in self._workspace.actions.rows
            if self._workspace.actions[row.name].isEnabled() and row.name != "go.palette"
        ]

    def _action_entry(self, row: Row) -> Entry:
        action = self._workspace.actions[row.name]
        keys = caps_of(action.shortcut())
        return Entry("action", action.text(), "", (), icon(row.icon or "chevron-right"), keys, row)

    def _events(self) -> list[Entry]:
        return [
            Entry("event", each.name, each.venue, (), icon("calendar"), (), each)
            for each in self._workspace.events
        ]

    def _themes(self) -> list[Entry]:
        return [
            Entry("theme", each.path.replace("/", " / "), "", (), theme_icon(each.colour), (), each)
            for each in self._workspace.themes
        ]

    def _go(self, picked: Entry) -> None:
        """Do what was picked: the payload of an entry says what that is."""
        match picked.payload:
            case Row(name=name):
                self._workspace.actions[name].trigger()
            case Hit(post_id=post_id, title=title):
                self._to_post(post_id, self._goal(title))
            case HighlightHit(highlight=found):
                self._to_post(found.post_id, Goal(highlight_id=found.id))
            case Event(id=event_id):
                self._listing.go(Scope(ScopeKind.EVENT, event_id))
            case Theme(id=theme_id):
                self._listing.go(Scope(ScopeKind.THEME, theme_id))

    def _goal(self, title: str) -> Goal:
        """The first place of what was typed; none for a post asked for by its title."""
        words = _WORD.findall(name_key(title))
        is_by_title = all(
            any(word.startswith(typed) for word in words)
            for typed in _WORD.findall(name_key(self._typed))
        )
        return Goal() if is_by_title else Goal(query=completed(self._typed))

    def _to_post(self, post_id: int, goal: Goal) -> None:
        self._opening.open(post_id, goal)
        self._workspace.reader.setFocus()


def _found(session: Session, typed: str) -> Results:
    return search.find(session, completed(typed), MOST)
