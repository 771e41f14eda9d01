"""What changed between two texts as lines of a terminal: [-removed-] and {+added+}."""

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from itertools import groupby, zip_longest
from typing import Final

from app.terminal import Look
from app.text.anchor.differences import between
from app.text.anchor.sliding import slid
from app.text.clean import IMAGE, LINE_BREAK

Line = list[tuple[str, Look]]

_AROUND: Final = 1  # unchanged lines shown beside a changed one
_SIGNS: Final = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
_LOOKS: Final = {"removed": Look.REMOVED, "added": Look.ADDED}


def lines(old: str, new: str) -> Iterator[Line | int]:
    """The lines with a change and those beside them; of others how many there are.

    Args:
        old: One state of a text.
        new: A later one.
    """
    for is_shown, group in groupby(_near_a_change(list(_lines(old, new))), lambda pair: pair[0]):
        found = [line for _shown, line in group]
        if is_shown:
            yield from found
        else:
            yield len(found)


def _lines(old: str, new: str) -> Iterator[Line]:
    line: Line = []
    for kind, words in _stretches(old, new):
        first, *further = words.replace(LINE_BREAK, "\n").replace(IMAGE, _("[picture]")).split("\n")
        line += _pieces(kind, first)
        for rest in further:
            yield line
            line = _pieces(kind, rest)
    yield line


def _stretches(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The words of both texts, each with what became of them.

    Blanks make no difference: those before something removed may be in the old text alone.
    """
    found = slid(between(old, new), old, new)
    for each, following in zip_longest(found, found[1:]):
        before, after = old[slice(*each.old)], new[slice(*each.new)]
        is_end = each.kind == "same" and following is not None and following.kind == "removed"
        if is_end and not after[-1:].isspace():
            after += before[len(before.rstrip()) :]
        yield each.kind, before if each.kind == "removed" else after


def _pieces(kind: str, words: str) -> Line:
    """A stretch of one line between its signs; blanks at its ends stay outside of them."""
    if kind == "same" or not words.strip():
        return [(words, Look.PLAIN)] if words else []
    before, after = _SIGNS[kind]
    bare = words.strip()
    start = words.index(bare)
    return [
        (words[:start], Look.PLAIN),
        (f"{before}{bare}{after}", _LOOKS[kind]),
        (words[start + len(bare) :], Look.PLAIN),
    ]


def _near_a_change(all_lines: Sequence[Line]) -> Iterator[tuple[bool, Line]]:
    changed = [any(look is not Look.PLAIN for _words, look in line) for line in all_lines]
    for place, line in enumerate(all_lines):
        yield any(changed[max(0, place - _AROUND) : place + _AROUND + 1]), line
