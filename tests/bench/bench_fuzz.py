"""100,000 made-up queries: none raises, each says something, and means the same when printed."""

import random
from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from time import perf_counter

from db.query import Query, parse
from db.query.in_words import LONGEST, explained
from db.query.printing import printed
from db.query.tree import Nothing
from tests.bench.rows import Row, at_most
from tests.unit.db.query_trees import TODAY, made_up


def rows(number: str = "100000") -> Iterator[Row]:
    """Give how many were read wrongly, and how long reading one takes."""
    chance = random.Random(6)
    raised = silent = changed = 0
    times: list[float] = []
    for _ in range(int(number)):
        typed = made_up(chance)
        begun = perf_counter()
        try:
            query = parse(typed, TODAY)
            times.append(perf_counter() - begun)
            silent += isinstance(query.tree, Nothing) and not query.notice
            changed += not _is_kept(query)
        except Exception as error:  # noqa: BLE001 -- to count them is what this is for
            print(f"{typed!r}: {error!r}")
            raised += 1
    yield at_most("queries that raise", raised, "queries", 0)
    yield at_most("queries understood as nothing without a word", silent, "queries", 0)
    yield at_most("queries that mean something else when printed", changed, "queries", 0)
    yield at_most("median to read a query", median(times) * 1_000, "ms", 0.5)


def _is_kept(query: Query) -> bool:
    again = parse(printed(query), TODAY)
    return (
        replace(again, notice="") == replace(query, notice="") and len(explained(query)) <= LONGEST
    )
