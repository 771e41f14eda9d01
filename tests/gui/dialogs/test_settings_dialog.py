from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.settings_dialog import SettingsDialog
from app.ui.remembered import Settings
from tests.gui.dialogs.using import opened, press, told, words

CHOSEN = Settings("dark", 21, 60, "Inter", patterns=False, margin=False, zoom_percent=125)


def test_the_settings_are_shown_as_they_are(qtbot: QtBot, below: QWidget) -> None:
    for settings in (Settings(), CHOSEN):
        assert opened(qtbot, SettingsDialog(below, settings)).settings == settings


def test_each_change_is_told_at_once(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, SettingsDialog(below, Settings()))
    changed = told(dialog.changed)
    press(dialog, Qt.Key.Key_Right)
    assert changed[-1] == Settings("light")
    for field, key in (
        (dialog.family, Qt.Key.Key_Down), (dialog.text_size, Qt.Key.Key_Up),
        (dialog.line_width, Qt.Key.Key_Down), (dialog.patterns, Qt.Key.Key_Space),
        (dialog.margin, Qt.Key.Key_Space), (dialog.zoom, Qt.Key.Key_Down),
    ):  # fmt: skip
        before = len(changed)
        field.setFocus()
        QTest.keyClick(field, key)
        assert len(changed) == before + 1
    assert changed[-1] == Settings("light", 18, 69, "Inter", False, False, 110)


def test_esc_brings_back_what_was_set_before(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, SettingsDialog(below, CHOSEN))
    changed = told(dialog.changed)
    press(dialog, Qt.Key.Key_Left)
    press(dialog, Qt.Key.Key_Escape)
    assert changed[-1] == CHOSEN
    assert not dialog.isVisible()


def test_esc_tells_nothing_when_nothing_was_changed(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, SettingsDialog(below, CHOSEN))
    changed = told(dialog.changed)
    press(dialog, Qt.Key.Key_Escape)
    assert changed == []


def test_enter_keeps_what_was_changed(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, SettingsDialog(below, CHOSEN))
    changed = told(dialog.changed)
    press(dialog, Qt.Key.Key_Left)
    press(dialog, Qt.Key.Key_Return)
    assert [each for each in changed if each == CHOSEN] == []
    assert not dialog.isVisible()


def test_the_size_of_the_window_says_that_it_waits_for_the_next_start(
    qtbot: QtBot, below: QWidget
) -> None:
    dialog = opened(qtbot, SettingsDialog(below, Settings()))
    assert "from the next start" not in words(dialog)
    QTest.keyClick(dialog.zoom, Qt.Key.Key_Down)
    assert "from the next start" in words(dialog)


def test_the_keyboard_begins_at_the_chosen_appearance(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, SettingsDialog(below, CHOSEN))
    focused = dialog.focusWidget()
    assert isinstance(focused, QRadioButton)
    assert focused.text() == "Dark"
