"""A slow reading of a query's tree over plain values, to hold the search against.

It knows what the words mean and nothing of indexes and SQL.
"""

import calendar
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import product

from db import folding
from db.folding import fold, is_cjk, parts
from db.query.tree import (
    And,
    Counted,
    CountField,
    Dated,
    DateField,
    Everything,
    Fact,
    Fuzzy,
    Lacking,
    Named,
    NameField,
    Near,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Run,
    Titled,
    Tree,
    Where,
    Wildcard,
    Word,
)
from db.records import State


@dataclass
class PlainHighlight:
    """A highlight; `themes` are paths."""

    id: int
    quote: str
    note: str
    themes: tuple[str, ...]
    state: State


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
    source: str
    language: str
    added: str
    excerpt: bool
    read: str
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
            NameField.SOURCE: {post.source for post in posts},
            NameField.LANGUAGE: {post.language for post in posts},
        }

    def post_fits(self, post: PlainPost, tree: Tree) -> bool:
        """Whether the tree holds for a post."""
        return _holds(tree, lambda leaf: self._post_leaf(post, leaf))

    def highlight_fits(
        self, post: PlainPost, highlight: PlainHighlight, tree: Tree, where: Collection[Where]
    ) -> bool:
        """Whether the tree holds for a highlight of a post."""
        if where == {Where.NOTES} and not highlight.note:
            return False
        said = []
        if Where.HIGHLIGHTS in where or Where.NOTES not in where:
            said.append(highlight.quote)
        if Where.NOTES in where or Where.HIGHLIGHTS not in where:
            said.append(highlight.note)
        return _holds(tree, lambda leaf: self._highlight_leaf(post, highlight, leaf, said))

    def note_fits(self, post: PlainPost, tree: Tree) -> bool:
        """Whether the tree holds for the note on a post."""
        return _holds(tree, lambda leaf: self._note_leaf(post, leaf))

    def _post_leaf(self, post: PlainPost, leaf: Tree) -> bool:  # noqa: PLR0911 -- one for each kind
        match leaf:
            case Titled(wording):
                return _says(post.title, wording)
            case Named():
                return self._named(leaf, _names_of(post, leaf.field))
            case Lacking(field):
                return not any(_borne(post, field))
            case Dated(DateField.DATE, first, last):
                return _overlaps(post.published, first, last)
            case Dated(field, first, last):
                return any(_overlaps(day[:10], first, last) for day in _borne(post, field))
            case Counted(field, least, most):
                number = len(post.highlights)
                if field is CountField.WORDS:
                    number = len(post.text.split())
                return (least is None or least <= number) and (most is None or number <= most)
            case Fact():
                return _facts(post)[leaf]
            case _:
                return _says(post.title, leaf) or _says(post.text, leaf)

    def _highlight_leaf(  # noqa: PLR0911 -- one for each kind
        self, post: PlainPost, highlight: PlainHighlight, leaf: Tree, said: list[str]
    ) -> bool:
        match leaf:
            case Named(NameField.THEME):
                return self._named(leaf, highlight.themes)
            case Lacking(NameField.THEME):
                return not highlight.themes
            case Fact.IS_HIGHLIGHTED:
                return True
            case Fact.HAS_NOTE:
                return bool(highlight.note)
            case Fact.IS_LOST:
                return highlight.state is State.LOST
            case Fact.IS_CHECK:
                return highlight.state is not State.PLACED
            case _ if _is_wording(leaf):
                return any(_says(text, leaf) for text in said)
            case _:
                return self._post_leaf(post, leaf)

    def _note_leaf(self, post: PlainPost, leaf: Tree) -> bool:
        if leaf is Fact.HAS_NOTE:
            return True
        return _says(post.note, leaf) if _is_wording(leaf) else self._post_leaf(post, leaf)

    def _named(self, named: Named, borne: Iterable[str]) -> bool:
        name = fold(named.name)
        known = {each: fold(each) for each in self._names[named.field] if each}
        if named.field is NameField.THEME and "/" not in name:
            known = {path: fold(path.rsplit("/", 1)[-1]) for path in known}
        meant = [each for each, folded in known.items() if folded == name]
        if named.field is NameField.LANGUAGE and not named.exactly:
            meant = [each for each, folded in known.items() if f"{folded}-".startswith(f"{name}-")]
        elif not (meant or named.exactly):
            meant = [each for each, folded in known.items() if name in folded]
        if named.exactly:
            return any(each in meant for each in borne)
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
        case Nothing():
            return False
        case _:
            return leaf(tree)


def _is_wording(leaf: Tree) -> bool:
    return isinstance(leaf, Word | Prefix | Phrase | Run | Near | Wildcard | Fuzzy)


def _says(text: str, wording: Tree) -> bool:  # noqa: PLR0911 -- one for each kind
    said = parts(fold(text))
    match wording:
        case Near(near, within):
            return _are_near(folding.words(fold(text)), near, within)
        case Wildcard(pattern):
            signs = {"*": ".*", "?": "."}
            wanted = "".join(signs.get(sign, re.escape(sign)) for sign in pattern)
            return any(re.fullmatch(wanted, word) for word in said)
        case Fuzzy(word, edits):
            return any(_distance(word, each) <= edits for each in said)
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
        case NameField.SOURCE:
            return (post.source,)
        case NameField.LANGUAGE:
            return (post.language,)


def _borne(post: PlainPost, field: NameField | DateField) -> tuple[str, ...]:
    match field:
        case DateField.DATE:
            return (post.published,)
        case DateField.ADDED:
            return (post.added,)
        case DateField.READ:
            return (post.read,)
        case _:
            return _names_of(post, field)


def _are_near(said: list[str], near: tuple[str, ...], within: int) -> bool:
    """By trying every way to choose one place for each word."""
    places = [[at for at, each in enumerate(said) if each == word] for word in near]
    most = (within - 1) * (len(near) - 1)
    return any(max(chosen) - min(chosen) - 1 <= most for chosen in product(*places))


def _distance(one: str, other: str) -> int:
    """Letters to put in, take out or change, so that one becomes the other."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        before, row[0] = row[0], number
        for at, sign in enumerate(other, start=1):
            change = before + (letter != sign)
            before = row[at]
            row[at] = min(row[at] + 1, row[at - 1] + 1, change)
    return row[-1]


def _facts(post: PlainPost) -> dict[Fact, bool]:
    return {
        Fact.IS_HIGHLIGHTED: bool(post.highlights),
        Fact.IS_EXCERPT: post.excerpt,
        Fact.IS_UNREAD: not post.read,
        Fact.IS_READ: bool(post.read),
        Fact.IS_LOST: any(each.state is State.LOST for each in post.highlights),
        Fact.IS_CHECK: any(each.state is not State.PLACED for each in post.highlights),
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
