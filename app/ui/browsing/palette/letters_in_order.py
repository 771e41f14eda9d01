"""Finds letters that follow one another in a title, as somebody types who leaves most of it out.

“opro” is found in “Open roads”, “prcrmnt” in “Procurement”: the first letter begins a
word, each further one follows at once, begins a later word, or stands further on in
the same word.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

_MOST_LETTERS: Final = 24  # nobody types more of a word and leaves letters out
_LEAST_TO_SKIP: Final = 3  # of two letters one word holds nearly every pair
_NONE_TAKEN: Final[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Path:
    """The places of the letters, and how often one leaps over others or over a word."""

    at: tuple[int, ...]
    leaps: int


def word_starts(letters: str) -> tuple[int, ...]:
    """Where words begin."""
    return tuple(
        at
        for at, sign in enumerate(letters)
        if sign.isalnum() and not (at and letters[at - 1].isalnum())
    )


def in_order(
    word: str, letters: str, starts: Sequence[int], taken: Set[int] = _NONE_TAKEN
) -> Path | None:
    """The way through a title with the fewest leaps; None with more leaps than letters.

    Args:
        word: The letters sought.
        letters: Of the title, folded as those of `word` are.
        starts: Its `word_starts`.
        taken: Places that other words have already.
    """
    if not 1 < len(word) <= _MOST_LETTERS:
        return None
    paths = {at: Path((at,), 0) for at in starts if letters[at] == word[0] and at not in taken}
    for letter in word[1:]:
        further: dict[int, Path] = {}
        for path in paths.values():
            for at, leaps in _next(letter, letters, starts, path.at[-1], len(word)):
                total = path.leaps + leaps
                if at not in taken and (at not in further or total < further[at].leaps):
                    further[at] = Path((*path.at, at), total)
        paths = further
    best = min(paths.values(), key=lambda path: path.leaps, default=None)
    return best if best is not None and best.leaps <= len(word) else None


def _next(
    letter: str, letters: str, starts: Sequence[int], after: int, length: int
) -> list[tuple[int, int]]:
    """Where the next letter may stand, and how many leaps that is."""
    found: list[tuple[int, int]] = []
    at = after + 1
    if letters[at : at + 1] == letter:
        found.append((at, 0))
    while length >= _LEAST_TO_SKIP and at < len(letters) and letters[at].isalnum():
        if at > after + 1 and letters[at] == letter:
            found.append((at, 1))
        at += 1
    later = [start for start in starts if start > after + 1]
    found += [(start, words + 1) for words, start in enumerate(later) if letters[start] == letter]
    return found
