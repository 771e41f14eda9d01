"""The table of actions: nothing is missing in menus, keys, palette, help and what acts."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QListView, QMenu

import resources
from app.ui.actions import TABLE, Menu, Row
from app.ui.browsing.palette.entries import ROW, Entry
from app.ui.browsing.palette.palette import Palette
from app.ui.dialogs.key_help import KeyHelp
from app.ui.window import Window
from tests.gui.person import Person

# Where the keyboard is in a text, these are its own keys: it copies and selects there itself.
NATIVE_IN_TEXT = {"edit.copy", "edit.all"}


def test_every_action_is_done_by_somebody_and_nothing_is_done_that_is_no_action(
    window: Window,
) -> None:
    assert set(window.doing) == {row.name for row in TABLE}


def test_no_two_actions_have_one_name_or_one_key() -> None:
    names = Counter(row.name for row in TABLE)
    keys = Counter(QKeySequence(key).toString() for row in TABLE for key in row.keys)
    assert [each for each, count in (names + keys).items() if count > 1] == []


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_every_action_has_a_key_that_qt_understands_and_an_icon_that_there_is(row: Row) -> None:
    assert row.keys
    assert all(QKeySequence(key).toString() for key in row.keys)
    assert not row.icon or resources.path("icons", f"{row.icon}.svg").is_file()


def test_every_action_stands_in_its_menu_once(window: Window) -> None:
    for menu in Menu:
        expected = [row.name for row in TABLE if row.menu is menu]
        assert sorted(named(window.menus[menu])) == sorted(expected)


def test_the_menus_have_keys_of_their_own(window: Window) -> None:
    letters = [
        menu.title()[menu.title().index("&") + 1].casefold() for menu in window.menus.values()
    ]
    assert len(set(letters)) == len(letters)


def test_the_palette_offers_every_action_that_can_be_done_now(person: Person) -> None:
    person.press("Ctrl+K")
    offered = {entry.payload.name for entry in entries(person) if isinstance(entry.payload, Row)}
    actions = person.workspace.actions
    possible = {row.name for row in TABLE if actions[row.name].isEnabled()}
    assert offered == possible - {"go.palette"}


def test_what_cannot_be_done_now_is_not_in_the_palette(person: Person) -> None:
    person.press("Ctrl+K")
    person.write("Forward")
    assert "Forward" not in [entry.title for entry in entries(person)]


def test_the_key_help_names_every_action(person: Person) -> None:
    person.press("F1")
    shown = person.dialog(KeyHelp)
    titles = {row.title: row.keys for row in shown.keys.shown}
    for row in TABLE:
        assert titles[person.workspace.actions[row.name].text()] == row.keys
    shown.close()


@pytest.mark.parametrize("pane", ["Ctrl+2", "Ctrl+3"], ids=["list", "text"])
def test_every_key_does_its_action_in_the_list_and_in_the_text(person: Person, pane: str) -> None:
    person.press("Ctrl+2", "Home", pane)
    native = NATIVE_IN_TEXT if pane == "Ctrl+3" else set()
    actions, done = person.workspace.actions, list[str]()
    for row in TABLE:
        actions[row.name].setEnabled(True)
        actions[row.name].triggered.disconnect()
        actions[row.name].triggered.connect(lambda _checked, name=row.name: done.append(name))
    expected = [(row.name, key) for row in TABLE for key in row.keys if row.name not in native]
    for _name, key in expected:
        person.press(key)
    assert done == [name for name, _key in expected]


@pytest.mark.parametrize(
    "typed",
    ["huesnojk", "1234567890", "/[]", "HUESNOJK"],
    ids=["small", "digits", "signs", "large"],
)
def test_plain_letters_stay_letters_in_the_search_field(person: Person, typed: str) -> None:
    person.press("Ctrl+2", "Home")
    before = person.post
    person.press("Ctrl+F")
    person.write(typed)
    assert person.workspace.search_bar.text == typed
    assert person.post == before


@pytest.mark.parametrize("typed", ["hues", "1/[]"])
def test_plain_letters_stay_letters_in_the_palette(person: Person, typed: str) -> None:
    person.press("Ctrl+2", "Home", "Ctrl+K")
    person.write(typed)
    field = person.focus
    assert isinstance(field, QLineEdit)
    assert field.text() == typed
    assert person.marks() == []


def test_a_letter_in_the_sidebar_is_an_action_too(person: Person) -> None:
    person.press("Ctrl+2", "Home", "Ctrl+1", "S")
    assert person.places()["Starred"] == 1


def test_esc_closes_the_palette_and_gives_the_keyboard_back(person: Person) -> None:
    person.press("Ctrl+3", "Ctrl+K", "Esc")
    assert person.focus is person.workspace.reader


def test_the_palette_does_what_is_picked_by_enter(person: Person) -> None:
    person.press("Ctrl+2", "Home", "Ctrl+K")
    person.write("star")
    assert "Star" in [entry.title for entry in entries(person)]
    while chosen(person).title != "Star":
        person.press("Down")
    person.press("Return")
    assert person.places()["Starred"] == 1


def test_the_palette_goes_to_a_post_at_the_words_typed(person: Person) -> None:
    person.press("Ctrl+K")
    person.write("apples")
    person.press("Return")
    assert person.post == "A quiet harvest"
    assert person.focus is person.workspace.reader
    caret = person.workspace.reader.selected().start
    post = person.workspace.reader.post
    assert post is not None
    assert post.text[caret:].startswith("apples")


def test_the_palette_goes_to_an_event(person: Person) -> None:
    person.press("Ctrl+K")
    person.write("harvest fair")
    while chosen(person).kind != "event":
        person.press("Down")
    person.press("Return")
    assert person.titles() == ["A quiet harvest"]


def entries(person: Person) -> list[Entry]:
    """What the palette lists, from the top."""
    view = palette(person).findChild(QListView)
    assert view is not None
    model = view.model()
    rows = [model.index(number, 0).data(ROW) for number in range(model.rowCount())]
    return [row for row in rows if isinstance(row, Entry)]


def chosen(person: Person) -> Entry:
    """What Enter would pick in the palette."""
    found = palette(person).chosen()
    assert found is not None
    return found


def palette(person: Person) -> Palette:
    found = person.window.findChild(Palette)
    assert found is not None
    return found


def named(menu: QMenu) -> list[str]:
    """The names of the actions in a menu and the menus in it."""
    found: list[str] = []
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found += named(below)
        elif action.objectName():
            found.append(action.objectName())
    return found
