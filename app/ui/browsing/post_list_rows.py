"""What stands in the rows of the post list: posts, passages, and heads between them."""

from dataclasses import dataclass
from enum import Enum

from db.records import HighlightHit, PostLine, Span


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post.

    Attributes:
        snippet: First words or the words around what was found; None while
            nobody has asked the library for them.
        marks: What was found, as spans of the snippet.
        places: How often it was found in the whole text; 0 outside a search.
    """

    line: PostLine
    snippet: str | None = None
    marks: tuple[Span, ...] = ()
    places: int = 0


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A highlight with its themes and note.

    Attributes:
        source: Where its post comes from, or "".
        published: The post's date as in its record, or "".
    """

    hit: HighlightHit
    source: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A line over the rows of one kind; nobody can choose it."""

    text: str


Row = PostRow | PassageRow | HeadRow


class RowHeight(Enum):
    """The heights a row can have; a list of one height alone is laid out much faster."""

    HEAD = "head"
    ROW = "row"
    WITH_NOTE = "with note"


@dataclass(frozen=True, slots=True)
class RowKey:
    """What a row is about, whatever else has changed of it: for finding it again."""

    kind: type[PostRow] | type[PassageRow]
    id: int


def key_of(row: Row) -> RowKey | None:
    """What a row is about; None for a head."""
    if isinstance(row, PostRow):
        return RowKey(PostRow, row.line.id)
    if isinstance(row, PassageRow):
        return RowKey(PassageRow, row.hit.highlight.id)
    return None


def post_of(row: Row) -> int | None:
    """The id of the post that a row is or belongs to; None for a head."""
    if isinstance(row, PostRow):
        return row.line.id
    if isinstance(row, PassageRow):
        return row.hit.highlight.post_id
    return None


def height_of(row: Row) -> RowHeight:
    """Which of the heights a row has."""
    if isinstance(row, HeadRow):
        return RowHeight.HEAD
    if isinstance(row, PassageRow) and row.hit.highlight.note:
        return RowHeight.WITH_NOTE
    return RowHeight.ROW
