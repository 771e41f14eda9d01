"""Words begin at the leading side of the window, whatever language they are in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.style.leading import leading


@pytest.mark.parametrize("words", ["café 🏮", "פנסים"])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_words_of_any_language_begin_at_the_leading_side(
    qtbot: QtBot, direction: Qt.LayoutDirection, words: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayoutDirection(direction)
    field = QLineEdit(words, window)
    field.resize(400, 30)
    field.setAlignment(leading(field))
    field.setCursorPosition(len(words) // 2)
    field.grab()
    is_left = field.cursorRect().center().x() < field.width() / 2
    assert is_left is (direction is Qt.LayoutDirection.LeftToRight)
