"""Positions of a text and positions of its page, and the one way from one to the other.

A text counts code points; Qt counts UTF-16 units, where an emoji is two.
"""

import re
from bisect import bisect_left
from typing import Final, NewType

from db.records import Span

PagePosition = NewType("PagePosition", int)
"""UTF-16 units from the beginning of a QTextDocument."""

_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")  # what takes two units


class PositionMap:
    """Translates the positions of one text; both ways by bisection."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        self._pairs = [offset + before for before, offset in enumerate(self._astral)]

    def page(self, offset: int) -> PagePosition:
        """Where a code point stands on the page; one outside the text is moved to its edge."""
        inside = min(max(offset, 0), self._length)
        return PagePosition(inside + bisect_left(self._astral, inside))

    def text(self, position: PagePosition | int) -> int:
        """The code point at a position of the page; inside a surrogate pair, that of the pair."""
        if position <= 0:
            return 0
        # A pair that begins before the position counts as one less, whether it ends there or not.
        return min(position - bisect_left(self._pairs, position), self._length)

    def pages(self, span: Span) -> tuple[PagePosition, PagePosition]:
        """Both ends of a span on the page."""
        return self.page(span.start), self.page(span.end)
