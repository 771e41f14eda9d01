"""What changed from an old text to a new one, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from app.text.anchor.alignment import Run, align
from app.text.anchor.tokens import Tokens, is_word, tokens
from db.records import Span

_STRAY: Final = 2  # signs between two changes that stay the same and only distract


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of both texts.

    Attributes:
        kind: Whether it is the same words, or words of one text only.
        old: The stretch of the old text; empty where something was added.
        new: The stretch of the new text; empty where something was removed.
    """

    kind: Literal["same", "removed", "added"]
    old: Span
    new: Span


class _Cut(NamedTuple):
    """Up to which token of each text a stretch goes."""

    old: int
    new: int
    is_same: bool


def between(old: str, new: str) -> tuple[Difference, ...]:
    """The stretches of both texts, in order and without a gap.

    Those that are the same or removed are the old text, those that are the same
    or added the new one. A capital, another kind of quotation mark or blanks
    make no difference. What replaces something comes after it.
    """
    first, second = tokens(old), tokens(new)
    found: list[Difference] = []
    old_at = new_at = 0
    for cut in _cuts(first, second):
        old_to, new_to = _place(old, first, cut.old), _place(new, second, cut.new)
        found.extend(_stretch(Span(old_at, old_to), Span(new_at, new_to), is_same=cut.is_same))
        old_at, new_at = old_to, new_to
    return tuple(found)


def _cuts(first: Tokens, second: Tokens) -> Iterator[_Cut]:
    """The ends of the stretches, changed and same ones by turns."""
    for run in align(first.words, second.words):
        after = (run.old + run.length, run.new + run.length)
        is_inner = (run.old, run.new) != (0, 0) and after != (len(first.words), len(second.words))
        if is_inner and _is_stray(run, first.words):
            continue
        yield _Cut(run.old, run.new, is_same=False)
        yield _Cut(*after, is_same=True)
    yield _Cut(len(first.words), len(second.words), is_same=False)


def _is_stray(run: Run, words: Sequence[str]) -> bool:
    there = words[run.old : run.old + run.length]
    return run.length <= _STRAY and not any(map(is_word, there))


def _place(text: str, of: Tokens, token: int) -> int:
    """Where a token begins; blanks and marks before it belong to what stands before."""
    if token == len(of.words):
        return len(text)
    return of.folded.places[of.starts[token]] if token else 0


def _stretch(old: Span, new: Span, *, is_same: bool) -> Iterator[Difference]:
    if is_same:
        yield Difference("same", old, new)
        return
    if old.start < old.end:
        yield Difference("removed", old, Span(new.start, new.start))
    if new.start < new.end:
        yield Difference("added", Span(old.end, old.end), new)
