"""Which titles match what was typed into the palette, the best first.

Letters are compared as the search compares them: without capitals and accents.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from app.ui.browsing.palette.entries import Entry
from app.ui.browsing.palette.letters_in_order import in_order, word_starts
from db.folding import MARK, fold_in_place
from db.records import Span

_MOST_TYPED: Final = 100  # letters; more was pasted, and is no name
_MOST_TITLE: Final = 400


class Tier(IntEnum):
    """How well a title matches, the best first."""

    WHOLE = 0
    """It is just what was typed."""
    BEGINNING = 1
    """Every word typed begins a word, one of them the title."""
    WORDS = 2
    """Every word typed begins a word."""
    INSIDE = 3
    """Every word typed stands somewhere in the title."""
    SCATTERED = 4
    """The letters follow one another, from beginnings of words or inside a word."""


@dataclass(frozen=True, slots=True)
class Match:
    """How a title matches.

    Attributes:
        tier: The worst of its words.
        leaps: How often letters leave others out; fewer are better.
        marks: The letters that match, as spans of the title.
    """

    tier: Tier
    leaps: int
    marks: tuple[Span, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """Less is better."""
        return self.tier, self.leaps


class Sought:
    """What was typed, ready to be compared with many titles."""

    def __init__(self, typed: str) -> None:
        self.words: Final = _folded(typed[:_MOST_TYPED]).split()
        self._longest_first = sorted(self.words, key=len, reverse=True)

    def match(self, title: str) -> Match | None:
        """How a title matches; None where it does not, or where nothing was typed."""
        letters, places = _letters(title[:_MOST_TITLE])
        if not self.words or not all(_may_hold(word, letters) for word in self.words):
            return None
        at: list[int] = []
        tier, leaps = Tier.WORDS, 0
        for word in self._longest_first:
            found = _find(word, letters, at)
            if found is None:
                return None
            tier, leaps = max(tier, found.tier), leaps + found.leaps
            at += found.at
        return Match(self._refined(tier, at, letters), leaps, _spans(at, places, title))

    def marks(self, text: str) -> tuple[Span, ...]:
        """The beginnings of words in a text that were typed, though not all of them need be there.

        Every place is marked; a word that begins no word of the text is passed over.
        """
        letters, places = _letters(text)
        at = {
            letter
            for word in self.words
            for start in _finds(word, letters)
            if _begins(start, letters)
            for letter in range(start, start + len(word))
        }
        return _spans(sorted(at), places, text)

    def _refined(self, tier: Tier, at: list[int], letters: str) -> Tier:
        if tier is not Tier.WORDS or min(at) > 0:
            return tier
        is_whole = letters.split() == self.words
        return Tier.WHOLE if is_whole else Tier.BEGINNING


def ranked(typed: str, entries: Sequence[Entry]) -> list[tuple[Match, Entry]]:
    """The entries whose titles match, with the matched letters marked, the best first.

    Those that match equally well stay in the order they came in.
    """
    sought = Sought(typed)
    found = [
        (match, replace(entry, title_marks=match.marks))
        for entry in entries
        if (match := sought.match(entry.title)) is not None
    ]
    return sorted(found, key=lambda each: each[0].rank)


def matching(typed: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries of `ranked`; all of them, unmarked, where nothing was typed."""
    if not typed.strip():
        return [replace(entry, title_marks=()) for entry in entries]
    return [entry for _match, entry in ranked(typed, entries)]


@dataclass(frozen=True, slots=True)
class _Found:
    """The letters of a title at which one word was found."""

    tier: Tier
    at: Sequence[int]
    leaps: int = 0


def _find(word: str, letters: str, taken: Sequence[int]) -> _Found | None:
    """The best place of a word; two words never share a letter."""
    inside: range | None = None
    for start in _finds(word, letters):
        place = range(start, start + len(word))
        if not taken or set(taken).isdisjoint(place):
            if _begins(start, letters):
                return _Found(Tier.WORDS, place)
            inside = inside or place
    if inside is not None and len(word) > 1:  # one letter stands inside nearly everything
        return _Found(Tier.INSIDE, inside)
    found = in_order(word, letters, word_starts(letters), frozenset(taken))
    return _Found(Tier.SCATTERED, found.at, found.leaps) if found else None


def _may_hold(word: str, letters: str) -> bool:
    """Whether the letters of a word follow one another in a title at all: a quick no for most."""
    at = -1
    for letter in word:
        at = letters.find(letter, at + 1)
        if at < 0:
            return False
    return True


def _finds(word: str, letters: str) -> Iterator[int]:
    start = letters.find(word)
    while start >= 0:
        yield start
        start = letters.find(word, start + 1)


def _begins(start: int, letters: str) -> bool:
    return not (start and letters[start - 1].isalnum())


def _letters(text: str) -> tuple[str, Sequence[int]]:
    """The folded letters without marks, and the place of each in the text."""
    folded = fold_in_place(text)
    if MARK not in folded:
        return folded, range(len(folded))
    kept = [(sign, at) for at, sign in enumerate(folded) if sign != MARK]
    return "".join(sign for sign, _at in kept), [at for _sign, at in kept]


def _folded(text: str) -> str:
    return _letters(text)[0]


def _spans(at: Sequence[int], places: Sequence[int], text: str) -> tuple[Span, ...]:
    """Runs of the letters found, each with the marks that follow its last letter."""
    spans: list[Span] = []
    for each in sorted(at):
        start = places[each]
        end = places[each + 1] if each + 1 < len(places) else len(text)
        if spans and spans[-1].end == start:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return tuple(spans)
