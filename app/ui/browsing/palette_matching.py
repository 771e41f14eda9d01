"""Which entries of the palette match what was typed, the best first.

Letters are compared as the search compares them: without capitals and accents.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.ui.browsing.palette_entries import Entry
from db.folding import MARK, fold_in_place
from db.records import Span


def matching(typed: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries whose titles match, with the matched letters marked.

    First come those where every word that was typed begins a word of the title,
    before all those that begin with one of them; then those where every one
    stands somewhere in it; last those where the letters follow one another in
    it, the first at the beginning of a word. Entries that match equally well
    stay in the order they came in. Nothing typed matches everything.
    """
    wanted = _folded(typed).split()
    if not wanted:
        return [replace(entry, title_marks=()) for entry in entries]
    found: list[tuple[int, Entry]] = []
    for entry in entries:
        if (match := _match(wanted, entry.title)) is not None:
            rank, marks = match
            found.append((rank, replace(entry, title_marks=marks)))
    found.sort(key=lambda each: each[0])
    return [entry for _rank, entry in found]


_BEGINNING, _WORDS, _INSIDE, _SCATTERED = range(4)


def _match(wanted: list[str], title: str) -> tuple[int, tuple[Span, ...]] | None:
    letters, places = _letters(title)
    for rank, finding in (
        (_WORDS, _word_beginnings),
        (_INSIDE, _anywhere),
        (_SCATTERED, _letters_in),
    ):
        if (at := finding(wanted, letters)) is not None:
            begins = rank == _WORDS and min(at) == 0
            return (_BEGINNING if begins else rank), _spans(at, places, title)
    return None


def _word_beginnings(wanted: list[str], letters: str) -> list[int] | None:
    return _each(wanted, letters, only_beginnings=True)


def _anywhere(wanted: list[str], letters: str) -> list[int] | None:
    return _each(wanted, letters, only_beginnings=False)


def _each(wanted: list[str], letters: str, *, only_beginnings: bool) -> list[int] | None:
    """The letters at which all words are found, or None; two words never share a letter."""
    at: list[int] = []
    for word in sorted(wanted, key=len, reverse=True):
        for start in _finds(word, letters):
            place = range(start, start + len(word))
            if only_beginnings and start and letters[start - 1].isalnum():
                continue
            if not set(place) & set(at):
                at += place
                break
        else:
            return None
    return at


def _finds(word: str, letters: str) -> Iterator[int]:
    start = letters.find(word)
    while start >= 0:
        yield start
        start = letters.find(word, start + 1)


def _letters_in(wanted: list[str], letters: str) -> list[int] | None:
    """The letters one after the other, the first of them at the beginning of a word."""
    typed = "".join(wanted)
    for start in _finds(typed[0], letters):
        if start and letters[start - 1].isalnum():
            continue
        at = [start]
        for letter in typed[1:]:
            following = letters.find(letter, at[-1] + 1)
            if following < 0:
                break
            at.append(following)
        else:
            return at
    return None


def _letters(text: str) -> tuple[str, list[int]]:
    """The folded letters without marks, and the place of each in the text."""
    kept = [(sign, at) for at, sign in enumerate(fold_in_place(text)) if sign != MARK]
    return "".join(sign for sign, _at in kept), [at for _sign, at in kept]


def _folded(text: str) -> str:
    return _letters(text)[0]


def _spans(at: list[int], places: list[int], text: str) -> tuple[Span, ...]:
    """Runs of the letters found, each with the marks that follow its last letter."""
    spans: list[Span] = []
    ends = [*places[1:], len(text)]
    for each in sorted(at):
        start, end = places[each], ends[each]
        if spans and spans[-1].end == start:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return tuple(spans)
