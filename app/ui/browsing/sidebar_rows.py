"""What stands in the sidebar: the library's parts, its events and its themes, as plain rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from db.records import Counts, Event, Scope, ScopeKind, Theme


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


def branches(
    counts: Counts, events: Sequence[Event], themes: Sequence[Theme]
) -> tuple[Branch, ...]:
    """The three sections; events and themes stay in the order they come in."""
    return (
        _section(_("Library"), _library(counts), ""),
        _section(_("Events"), map(_event, events), _("Press E on a post to put it under one")),
        _section(_("Themes"), _themes(themes), _("Press H on a selection to make the first one")),
    )


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
    """What a part of the library is called, in sidebar and list; a KeyError for event and theme."""
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


def _posts(count: int) -> str:
    return ngettext("{n} post", "{n} posts", count).format(n=count)


def _spoken(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
