"""What tests of dialogs share: a window below, with which each dialog goes away."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def below(qtbot: QtBot) -> QWidget:
    """The window that a dialog belongs to."""
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):  # or it would come before the dialog in a moment
        made.show()
        made.activateWindow()
    return made
