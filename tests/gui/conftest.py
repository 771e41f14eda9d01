"""What every test of the window stands on: no screen, our style, our fonts.

The platform is chosen before anything of Qt is imported; pytest reads this file
first. A platform that is set already is kept, so the tests also run on a real X.
"""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app import marking
from app.ui.remembered import Remembered
from app.ui.style import appearance, colours
from app.ui.window import Window
from db.library import Library
from db.records import Span
from tests.gui.person import Person, open_window, put_away
from tests.unit.conftest import empty_library, files, library, make_draft

__all__ = ["empty_library", "files", "library", "make_draft"]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application of the test run, looking as a person's does."""
    qapp.setCursorFlashTime(0)  # a caret that blinks would make two pictures of one thing
    appearance.prepare(qapp)
    appearance.wear(qapp, colours.LIGHT)
    return qapp


@pytest.fixture(autouse=True)
def no_dialog_left(qapp: QApplication) -> Iterator[None]:
    """Take away what a test left open: a modal dialog would keep the keyboard from the next one."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.hide()
            widget.deleteLater()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[appearance.Appearance]:
    """The appearance, light at first, and light again for the next test."""
    made = appearance.Appearance(qapp)
    made.apply("light")
    yield made
    made.apply("light")
    made.deleteLater()


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    """A memory of the window that nothing was written to."""
    return Remembered(tmp_path / "window.ini")


@pytest.fixture
def highlighted(library: Library) -> Library:
    """The three posts, with two highlights in the first and one in the second."""
    marks = (
        (1, Span(0, 22), ("Crowds",), "Who counted? נספר"),
        (1, Span(12, 35), ("Planning/Harbour",), ""),
        (2, Span(0, 17), ("Crowds",), ""),
    )
    for post_id, span, paths, note in marks:
        with library.step() as session:
            marking.highlight(session, post_id, span, theme_paths=paths, note=note)
    return library


@pytest.fixture
def window(
    qtbot: QtBot, library: Library, look: appearance.Appearance, remembered: Remembered
) -> Iterator[Window]:
    """A window on the three posts, shown, active and filled."""
    made = open_window(qtbot, library, look, remembered)
    yield made
    put_away(made)


@pytest.fixture
def person(qtbot: QtBot, window: Window) -> Person:
    """Someone at the keyboard of the window."""
    return Person(qtbot, window)
