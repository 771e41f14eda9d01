"""What a screen reader finds: a name for everything that takes the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from db.library import Library
from tests.gui.person import Person

DIALOGS = {
    "theme editor": "Ctrl+T",
    "event editor": "Ctrl+Shift+E",
    "post editor": "Ctrl+F2",
    "events of a post": "E",
    "export": "Ctrl+E",
    "settings": "Ctrl+,",
    "trash": "Alt+9",
    "where my data is": "Ctrl+Alt+D",
    "keys": "F1",
    "how to search": "Alt+F1",
    "what is new": "Shift+F1",
    "about": "Ctrl+F1",
    "paste": "Ctrl+Shift+V",
    "check": "F7",
    "changes": "Ctrl+Shift+D",
    "address": "Ctrl+L",
    "feeds": "Ctrl+Alt+F",
    "same post": "Ctrl+Alt+M",
}
FLOATING = {"palette": "Ctrl+K", "theme picker": "H", "note editor": "Shift+N"}


@pytest.fixture
def reading(highlighted: Library, person: Person) -> Person:
    """Someone in the text of the first post."""
    person.open_first()
    return person


def nameless(widget: QWidget) -> list[str]:
    """What in a window takes the keyboard and has no name, by its class."""
    found = []
    for each in widget.findChildren(QWidget):
        if each.focusPolicy() == Qt.FocusPolicy.NoFocus or not each.isVisible():
            continue
        if each.focusProxy() is not None:  # its owner takes the keyboard, under its own name
            continue
        face = QAccessible.queryAccessibleInterface(each)
        if not face.text(QAccessible.Text.Name):
            found.append(f"{type(each).__name__} {each.objectName()}")
    return found


def test_everything_in_the_window_that_takes_the_keyboard_has_a_name(reading: Person) -> None:
    reading.press("Shift+F9")
    assert nameless(reading.window) == []


def test_everything_on_the_first_screen_has_a_name(person: Person) -> None:
    person.window.frame.show_first_run(True)
    assert nameless(person.window) == []


@pytest.mark.parametrize("keys", FLOATING.values(), ids=FLOATING)
def test_everything_that_floats_over_the_window_has_a_name(reading: Person, keys: str) -> None:
    reading.press(keys)
    assert nameless(reading.window) == []


@pytest.mark.parametrize("keys", DIALOGS.values(), ids=DIALOGS)
def test_every_dialog_has_a_name_the_keyboard_and_names_for_all_in_it(
    reading: Person, keys: str
) -> None:
    reading.press(keys)
    dialog = reading.dialog(QDialog)
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    assert dialog.isAncestorOf(reading.focus)
    reading.press("Esc")
    reading.back_in_window()


def test_tab_goes_through_the_window_as_the_eye_does(reading: Person) -> None:
    reading.press("Ctrl+1")
    seen = [reading.focus]
    for _step in range(12):
        reading.press("Tab")
        seen.append(reading.focus)
    workspace = reading.workspace
    order = [workspace.sidebar, workspace.post_list.view, workspace.reader]
    assert [each for each in dict.fromkeys(seen) if each in order] == order


def test_the_open_post_is_named_and_described(reading: Person) -> None:
    face = QAccessible.queryAccessibleInterface(reading.workspace.reader)
    assert face.text(QAccessible.Text.Name) == "Lanterns on the river"
    assert "Noor Haddad" in face.text(QAccessible.Text.Description)
    assert face.state().readOnly


def test_the_keyboard_is_never_lost_when_something_over_the_window_closes(
    reading: Person,
) -> None:
    for keys in ("Ctrl+K", "H", "Shift+N", "F1", "Ctrl+T"):
        reading.press(keys)
        if QApplication.activeModalWidget() is not None:
            reading.dialog(QDialog)
        reading.press("Esc")
        reading.back_in_window()
        assert reading.focus is reading.workspace.reader
