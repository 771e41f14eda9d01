"""The reader as a person sees it: shown, active, with the keyboard."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.reading.reader import Reader


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    made = Reader()
    made.resize(800, 600)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made
