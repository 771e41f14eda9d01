"""Long posts in the window: thousands of highlights, scrolling, and the other appearance."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.picture import Studio
from app.ui.window import Window
from tests.bench.painted import taken
from tests.bench.rows import Row, at_most

ROUNDS = 30
STEPS = 200
STEP_PX = 60


def rows_of_many_highlights(library: Path) -> Iterator[Row]:
    """Rows of showing thousands of highlights of one post, and of scrolling past them."""
    with Studio(library.parent) as studio:
        window = _with_first_post(studio, library)
        name = "5,000 highlights on 100,000 words"
        yield at_most(f"{name}: shown, median", median(_showings(studio, window)), "ms", 30)
        yield at_most(f"{name}: scrolled, median", median(_scrollings(window)), "ms", 16)


def rows_of_appearance(library: Path) -> Iterator[Row]:
    """A row of changing between light and dark."""
    with Studio(library.parent) as studio:
        window = _with_first_post(studio, library)
        name = "light to dark with 10,000 words, median"
        yield at_most(name, median(_switchings(studio, window)), "ms", 50)


def _with_first_post(studio: Studio, library: Path) -> Window:
    window = studio.open(library)
    window.activateWindow()
    studio.until(window.isActiveWindow)
    window.workspace.post_list.select_first()
    studio.settle(window)
    if window.workspace.reader.post is None:
        raise RuntimeError("no post was opened")
    return window


def _showings(studio: Studio, window: Window) -> Iterator[float]:
    reader = window.workspace.reader
    highlights = reader.highlights
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum() // 2)
    for _ in range(ROUNDS):
        reader.set_highlights(())
        studio.settle(window)
        yield taken(
            lambda: reader.set_highlights(highlights), reader.viewport(), lambda: True
        ).painted
    studio.settle(window)


def _scrollings(window: Window) -> Iterator[float]:
    """From the middle of the post on, a step of the wheel at a time."""
    reader = window.workspace.reader
    bar = reader.verticalScrollBar()
    for _ in range(STEPS):
        wanted = bar.value() + STEP_PX
        yield taken(
            lambda: bar.setValue(wanted),  # noqa: B023 -- called at once
            reader.viewport(),
            lambda: bar.value() == wanted,  # noqa: B023 -- called at once
        ).painted


def _switchings(studio: Studio, window: Window) -> Iterator[float]:
    panes = window.workspace
    panes.reader.setFocus()
    for _ in range(ROUNDS):
        wanted = not panes.appearance.colours.is_dark
        yield taken(
            lambda: QTest.keyClick(
                panes.reader,
                Qt.Key.Key_L,
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            ),
            panes.reader.viewport(),
            lambda: panes.appearance.colours.is_dark is wanted,  # noqa: B023 -- called at once
        ).painted
        studio.settle(window)
