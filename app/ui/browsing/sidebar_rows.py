"""What stands in the sidebar: parts of the library, saved searches, events, themes; plain rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Final

from db.query.tree import Where
from db.records import Counts, Event, SavedSearch, Scope, ScopeKind, Theme

if TYPE_CHECKING:
    from db.searches_counted import Found


NARROWING: Final = (ScopeKind.EVENT, ScopeKind.THEME)
"""What a search can be made to look in."""


class RowKind(Enum):
    """What a row is; only a `PLACE` can be chosen."""

    HEAD = "head"
    PLACE = "place"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class SidebarRow:
    """One row.

    Attributes:
        scope: What choosing it shows; None for heads and hints.
        icon: Of resources/icons, or "".
        slot: The theme's colour, instead of an icon.
        count: Shown quietly when it is not 0.
        digit: The key that applies the theme.
        about: More than fits in the row, for the tooltip.
        spoken: What a screen reader says.
    """

    kind: RowKind
    text: str
    scope: Scope | None = None
    icon: str = ""
    slot: int | None = None
    count: int = 0
    digit: int | None = None
    about: str = ""
    spoken: str = ""

    @property
    def identity(self) -> tuple[RowKind, Scope | str]:
        """What stays the same when name, count or colour change."""
        return self.kind, self.scope or self.text


@dataclass(frozen=True, slots=True)
class Branch:
    """A row with the rows below it."""

    row: SidebarRow
    below: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """What a library holds, as far as the sidebar shows it.

    Attributes:
        found: How much each saved search finds, by its id, as far as it is known.
    """

    counts: Counts
    searches: Sequence[SavedSearch] = ()
    events: Sequence[Event] = ()
    themes: Sequence[Theme] = ()
    found: "Mapping[int, Found]" = field(default_factory=dict)


def branches(contents: Contents) -> tuple[Branch, ...]:
    """The four sections; what is in them stays in the order it comes in."""
    counts, events, themes = contents.counts, contents.events, contents.themes
    searches = (search_row(each, contents.found.get(each.id)) for each in contents.searches)
    return (
        _section(_("Library"), _library(counts), ""),
        _section(_("Searches"), map(Branch, searches), _("Press Ctrl+S in a search to keep it")),
        _section(_("Events"), map(_event, events), _("Press E on a post to put it under one")),
        _section(_("Themes"), _themes(themes), _("Press H on a selection to make the first one")),
    )


def search_row(search: SavedSearch, found: "Found | None") -> SidebarRow:
    """The row of a saved search; without a count while that is not known."""
    pinned = _("pinned") if search.pinned else ""
    return SidebarRow(
        RowKind.PLACE, search.name, Scope(ScopeKind.SEARCH, search.id),
        "pin" if search.pinned else "bookmark", count=found.number if found else 0,
        about=search.query,
        spoken=_spoken(search.name, _found_words(found) if found else "", pinned),
    )  # fmt: skip


_PLACES: Final = (
    (ScopeKind.ALL, "library"),
    (ScopeKind.UNREAD, "circle-dot"),
    (ScopeKind.STARRED, "star"),
    (ScopeKind.HIGHLIGHTED, "highlighter"),
    (ScopeKind.RECENT, "clock"),
    (ScopeKind.CHECK, "circle-alert"),
    (ScopeKind.TRASH, "trash-2"),
)


def _section(name: str, rows: Iterable[Branch], hint: str) -> Branch:
    found = tuple(rows)
    if not found and hint:
        found = (Branch(SidebarRow(RowKind.HINT, hint, spoken=hint)),)
    return Branch(SidebarRow(RowKind.HEAD, name, spoken=name), found)


def _library(counts: Counts) -> Iterable[Branch]:
    for kind, icon in _PLACES:
        count, name = getattr(counts, kind.value), place_name(kind)
        if kind is ScopeKind.CHECK and not count:
            continue
        yield Branch(
            SidebarRow(
                RowKind.PLACE, name, Scope(kind), icon, count=count,
                spoken=_spoken(name, _posts(count)),
            )
        )  # fmt: skip


def place_name(kind: ScopeKind) -> str:
    """What a part of the library is called, in sidebar and list; a KeyError for what has a name."""
    return {
        ScopeKind.ALL: _("All posts"),
        ScopeKind.UNREAD: _("Unread"),
        ScopeKind.STARRED: _("Starred"),
        ScopeKind.HIGHLIGHTED: _("Highlighted"),
        ScopeKind.RECENT: _("Recently added"),
        ScopeKind.CHECK: _("To check"),
        ScopeKind.TRASH: _("Trash"),
    }[kind]


def _event(event: Event) -> Branch:
    return Branch(
        SidebarRow(
            RowKind.PLACE, event.name, Scope(ScopeKind.EVENT, event.id), "calendar-days",
            count=event.count, about=event.venue, spoken=_spoken(event.name, _posts(event.count)),
        )
    )  # fmt: skip


def _themes(themes: Sequence[Theme]) -> Iterable[Branch]:
    """The tree; a theme whose parent is not there stands at the top, so that none is missed."""
    known = {theme.id for theme in themes}
    below: dict[int | None, list[Theme]] = defaultdict(list)
    for theme in themes:
        below[theme.parent_id if theme.parent_id in known else None].append(theme)

    def branch(theme: Theme) -> Branch:
        return Branch(_theme(theme), tuple(branch(each) for each in below[theme.id]))

    return [branch(theme) for theme in below[None]]


def _theme(theme: Theme) -> SidebarRow:
    highlights = ngettext("{n} highlight", "{n} highlights", theme.count).format(n=theme.count)
    key = _("key {digit}").format(digit=theme.key) if theme.key else ""
    return SidebarRow(
        RowKind.PLACE, theme.name, Scope(ScopeKind.THEME, theme.id), slot=theme.colour,
        count=theme.count, digit=theme.key, about=theme.definition,
        spoken=_spoken(theme.path, highlights, key),
    )  # fmt: skip


def _found_words(found: "Found") -> str:
    n = found.number
    match found.of:
        case Where.HIGHLIGHTS:
            return ngettext("{n} highlight", "{n} highlights", n).format(n=n)
        case Where.NOTES:
            return ngettext("{n} note", "{n} notes", n).format(n=n)
        case _:
            return _posts(n)


def _posts(count: int) -> str:
    return ngettext("{n} post", "{n} posts", count).format(n=count)


def _spoken(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
