"""What every test of the window stands on: no screen, our style, our fonts.

The platform is chosen before anything of Qt is imported; pytest reads this file
first. A platform that is set already is kept, so the tests also run on a real X.
"""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.style import appearance, colours
from tests.unit.conftest import empty_library, files, library, make_draft

__all__ = ["empty_library", "files", "library", "make_draft"]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application of the test run, looking as a person's does."""
    qapp.setCursorFlashTime(0)  # a caret that blinks would make two pictures of one thing
    appearance.prepare(qapp)
    appearance.wear(qapp, colours.LIGHT)
    return qapp


@pytest.fixture
def look(qapp: QApplication) -> Iterator[appearance.Appearance]:
    """The appearance, light at first, and light again for the next test."""
    made = appearance.Appearance(qapp)
    made.apply("light")
    yield made
    made.apply("light")
    made.deleteLater()
