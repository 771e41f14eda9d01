"""The plain frozen values that pass in and out of the library.

Positions are code points of one version's text, half-open. Times are ISO 8601
in UTC; a published date is ISO text of a year, a year and month, or a day, and
is never made up. Rows of the tables never leave `db`; these do, and may cross
threads and processes.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """From `start` to before `end`, in code points of one version's text."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a paragraph-sized part of a post is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    IMAGE = "image"
    CAPTION = "caption"
    ROW = "row"
    RULE = "rule"


class InlineKind(StrEnum):
    """What a run of letters inside a block is."""

    LINK = "link"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"


class AddressKind(StrEnum):
    """What kind of name the world has for a post."""

    URL = "url"
    GUID = "guid"
    FILE = "file"


class State(StrEnum):
    """How a highlight stands in the present version of its post."""

    PLACED = "placed"
    CHECK = "check"
    LOST = "lost"


class About(StrEnum):
    """What a note can be about."""

    POST = "post"
    HIGHLIGHT = "highlight"
    EVENT = "event"
    THEME = "theme"


class Publication(StrEnum):
    """Whether a source's own blog shows a post to everybody, and where."""

    PUBLISHED = "published"
    PAGE = "page"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PRIVATE = "private"


class ScopeKind(StrEnum):
    """Which posts a list shows.

    RECENT is what was added within the last seven days, CHECK where a
    highlight is to be looked at, TRASH the posts that were removed. SEARCH is a saved
    search: its query is run, as if it had been typed, and `db.scopes` knows nothing of it.
    """

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    HIGHLIGHTED = "highlighted"
    RECENT = "recent"
    EVENT = "event"
    THEME = "theme"
    CHECK = "check"
    TRASH = "trash"
    SEARCH = "search"


class Block(NamedTuple):
    """A paragraph-sized part of the text; blocks are joined by one newline.

    `level` is 1-6 for a heading, the depth from 1 for an item or quote, else 0.
    """

    span: Span
    kind: BlockKind
    level: int = 0


class Inline(NamedTuple):
    """A link, emphasis or code inside one block; `href` of links only."""

    span: Span
    kind: InlineKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of a post; `position` is that of its one U+FFFC in the text.

    `data` is empty where the picture could not be had; `alt` and `address`
    are then all that is known.
    """

    position: int
    alt: str = ""
    address: str = ""
    media_type: str = ""
    width: int = 0
    height: int = 0
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Address:
    """A name the world has for a post: canonical URL, feed guid, or file and title."""

    kind: AddressKind
    value: str


@dataclass(frozen=True, slots=True)
class PostLink:
    """A passage that names another post of the same reading, by its place in it."""

    span: Span
    to_draft: int


@dataclass(frozen=True, slots=True)
class ForeignHighlight:
    """A highlight that comes with a draft from another tool.

    Attributes:
        quote: Its words, as that tool keeps them.
        prefix: What stood before it, if that is known.
        suffix: What stood after it, if that is known.
        start: Where it begins in the draft's text, in code points, if the tool says so.
        themes: Paths of themes, in the tool's order.
        made: When, ISO 8601 in UTC, or "" when not known.
    """

    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    note: str = ""
    themes: tuple[str, ...] = ()
    made: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One post as an importer read it, not yet in the library.

    Attributes:
        published: ISO text of year, month or day, or "" when not known.
        printed: The date as the source printed it.
        addresses: Best first; the first URL is the one shown.
        event: Proposed name, or "".
        excerpt: Only the beginning of the post, or some passages, stand in the source.
        evidence: Why this was taken for a post of its own, in words.
        publication: What a person is asked about before it is saved, unless published.
        highlights: Those that another tool keeps on it.
        note: The person's own words on it in another tool.
        own_bytes: Its part of a large source, kept in place of the whole; b"" when
            the source's bytes are kept.
    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...] = ()
    images: tuple[Image, ...] = ()
    author: str = ""
    published: str = ""
    printed: str = ""
    language: str = ""
    addresses: tuple[Address, ...] = ()
    labels: tuple[str, ...] = ()
    event: str = ""
    excerpt: bool = False
    links: tuple[PostLink, ...] = ()
    evidence: tuple[str, ...] = ()
    publication: Publication = Publication.PUBLISHED
    highlights: tuple[ForeignHighlight, ...] = ()
    note: str = ""
    own_bytes: bytes = b""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Text of a source that went into no post; nothing of a file just vanishes.

    It stood before block `block` of the draft at place `draft` of the reading; a
    draft of as many as there are stands for the end.
    """

    kind: str
    text: str
    draft: int = 0
    block: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A block that may be the title of a further post, and the evidence in words."""

    draft: int
    block: int
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a source names; `folder` is the names of its folders joined by "/"."""

    address: str
    name: str = ""
    site: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that an importer found in one source.

    Attributes:
        drafts: In the order of the source.
        skipped: What is no part of any post, in the order of the source.
        remarks: What the person should know, such as "3 NUL characters replaced".
        site: The blog's own name, or "".
        kind: The media type it was read as, or "".
        suggestions: Where a further post may begin, in the order of the source.
        feeds: What an OPML file lists, or the feeds a page names.
    """

    drafts: tuple[Draft, ...]
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()
    site: str = ""
    kind: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    feeds: tuple[FeedLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a passage is found again: its place, its words, up to 64 code points around."""

    span: Span
    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A name that gathers highlights.

    `path` is the names from the top joined by "/", `colour` a slot of the
    palette from 0, `key` 1-9 or None, `count` its own highlights.
    """

    id: int
    guid: str
    name: str
    path: str
    parent_id: int | None
    colour: int
    definition: str
    key: int | None
    order: int
    count: int


@dataclass(frozen=True, slots=True)
class Event:
    """A happening in the world that posts tell of; dates as of posts, "" if unknown."""

    id: int
    guid: str
    name: str
    series: str = ""
    venue: str = ""
    starts: str = ""
    ends: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name; those that are pinned stand before the others."""

    id: int
    guid: str
    name: str
    query: str
    order: int
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage someone marked to keep.

    `anchor` is where and how it was made and never changes; `span` is where it
    stands in the post's present text (None when lost) and `passage` the words
    there, or the old quote when it is lost. `themes` are ordered by path.
    """

    id: int
    guid: str
    post_id: int
    anchor: Anchor
    span: Span | None
    passage: str
    state: State
    themes: tuple[Theme, ...]
    note: str
    made: str


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the library; `id` is that of the event, theme or search, 0 for other kinds."""

    kind: ScopeKind = ScopeKind.ALL
    id: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is in each part of the library.

    Posts, but `check` counts highlights to be looked at, and `trash` everything
    in it.
    """

    all: int = 0
    unread: int = 0
    starred: int = 0
    highlighted: int = 0
    recent: int = 0
    check: int = 0
    trash: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """Where someone stopped reading: the caret, and the first place in view.

    Both are code points of the present text.
    """

    caret: int
    top: int


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post as a list shows it.

    `themes` are colour slot and count of highlights of the first six themes
    that its highlights stand under, in the order of the themes.
    """

    id: int
    guid: str
    title: str
    author: str
    published: str
    source: str
    words: int
    excerpt: bool
    highlights: int
    added: str
    unread: bool = True
    starred: bool = False
    themes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LinkOut:
    """A passage that leads somewhere: to an address, a post of the library, or both."""

    span: Span
    href: str
    post_id: int | None


