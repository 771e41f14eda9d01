"""Highlights gathered for a reader; knows neither the library nor any format."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.exporting.groups import (
    Group,
    PostFacts,
    ThemeTree,
    by_event,
    by_post,
    by_theme,
    in_order,
    title_of,
)
from db.records import Highlight, State, Theme

BLOCK_ID_DIGITS = 12


class By(StrEnum):
    """What the sections of a summary are."""

    THEME = "theme"
    EVENT = "event"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Entry:
    """One highlight where it stands in a summary.

    Attributes:
        themes: The paths of all its themes.
        source: The number of its post in the list of sources.
        block_id: Unique in the summary; "" where the highlight stood before.
        version_date: Of the version a lost passage is quoted from, "" if unknown.
    """

    passage: str
    note: str
    themes: tuple[str, ...]
    source: int
    block_id: str
    state: State
    version_date: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; title, level, lead and note are its group's."""

    title: str
    level: int
    lead: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A post in the numbered list of sources; with its note, unless a section has it."""

    number: int
    title: str
    author: str
    published: str
    site: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything a format needs to write a summary down.

    Attributes:
        created: In UTC.
        scope: What was asked for, in words, such as a query.
        highlights: How many there are; one under two themes counts once.
        themes: The paths of the themes these highlights are under, in their order.
        sources: In the order in which the sections name them.
    """

    title: str
    created: datetime
    scope: str
    highlights: int
    themes: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceEntry, ...]


def build(  # noqa: PLR0913 -- the three words for the top belong to nothing else
    highlights: Sequence[Highlight],
    posts: Mapping[int, PostFacts],
    by: By,
    *,
    scope: str,
    title: str,
    created: datetime,
    themes: Iterable[Theme] = (),
) -> Summary:
    """Order highlights into sections, and number the posts they come from.

    A highlight stands under each of its themes, or under each event of its post.

    Args:
        highlights: In any order.
        posts: By id, at least those of the highlights.
        by: What the sections are.
        scope: What was asked for, in words.
        title: The summary's own.
        created: When, in UTC.
        themes: The library's; they add the definition and order of a theme that
            has no highlight here but stands above one that has.
    """
    ordered = in_order(highlights, posts)
    tree = ThemeTree([*themes, *(theme for each in ordered for theme in each.themes)])
    if by is By.THEME:
        groups = by_theme(ordered, tree)
    elif by is By.EVENT:
        groups = by_event(ordered, posts)
    else:
        groups = by_post(ordered, posts)
    writer = _Writer(posts, notes_in_sources=by is not By.POST)
    sections = tuple(writer.section(group) for group in groups)
    used = {theme.path for each in ordered for theme in each.themes}
    return Summary(
        title=title,
        created=created,
        scope=scope,
        highlights=len(ordered),
        themes=tuple(sorted(used, key=tree.place)),
        sections=sections,
        sources=tuple(writer.sources.values()),
    )


class _Writer:
    """Makes sections of groups, in order: sources are numbered as they are first named."""

    def __init__(self, posts: Mapping[int, PostFacts], *, notes_in_sources: bool) -> None:
        self.sources: dict[int, SourceEntry] = {}
        self._posts = posts
        self._notes_in_sources = notes_in_sources
        self._written: set[str] = set()
        self._block_ids: set[str] = set()

    def section(self, group: Group) -> Section:
        entries = tuple(self._entry(highlight) for highlight in group.highlights)
        return Section(group.title, group.level, group.lead, group.note, entries)

    def _entry(self, highlight: Highlight) -> Entry:
        post = self._posts[highlight.post_id]
        return Entry(
            passage=highlight.passage,
            note=highlight.note,
            themes=tuple(theme.path for theme in highlight.themes),
            source=self._source(post).number,
            block_id=self._block_id(highlight.guid),
            state=highlight.state,
            version_date=post.version_dates.get(highlight.id, ""),
        )

    def _source(self, post: PostFacts) -> SourceEntry:
        if post.id not in self.sources:
            self.sources[post.id] = SourceEntry(
                number=len(self.sources) + 1,
                title=title_of(post),
                author=post.author,
                published=post.published,
                site=post.source,
                url=post.url,
                note=post.note if self._notes_in_sources else "",
            )
        return self.sources[post.id]

    def _block_id(self, guid: str) -> str:
        if guid in self._written:
            return ""
        self._written.add(guid)
        digits = guid.replace("-", "")
        block_id = f"en-{digits[:BLOCK_ID_DIGITS]}"
        if block_id in self._block_ids:  # guids made in one moment may begin alike
            block_id = f"en-{digits}"
        self._block_ids.add(block_id)
        return block_id
