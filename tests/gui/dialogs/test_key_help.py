import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.key_help import KeyHelp
from app.ui.dialogs.key_list import KeyRow
from tests.gui.dialogs.using import opened, press, words

ROWS = (
    KeyRow("File", "Import files…", ("Ctrl+I",)),
    KeyRow("Go", "Next highlight", ("]", "Alt+Down")),
    *(KeyRow("שלום 🎪", f"Action {number}", (f"F{number}",)) for number in range(1, 36)),
)


def spoken(dialog: KeyHelp) -> set[str]:
    return {each.accessibleName() for each in dialog.keys.findChildren(QWidget)} - {""}


def test_every_action_stands_there_with_its_keys(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, KeyHelp(below, ROWS))
    assert {"Import files…: Ctrl+I", "Next highlight: ], Alt+Down"} <= spoken(dialog)
    assert all(row.title in words(dialog) for row in ROWS)


@pytest.mark.parametrize(("typed", "found"), [
    ("IMPORT", ["Import files…"]), ("alt+d", ["Next highlight"]), ("go next", ["Next highlight"]),
    ("f35", ["Action 35"]), ("zzz", []),
])  # fmt: skip
def test_typing_narrows_by_words_group_and_keys(
    qtbot: QtBot, below: QWidget, typed: str, found: list[str]
) -> None:
    dialog = opened(qtbot, KeyHelp(below, ROWS))
    QTest.keyClicks(dialog.filter, typed)
    assert [row.title for row in dialog.keys.shown] == found
    assert all(title in words(dialog) for title in found)


def test_arrows_scroll_while_the_keyboard_is_in_the_filter(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, KeyHelp(below, ROWS))
    area = dialog.tabs.currentWidget()
    assert isinstance(area, QScrollArea)
    press(dialog, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    assert dialog.filter.hasFocus()


@pytest.mark.parametrize(("width", "columns"), [(760, 2), (1150, 3)])
def test_there_are_as_many_columns_as_have_room(
    qtbot: QtBot, below: QWidget, width: int, columns: int
) -> None:
    rows = [KeyRow(f"Group {n // 4}", f"Action {n}", ("F1",)) for n in range(24)]
    dialog = opened(qtbot, KeyHelp(below, rows))
    dialog.resize(width, 600)
    qtbot.waitUntil(lambda: len(lefts(dialog)) == columns)


def lefts(dialog: KeyHelp) -> set[int]:
    """Where the heads of groups begin."""
    return {
        each.mapTo(dialog, each.rect().topLeft()).x()
        for each in dialog.keys.findChildren(QWidget)
        if each.isVisible() and str(each.property("text") or "").startswith("Group")
    }


def test_the_query_language_and_the_first_steps_are_told(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, KeyHelp(below, ROWS))
    dialog.tabs.setCurrentIndex(1)
    assert "date:2024..2025" in words(dialog)
    dialog.tabs.setCurrentIndex(2)
    assert "Ctrl+E" in words(dialog)
    QTest.keyClicks(dialog.filter, "i")
    assert dialog.tabs.currentIndex() == 0, "typing looks for keys"
