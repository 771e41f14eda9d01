"""The window: started on 10,000 posts, and from each key press to what it paints.

Without a screen, unless QT_QPA_PLATFORM names another platform than “offscreen”.
"""

import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.bench import libraries, window_starts
from tests.bench.rows import Row

POSTS = 10_000
MARKED_POSTS, HIGHLIGHTS = 1_000, 10_000
LONG_WORDS, MANY_HIGHLIGHTS = 100_000, 5_000
WORDS = 10_000


def rows() -> Iterator[Row]:
    """Rows of the start, of keys, and of long posts."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.bench import window_keys, window_long_posts  # Qt asks for the platform once

    with libraries.copy_of(libraries.with_posts(POSTS)) as path:
        yield from window_starts.rows(path)
        yield from _apart(window_keys.rows_of_posts, path)
    with libraries.copy_of(libraries.with_highlights(MARKED_POSTS, HIGHLIGHTS)) as path:
        yield from _apart(window_keys.rows_of_highlights, path)
    with libraries.copy_of(libraries.with_long_post(LONG_WORDS, MANY_HIGHLIGHTS)) as path:
        yield from _apart(window_long_posts.rows_of_many_highlights, path)
    with libraries.copy_of(libraries.with_long_post(WORDS, 100)) as path:
        yield from _apart(window_long_posts.rows_of_appearance, path)


def _apart(rows_of: Callable[[Path], Iterator[Row]], library: Path) -> list[Row]:
    """The rows from a process of its own: windows of others would be painted along."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_listed, rows_of, library).result()


def _listed(rows_of: Callable[[Path], Iterator[Row]], library: Path) -> list[Row]:
    gc.freeze()  # as the program does it
    return list(rows_of(library))
