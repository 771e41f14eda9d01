"""Highlighting a passage under a theme, beside 10,000 others; safe on disk when it is done."""

from collections.abc import Iterator
from random import Random
from statistics import median, quantiles

from app import marking
from db import posts
from db.library import Library
from tests.bench import corpus, libraries
from tests.bench.rows import Row, at_most
from tests.bench.timing import milliseconds

POSTS = 1_000
THERE = 10_000  # highlights that are in the library already
ADDED = 300


def rows() -> Iterator[Row]:
    """One row of the slow ones and one of the usual ones."""
    with (
        libraries.copy_of(libraries.with_highlights(POSTS, THERE)) as path,
        Library.open(path, write=True) as library,
    ):
        times = list(_times(library, Random(corpus.SEED)))
    yield at_most("one highlight saved, p95", quantiles(times, n=20)[-1], "ms", 15)
    yield Row("one highlight saved, median", median(times), "ms", "-", ok=True)


def _times(library: Library, random: Random) -> Iterator[float]:
    for _ in range(ADDED):
        post_id = random.randint(1, POSTS)
        with library.reading() as session:
            text = posts.open_post(session, post_id).text
        span = next(libraries.passages(text, random))
        theme = f"Theme {random.randrange(libraries.THEMES)}"

        def mark() -> None:
            with library.step() as session:
                marking.highlight(session, post_id, span, [theme])  # noqa: B023 -- called at once

        yield milliseconds(mark)
