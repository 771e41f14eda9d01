"""What stands in the rows of the post list: posts, passages, notes, and heads between them."""

from dataclasses import dataclass
from enum import Enum

from db.records import About, HighlightHit, NoteHit, PostLine, Span


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post.

    Attributes:
        snippet: First words or the words around what was found; None while
            nobody has asked the library for them.
        marks: What was found, as spans of the snippet.
        places: How often it was found in the whole text; 0 outside a search.
        is_provisional: The snippet is that of the search before, shown until this
            one's comes, so that no line goes and comes back while someone types.
    """

    line: PostLine
    snippet: str | None = None
    marks: tuple[Span, ...] = ()
    places: int = 0
    is_provisional: bool = False

    @property
    def wants_snippet(self) -> bool:
        """Whether the library is still to be asked for its snippet."""
        return self.snippet is None or self.is_provisional


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
class NoteRow:
    """A note that was found on a post, an event or a theme.

    Attributes:
        slot: The colour of the theme, if it is about one.
    """

    hit: NoteHit
    slot: int = 0


@dataclass(frozen=True, slots=True)
class JumpRow:
    """A line that leads to the rows under the next head; it opens nothing."""

    text: str


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A line over the rows of one kind; nobody can choose it."""

    text: str


Row = PostRow | PassageRow | NoteRow | JumpRow | HeadRow


class RowHeight(Enum):
    """The heights a row can have; a list of one height alone is laid out much faster."""

    HEAD = "head"
    ROW = "row"
    WITH_NOTE = "with note"


@dataclass(frozen=True, slots=True)
class RowKey:
    """What a row is about, whatever else has changed of it: for finding it again.

    `about` tells apart the notes on a post, an event and a theme of the same id.
    """

    kind: type[PostRow] | type[PassageRow] | type[NoteRow] | type[JumpRow]
    id: int = 0
    about: About | None = None


def key_of(row: Row) -> RowKey | None:
    """What a row is about; None for a head."""
    match row:
        case PostRow(line=line):
            return RowKey(PostRow, line.id)
        case PassageRow(hit=hit):
            return RowKey(PassageRow, hit.highlight.id)
        case NoteRow(hit=note):
            return RowKey(NoteRow, note.id, note.about)
        case JumpRow():
            return RowKey(JumpRow)
        case _:
            return None


def post_of(row: Row) -> int | None:
    """The id of the post that a row is or belongs to; None where there is none."""
    match row:
        case PostRow(line=line):
            return line.id
        case PassageRow(hit=hit):
            return hit.highlight.post_id
        case NoteRow(hit=note) if note.about is About.POST:
            return note.id
        case _:
            return None


def height_of(row: Row) -> RowHeight:
    """Which of the heights a row has."""
    if isinstance(row, HeadRow | JumpRow):
        return RowHeight.HEAD
    if isinstance(row, PassageRow) and row.hit.highlight.note:
        return RowHeight.WITH_NOTE
    return RowHeight.ROW
