"""No dialog is larger than its screen."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.style.room import within_screen


@pytest.fixture
def dialog(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_what_fits_is_left_as_it_is(dialog: QWidget) -> None:
    assert within_screen(dialog, 300, 200).toTuple() == (300, 200)


def test_what_is_larger_leaves_room_for_frame_and_title(dialog: QWidget) -> None:
    room = dialog.screen().availableSize()
    found = within_screen(dialog, 9_000, 8_000)
    assert room.width() - 40 < found.width() < room.width()
    assert room.height() - 80 < found.height() < room.height()
