"""The places found in the post, and which of them the person is at."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from db.records import Span


class PlaceWalk:
    """Goes from place to place; there is none before the first and none after the last.

    Attributes:
        spans: All places, in the order of the text.
        present: The number of the present one from 0; -1 for none.
    """

    def __init__(self, spans: Sequence[Span] = (), present: int = -1) -> None:
        self.spans = tuple(spans)
        self.present = present if 0 <= present < len(self.spans) else -1

    @property
    def span(self) -> Span | None:
        """The present place."""
        return self.spans[self.present] if self.present >= 0 else None

    def step(self, way: int, offset: int) -> bool:
        """Go one place on (+1) or back (-1); the first step goes to the nearest one that way.

        Args:
            way: +1 or -1.
            offset: Where the caret is.

        Returns:
            Whether there was one to go to.
        """
        if self.present >= 0:
            wanted = self.present + way
        elif way > 0:
            wanted = bisect_left(self.spans, offset, key=lambda span: span.start)
        else:
            wanted = bisect_right(self.spans, offset, key=lambda span: span.end) - 1
        if not 0 <= wanted < len(self.spans):
            return False
        self.present = wanted
        return True

    def step_round(self, way: int, offset: int) -> bool:
        """Go one place on or back, from the last to the first and the other way too.

        Returns:
            Whether it went past the end of the post.
        """
        went = self.step(way, offset)
        if not went and self.spans:
            self.present = 0 if way > 0 else len(self.spans) - 1
        return bool(self.spans) and not went
