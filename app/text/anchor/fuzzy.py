"""Finds words in a text that nobody compared with another: exactly, or with up to 45 % errors."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import Final, NamedTuple

from app.text.anchor.alignment import align
from app.text.anchor.tokens import Tokens, weight

_LIKENESS: Final = 0.55  # 1.0 is equal; any two English sentences are 0.4 alike
_ROUNDS: Final = 4
_MOST_EXACT: Final = 200  # of a word that stands everywhere
_LONG: Final = 600  # letters from which a quote is looked for by its words: see _rough
_MOST_CHANGED: Final = 12  # tokens at an end of the quote that may all have changed
_SIGN: Final = 0.2  # what a sign is worth, against 1 for each letter of a word
_INSERTED: Final = 0.5  # what a letter too many costs, against 1 for one that is right
_HIDDEN: Final = "\x00"  # in no text: stands where something was found already


class Find(NamedTuple):
    """Words found: from `start` to before `end`, in plain letters; `likeness` 0 to 1."""

    start: int
    end: int
    likeness: float


class _Stretch(NamedTuple):
    """Tokens of a text from `first` to before `after`."""

    first: int
    after: int


def exact(quote: Tokens, text: Tokens) -> list[Find]:
    """Where the quote stands as it is, in plain letters, whole words only; not overlapping."""
    words = quoted(quote)
    edges = set(text.starts), set(text.ends)
    places = islice(_places(words, text.folded.text), _MOST_EXACT) if words else ()
    ends = ((place, place + len(words)) for place in places)
    return [Find(*each, 1.0) for each in ends if each[0] in edges[0] and each[1] in edges[1]]


def finds(quote: Tokens, text: Tokens) -> list[Find]:
    """Where the quote stands as it is, and then where it nearly does; not overlapping."""
    found = exact(quote, text)
    hidden = text.folded.text
    for each in found:
        hidden = _hide(hidden, each)
    for _ in range(_ROUNDS if quote.words else 0):
        near = _nearest(quote, text, hidden)
        if near is None:
            break
        if near.likeness >= _LIKENESS:
            found.append(near)
        hidden = _hide(hidden, near)
    return found


def quoted(quote: Tokens) -> str:
    """The plain letters of a quote, from its first token to its last."""
    return quote.folded.text[quote.starts[0] : quote.ends[-1]] if quote.words else ""


def likeness(one: str, other: str) -> float:
    """How alike two strings of plain letters are: 1 less the share of letters to change."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other)


def _places(words: str, text: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + len(words))


def _hide(text: str, find: Find) -> str:
    return text[: find.start] + _HIDDEN * (find.end - find.start) + text[find.end :]


def _nearest(quote: Tokens, text: Tokens, hidden: str) -> Find | None:
    """The most alike words that are not hidden; None where there is nothing alike."""
    rough = _rough(quote, text, hidden)
    if rough is None:
        return None
    found = _refined(quote, text, rough, hidden)
    start, end = text.starts[found.first], text.ends[found.after - 1]
    return Find(start, end, likeness(quoted(quote), hidden[start:end]))


def _rough(quote: Tokens, text: Tokens, hidden: str) -> _Stretch | None:
    """About where the quote stands.

    A long quote may stand anywhere: it is recognised by its words, because
    laying it against each place of the text takes time by the square of its
    length.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment

    words = quoted(quote)
    if len(words) > _LONG:
        return _Stretch(0, len(text.words)) if text.words else None
    found = partial_ratio_alignment(words, hidden, score_cutoff=100 * _LIKENESS)
    if found is None:
        return None
    first, after = text.at(found.dest_start, found.dest_end)
    return _Stretch(first, after) if first < after else None


def _refined(quote: Tokens, text: Tokens, rough: _Stretch, hidden: str) -> _Stretch:
    """The tokens that the quote's own best agree with, near the rough find."""
    margin = len(quote.words) // 4 + 3
    first = max(0, rough.first - margin)
    after = min(len(text.words), rough.after + margin)
    is_free = [hidden[text.starts[place]] != _HIDDEN for place in range(first, after)]
    words = [text.words[first + place] if free else _HIDDEN for place, free in enumerate(is_free)]
    to_quote = {
        run.new + step: run.old + step
        for run in align(quote.words, words)
        for step in range(run.length)
    }
    best = _densest(words, set(to_quote))
    matched = [place for place in range(best.first, best.after) if place in to_quote]
    if not matched:
        return rough
    head = quote.words[: to_quote[matched[0]]][-_MOST_CHANGED:]
    tail = quote.words[to_quote[matched[-1]] + 1 :][:_MOST_CHANGED]
    before = _changed(head[::-1], words[: matched[0]][::-1])
    behind = _changed(tail, words[matched[-1] + 1 :])
    return _Stretch(first + matched[0] - before, first + matched[-1] + 1 + behind)


def _densest(words: list[str], matched: set[int]) -> _Stretch:
    """The stretch with the most letters that are right and the fewest that are not."""
    worth = 0.0
    begin = 0
    best, best_worth = _Stretch(0, 0), 0.0
    for place, word in enumerate(words):
        if worth <= 0:
            worth, begin = 0.0, place
        worth += _worth(word, is_right=place in matched)
        if worth > best_worth:
            best, best_worth = _Stretch(begin, place + 1), worth
    return best


def _worth(word: str, *, is_right: bool) -> float:
    if word == _HIDDEN:
        return float("-inf")
    letters = weight(word) or _SIGN
    return letters if is_right else -_INSERTED * letters


def _changed(wanted: Sequence[str], there: list[str]) -> int:
    """How many of the tokens there stand best for those wanted; both begin at the find."""
    from rapidfuzz.distance import Levenshtein

    if not wanted:
        return 0
    free = there.index(_HIDDEN) if _HIDDEN in there else len(there)
    most = min(free, len(wanted) + 1)
    joined = ["", *accumulate(there[:most], lambda so_far, word: f"{so_far} {word}")]
    target = " ".join(wanted)
    costs = [(Levenshtein.distance(target, each), -count) for count, each in enumerate(joined)]
    return -min(costs)[1]
