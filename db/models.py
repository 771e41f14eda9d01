"""The tables. Rows never leave `db`; what passes out is in `records`.

How a table takes part in the history is said by its `kept` attribute:

- NOUN: has a guid and `removed_at`. An added row is logged by its guid, a
  changed one by its changed columns; it is never deleted. `removed_at` is the
  time it went to the trash, or UNDONE while its adding is taken back: then it
  is not in the trash, but redoing brings it back.
- LINK: a plain fact about nouns, such as "this highlight is under that theme".
  Logged whole, so that it may be deleted and written again.
- DERIVED: not in the history: what follows from other rows, never changes
  (the versions of a text), or is of no concern to undo.

The body of a text stands last in its table: SQLite would otherwise read
through its pages to reach the columns behind it.
"""

from enum import Enum
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Kept(Enum):
    """How the history keeps a table's rows."""

    NOUN = "noun"
    LINK = "link"
    DERIVED = "derived"


ALIVE = text("removed_at IS NULL")
REMOVED = text("removed_at IS NOT NULL")
SEEN = text("removed_at IS NULL AND pending IS 0")  # as questions say it, or no index is taken
UNDONE = "undone"


class Base(DeclarativeBase):
    """All tables of a library file."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[type, type]] = {str: Text}
    kept: ClassVar[Kept] = Kept.DERIVED


class Noun(Base):
    """What every row a person could point at has."""

    __abstract__ = True
    kept: ClassVar[Kept] = Kept.NOUN
    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)
    guid: Mapped[str] = mapped_column(unique=True, sort_order=-1)
    removed_at: Mapped[str | None] = mapped_column(default=None, sort_order=-1)


class LibraryInfo(Base):
    """What the library says of itself: uuid, made_at, made_by."""

    __tablename__ = "library_info"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Source(Base):
    """Where posts come from: a blog, a page or a file."""

    __tablename__ = "source"
    id: Mapped[int] = mapped_column(primary_key=True)
    guid: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)


class Feed(Noun):
    """An address that new posts come from; `folder` is names joined by "/", or ""."""

    __tablename__ = "feed"
    __table_args__ = (Index("uq_feed_value", "value", unique=True, sqlite_where=ALIVE),)
    value: Mapped[str]
    address: Mapped[str]
    name: Mapped[str]
    site: Mapped[str] = mapped_column(default="")
    folder: Mapped[str] = mapped_column(default="")


class FeedState(Base):
    """What a feed's server said the last time, and which source its posts are of."""

    __tablename__ = "feed_state"
    feed_id: Mapped[int] = mapped_column(ForeignKey("feed.id"), primary_key=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), default=None)
    fetched_at: Mapped[str] = mapped_column(default="")
    problem: Mapped[str] = mapped_column(default="")
    etag: Mapped[str] = mapped_column(default="")
    modified: Mapped[str] = mapped_column(default="")


class Layout(Base):
    """What a person corrected in how a site's pages are split; JSON of the importer's own."""

    __tablename__ = "layout"
    site_key: Mapped[str] = mapped_column(primary_key=True)
    kept_at: Mapped[str]
    rules: Mapped[str]


class Original(Base):
    """The bytes as they were given, compressed; equal bytes are kept once.

    `packed` is empty where only the SHA-256 is kept, to know the file again: its
    posts then have bytes of their own.
    """

    __tablename__ = "original"
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    media_type: Mapped[str]
    size_bytes: Mapped[int]
    kept_at: Mapped[str]
    packed: Mapped[bytes]


class OriginalPost(Base):
    """Which posts were made from which bytes."""

    __tablename__ = "original_post"
    original_id: Mapped[int] = mapped_column(ForeignKey("original.id"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), primary_key=True, index=True)


class Post(Noun):
    """One blog post; its text is in its versions.

    `version` is the number of the present one. A post is `pending` while the
    import that brings it is not finished: nobody sees it then.
    """

    __tablename__ = "post"
    __table_args__ = (
        # What is counted and listed most; "IS 0" as the questions say it, or SQLite passes it over.
        Index(
            "ix_post_alive", "added_at", sqlite_where=text("removed_at IS NULL AND pending IS 0")
        ),
        Index("ix_post_pending", "pending", sqlite_where=text("pending = 1")),
        Index("ix_post_published", "published", sqlite_where=ALIVE),
        Index("ix_post_removed_at", "removed_at", sqlite_where=REMOVED),
        Index("ix_post_starred", "starred", sqlite_where=text("starred = 1")),
        Index("ix_post_title", "title", sqlite_where=ALIVE),
    )
    pending: Mapped[bool] = mapped_column(default=False)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), default=None)
    version: Mapped[int] = mapped_column(default=1)
    published: Mapped[str] = mapped_column(default="")
    printed: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    excerpt: Mapped[bool] = mapped_column(default=False)
    starred: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[str]
    author: Mapped[str] = mapped_column(default="")
    author_key: Mapped[str] = mapped_column(default="", index=True)
    title: Mapped[str]
    title_cjk: Mapped[str | None] = mapped_column(default=None)
    title_folded: Mapped[str | None] = mapped_column(default=None)