@dataclass(frozen=True, slots=True)
class Post:
    """One post, opened.

    `version` counts the states of its text from 1; `progress` is None while
    nobody has read in it.
    """

    id: int
    guid: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...]
    images: tuple[Image, ...]
    author: str
    published: str
    printed: str
    language: str
    url: str
    source: str
    labels: tuple[str, ...]
    events: tuple[Event, ...]
    excerpt: bool
    version: int
    added: str
    links: tuple[LinkOut, ...]
    linked_from: tuple[int, ...]
    highlights: tuple[Highlight, ...]
    note: str
    unread: bool = True
    starred: bool = False
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A post found. `marks` are spans of the snippet; `places` counts matches in the text."""

    post_id: int
    guid: str
    title: str
    published: str
    snippet: str
    marks: tuple[Span, ...]
    places: int
    rank: float


@dataclass(frozen=True, slots=True)
class HighlightHit:
    """A highlight found, by its words, its note or its themes.

    `marks` are spans of its passage, `note_marks` of its note.
    """

    highlight: Highlight
    title: str
    marks: tuple[Span, ...] = ()
    note_marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A note found that is about a post, an event or a theme; `id` and `name` are that thing's.

    `about` is never a highlight; `marks` are spans of the snippet.
    """

    about: About
    id: int
    name: str
    snippet: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """A query that may have been meant, and how many posts it would find."""

    query: str
    posts: int


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found.

    Attributes:
        query: As it was typed.
        total: Posts found, if `is_counted`; else about so many.
        hits: As many as were asked for.
        highlights: Likewise; `highlight_total` counts all.
        notice: A quiet line for the person, or "".
        notes: Those about posts, events and themes; those on highlights come with them.
        is_ranked: The order is that which was asked for; else the newest that fit stand
            first, and a full search may give others.
        meant: What may have been meant where little was found.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    highlights: tuple[HighlightHit, ...]
    notice: str
    notes: tuple[NoteHit, ...] = ()
    highlight_total: int = 0
    note_total: int = 0
    is_counted: bool = True
    is_ranked: bool = True
    meant: Meant | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """Something in the trash; `kind` is post, highlight, theme, note, event or search."""

    kind: str
    guid: str
    name: str
    removed: str
