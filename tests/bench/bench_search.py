"""Searching 10,000 posts, beside the same words asked of plain SQLite."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from re import findall
from statistics import median
from typing import Any

from db import conditions, connecting, query, search
from db.library import Library
from tests.bench import corpus, libraries
from tests.bench.rows import Row
from tests.bench.timing import milliseconds

POSTS = 10_000
ROUNDS = 15
RATIO = 1.5
EXTRA_MS = 2.0  # what a quick query may take longer where the ratio is less

_HITS = """
    SELECT rowid, bm25(post_index, 8.0, 1.0, 1.0, 1.0) AS worth,
           snippet(post_index, -1, '[', ']', '…', 24)
    FROM post_index WHERE post_index MATCH ? ORDER BY worth LIMIT 20
"""
_COUNT = "SELECT count(*) FROM post_index WHERE post_index MATCH ?"


def rows() -> Iterator[Row]:
    """One row for each kind of query, and one for reading what was typed."""
    path = libraries.with_posts(POSTS)
    kinds = _queries()
    with Library.open(path) as library:
        for kind, queries in kinds.items():
            yield _compared(kind, library, queries)
    typed = [each for queries in kinds.values() for each in queries]
    parsing = median(milliseconds(lambda: query.parse(each)) for each in typed * ROUNDS)  # noqa: B023 -- called at once
    yield Row("reading a query, without searching", parsing, "ms", "-", ok=True)


def _queries() -> dict[str, list[str]]:
    """Queries by kind; how many posts hold a word follows from its place in the vocabulary."""
    word = corpus.vocabulary()
    common, middle, rare = range(100, 125, 5), range(1_400, 1_650, 50), range(38_000, 38_500, 100)
    return {
        "a common word (half of the posts)": [word[place] for place in common],
        "a middling word (5 %)": [word[place] for place in middle],
        "a rare word (0.2 %)": [word[place] for place in rare],
        "two words": [
            f"{word[one]} {word[other]}" for one, other in zip(common, middle, strict=True)
        ],
        "a phrase": [f'"{pair}"' for pair in _pairs()],
        "a beginning of 2 letters": [f"{word[place][:2]}*" for place in middle],
        "a beginning of 3 letters": [f"{word[place][:3]}*" for place in middle],
    }


def _pairs() -> Iterator[str]:
    """Two words as they stand beside each other, from the middle of some posts."""
    for post in islice(corpus.posts(POSTS), 10, 15):
        text = post.draft().text
        yield findall("[a-z]+ [a-z]+", text)[20]


def _compared(kind: str, library: Library, queries: list[str]) -> Row:
    """Ask both in turn, so that whatever else the machine does touches both."""
    plain = _connection(library.path)
    ours, theirs = [], []
    for typed in queries * ROUNDS:
        ours.append(milliseconds(lambda: _find(library, typed)))  # noqa: B023 -- called at once
        match = _match(library, typed)
        theirs.append(milliseconds(lambda: _ask(plain, match)))  # noqa: B023 -- called at once
        if _find(library, typed) != _ask(plain, match):
            raise RuntimeError(f"not the same posts were found for {typed}")
    plain.close()
    figure, base = median(ours), median(theirs)
    bound = max(RATIO * base, base + EXTRA_MS)
    reach = f"<= {bound:.3g}: {RATIO}x or +{EXTRA_MS:g} ms of SQLite's {base:.3g}"
    return Row(f"finding {kind}", figure, "ms", reach, figure <= bound)


def _find(library: Library, typed: str) -> int:
    with library.reading() as session:
        return search.find(session, typed).total


def _match(library: Library, typed: str) -> str:
    with library.reading() as session:
        return conditions.for_posts(session, query.parse(typed).tree).match or ""


def _ask(connection: Any, match: str) -> int:
    connection.execute(_HITS, (match,)).fetchall()
    return int(connection.execute(_COUNT, (match,)).fetchone()[0])


def _connection(path: Path) -> Any:
    connection = connecting.plain(path)
    connection.execute(f"PRAGMA cache_size=-{connecting.CACHE_KIB}")
    return connection
