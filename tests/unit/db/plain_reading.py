"""A slow reading of a query's tree over plain values, to hold the search against.

It knows what the words mean and nothing of indexes and SQL.
"""

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from db.folding import fold, is_cjk, parts
from db.query_tree import (
    And,
    Everything,
    Fact,
    Named,
    NameField,
    Not,
    Or,
    Phrase,
    Prefix,
    Published,
    Run,
    Titled,
    Tree,
    Word,
)


@dataclass
class PlainHighlight:
    """A highlight; `themes` are paths."""

    id: int
    quote: str
    note: str
    themes: tuple[str, ...]


@dataclass
class PlainPost:
    """A post with all that a query can ask of it."""

    id: int
    title: str
    text: str
    author: str
    published: str
    labels: tuple[str, ...]
    event: str
    excerpt: bool
    read: bool
    starred: bool
    note: str
    image: bool
    link: bool
    highlights: list[PlainHighlight]


class Reader:
    """Reads posts one by one; it has to know all of them, for what a name means."""

    def __init__(self, posts: list[PlainPost], themes: Iterable[str]) -> None:
        self._names = {
            NameField.THEME: set(themes),
            NameField.AUTHOR: {post.author for post in posts},
            NameField.EVENT: {post.event for post in posts},
            NameField.LABEL: {label for post in posts for label in post.labels},
        }

    def post_fits(self, post: PlainPost, tree: Tree) -> bool:
        """Whether the tree holds for a post."""
        return _holds(tree, lambda leaf: self._post_leaf(post, leaf))

    def highlight_fits(self, post: PlainPost, highlight: PlainHighlight, tree: Tree) -> bool:
        """Whether the tree holds for a highlight of a post."""
        return _holds(tree, lambda leaf: self._highlight_leaf(post, highlight, leaf))

    def _post_leaf(self, post: PlainPost, leaf: Tree) -> bool:
        match leaf:
            case Titled(wording):
                return _says(post.title, wording)
            case Named(field, name):
                return self._named(field, name, _names_of(post, field))
            case Published(first, last):
                return _overlaps(post.published, first, last)
            case Fact():
                return _facts(post)[leaf]
            case _:
                return _says(post.title, leaf) or _says(post.text, leaf)

    def _highlight_leaf(self, post: PlainPost, highlight: PlainHighlight, leaf: Tree) -> bool:
        match leaf:
            case Named(NameField.THEME, name):
                return self._named(NameField.THEME, name, highlight.themes)
            case Fact.IS_HIGHLIGHTED:
                return True
            case Fact.HAS_NOTE:
                return bool(highlight.note)
            case Word() | Prefix() | Phrase() | Run():
                return _says(highlight.quote, leaf) or _says(highlight.note, leaf)
            case _:
                return self._post_leaf(post, leaf)

    def _named(self, field: NameField, name: str, borne: Iterable[str]) -> bool:
        known = {each: fold(each) for each in self._names[field] if each}
        if field is NameField.THEME and "/" not in name:
            known = {path: fold(path.rsplit("/", 1)[-1]) for path in known}
        equal = [each for each, folded in known.items() if folded == fold(name)]
        meant = equal or [each for each, folded in known.items() if fold(name) in folded]
        return any(f"{each}/".startswith(f"{above}/") for each in borne for above in meant)


def _holds(tree: Tree, leaf: Callable[[Tree], bool]) -> bool:
    match tree:
        case And(parts):
            return all(_holds(part, leaf) for part in parts)
        case Or(parts):
            return any(_holds(part, leaf) for part in parts)
        case Not(part):
            return not _holds(part, leaf)
        case Everything():
            return True
        case _:
            return leaf(tree)


def _says(text: str, wording: Tree) -> bool:
    said = parts(fold(text))
    match wording:
        case Word(word):
            return word in said
        case Prefix(beginning):
            return any(word.startswith(beginning) for word in said)
        case Phrase(words):
            length = len(words)
            return any(tuple(said[at : at + length]) == words for at in range(len(said)))
        case Run(signs):
            return any(signs in part for part in said if is_cjk(part))
    raise AssertionError(wording)


def _names_of(post: PlainPost, field: NameField) -> tuple[str, ...]:
    match field:
        case NameField.THEME:
            return tuple(path for highlight in post.highlights for path in highlight.themes)
        case NameField.AUTHOR:
            return (post.author,)
        case NameField.EVENT:
            return (post.event,)
        case NameField.LABEL:
            return post.labels


def _facts(post: PlainPost) -> dict[Fact, bool]:
    return {
        Fact.IS_HIGHLIGHTED: bool(post.highlights),
        Fact.IS_EXCERPT: post.excerpt,
        Fact.IS_UNREAD: not post.read,
        Fact.IS_READ: post.read,
        Fact.IS_STARRED: post.starred,
        Fact.HAS_NOTE: bool(post.note or any(each.note for each in post.highlights)),
        Fact.HAS_IMAGE: post.image,
        Fact.HAS_LINK: post.link,
    }


def _overlaps(published: str, first: str, last: str) -> bool:
    if not published:
        return False
    year, month, day = (*map(int, published.split("-")), 0, 0)[:3]
    begins = (year, month or 1, day or 1)
    last_month = month or 12
    ends = (year, last_month, day or calendar.monthrange(year, last_month)[1])
    return (not last or begins <= _day(last)) and (not first or ends >= _day(first))


def _day(written: str) -> tuple[int, ...]:
    return tuple(map(int, written.split("-")))
