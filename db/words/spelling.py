"""What may have been meant by a query whose words or names hardly stand in the library.

A letter added, left out or put for another is one edit, and so are two that changed
places. Long words may have two, words of one or two letters and those with digits none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from db.folding import fold_line
from db.query import Query
from db.query.tree import (
    And,
    Named,
    Near,
    Or,
    Phrase,
    Prefix,
    Titled,
    Tree,
    Word,
    Wording,
    all_of,
    any_of,
)
from db.words import found_names, known_names, term_list
from db.words.term_list import Close, Term, TermList

_LONG: Final = 6  # letters, from which on a word may have two edits
_SHORT: Final = 3  # letters, below which anything is near anything
_FEW: Final = 2  # posts that a word may stand in and be a slip all the same
_OFTENER: Final = 20  # times that the other word stands in more posts then
_MOST_WORDS: Final = 8  # of a query; each takes some milliseconds


def meant(session: Session, query: Query) -> Query | None:
    """The same query with the words and names that were most likely meant.

    None where every word and name is known, or nothing like them is. What stands
    behind a NOT is left as it is: of that, little is just what is wished for.
    """
    tree = _Speller(session).tree(query.tree)
    return None if tree == query.tree else replace(query, tree=tree, notice="")


class _Speller:
    """Goes through a tree, and reads the words of the library only if there are any in it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._list: TermList | None = None
        self._looked_at = 0

    def tree(self, tree: Tree) -> Tree:
        """The tree as it may have been meant."""
        match tree:
            case And(parts):
                return all_of([self.tree(part) for part in parts])
            case Or(parts):
                return any_of([self.tree(part) for part in parts])
            case Titled(wording):
                return Titled(self._wording(wording))
            case Word() | Prefix() | Phrase() | Near():
                return self._wording(tree)
            case Named():
                return _name(self._session, tree)
            case _:
                return tree

    def _wording(self, wording: Wording) -> Wording:
        match wording:
            case Word(text):
                return Word(self._word(text))
            case Prefix(text):
                return self._beginning(text)
            case Phrase(words):
                return Phrase(tuple(map(self._word, words)))
            case Near(words, within):
                mended = tuple(dict.fromkeys(map(self._word, words)))
                return Near(mended, within) if len(mended) > 1 else Word(mended[0])
            case _:
                return wording

    def _word(self, word: str) -> str:
        if not self._is_to_be_looked_at(word):
            return word
        posts = self._words().posts(word)
        return self._better(word, self._nearest(word), posts) or word

    def _beginning(self, prefix: str) -> Word | Prefix:
        """What is still being typed may end here, or go on as another word does."""
        if not self._is_to_be_looked_at(prefix):
            return Prefix(prefix)
        going_on = self._words().beginning(prefix, 1)
        posts = going_on[0].posts if going_on else None
        if better := self._better(prefix, self._nearest(prefix), posts):
            return Word(better)
        if posts is not None:
            return Prefix(prefix)
        return Prefix(self._better(prefix, self._nearest_beginnings(prefix), None) or prefix)

    def _is_to_be_looked_at(self, word: str) -> bool:
        if not _edits(word):
            return False
        self._looked_at += 1
        return self._looked_at <= _MOST_WORDS

    def _better(self, word: str, others: list[Close], posts: int | None) -> str | None:
        """The likeliest of other words; for one that is known, only a much more usual one.

        `posts` are those of the word itself, None where it is not known.
        """
        least = 0 if posts is None else _OFTENER * max(posts, 1)
        if posts is not None and posts > _FEW:
            return None
        likely = [each for each in others if each.edits and each.term.posts >= least]
        return min(likely, key=lambda each: _order(word, each)).term.word if likely else None

    def _nearest(self, word: str) -> list[Close]:
        return self._words().close(word, _edits(word), swaps=True)

    def _nearest_beginnings(self, prefix: str) -> list[Close]:
        """As long as what was typed, or a letter more; they begin with its first or second."""
        others: set[str] = set()
        for letter in set(prefix[:2]):
            for length in (len(prefix), len(prefix) + 1):
                others |= self._words().beginnings(letter, length)
        return [
            Close(edits, Term(other, self._words().beginning(other, 1)[0].posts))
            for edits, other in _near(prefix, list(others), _edits(prefix))
        ]

    def _words(self) -> TermList:
        if self._list is None:
            self._list = term_list.quick(self._session)
        return self._list


def _name(session: Session, named: Named) -> Named:
    """A name of the field that is nearly this one, whole or in some words of it."""
    if found_names.is_known(session, named.field, named.name, exactly=named.exactly):
        return named
    wanted = fold_line(named.name)
    most = _edits(wanted)
    names: dict[str, list[str]] = {}
    for known in known_names.listed(session, named.field):
        for part in _stretches(known.key, len(wanted.split())):
            if abs(len(part) - len(wanted)) <= most:
                names.setdefault(part, []).append(known.name)
    near = _near(wanted, list(names), most)
    if not near:
        return named
    _edits_needed, best = min(near, key=lambda each: (each[0], each[1][:1] != wanted[:1]))
    return replace(named, name=names[best][0])


def _stretches(key: str, words: int) -> Iterator[str]:
    """The name, and so many words of it one after the other."""
    yield key
    each = key.replace("/", " ").split()
    for at in range(len(each) - words + 1):
        yield " ".join(each[at : at + words])


def _near(word: str, others: Sequence[str], most: int) -> list[tuple[int, str]]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, others, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [(int(edits), other) for other, edits, _place in found]


def _order(word: str, close: Close) -> tuple[int, bool, int, str]:
    """Of the fewest edits; then with the same first letter, of which few are mistyped."""
    other = close.term
    return close.edits, other.word[:1] != word[:1], -other.posts, other.word


def _edits(word: str) -> int:
    if len(word) < _SHORT or any(map(str.isdigit, word)):
        return 0
    return 2 if len(word) >= _LONG else 1
