"""What the palette lists, as its entries: each kind with its sign, its second line and its keys."""

from gettext import gettext as _
from typing import Final

from PySide6.QtGui import QAction

from app.ui.acting.going.found import FoundPost, FoundText
from app.ui.actions import Row
from app.ui.browsing.palette.entries import Entry
from app.ui.browsing.palette.matching import Sought
from app.ui.browsing.row_dates import date_words
from app.ui.style.chips import theme_icon
from app.ui.style.icons import icon
from app.ui.style.key_caps import caps_of
from db.going import PostName
from db.records import Event, HighlightHit, SavedSearch, Theme
from db.theme_tree import spaced

_DOT: Final = " · "


def action(row: Row, does: QAction) -> Entry:
    """Something a person can do, with its keys."""
    return Entry(
        "action", does.text(), icon=icon(row.icon or "chevron-right"),
        keys=caps_of(does.shortcut()), payload=row,
    )  # fmt: skip


def theme(each: Theme) -> Entry:
    """A theme under its path, with its colour."""
    return Entry("theme", spaced(each.path), icon=theme_icon(each.colour), payload=each)


def event(each: Event) -> Entry:
    """An event, and where and when it was."""
    told = (each.venue, date_words(each.starts))
    detail = _DOT.join(part for part in told if part)
    return Entry("event", each.name, detail, icon=icon("calendar-days"), payload=each)


def search(each: SavedSearch) -> Entry:
    """A search that has a name, and what it says."""
    detail = "" if each.query == each.name else each.query
    return Entry("search", each.name, detail, icon=icon("bookmark"), payload=each)


def recent(query: str) -> Entry:
    """A search of late that has no name."""
    return Entry("recent", query, icon=icon("clock"), payload=query)


def post(name: PostName) -> Entry:
    """A post by its title, and where and when it was published."""
    title = name.title or _("Untitled")
    return Entry("post", title, _told(name), icon=icon("file-text"), payload=name)


def found_post(found: FoundPost) -> Entry:
    """A post whose title matches."""
    name = found.name
    return Entry(
        "post", name.title, _told(name), icon=icon("file-text"), payload=name,
        title_marks=found.marks,
    )  # fmt: skip


def found_text(found: FoundText) -> Entry:
    """A post that has the words in its text, at its best place."""
    title = found.name.title or _("Untitled")
    return Entry("text", title, found.snippet, found.marks, icon("file-text"), payload=found)


def highlight(hit: HighlightHit, sought: Sought) -> Entry:
    """A passage under the names of its themes and its post, with the words marked."""
    kept = hit.highlight
    title = _DOT.join([*(each.name for each in kept.themes), hit.title])
    quote = f"“{' '.join(kept.passage.split())}”"
    marks = sought.marks(quote)
    if kept.note and not marks and (in_note := sought.marks(kept.note)):
        quote, marks = kept.note, in_note
    return Entry(
        "highlight", title, quote, marks, icon("highlighter"), payload=hit,
        title_marks=sought.marks(title),
    )  # fmt: skip


def _told(name: PostName) -> str:
    return _DOT.join(part for part in (name.source, date_words(name.published)) if part)
