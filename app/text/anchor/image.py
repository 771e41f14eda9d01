"""What a comparison of two texts says about a passage: its image in the new text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.text.anchor.alignment import Run, align
from app.text.anchor.tokens import Tokens, is_word

_TOKENS: Final = 3  # shorter runs that are also
_LETTERS: Final = 9  # shorter than this are alike by chance,
_CLOSE: Final = 6  # unless longer ones stand within so many tokens on both sides
_INSERTED: Final = 0.05  # what a letter that came between costs, against 1 for one that is kept
_SIGN: Final = 0.2  # what a sign is worth, against 1 for each letter of a word


class Image(NamedTuple):
    """Where a passage went.

    Attributes:
        start: In plain letters of the new text.
        end: After its last letter.
        kept: Share of its letters that are still there, 0 to 1.
    """

    start: int
    end: int
    kept: float


@dataclass(frozen=True, slots=True)
class Pair:
    """An old and a new text, compared.

    Attributes:
        old: The tokens of the old text.
        new: The tokens of the new text.
        to_new: For each old token the place of the same one in the new text, or -1.
        to_old: For each new token likewise.
    """

    old: Tokens
    new: Tokens
    to_new: Sequence[int]
    to_old: Sequence[int]


def compared(old: Tokens, new: Tokens) -> Pair:
    """Both texts with what they have in common, without what is alike by chance."""
    to_new, to_old = [-1] * len(old.words), [-1] * len(new.words)
    for run in _telling(align(old.words, new.words), old, new):
        to_new[run.old : run.old + run.length] = range(run.new, run.new + run.length)
        to_old[run.new : run.new + run.length] = range(run.old, run.old + run.length)
    return Pair(old, new, to_new, to_old)


def image(pair: Pair, first: int, after: int) -> Image | None:
    """Where the old tokens from `first` to before `after` went; None when all are gone.

    Words at its ends that have changed are taken to be what now stands between
    it and its neighbours.
    """
    kept = _together(pair, [token for token in range(first, after) if pair.to_new[token] >= 0])
    if not kept:
        return None
    start = pair.to_new[kept[0]] - _before(pair, first, kept[0])
    end = pair.to_new[kept[-1]] + 1 + _behind(pair, after, kept[-1])
    total = pair.old.letters[after] - pair.old.letters[first]
    share = pair.old.letters_of(kept) / total if total else len(kept) / (after - first)
    return Image(pair.new.starts[start], pair.new.ends[end - 1], share)


def _telling(runs: Sequence[Run], old: Tokens, new: Tokens) -> Iterator[Run]:
    """The runs that are not alike by chance."""
    is_telling = [_is_long(run, old) or _is_at_edge(run, old, new) for run in runs]
    for place, run in enumerate(runs):
        is_held = (
            0 < place < len(runs) - 1
            and is_telling[place - 1]
            and is_telling[place + 1]
            and _is_close(runs[place - 1], run)
            and _is_close(run, runs[place + 1])
        )
        if is_telling[place] or (is_held and _has_word(run, old)):
            yield run


def _is_long(run: Run, old: Tokens) -> bool:
    if run.length >= _TOKENS:
        return _has_word(run, old)
    return old.letters[run.old + run.length] - old.letters[run.old] >= _LETTERS


def _is_at_edge(run: Run, old: Tokens, new: Tokens) -> bool:
    """Whether both texts begin or end with the run."""
    ends = run.old + run.length, run.new + run.length
    return (run.old, run.new) == (0, 0) or ends == (len(old.words), len(new.words))


def _has_word(run: Run, old: Tokens) -> bool:
    return any(map(is_word, old.words[run.old : run.old + run.length]))


def _is_close(run: Run, following: Run) -> bool:
    gaps = following.old - run.old - run.length, following.new - run.new - run.length
    return max(gaps) <= _CLOSE


def _together(pair: Pair, there: list[int]) -> list[int]:
    """The tokens that still stand together: as many letters, with as little between, as can be."""
    worth = best_worth = 0.0
    begin, best = 0, slice(0)
    for place, token in enumerate(there):
        if place:
            worth -= _INSERTED * _came_between(pair, there[place - 1], token)
        if worth <= 0:
            worth, begin = 0.0, place
        worth += pair.old.letters_of([token]) or _SIGN
        if worth > best_worth:
            best_worth, best = worth, slice(begin, place + 1)
    return there[best]


def _came_between(pair: Pair, token: int, following: int) -> int:
    """How many more letters stand between two old tokens than did before."""
    before = pair.old.letters[following] - pair.old.letters[token + 1]
    now = pair.new.letters[pair.to_new[following]] - pair.new.letters[pair.to_new[token] + 1]
    return max(0, now - before)


def _before(pair: Pair, first: int, found: int) -> int:
    """How many new tokens before that of `found` replace the old ones from `first` on."""
    if found == first:
        return 0
    outside = first - 1
    while outside >= 0 and pair.to_new[outside] < 0:
        outside -= 1
    neighbour = pair.to_new[outside] if outside >= 0 else -1
    there = _share(found - first, first - 1 - outside, pair.to_new[found] - neighbour - 1)
    start = pair.to_new[found] - there
    return there - _signs(pair.new.words[start : start + there]) * is_word(pair.old.words[first])


def _behind(pair: Pair, after: int, found: int) -> int:
    """How many new tokens behind that of `found` replace the old ones up to `after`."""
    if found == after - 1:
        return 0
    outside, most = after, len(pair.to_new)
    while outside < most and pair.to_new[outside] < 0:
        outside += 1
    neighbour = pair.to_new[outside] if outside < most else len(pair.to_old)
    there = _share(after - 1 - found, outside - after, neighbour - pair.to_new[found] - 1)
    end = pair.to_new[found] + 1 + there
    last = pair.old.words[after - 1]
    return there - _signs(pair.new.words[end - there : end][::-1]) * is_word(last)


def _share(inside: int, outside: int, gap: int) -> int:
    """Of `gap` new tokens those that stand for `inside` tokens, `outside` ones changed as well."""
    if outside == 0 and gap <= 2 * inside + 2:
        return max(0, gap)
    return max(0, min(inside, round(gap * inside / (inside + outside))))


def _signs(words: Sequence[str]) -> int:
    """How many tokens at the head are mere signs."""
    return next((place for place, word in enumerate(words) if is_word(word)), len(words))
