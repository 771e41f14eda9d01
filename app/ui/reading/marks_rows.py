"""Rows for marks that overlap: lanes of stripes, and underlines below each other.

Only marks that hang together need to be looked at, and only when one of them is
seen: most posts are never coloured as a whole.
"""

from collections.abc import Callable, Sequence
from heapq import heappop, heappush

from app.ui.reading.marks_index import MarkIndex
from db.records import Span


class MarkRows:
    """Gives each mark rows from 0 that no mark has that overlaps it.

    Args:
        index: The marks.
        needed: How many rows a mark takes, by its key.
    """

    def __init__(self, index: MarkIndex, needed: Callable[[int], int]) -> None:
        self._index = index
        self._needed = needed
        self._rows: dict[int, tuple[int, ...]] = {}

    def of(self, key: int) -> tuple[int, ...]:
        """The rows of a mark, lowest first."""
        if key not in self._rows:
            cluster = self._index.cluster(key)
            spans = [self._index.span(each) for each in cluster]
            counts = [self._needed(each) for each in cluster]
            self._rows.update(zip(cluster, free_rows(spans, counts), strict=True))
        return self._rows[key]


def free_rows(spans: Sequence[Span], counts: Sequence[int]) -> list[tuple[int, ...]]:
    """Greedy interval colouring: each span, ordered by start, takes the lowest free rows."""
    taken: list[tuple[int, tuple[int, ...]]] = []
    free: list[int] = []
    made = 0
    colouring = []
    for (start, end), count in zip(spans, counts, strict=True):
        while taken and taken[0][0] <= start:
            for row in heappop(taken)[1]:
                heappush(free, row)
        while len(free) < count:
            heappush(free, made)
            made += 1
        rows = tuple([heappop(free) for _ in range(count)])
        heappush(taken, (end, rows))
        colouring.append(rows)
    return colouring
