"""Key presses in the search field of the window, until what they find is painted."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

from app.importing.run import import_paths
from app.ui.picture import Studio
from app.ui.window import Window
from tests.bench import corpus, search_queries
from tests.bench.painted import Taken, taken
from tests.bench.rows import Row, at_most
from tests.bench.window_keys import Count

IMPORTED = 10_000
_REST_MS = 500
FIRST = 2_000_000  # numbers of posts that no library has


def rows(library: Path) -> Iterator[Row]:
    """Rows of keys while nothing else is done, and while an import goes on."""
    with Studio(library.parent) as studio:
        window = studio.open(library)
        window.activateWindow()
        studio.until(window.isActiveWindow)
        calm = list(_presses(window, search_queries.queries(), lambda: studio.settle(window)))
        painted = [each.painted for each in calm]
        yield at_most("a key in the search field, painted, p95", _p95(painted), "ms", 80)
        yield at_most("a key in the search field, painted, max", max(painted), "ms", 250)
        yield at_most("the key's handler, p95", _p95([each.called for each in calm]), "ms", 5)
        busy = list(_while_importing(window))
        yield at_most("painted while 10,000 are imported, p95", _p95(busy), "ms", 120)


def _presses(window: Window, queries: list[str], rest: Callable[[], object]) -> Iterator[Taken]:
    """Type queries letter by letter, with a rest after each; each letter's hits are waited for."""
    view = window.workspace.post_list.view
    window.workspace.search_bar.focus()
    field = window.focusWidget() or window
    left = search_queries.PRESSES
    for query in queries:
        for letter in query[:left]:
            shown = Count()
            view.model().modelReset.connect(shown.add)
            yield taken(lambda: QTest.keyClicks(field, letter), view.viewport(), shown.is_any)  # noqa: B023 -- called at once
            view.model().modelReset.disconnect(shown.add)
        left -= len(query)
        window.workspace.search_bar.clear()
        rest()
        if left <= 0:
            return


def _while_importing(window: Window) -> Iterator[float]:
    """Type until an import of files, beside the window as it always is, has come to its end."""
    library = window.workspace.tasks.library
    with TemporaryDirectory(prefix="bench-") as folder:
        corpus.write_markdown(Path(folder), IMPORTED, FIRST)
        importing = threading.Thread(target=import_paths, args=(library, [Path(folder)]))
        importing.start()
        while importing.is_alive():
            for press in _presses(window, search_queries.queries(), _pause):
                yield press.painted
                if not importing.is_alive():
                    break
        importing.join()


def _pause() -> None:
    """Half a second in which the window has the machine no more than it needs, as in use."""
    waiting = QEventLoop()
    QTimer.singleShot(_REST_MS, waiting, waiting.quit)
    waiting.exec()


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]
