"""How the window looks: sizes, light and dark, panes, and the way from part to part."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QRadioButton

from app.ui.dialogs.settings_dialog import SettingsDialog
from app.ui.style import colours
from db.library import Library
from tests.gui.person import Person


@pytest.fixture
def reading(highlighted: Library, person: Person) -> Person:
    """Someone in the text of the first post, with two highlights."""
    person.open_first()
    return person


def size(person: Person) -> int:
    return person.window.viewing.settings.text_px


def test_the_text_grows_shrinks_and_comes_back(reading: Person) -> None:
    heights = [line_height(reading)]
    for keys in ("Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0"):
        reading.press(keys)
        heights.append(line_height(reading))
    assert heights[0] < heights[1] < heights[2] > heights[3] > heights[4] == heights[0]


def test_the_size_stays_within_what_can_be_read(reading: Person) -> None:
    reading.press(*["Ctrl+-"] * 20)
    assert size(reading) == 13
    reading.press(*["Ctrl++"] * 30)
    assert size(reading) == 28


def test_the_wheel_with_ctrl_changes_the_size_too(reading: Person) -> None:
    before = size(reading)
    reading.workspace.reader.wheelEvent(wheel(+120))
    assert size(reading) == before + 1
    reading.workspace.reader.wheelEvent(wheel(-120))
    assert size(reading) == before


def test_light_and_dark_change_window_and_page_and_are_remembered(reading: Person) -> None:
    light = ground(reading)
    reading.press("Ctrl+Shift+L")
    dark = ground(reading)
    assert (light, dark) == (colours.LIGHT.paper.name(), colours.DARK.paper.name())
    assert reading.workspace.remembered.settings.appearance == "dark"
    reading.press("Ctrl+Shift+L")
    assert ground(reading) == light


def test_caret_and_highlights_outlive_a_change_of_colours(reading: Person) -> None:
    reading.press("Ctrl+End")
    before = (reading.workspace.reader.selected(), reading.marks())
    reading.press("Ctrl+Shift+L")
    assert (reading.workspace.reader.selected(), reading.marks()) == before


def test_the_sidebar_comes_and_goes_with_f8_and_the_tick_follows(person: Person) -> None:
    action = person.workspace.actions["view.sidebar"]
    assert action.isChecked()
    person.press("F8")
    assert not person.workspace.sidebar.isVisible()
    assert not action.isChecked()
    assert not person.workspace.remembered.sidebar_shown
    person.press("F8")
    assert person.workspace.sidebar.isVisible()
    assert action.isChecked()


def test_the_notes_beside_the_text_come_and_go_with_f9(reading: Person) -> None:
    margin = reading.workspace.reader.margin
    assert margin.isVisible()
    reading.press("F9")
    assert not margin.isVisible()
    assert not reading.workspace.actions["view.margin"].isChecked()
    reading.press("F9")
    assert margin.isVisible()


def test_the_list_of_highlights_gets_room_and_the_keyboard(reading: Person) -> None:
    annotations = reading.workspace.annotations
    reading.press("Shift+F9")
    assert annotations.isVisible()
    assert annotations.width() >= 180
    assert reading.workspace.reader.geometry().right() < annotations.geometry().left()
    reading.press("Shift+F9")
    assert reading.focus is reading.workspace.reader


def test_f6_goes_round_the_parts_of_the_window_and_shift_f6_back(person: Person) -> None:
    workspace = person.workspace
    person.press("Ctrl+1")
    panes = [workspace.sidebar, workspace.search_bar, workspace.post_list, workspace.reader]
    for pane in [*panes[1:], panes[0]]:
        person.press("F6")
        assert person.focus in (pane, pane.focusProxy())
    for pane in reversed(panes):
        person.press("Shift+F6")
        assert person.focus in (pane, pane.focusProxy())


def test_f6_leaves_out_what_is_hidden_and_takes_in_the_list_of_highlights(person: Person) -> None:
    person.press("F8", "Shift+F9")
    seen = []
    for _round in range(4):
        seen.append(person.focus)
        person.press("F6")
    assert person.workspace.sidebar not in seen
    assert len(set(map(id, seen))) == 4


def test_ctrl_1_brings_a_hidden_sidebar_back(person: Person) -> None:
    person.press("F8", "Ctrl+1")
    assert person.workspace.sidebar.isVisible()
    assert person.focus is person.workspace.sidebar
    assert person.workspace.actions["view.sidebar"].isChecked()


def test_a_setting_shows_at_once_behind_the_dialog(reading: Person) -> None:
    reading.press("Ctrl+,")
    dialog = reading.dialog(SettingsDialog)
    dark = next(each for each in dialog.findChildren(QRadioButton) if each.text() == "Dark")
    reading.click(dark)
    assert ground(reading) == colours.DARK.paper.name()
    dialog.close()
    reading.back_in_window()


def line_height(person: Person) -> float:
    """How high a line of the open post is, in pixels."""
    document = person.workspace.reader.document()
    document.documentLayout().blockBoundingRect(document.firstBlock())
    return document.firstBlock().layout().lineAt(0).height()


def ground(person: Person) -> str:
    """The colour of the page's empty part."""
    image = person.workspace.reader.viewport().grab().toImage()
    return image.pixelColor(image.width() - 3, image.height() - 3).name()


def wheel(turned: int) -> QWheelEvent:
    return QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
