"""Which passages overlap which others: the order of a post's marks, without any Qt.

Built once for every change of highlights, some milliseconds for thousands; then
every question is a bisection. Highlights and search places are both kept so.
"""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate

from db.records import Span


class MarkIndex:
    """The spans of a post's marks by their keys, in the order of the text.

    Of two that begin together the longer stands first, so that what is inside
    follows what is around it. Spans are half-open and empty ones do not count.
    """

    def __init__(self, spans: Mapping[int, Span]) -> None:
        ordered = sorted([(start, -end, key) for key, (start, end) in spans.items() if start < end])
        self.keys: tuple[int, ...] = tuple([key for _, _, key in ordered])
        self.spans: Mapping[int, Span] = {key: spans[key] for key in self.keys}
        self._starts = [start for start, _, _ in ordered]
        self._farthest = list(accumulate([-minus_end for _, minus_end, _ in ordered], max))

    def __contains__(self, key: int) -> bool:
        return key in self.spans

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, key: int) -> Span:
        """The span of a mark; KeyError for one that is not in the text."""
        return self.spans[key]

    def overlapping(self, start: int, end: int) -> list[int]:
        """The marks that share a code point with [start, end), in the order of the text."""
        if start >= end:
            return []
        found = []
        place = bisect_left(self._starts, end) - 1
        while place >= 0 and self._farthest[place] > start:
            key = self.keys[place]
            if self.spans[key].end > start:
                found.append(key)
            place -= 1
        found.reverse()
        return found

    def starting(self, start: int, end: int) -> tuple[int, ...]:
        """The marks whose first code point is in [start, end), in the order of the text."""
        return self.keys[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, offset: int) -> tuple[int, ...]:
        """The marks on a code point, the innermost (the shortest) first."""
        return tuple(sorted(self.overlapping(offset, offset + 1), key=self._length))

    def next_after(self, offset: int, key: int = 0) -> int:
        """The mark that follows `key`; without one the first from `offset` on; 0 at the end."""
        place = self._places.get(key, bisect_left(self._starts, offset) - 1) + 1
        return self.keys[place] if place < len(self.keys) else 0

    def previous_before(self, offset: int, key: int = 0) -> int:
        """The mark before `key`; without one the last that begins before `offset`; 0 if none."""
        place = self._places.get(key, bisect_left(self._starts, offset)) - 1
        return self.keys[place] if place >= 0 else 0

    def cluster(self, key: int) -> tuple[int, ...]:
        """The marks that hang together with one by overlapping, in the order of the text."""
        place = self._places[key]
        first = place
        while first and self._farthest[first - 1] > self._starts[first]:
            first -= 1
        last = place + 1
        while last < len(self.keys) and self._starts[last] < self._farthest[last - 1]:
            last += 1
        return self.keys[first:last]

    def changed(self, other: "MarkIndex") -> list[tuple[int, Span]]:
        """The marks, with their spans, that stand in only one of the two."""
        old, new = self.spans, other.spans
        gone = [(key, span) for key, span in old.items() if new.get(key) != span]
        return gone + [(key, span) for key, span in new.items() if old.get(key) != span]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {key: place for place, key in enumerate(self.keys)}

    def _length(self, key: int) -> tuple[int, int]:
        start, end = self.spans[key]
        return end - start, -start