class Version(Base):
    """One state of a post's text; never changed once written.

    `number` counts from 1; it is below 0 while the import that brings the text is
    not finished, so that it can be the present one of no post.
    `blocks` and `inlines` are JSON as `db.texts` packs them; `cjk` and `folded`
    are the further forms of the words that the full-text index reads.
    """

    __tablename__ = "version"
    __table_args__ = (
        Index("uq_version_post_id_number", "post_id", "number", unique=True),
        Index("ix_version_arriving", "number", sqlite_where=text("number < 0")),
        # A list of posts shows the words of each: read here, not beside all the texts.
        Index("ix_version_words", "post_id", "number", "words"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    number: Mapped[int]
    made_at: Mapped[str]
    words: Mapped[int]
    sha256: Mapped[str] = mapped_column(index=True)
    blocks: Mapped[str]
    inlines: Mapped[str]
    cjk: Mapped[str | None]
    folded: Mapped[str | None]
    text: Mapped[str]


class Progress(Base):
    """When a post was read, and where reading stopped in its present text."""

    __tablename__ = "progress"
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), primary_key=True)
    read_at: Mapped[str | None] = mapped_column(default=None)
    caret: Mapped[int | None] = mapped_column(default=None)
    top: Mapped[int | None] = mapped_column(default=None)


class Address(Base):
    """A name the world has for a post; `value` is its form for comparing."""

    __tablename__ = "address"
    __table_args__ = (
        Index("uq_address_kind_value", "kind", "value", unique=True, sqlite_where=ALIVE),
    )
    kept: ClassVar[Kept] = Kept.LINK
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    kind: Mapped[str]
    value: Mapped[str]
    shown: Mapped[str]
    removed_at: Mapped[str | None] = mapped_column(default=None)


class Twin(Base):
    """Two posts that may be one: a newer one, and one that was there before.

    `settled`: a person said that they are two.
    """

    __tablename__ = "twin"
    kept: ClassVar[Kept] = Kept.LINK
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), primary_key=True)
    other_post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), primary_key=True, index=True)
    likeness: Mapped[float]
    settled: Mapped[bool] = mapped_column(default=False)


class Image(Base):
    """A picture of one version; `data` is empty where it could not be had."""

    __tablename__ = "image"
    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    position: Mapped[int]
    alt: Mapped[str]
    address: Mapped[str]
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    data: Mapped[bytes]


class PostLink(Base):
    """A passage of a version that names another post of the library."""

    __tablename__ = "post_link"
    kept: ClassVar[Kept] = Kept.LINK
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), primary_key=True)
    start: Mapped[int] = mapped_column(primary_key=True)
    end: Mapped[int] = mapped_column(primary_key=True)
    to_post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)


class Outgoing(Base):
    """The web addresses a version's links lead to, in their form for comparing."""

    __tablename__ = "outgoing"
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True, index=True)


class Label(Base):
    """A word a blog filed posts under."""

    __tablename__ = "label"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)


class PostLabel(Base):
    """Which posts stand under which label; `place` is the label's order on the post."""

    __tablename__ = "post_label"
    kept: ClassVar[Kept] = Kept.LINK
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), primary_key=True)
    label_id: Mapped[int] = mapped_column(ForeignKey("label.id"), primary_key=True, index=True)
    place: Mapped[int] = mapped_column(default=0)


class Event(Noun):
    """A happening in the world that posts tell of."""

    __tablename__ = "event"
    __table_args__ = (Index("uq_event_name_key", "name_key", unique=True, sqlite_where=ALIVE),)
    name: Mapped[str]
    name_key: Mapped[str]
    series: Mapped[str] = mapped_column(default="")
    venue: Mapped[str] = mapped_column(default="")
    starts: Mapped[str] = mapped_column(default="")
    ends: Mapped[str] = mapped_column(default="")


