"""Positions in another tool's text, counted in that tool's units.

Its text and ours have their letters in common, letters being all signs but
blanks: a place is told from one to the other by how many letters stand before
it, which line ends, tags and invisible signs do not change.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from enum import Enum
from itertools import accumulate

from app.text.clean import IMAGE, clean


class Unit(Enum):
    """What a tool counts."""

    CODE_POINT = "utf-32-le"
    UTF_16 = "utf-16-le"
    UTF_8 = "utf-8"


_UNIT_BYTES = {Unit.CODE_POINT: 4, Unit.UTF_16: 2, Unit.UTF_8: 1}


def letters(raw: str) -> str:
    """The letters of any text, once it is clean."""
    return "".join(clean(raw).replace(IMAGE, "").split())


class ForeignText:
    """A text as another tool has it, with positions counted in one unit.

    Any position is taken: one beyond the text is its end, one inside a letter
    is that letter's end.
    """

    def __init__(self, text: str, unit: Unit) -> None:
        """Count the text through.

        Args:
            text: With the line ends and invisible signs that the tool counts.
            unit: What it counts.
        """
        self._text = text
        kinds = set(text)
        sizes = {sign: _size(sign, unit) for sign in kinds}
        known = {sign for sign in kinds if letters(sign)}
        self._starts = _numbers(accumulate((sizes[sign] for sign in text), initial=0))
        self._letters_at = _numbers(place for place, sign in enumerate(text) if sign in known)

    def passage(self, start: int, end: int) -> str:
        """The words between two positions; "" where the second is not after the first."""
        return self._text[self._place(start) : self._place(end)]

    def letters_before(self, position: int) -> int:
        """How many letters stand before a position."""
        return bisect_left(self._letters_at, self._place(position))

    def _place(self, position: int) -> int:
        """The position in code points."""
        return bisect_left(self._starts, position, hi=len(self._text))


def _size(sign: str, unit: Unit) -> int:
    return len(sign.encode(unit.value, errors="surrogatepass")) // _UNIT_BYTES[unit]


def _numbers(values: Iterable[int]) -> "array[int]":
    return array("L", values)  # a list would take ten times the memory
