"""A highlight to be checked: its passage as it was, and the places it may stand at now.

Worked out in full before it is shown, since looking for a passage in a long text
takes longer than a window may wait.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

from app.text.clean import IMAGE
from db.records import Anchor, Highlight, Span, State

AROUND: Final = 300  # letters shown on either side
_MOST: Final = 5  # places looked for
_WORD: Final = 40  # letters that are given up at most to begin with a whole word
_CERTAIN: Final = 0.9
_LIKELY: Final = 0.6
_CLEAR: Final = 0.1  # how much better than any other a certain place is

Kind = Literal["around", "same", "removed", "added"]


class Certainty(Enum):
    """How sure it is that a passage stands at a place."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the passage that are the same, removed or added, or what stands around it."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class OldPassage:
    """The passage as it was.

    Attributes:
        number: Of the version it is from; 0 when that is the present one, and only
            the words of another program are known.
        made: When that version was saved, in UTC.
    """

    text: str
    span: Span
    number: int
    made: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place at which the passage may stand.

    Attributes:
        span: In the present text.
        before: The old passage with its surroundings, against the words of this place.
        now: The words of this place with their surroundings.
    """

    span: Span
    certainty: Certainty
    before: tuple[Piece, ...]
    now: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is shown of one highlight; `before` is for when there is no candidate."""

    highlight_id: int
    old: OldPassage
    number: int
    before: tuple[Piece, ...]
    candidates: tuple[Candidate, ...]


def as_marked(anchor: Anchor) -> OldPassage:
    """The passage of a highlight that came without a text: its words and what it knows around."""
    start = len(anchor.prefix)
    text = f"{anchor.prefix}{anchor.quote}{anchor.suffix}"
    return OldPassage(text, Span(start, start + len(anchor.quote)), 0, "")


def compared(highlight: Highlight, old: OldPassage, text: str, number: int) -> Comparison:
    """Look for the passage in the present text, and compare it with each place it may stand at.

    The place that an unsure highlight has been given comes first.

    Args:
        highlight: As it stands in the present text.
        old: Where it was last sure of its place.
        text: The present text.
        number: The number of the present version.
    """
    places = tuple(_places(highlight, old, text))
    candidates = tuple(
        _candidate(old, text, span, _certainty(place, [worth for _span, worth in places]))
        for place, (span, _worth) in enumerate(places)
    )
    before = _around(old.text, old.span, (Piece("same", _cut(old.text, old.span)),))
    return Comparison(highlight.id, old, number, before, candidates)


def _places(highlight: Highlight, old: OldPassage, text: str) -> Iterator[tuple[Span, float]]:
    from app.text.anchor import comparing, describing, finding

    found = finding.candidates(text, describing.describe(old.text, old.span), _MOST)
    given = highlight.span if highlight.state is State.CHECK else None
    if given is not None:
        same = (each.confidence for each in found if each.span and _overlap(each.span, given))
        alike = comparing.likeness(_cut(old.text, old.span), _cut(text, given))
        yield given, next(same, alike)
    for each in found:
        if each.span and not (given and _overlap(each.span, given)):
            yield each.span, each.confidence


def _certainty(place: int, worths: list[float]) -> Certainty:
    worth = worths[place]
    others = worths[:place] + worths[place + 1 :]
    if worth >= _CERTAIN and all(other <= worth - _CLEAR for other in others):
        return Certainty.CERTAIN
    return Certainty.LIKELY if worth >= _LIKELY else Certainty.GUESS


def _candidate(old: OldPassage, text: str, span: Span, certainty: Certainty) -> Candidate:
    from app.text.anchor import differences

    before, now = _cut(old.text, old.span), _cut(text, span)
    changes = differences.between(before, now)
    return Candidate(
        span,
        certainty,
        _around(
            old.text,
            old.span,
            tuple(Piece(each.kind, _cut(before, each.old)) for each in changes),
        ),
        _around(text, span, tuple(Piece(each.kind, _cut(now, each.new)) for each in changes)),
    )


def _around(text: str, span: Span, passage: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a passage between those of its surroundings, without empty ones."""
    before, after = _before(text, span.start), _after(text, span.end)
    every = (Piece("around", before), *passage, Piece("around", after))
    return tuple(each for each in every if each.text)


def _before(text: str, end: int) -> str:
    start = max(0, end - AROUND)
    cut = text[start:end]
    if start == 0:
        return cut
    first = cut[:_WORD].find(" ") + 1
    return f"…{cut[first:]}"


def _after(text: str, start: int) -> str:
    end = min(len(text), start + AROUND)
    cut = text[start:end]
    if end == len(text):
        return cut
    last = cut.rfind(" ", len(cut) - _WORD)
    return f"{cut[: last if last > 0 else len(cut)]}…"


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def shown(text: str) -> str:
    """A text as a pane shows it: a frame stands for a picture."""
    return text.replace(IMAGE, "▣")
