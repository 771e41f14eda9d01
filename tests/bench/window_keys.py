"""Keys pressed in the window: from the press to what it paints."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest

from app.ui.picture import Studio
from app.ui.window import Window
from tests.bench import corpus, libraries
from tests.bench.painted import Taken, taken
from tests.bench.rows import Row, at_most

OPENED = 100
LEAST_WORDS = 900  # of a post that is measured; the longest have 1,200
TYPED = 30
ADDED = 100

Press = Callable[[], None]


def rows_of_posts(library: Path) -> Iterator[Row]:
    """Rows of opening posts and of searching, in a library of many posts."""
    with Studio(library.parent) as studio:
        window = _opened(studio, library)
        yield from _with_usual(
            "post of 1,000 words: key to painted",
            [t.painted for t in _openings(studio, window)],
            40,
        )
        searches = list(_searches(studio, window))
        yield from _with_usual(
            "letter typed in search: key to painted hits", [t.painted for t in searches], 50
        )
        called = quantiles([t.called for t in searches], n=20)[-1]
        yield at_most("letter typed in search: the key's handler, p95", called, "ms", 5)


def rows_of_highlights(library: Path) -> Iterator[Row]:
    """Rows of highlighting, in a library of many highlights."""
    with Studio(library.parent) as studio:
        window = _opened(studio, library)
        times = list(_highlightings(studio, window))
        yield from _with_usual("highlight: key to painted", [painted for painted, _ in times], 16)
        yield from _with_usual("highlight: key to saved", [saved for _, saved in times], 33)


def _with_usual(name: str, times: list[float], bound: float) -> Iterator[Row]:
    yield at_most(f"{name}, p95", quantiles(times, n=20)[-1], "ms", bound)
    yield Row(f"{name}, median", median(times), "ms", "-", ok=True)


def _opened(studio: Studio, library: Path) -> Window:
    window = studio.open(library)
    window.activateWindow()
    studio.until(window.isActiveWindow)
    return window


def _openings(studio: Studio, window: Window) -> Iterator[Taken]:
    """Press J until enough posts of the wanted length were opened."""
    reader = window.workspace.reader
    window.workspace.post_list.setFocus()
    times = 0
    while times < OPENED:
        before = reader.post
        took = taken(
            _pressing(window, Qt.Key.Key_J),
            reader.viewport(),
            lambda: reader.post is not before,  # noqa: B023 -- called at once
        )
        studio.settle(window)
        if reader.post is not None and len(reader.post.text.split()) >= LEAST_WORDS:
            yield took
            times += 1


def _searches(studio: Studio, window: Window) -> Iterator[Taken]:
    """Type words of all kinds letter by letter; each letter's hits are waited for."""
    view = window.workspace.post_list.view
    window.workspace.search_bar.focus()
    field = window.focusWidget() or window
    for word in _words():
        for letter in word:
            shown = Count()
            view.model().modelReset.connect(shown.add)
            yield taken(lambda: QTest.keyClicks(field, letter), view.viewport(), shown.is_any)  # noqa: B023 -- called at once
            view.model().modelReset.disconnect(shown.add)
            studio.settle(window)
        window.workspace.search_bar.clear()
        studio.settle(window)


def _words() -> list[str]:
    """Words that most, some or few of the posts hold."""
    known = [word for word in corpus.vocabulary() if len(word) > 3]
    return Random(corpus.SEED).choices(known[:300], k=TYPED // 2) + Random(1).choices(
        known[300:20_000], k=TYPED // 2
    )


class Count:
    """How often something happened."""

    def __init__(self) -> None:
        self.number = 0

    def add(self) -> None:
        """Once more."""
        self.number += 1

    def is_any(self) -> bool:
        """Whether it happened at all."""
        return self.number > 0


def _highlightings(studio: Studio, window: Window) -> Iterator[tuple[float, float]]:
    """Select passages of several posts and press the key of a theme: ms to painted, to saved."""
    panes = window.workspace
    random = Random(corpus.SEED)
    for number in range(ADDED):
        if number % 10 == 0:
            panes.post_list.step(+1)
            studio.settle(window)
            panes.reader.setFocus()
        post = panes.reader.post
        if post is None:
            raise RuntimeError("no post was opened")
        has = {each.span for each in panes.reader.highlights}
        span = next(each for each in libraries.passages(post.text, random) if each not in has)
        panes.reader.select(span)
        studio.settle(window)
        yield _highlighting(studio, window, len(has) + 1)


def _highlighting(studio: Studio, window: Window, count: int) -> tuple[float, float]:
    panes = window.workspace
    saved: list[float] = []
    waiting = QEventLoop()

    def hear(is_saving: bool) -> None:
        if not is_saving:
            saved.append(perf_counter())
            waiting.quit()

    panes.tasks.saving.connect(hear)
    begin = perf_counter()
    took = taken(
        _pressing(window, Qt.Key.Key_1),
        panes.reader.viewport(),
        lambda: len(panes.reader.highlights) == count,
    )
    if not saved:
        waiting.exec()  # and no asking again and again, which would slow down the writer
    panes.tasks.saving.disconnect(hear)
    studio.settle(window)
    return took.painted, 1_000 * (saved[0] - begin)


def _pressing(window: Window, key: Qt.Key) -> Press:
    focused = window.focusWidget() or window
    return lambda: QTest.keyClick(focused, key)
