"""Moves changes to where a reader sees them: a paragraph that came, not the end of one.

A comparison by words may find that “.”, a break and some words were put before a
full stop, where a whole paragraph was put behind it. Both are true.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.text.anchor.differences import Difference
from db.records import Span


def at_paragraphs(found: Sequence[Difference], old: str, new: str) -> tuple[Difference, ...]:
    """The same differences, those that stand alone moved to the bounds of paragraphs.

    Only the stretches that are read stay true: of what is the same or added those
    of the new text, of what was removed those of the old one.
    """
    moved = list(found)
    for place in range(1, len(moved) - 1):
        before, change, after = moved[place - 1 : place + 2]
        if before.kind == after.kind == "same":
            move = _Move(change, old, new)
            by = move.best(_length(before.new), _length(after.new))
            moved[place - 1 : place + 2] = [
                replace(before, new=Span(before.new.start, before.new.end + by)),
                move.by(by),
                replace(after, new=Span(after.new.start + by, after.new.end)),
            ]
    return tuple(moved)


class _Move:
    """One change between two stretches that are the same."""

    def __init__(self, change: Difference, old: str, new: str) -> None:
        self._change = change
        self._is_removed = change.kind == "removed"
        self._text, self._new = (old if self._is_removed else new), new
        self._start, self._end = change.old if self._is_removed else change.new

    def best(self, room_before: int, room_after: int) -> int:
        """How far to go to the nearest bound: forward if there is one, else back, else 0."""
        for way, room in ((1, room_after), (-1, room_before)):
            for by in self._ways(way, room):
                if self._is_bound(self._start + by):
                    return by
        return 0

    def by(self, by: int) -> Difference:
        """The change at its new place."""
        old, new = self._change.old, self._change.new
        return replace(
            self._change,
            old=Span(old.start + by, old.end + by),
            new=Span(new.start + by, new.end + by),
        )

    def _ways(self, way: int, room: int) -> Iterator[int]:
        """How far it can go without telling anything else, 0 first."""
        yield 0
        for step in range(room):
            at = step if way > 0 else -step - 1
            first, behind = self._start + at, self._end + at
            if min(first, behind) < 0 or max(first, behind) >= len(self._text):
                return
            if self._text[first] != self._text[behind] or not self._stays(at):
                return
            yield at + 1 if way > 0 else at

    def _stays(self, at: int) -> bool:
        """Whether the new text has the letter that goes over from or to a removed stretch."""
        there = self._change.new.start + at
        return not self._is_removed or self._new[there] == self._text[self._start + at]

    def _is_bound(self, place: int) -> bool:
        return place == 0 or "\n" in self._text[place - 1 : place + 1]


def _length(span: Span) -> int:
    return span.end - span.start