class PostEvent(Base):
    """Which posts tell of which event."""

    __tablename__ = "post_event"
    kept: ClassVar[Kept] = Kept.LINK
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True, index=True)


class Highlight(Noun):
    """A passage someone marked: its words and surroundings in the version it was made in."""

    __tablename__ = "highlight"
    __table_args__ = (
        CheckConstraint('start < "end"', name="not_empty"),
        Index("ix_highlight_alive", "post_id", "version_id", sqlite_where=ALIVE),
        Index("ix_highlight_removed_at", "removed_at", sqlite_where=REMOVED),
    )
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    made_at: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    prefix: Mapped[str]
    suffix: Mapped[str]
    cjk: Mapped[str | None]
    folded: Mapped[str | None]
    quote: Mapped[str]


class Placement(Base):
    """Where a highlight stands in a version; without start and end it is lost there."""

    __tablename__ = "placement"
    __table_args__ = (
        CheckConstraint("state IN ('placed', 'check', 'lost')", name="state"),
        CheckConstraint("(state = 'lost') = (start IS NULL)", name="lost"),
    )
    kept: ClassVar[Kept] = Kept.LINK
    highlight_id: Mapped[int] = mapped_column(ForeignKey("highlight.id"), primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), primary_key=True, index=True)
    start: Mapped[int | None]
    end: Mapped[int | None]
    state: Mapped[str]
    confidence: Mapped[float]


class Theme(Noun):
    """A name that gathers highlights.

    `colour` is a slot of the palette, `key` the digit that applies the theme,
    `place` its order among its siblings.
    """

    __tablename__ = "theme"
    __table_args__ = (
        Index(
            "uq_theme_name_key",
            text("coalesce(parent_id, 0)"),
            "name_key",
            unique=True,
            sqlite_where=ALIVE,
        ),
        CheckConstraint("key BETWEEN 1 AND 9", name="key"),
    )
    name: Mapped[str]
    name_key: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"), index=True)
    colour: Mapped[int]
    key: Mapped[int | None]
    place: Mapped[int]
    definition: Mapped[str] = mapped_column(default="")


class HighlightTheme(Base):
    """Which highlights stand under which theme."""

    __tablename__ = "highlight_theme"
    kept: ClassVar[Kept] = Kept.LINK
    highlight_id: Mapped[int] = mapped_column(ForeignKey("highlight.id"), primary_key=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"), primary_key=True, index=True)


class Note(Noun):
    """A person's own words about exactly one post, highlight, event or theme."""

    __tablename__ = "note"
    __table_args__ = (
        CheckConstraint(
            "(post_id IS NOT NULL) + (highlight_id IS NOT NULL)"
            " + (event_id IS NOT NULL) + (theme_id IS NOT NULL) = 1",
            name="one_thing",
        ),
        Index("uq_note_post_id", "post_id", unique=True, sqlite_where=ALIVE),
        Index("uq_note_highlight_id", "highlight_id", unique=True, sqlite_where=ALIVE),
        Index("uq_note_event_id", "event_id", unique=True, sqlite_where=ALIVE),
        Index("uq_note_theme_id", "theme_id", unique=True, sqlite_where=ALIVE),
    )
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    highlight_id: Mapped[int | None] = mapped_column(ForeignKey("highlight.id"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    made_at: Mapped[str]
    cjk: Mapped[str | None]
    folded: Mapped[str | None]
    text: Mapped[str]


class SavedSearch(Noun):
    """A query kept under a name."""

    __tablename__ = "saved_search"
    __table_args__ = (
        Index("uq_saved_search_name_key", "name_key", unique=True, sqlite_where=ALIVE),
    )
    name: Mapped[str]
    name_key: Mapped[str]
    query: Mapped[str]
    place: Mapped[int]
    pinned: Mapped[bool] = mapped_column(default=False, server_default=text("0"))


class RecentSearch(Base):
    """What was searched for of late, as it was typed."""

    __tablename__ = "recent_search"
    query: Mapped[str] = mapped_column(primary_key=True)
    used_at: Mapped[str]


class Term(Base):
    """A word of the index, as FTS5 folds it: in how many posts it stands, and how often.

    Not kept in step with every change: `db.words.terms` says when, and by whom it is asked.
    """

    __tablename__ = "term"
    __table_args__ = ({"sqlite_with_rowid": False},)
    word: Mapped[str] = mapped_column(primary_key=True)
    posts: Mapped[int]
    uses: Mapped[int]


class IndexState(Base):
    """Numbers that the indexes keep about themselves, such as how far they are built."""

    __tablename__ = "index_state"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]
