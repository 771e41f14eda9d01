"""Moves changes to where a person would see them: a new paragraph begins at its own beginning.

What is compared word by word may say of “One.” that “. Two” was added after “One”
where a person sees “ Two.” after “One.”: the letters are the same, the place is better.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from app.text.anchor.differences import Difference
from db.records import Span


class _Change(NamedTuple):
    """A change, the text it is in, and its place in the other one."""

    text: str
    span: Span
    other: str
    place: int


def slid(differences: Sequence[Difference], old: str, new: str) -> tuple[Difference, ...]:
    """The differences, those that can begin at a line's beginning begin there.

    Args:
        differences: As `differences.between` gives them: in order, without a gap.
        old: The older text.
        new: The newer text.
    """
    found = list(differences)
    for at in range(1, len(found) - 1):
        before, change, after = found[at - 1 : at + 2]
        if change.kind != "same" and before.kind == after.kind == "same":
            by = _best(_as_change(change, old, new), before, after)
            found[at - 1] = replace(
                before, old=_moved(before.old, 0, by), new=_moved(before.new, 0, by)
            )
            found[at] = replace(
                change, old=_moved(change.old, by, by), new=_moved(change.new, by, by)
            )
            found[at + 1] = replace(
                after, old=_moved(after.old, by, 0), new=_moved(after.new, by, 0)
            )
    return tuple(each for each in found if any(start < end for start, end in (each.old, each.new)))


def _as_change(each: Difference, old: str, new: str) -> _Change:
    if each.kind == "added":
        return _Change(new, each.new, old, each.old.start)
    return _Change(old, each.old, new, each.new.start)


def _best(change: _Change, before: Difference, after: Difference) -> int:
    """By how many letters to move it: to behind the end of a line, else to before one, else not."""
    most_back = min(_length(before.old), _length(before.new))
    most_on = min(_length(after.old), _length(after.new))
    moves = sorted([*_back(change, most_back), *_on(change, most_on)], key=abs)
    start = change.span.start
    behind = (by for by in moves if change.text[start + by - 1 : start + by] in ("\n", ""))
    at_end = (by for by in moves if change.text.startswith("\n", start + by))
    return next(behind, next(at_end, 0))


def _on(change: _Change, most: int) -> Iterator[int]:
    """The moves towards the end that change no letter of either text."""
    (start, end), place = change.span, change.place
    yield 0
    for by in range(most):
        letter = change.text[end + by]
        if not letter == change.text[start + by] == change.other[place + by]:
            return
        yield by + 1


def _back(change: _Change, most: int) -> Iterator[int]:
    (start, end), place = change.span, change.place
    for by in range(1, most + 1):
        letter = change.text[start - by]
        if not letter == change.text[end - by] == change.other[place - by]:
            return
        yield -by


def _length(span: Span) -> int:
    return span.end - span.start


def _moved(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.end + end)
