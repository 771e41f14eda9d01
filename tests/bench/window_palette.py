"""The palette over a library of many posts: from a key to what it paints."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from app.ui.browsing.palette.palette import Palette
from app.ui.picture import Studio
from app.ui.window import Window
from tests.bench import corpus
from tests.bench.painted import Taken, taken
from tests.bench.rows import Row, at_most

OPENED = 40
TYPED = 20
_CTRL = Qt.KeyboardModifier.ControlModifier


def rows_of_palette(library: Path) -> Iterator[Row]:
    """Rows of opening the palette, and of typing parts of titles into it."""
    with Studio(library.parent) as studio:
        window = studio.open(library)
        window.activateWindow()
        studio.until(window.isActiveWindow)
        yield from _of("palette: key to painted", list(_openings(studio, window)), 50)
        typed = list(_typings(studio, window))
        yield from _of("letter typed in the palette: key to painted", typed, 50)
        called = quantiles([each.called for each in typed], n=20)[-1]
        yield at_most("letter typed in the palette: the key's handler, p95", called, "ms", 5)


def _of(name: str, times: list[Taken], bound: float) -> Iterator[Row]:
    painted = [each.painted for each in times]
    yield at_most(f"{name}, p95", quantiles(painted, n=20)[-1], "ms", bound)
    yield Row(f"{name}, median", median(painted), "ms", "-", ok=True)


def _openings(studio: Studio, window: Window) -> Iterator[Taken]:
    """Press Ctrl+K and Esc, in between J, so that other posts are listed each time."""
    palette: Palette | None = None
    for _number in range(OPENED):
        window.workspace.post_list.setFocus()
        QTest.keyClick(_focus(window), Qt.Key.Key_J)
        studio.settle(window)
        if palette is None:  # it is made when it is first wanted, which is measured by no row
            QTest.keyClick(_focus(window), Qt.Key.Key_K, _CTRL)
            studio.settle(window)
            palette = _palette(window)
        else:
            view = _view(palette)
            yield taken(
                lambda: QTest.keyClick(_focus(window), Qt.Key.Key_K, _CTRL),
                view.viewport(),
                _is_listed(palette),
            )
        studio.settle(window)
        QTest.keyClick(_focus(window), Qt.Key.Key_Escape)
        studio.settle(window)


def _typings(studio: Studio, window: Window) -> Iterator[Taken]:
    """Type the beginnings of words of titles, and their letters with some left out."""
    QTest.keyClick(_focus(window), Qt.Key.Key_K, _CTRL)
    studio.settle(window)
    palette = _palette(window)
    field, view = _field(palette), _view(palette)
    for words in _parts_of_titles():
        for letter in words:
            yield taken(
                lambda: QTest.keyClicks(field, letter),  # noqa: B023 -- called at once
                view.viewport(),
                _is_listed(palette),
            )
            studio.settle(window)
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        studio.settle(window)
    QTest.keyClick(field, Qt.Key.Key_Escape)


def _parts_of_titles() -> Iterator[str]:
    random = Random(corpus.SEED)
    for post in corpus.posts(TYPED, 0):
        words = post.draft().title.lower().split()
        first, second = random.choice(words), random.choice(words)
        yield random.choice([f"{first[:4]} {second[:2]}", first[:2] + second[:2], first[::2]])


def _is_listed(palette: Palette) -> Callable[[], bool]:
    """Whether the list shows what goes with the words typed."""
    return lambda: palette.is_listed


def _focus(window: Window) -> QWidget:
    return QApplication.focusWidget() or window


def _palette(window: Window) -> Palette:
    found = window.findChild(Palette)
    if found is None:
        raise RuntimeError("no palette was opened")
    return found


def _field(palette: Palette) -> QLineEdit:
    return palette.findChildren(QLineEdit)[0]


def _view(palette: Palette) -> QListView:
    return palette.findChildren(QListView)[0]
