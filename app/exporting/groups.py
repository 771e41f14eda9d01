"""Highlights in the order of a reader, gathered under themes, events or posts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from gettext import gettext as _
from itertools import groupby

from app.exporting.date_words import DateWords
from db.records import Event, Highlight, Span, Theme

TOP_LEVEL = 2  # of a section's heading; 1 is the title
DEEPEST_LEVEL = 6  # Markdown and HTML have no deeper heading

_PostPlace = tuple[bool, str, str, str]


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What a summary says about a post.

    Attributes:
        source: The name of the site or feed the post comes from.
        note: The person's own words on the post.
        version_dates: By the id of a lost highlight, the ISO date or time of the
            version it was made in.
    """

    id: int
    guid: str
    title: str
    author: str = ""
    published: str = ""
    url: str = ""
    source: str = ""
    events: tuple[Event, ...] = ()
    note: str = ""
    version_dates: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """Highlights that belong under one heading.

    Attributes:
        level: Of the heading, 2-6, deeper for a theme below a theme.
        lead: A theme's definition, or where and when an event was.
        note: The person's own words on the post, where a post is the heading.
    """

    title: str
    highlights: Sequence[Highlight]
    level: int = TOP_LEVEL
    lead: str = ""
    note: str = ""


class ThemeTree:
    """The order of themes, each below its parent; a parent known by name alone counts too."""

    def __init__(self, themes: Iterable[Theme]) -> None:
        self._known = {theme.path: theme for theme in themes}
        self._orders: dict[str, int] = {}
        for theme in self._known.values():
            for path in _with_parents(theme.path):
                self._orders[path] = min(theme.order, self._orders.get(path, theme.order))
        self._orders.update((path, theme.order) for path, theme in self._known.items())

    def place(self, path: str) -> tuple[tuple[int, str], ...]:
        """What to sort paths by: a parent before its children, and they by their order."""
        return tuple((self._orders[above], above) for above in _with_parents(path))

    def definition(self, path: str) -> str:
        """What the theme is for, in the person's words; "" if nobody said."""
        return self._known[path].definition if path in self._known else ""


def in_order(highlights: Iterable[Highlight], posts: Mapping[int, PostFacts]) -> list[Highlight]:
    """The oldest post first, those of unknown date last; within a post as its text goes."""
    return sorted(highlights, key=lambda each: _place(each, posts[each.post_id]))


def by_theme(ordered: Iterable[Highlight], tree: ThemeTree) -> Iterator[Group]:
    """A group for each theme and for each parent of one, then those without a theme."""
    under: dict[str, list[Highlight]] = {}
    without = []
    for highlight in ordered:
        for theme in highlight.themes:
            for path in _with_parents(theme.path):
                under.setdefault(path, [])
            under[theme.path].append(highlight)
        if not highlight.themes:
            without.append(highlight)
    for path in sorted(under, key=tree.place):
        name = path.rpartition("/")[2]
        level = min(TOP_LEVEL + path.count("/"), DEEPEST_LEVEL)
        yield Group(name, under[path], level, tree.definition(path))
    if without:
        yield Group(_("Without a theme"), without)


def by_event(ordered: Iterable[Highlight], posts: Mapping[int, PostFacts]) -> Iterator[Group]:
    """A group for each event, the earliest first, then posts that tell of none."""
    events: dict[int, Event] = {}
    under: dict[int, list[Highlight]] = {}
    without = []
    for highlight in ordered:
        post = posts[highlight.post_id]
        for event in post.events:
            events[event.id] = event
            under.setdefault(event.id, []).append(highlight)
        if not post.events:
            without.append(highlight)
    dates = DateWords()
    for event in sorted(events.values(), key=_event_place):
        yield Group(event.name, under[event.id], lead=_where_and_when(event, dates))
    if without:
        yield Group(_("Without an event"), without)


def by_post(ordered: Iterable[Highlight], posts: Mapping[int, PostFacts]) -> Iterator[Group]:
    """A group for each post, in the order given."""
    for post_id, highlights in groupby(ordered, key=lambda each: each.post_id):
        post = posts[post_id]
        yield Group(title_of(post), tuple(highlights), note=post.note)


def title_of(post: PostFacts) -> str:
    """The post's title, or words that say it has none."""
    return post.title or _("Untitled post")


def _with_parents(path: str) -> Iterator[str]:
    names = path.split("/")
    return ("/".join(names[:depth]) for depth in range(1, len(names) + 1))


def _place(highlight: Highlight, post: PostFacts) -> tuple[_PostPlace, Span, str]:
    return _post_place(post), highlight.span or highlight.anchor.span, highlight.guid


def _post_place(post: PostFacts) -> _PostPlace:
    return not post.published, post.published, post.title.casefold(), post.guid


def _event_place(event: Event) -> tuple[bool, str, str, str]:
    return not event.starts, event.starts, event.name.casefold(), event.guid


def _where_and_when(event: Event, dates: DateWords) -> str:
    return ", ".join(filter(None, (event.venue, dates.span(event.starts, event.ends))))
