"""Saving 2,000 posts that are read already: rows, history and index, on disk."""

import gc
from collections.abc import Iterator
from statistics import median

from tests.bench import libraries
from tests.bench.rows import Row, at_least
from tests.bench.timing import seconds

POSTS = 2_000
ROUNDS = 5


def rows() -> Iterator[Row]:
    """One row."""
    arriving = libraries.arrivals(POSTS)
    gc.freeze()  # an import never holds so many at once; Python would look through them all
    speeds = []
    for _ in range(ROUNDS):
        with libraries.fresh() as library:
            speeds.append(POSTS / seconds(lambda: libraries.save(library, arriving)))
    gc.unfreeze()
    yield at_least("saving posts of 900 words", median(speeds), "posts/s", 800)
