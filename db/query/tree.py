"""What a query says, as a tree: words to find and facts to hold.

The words of a tree are folded (`db.folding.fold`); names stand as they were typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Word:
    """One whole word."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two words or more, one after the other."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Chinese, Japanese or Korean signs, found anywhere in a longer run."""

    signs: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two different words or more close to each other, in any order.

    Each is at most `within` words after the one before it, in the mean: between the
    first and the last stand at most (within - 1) * (number of words - 1) others.
    """

    words: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A word in which * stands for any letters, ? for one; more than a beginning."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word, or one that becomes it by at most 1 or 2 `edits` of a letter."""

    text: str
    edits: int


Wording = Word | Prefix | Phrase | Run | Near | Wildcard | Fuzzy


class NameField(StrEnum):
    """What has a name that can be asked for."""

    THEME = "theme"
    EVENT = "event"
    AUTHOR = "author"
    SOURCE = "source"
    LABEL = "label"
    LANGUAGE = "language"


class DateField(StrEnum):
    """What has a day that can be asked for: published, imported, read."""

    DATE = "date"
    ADDED = "added"
    READ = "read"


class CountField(StrEnum):
    """What can be counted in a post."""

    WORDS = "words"
    HIGHLIGHTS = "highlights"


class Where(StrEnum):
    """Which kinds of things are looked for."""

    POSTS = "posts"
    HIGHLIGHTS = "highlights"
    NOTES = "notes"


class Sort(StrEnum):
    """In which order posts are given; NEW and OLD by the day they were published."""

    NEW = "new"
    OLD = "old"
    RANK = "rank"
    HIGHLIGHTS = "highlights"


class Fact(StrEnum):
    """What a post or highlight can be or have."""

    IS_HIGHLIGHTED = "is:highlighted"
    IS_EXCERPT = "is:excerpt"
    IS_UNREAD = "is:unread"
    IS_READ = "is:read"
    IS_STARRED = "is:starred"
    IS_LOST = "is:lost"
    IS_CHECK = "is:check"
    HAS_NOTE = "has:note"
    HAS_IMAGE = "has:image"
    HAS_LINK = "has:link"


@dataclass(frozen=True, slots=True)
class Titled:
    """Words in the title."""

    wording: Wording


@dataclass(frozen=True, slots=True)
class Named:
    """What belongs to a theme, event, author, source, label or language of this name.

    A theme holds what stands under the themes below it, unless `exactly`; then, as
    for the other fields, the name has to be this one and not merely hold it.
    """

    field: NameField
    name: str
    exactly: bool = False


@dataclass(frozen=True, slots=True)
class Lacking:
    """What has none: no theme, no event, no date ..."""

    field: NameField | DateField


@dataclass(frozen=True, slots=True)
class Dated:
    """Within these days, as far as the day is known; "" is open.

    Attributes:
        first: ISO text of a day, not after `last`.
        last: Likewise.
        said: What was said where it is counted from today, such as "last month"; else "".
    """

    field: DateField
    first: str
    last: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """As many words or highlights, ends included; None is open."""

    field: CountField
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Everything:
    """No condition at all."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing that could be searched was said."""


@dataclass(frozen=True, slots=True)
class And:
    """All of two parts or more; none of them is an And."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two parts or more; none of them is an Or."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What the part does not hold for."""

    part: "Tree"


Tree = (
    Word | Prefix | Phrase | Run | Near | Wildcard | Fuzzy | Titled | Named | Lacking | Dated
    | Counted | Fact | Everything | Nothing | And | Or | Not
)  # fmt: skip


def all_of(parts: list[Tree]) -> Tree:
    """An And of the parts, in its shortest form; no parts hold nothing to search."""
    flat = _flat(parts, And)
    telling = [part for part in flat if not isinstance(part, Everything)]
    if not telling:
        return flat[0] if flat else Nothing()
    return telling[0] if len(telling) == 1 else And(tuple(telling))


def any_of(parts: list[Tree]) -> Tree:
    """An Or of the parts, in its shortest form."""
    flat = _flat(parts, Or)
    if any(isinstance(part, Everything) for part in flat):
        return Everything()
    if not flat:
        return Nothing()
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def none_of(part: Tree) -> Tree:
    """The opposite of a part; of nothing to search it is nothing to search."""
    if isinstance(part, Nothing | Everything):
        return Nothing()
    return part.part if isinstance(part, Not) else Not(part)


def wordings(tree: Tree) -> Iterator[Wording]:
    """The words that a post found may hold, in the order typed: none behind a NOT."""
    match tree:
        case Word() | Prefix() | Phrase() | Run() | Near() | Wildcard() | Fuzzy():
            yield tree
        case And(parts) | Or(parts):
            for part in parts:
                yield from wordings(part)
        case _:
            return


def leaves(tree: Tree) -> Iterator[Tree]:
    """Every part of the tree that has no parts itself."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield tree


def depth(tree: Tree) -> int:
    """How many parts stand inside each other; 1 for a single word."""
    match tree:
        case And(parts) | Or(parts):
            return 1 + max(depth(part) for part in parts)
        case Not(part):
            return 1 + depth(part)
        case _:
            return 1


def _flat(parts: list[Tree], kind: type[And] | type[Or]) -> list[Tree]:
    """The parts, those of the same kind opened up, doubles and the unsearchable left out."""
    flat: dict[Tree, None] = {}
    for part in parts:
        inner = part.parts if isinstance(part, And | Or) and isinstance(part, kind) else (part,)
        flat.update(dict.fromkeys(inner))
    return [part for part in flat if not isinstance(part, Nothing)]
