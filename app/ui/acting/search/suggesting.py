"""Offers under the search field what may stand where the caret is."""

from collections.abc import Sequence
from functools import partial
from gettext import ngettext
from typing import Final

from PySide6.QtGui import QIcon

from app.ui.acting.search.found_words import number
from app.ui.browsing.search.panel_rows import PanelRow
from app.ui.style.chips import theme_icon
from app.ui.style.icons import icon
from app.ui.workspace import Workspace
from db import query
from db.library import Session
from db.theme_tree import spaced
from db.words import completion, terms
from db.words.suggestions import Suggestion, SuggestionKind

OFFERS: Final = "offers"  # the channel of what may stand at the caret
MOST: Final = 8
MOST_WHILE_TYPING: Final = 3  # of words, which nobody has asked for: more would cover the page
_ICONS: Final = {  # words and values are many of one kind: a sign before each would be noise
    SuggestionKind.FIELD: "list-filter",
    SuggestionKind.THEME: "tag",
    SuggestionKind.EVENT: "calendar",
    SuggestionKind.AUTHOR: "user",
    SuggestionKind.LABEL: "tags",
    SuggestionKind.SOURCE: "rss",
    SuggestionKind.LANGUAGE: "globe",
    SuggestionKind.SAVED: "bookmark",
    SuggestionKind.RECENT: "history",
}
_UNASKED: Final = frozenset({SuggestionKind.FIELD, SuggestionKind.WORD, SuggestionKind.SAVED})


class Suggesting:
    """Asks at each key, and fills the panel.

    Down goes through the offers where the person is at a value of a field, where the
    field is empty, and where they asked for all by Ctrl+Space. Else it goes on to the
    list of posts, and Tab takes the first offer.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._is_ready = False
        workspace.search_bar.offers_wanted.connect(self._ask)

    def _ask(self, typed: str, caret: int, wants_all: bool) -> None:
        if not self._is_ready:
            self._is_ready = True
            self._workspace.tasks.read(_make_ready, lambda _done: None)
        self._workspace.tasks.read(
            partial(completion.suggestions, typed=typed, caret=caret, limit=MOST),
            partial(self._offer, typed, wants_all),
            newest=OFFERS,
        )

    def _offer(self, typed: str, wants_all: bool, found: Sequence[Suggestion]) -> None:
        is_asked_for = wants_all or not typed.strip() or _are_values(found)
        shown = found if is_asked_for else found[:MOST_WHILE_TYPING]
        rows = [_row(each) for each in shown]
        self._workspace.search_bar.offer(typed, rows, is_walkable=is_asked_for)


def _are_values(found: Sequence[Suggestion]) -> bool:
    return bool(found) and found[0].kind not in _UNASKED


def _make_ready(session: Session) -> None:
    """Load what the first search needs, which takes a tenth of a second, before it is typed."""
    query.parse("a")
    terms.beginning(session, "a", 1)


def _row(offer: Suggestion) -> PanelRow:
    title = offer.text
    if offer.kind is SuggestionKind.THEME:
        title = spaced(title)
    return PanelRow(title, offer.query, offer.caret, _detail(offer), _icon(offer))


def _detail(offer: Suggestion) -> str:
    """What is said beside it: in words, and how much there is of it."""
    if offer.count is None:
        return "" if offer.detail == offer.text else offer.detail
    words = ngettext("{n} post", "{n} posts", offer.count)
    if offer.kind is SuggestionKind.THEME:
        words = ngettext("{n} highlight", "{n} highlights", offer.count)
    counted = words.format(n=number(offer.count))
    return " · ".join(filter(None, (offer.detail, counted)))


def _icon(offer: Suggestion) -> QIcon | None:
    if offer.colour is not None:
        return theme_icon(offer.colour)
    return icon(_ICONS[offer.kind]) if offer.kind in _ICONS else None
