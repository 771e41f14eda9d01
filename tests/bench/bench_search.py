"""Searching 100,000 posts while typing and after it, beside plain SQLite and other engines.

dev.py bench search [POSTS] [--plot FILE]. With a million posts and more these are short ones, and
only the first hits are measured. --plot draws latency against size into FILE.svg and FILE.png.
"""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles

from db import post_lines, search
from db.library import Library
from db.records import Results
from db.search import asked
from tests.bench import corpus, libraries, search_peers, search_queries
from tests.bench.rows import Row, at_least, at_most
from tests.bench.search_peers import Peer
from tests.bench.timing import milliseconds

POSTS = 100_000
MANY = 1_000_000
SIZES = (1_000, 10_000)
SHOWN = 60
ROUNDS = 5
PLOT = "--plot"


def rows(*arguments: str) -> Iterator[Row]:
    """Rows of keys, of the whole search beside others, of growth, of the start and of saving."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    given = list(arguments)
    plot = Path(given.pop(given.index(PLOT) + 1)) if PLOT in given else None
    count = next((int(each.replace("_", "")) for each in given if each != PLOT), POSTS)
    if count >= MANY:
        yield from _of_many(libraries.with_short_posts(count))
        return
    path = libraries.with_posts(count)
    yield from _first_hits(path, count)
    yield from _whole(path, count)
    yield _compiling()
    yield from _growth(count, plot)
    yield from _in_the_window(path)


def _of_many(path: Path) -> Iterator[Row]:
    times = _times(path, search.first)
    yield at_most("1,000,000 short posts: first hits, p95", _p95(times), "ms", 100)
    yield Row("1,000,000 short posts: first hits, max", max(times), "ms", "-", ok=True)


def _first_hits(path: Path, count: int) -> Iterator[Row]:
    times = _times(path, search.first)
    name = f"{count:,} posts: first hits of a key"
    yield at_most(f"{name}, computed, p95", _p95(times), "ms", 50)
    yield at_most(f"{name}, computed, max", max(times), "ms", 150)
    yield Row(f"{name}, computed, median", median(times), "ms", "-", ok=True)
    ranked = _times(path, search.ranked)
    yield Row(f"{count:,} posts: full ranking of a key, p95", _p95(ranked), "ms", "-", ok=True)


def _times(path: Path, look: Callable[..., Results]) -> list[float]:
    """What each key press takes in the library, with the lines of the list; in ms."""
    with Library.open(path) as library:
        _seen(library, look, "warm*")
        return [
            milliseconds(partial(_seen, library, look, typed)) for typed in search_queries.meant()
        ]


def _seen(library: Library, look: Callable[..., Results], typed: str) -> None:
    with library.reading() as session:
        found = look(session, typed, SHOWN)
        post_lines.lines(session, ids=[hit.post_id for hit in found.hits])


def _whole(path: Path, count: int) -> Iterator[Row]:
    """The whole search of one word, and the same words asked of SQLite without us."""
    word = corpus.vocabulary()
    kinds = {
        "a common word": word[100:125:5],
        "a middling word": word[1_400:1_650:50],
        "a rare word": word[38_000:38_500:100],
    }
    for kind, words in kinds.items():
        ours, plain = _beside_plain(path, words)
        reach = 1.3 if kind == "a common word" else None
        name = f"{count:,} posts: full ranking of {kind}, to plain SQLite's {plain:.3g} ms"
        yield (
            at_most(name, ours / plain, "x", reach)
            if reach
            else Row(name, ours / plain, "x", "-", ok=True)
        )


def _beside_plain(path: Path, words: Sequence[str]) -> tuple[float, float]:
    """Medians in ms; asked in turn, so that whatever else the machine does touches both."""
    plain = search_peers.plain_sqlite(path)
    ours, theirs = [], []
    with Library.open(path) as library:
        for typed in list(words) * ROUNDS:
            ours.append(milliseconds(lambda: _ranked(library, typed)))  # noqa: B023 -- called at once
            theirs.append(milliseconds(lambda: plain.search(_match(library, typed))))  # noqa: B023 -- called at once
    plain.close()
    return median(ours), median(theirs)


def _ranked(library: Library, typed: str) -> None:
    with library.reading() as session:
        search.ranked(session, typed, 20)


def _match(library: Library, typed: str) -> str:
    with library.reading() as session:
        return asked.Asked.of(session, typed).posts.match or ""


def _compiling() -> Row:
    """From what was typed to the conditions, without asking them."""
    with libraries.fresh() as library, library.reading() as session:
        times = [
            milliseconds(lambda: asked.Asked.of(session, typed).posts)  # noqa: B023 -- called at once
            for typed in search_queries.queries() * ROUNDS
        ]
    return at_most("a query understood and made ready, median", median(times), "ms", 1)


def _growth(count: int, plot: Path | None) -> Iterator[Row]:
    """The same keys in libraries of growing size, and one common word put to every engine."""
    sizes = [size for size in SIZES if size < count] + [count]
    measured: dict[str, list[tuple[int, float]]] = {}
    for size in sizes:
        path = libraries.with_posts(size)
        times = _times(path, search.first)
        yield Row(f"growth: first hits at {size:,} posts, p95", _p95(times), "ms", "-", ok=True)
        measured.setdefault("Event Notes, first hits", []).append((size, median(times)))
        for peer, ms in _peers(path, size):
            yield Row(f"growth: a common word at {size:,} posts, {peer}", ms, "ms", "-", ok=True)
            measured.setdefault(peer, []).append((size, ms))
    if plot is not None:
        from tests.bench import search_plot

        search_plot.draw(measured, plot)


def _peers(path: Path, size: int) -> Iterator[tuple[str, float]]:
    words = corpus.vocabulary()[100:125:5]
    with Library.open(path) as library:
        ours = [milliseconds(partial(_ranked, library, word)) for word in [*words] * ROUNDS]
    yield "Event Notes, all ranked", median(ours)
    for peer in search_peers.there(path, size):
        yield peer.name, _of_peer(peer, words)
        peer.close()


def _of_peer(peer: Peer, words: Sequence[str]) -> float:
    peer.search(words[0])
    return median(milliseconds(partial(peer.search, word)) for word in [*words] * ROUNDS)


def _in_the_window(path: Path) -> Iterator[Row]:
    with libraries.copy_of(path) as copied:
        from tests.bench import search_saving, search_window, window_starts

        yield from window_starts.rows_of_many(copied)
        yield from _apart(search_window.rows, copied)
        yield at_least(
            "saving into it, to raw sqlite3 writing the same rows",
            search_saving.share(copied),
            "x",
            0.6,
        )


def _apart(rows_of: Callable[[Path], Iterator[Row]], library: Path) -> list[Row]:
    """The rows from a process of its own, in which no other window is painted."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_listed, rows_of, library).result()


def _listed(rows_of: Callable[[Path], Iterator[Row]], library: Path) -> list[Row]:
    gc.freeze()  # as the program does it
    return list(rows_of(library))


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]
