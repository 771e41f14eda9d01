"""The words of a library in memory, to be gone through in milliseconds.

Made when it is first asked for, and again when the table of words was written anew.
While that table is stale, a small library is read as it is now; of a large one the
table is taken with the words of what was added since. What changed there otherwise, such
as a newer text of an old post, follows with the next refresh.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from heapq import nlargest
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from db.words import term_table, vocabulary
from db.words.remembered import Remembered, state
from db.words.term_table import Kept

_LIVE: Final = 1500  # posts whose indexes are read within about 50 ms
_LAST: Final = "\U0010ffff"  # sorts behind all that a word may go on with


class Term(NamedTuple):
    """A word, and in how many posts it stands: 0 if in highlights and notes alone."""

    word: str
    posts: int


class Close(NamedTuple):
    """A word that is nearly another, and by how many edits it is not."""

    edits: int
    term: Term


class TermList:
    """All words of a library, in the order of their signs.

    A word takes some 60 bytes and 20 for its places in the lists: 24 MB for 300,000.
    """

    def __init__(self, posts: Mapping[str, int]) -> None:
        self._words = sorted(posts)
        self._posts = array("I", (posts[word] for word in self._words))
        self._of_length: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._words)

    def counted(self) -> dict[str, int]:
        """The words with their posts, to make another list of."""
        return dict(zip(self._words, self._posts, strict=True))

    def posts(self, word: str) -> int | None:
        """In how many posts a word stands; None when it is not known at all."""
        at = bisect_left(self._words, word)
        return self._posts[at] if at < len(self._words) and self._words[at] == word else None

    def beginning(self, prefix: str, limit: int | None = None) -> list[Term]:
        """Words that begin so, those of most posts first, or all in the order of their signs."""
        first, last = self._range(prefix)
        found = map(Term, self._words[first:last], self._posts[first:last])
        return list(found) if limit is None else nlargest(limit, found, key=_weight)

    def beginnings(self, prefix: str, length: int) -> set[str]:
        """The first letters, so many, of words that begin so."""
        first, last = self._range(prefix)
        return {word[:length] for word in self._words[first:last]}

    def like(self, pattern: str, limit: int) -> list[Term]:
        """Words that fit a pattern of letters, * for any of them and ? for one.

        Those of most posts stand first.
        """
        words = self._words
        literals = re.split(r"[*?]+", pattern)
        places: Sequence[int] = range(*self._range(literals[0]))
        for literal in sorted(filter(None, literals[1:]), key=len, reverse=True):
            places = [at for at in places if literal in words[at]]
        fits = re.compile(_expression(pattern), re.DOTALL).fullmatch
        places = [at for at in places if fits(words[at])]
        best = nlargest(limit, places, key=self._posts.__getitem__)
        return [Term(words[at], self._posts[at]) for at in best]

    def close(self, word: str, edits: int, *, swaps: bool = False) -> list[Close]:
        """Words that become this one by so many edits of a letter at most.

        Args:
            word: Folded.
            edits: Each adds a letter, takes one away or puts another in its place.
            swaps: Two letters that have changed places are one edit, not two.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA, Levenshtein

        scorer = OSA.distance if swaps else Levenshtein.distance

        found: list[Close] = []
        of_length = self._by_length()
        for length in range(len(word) - edits, len(word) + edits + 1):
            candidates = of_length.get(length, [])
            for other, needed, _place in process.extract(
                word, candidates, scorer=scorer, score_cutoff=edits, limit=None
            ):
                found.append(Close(int(needed), Term(other, self.posts(other) or 0)))
        return found

    def _range(self, prefix: str) -> tuple[int, int]:
        return bisect_left(self._words, prefix), bisect_left(self._words, prefix + _LAST)

    def _by_length(self) -> dict[int, list[str]]:
        if not self._of_length:
            of_length: dict[int, list[str]] = {}
            for word in self._words:
                of_length.setdefault(len(word), []).append(word)
            self._of_length = of_length  # at once: another thread may ask meanwhile
        return self._of_length


_OF_TABLE: Final = Remembered[TermList]()
_OF_NOW: Final = Remembered[TermList]()


def whole(session: Session) -> TermList:
    """All words as they are now, as far as the head of this module says."""
    kept = term_table.kept(session)
    if kept.is_fresh:
        return _of_table(session, kept)
    if _is_small(session) or not kept.refreshed:
        return _OF_NOW.get(session, state(session), lambda: _live(session))
    tops = vocabulary.tops(session)
    return _OF_NOW.get(session, (kept, tops), lambda: _with_newer(session, kept))


def quick(session: Session) -> TermList:
    """The words for what is shown with every key: those of the newest posts may be missing."""
    kept = term_table.kept(session)
    return whole(session) if _is_small(session) else _of_table(session, kept)


def _of_table(session: Session, kept: Kept) -> TermList:
    return _OF_TABLE.get(session, kept.refreshed, lambda: TermList(_table(session)))


def _table(session: Session) -> dict[str, int]:
    """Asked without SQLAlchemy's columns, which takes twice as long for 60,000 rows."""
    return dict(session.connection().exec_driver_sql("SELECT word, posts FROM term").all())


def _live(session: Session) -> TermList:
    return TermList({word: uses.posts for word, uses in vocabulary.read(session).items()})


def _with_newer(session: Session, kept: Kept) -> TermList:
    posts = _of_table(session, kept).counted()
    for word, uses in vocabulary.newer(session, kept.tops).items():
        posts[word] = posts.get(word, 0) + uses.posts
    return TermList(posts)


def _is_small(session: Session) -> bool:
    return vocabulary.tops(session).post <= _LIVE


def _weight(term: Term) -> tuple[int, int]:
    """Of most posts first, then the shorter one."""
    return term.posts, -len(term.word)


def _expression(pattern: str) -> str:
    """The pattern as a regular expression that takes each piece at its first place.

    Without that, many stars in one pattern would take minutes for a long word.
    """
    first, *others = (re.escape(piece).replace(r"\?", ".") for piece in re.split(r"\*+", pattern))
    if not others:
        return first
    *middle, last = others
    return first + "".join(f"(?>.*?{piece})" for piece in middle) + ".*" + last
