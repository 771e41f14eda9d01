"""The margin of a long post, laid out stretch by stretch and only near what is seen.

A stretch is a fixed piece of the text, so that a card stands at the same place
however the person came there; its cards end above the first one of the next.
"""

from collections.abc import Callable
from typing import Final

from app.ui.reading.margin_layout import GAP, Box, Wish, arrange
from app.ui.reading.marks import MarkLayer

STRETCH: Final = 2500
"""Code points of a stretch: about a screen and a half of text."""

_NEARBY: Final = 400.0  # how far from its passage any part of a card may be seen, in pixels


class Stretches:
    """Where the cards of a layer of marks stand, in document coordinates."""

    def __init__(self, marks: MarkLayer, height_of: Callable[[int], float]) -> None:
        self._marks = marks
        self._height_of = height_of
        self._arranged: dict[int, list[Box]] = {}
        self._arranged_for = -1

    def forget(self) -> None:
        """Lay everything out anew when it is next seen."""
        self._arranged.clear()

    def boxes(self, top: float, bottom: float) -> list[Box]:
        """The cards and bundles seen from `top` to `bottom` of the document."""
        span = self._marks.page.span_between(top - _NEARBY, bottom + _NEARBY)
        if self._arranged_for != self._marks.page.generation:
            self._arranged_for = self._marks.page.generation
            self.forget()
        numbers = range(span.start // STRETCH, span.end // STRETCH + 1)
        near = (box for number in numbers for box in self._stretch(number))
        return [box for box in near if box.bottom >= top and box.top <= bottom]

    def _stretch(self, number: int) -> list[Box]:
        if number not in self._arranged:
            self._arranged[number] = self._arrange(number, self._ceiling(number))
        return self._arranged[number]

    def _ceiling(self, number: int) -> float:
        """Where the cards of the stretch before end; only one that is full reaches down here."""
        before = self._arrange(number - 1, 0.0) if number else []
        return before[-1].bottom + GAP if before else 0.0

    def _arrange(self, number: int, ceiling: float) -> list[Box]:
        page = self._marks.page
        keys, following = self._keys(number), self._keys(number + 1)
        return arrange(
            [Wish(key, top) for key, top in zip(keys, page.tops(keys), strict=True)],
            self._height_of,
            ceiling=ceiling,
            floor=page.tops(following[:1])[0] - GAP if following else float("inf"),
            focused=self._marks.focused,
        )

    def _keys(self, number: int) -> tuple[int, ...]:
        start = number * STRETCH
        return self._marks.page.index.starting(start, start + STRETCH)
