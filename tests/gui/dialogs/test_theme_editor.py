from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.theme_editor import ThemeEditor, ThemeForm
from app.ui.style.colours import LIGHT
from tests.gui.dialogs.using import click, opened, press, told, type_over
from tests.gui.some_themes import ACCESS, PROGRAMME, TALKS, THEMES


def choices(combo: QComboBox) -> list[str]:
    return [combo.itemText(row).strip() for row in range(combo.count())]


def test_a_new_theme_gets_the_next_colour_and_the_first_free_key(
    qtbot: QtBot, below: QWidget
) -> None:
    editor = opened(qtbot, ThemeEditor(below, THEMES))
    decided = told(editor.decided)
    type_over(editor.name, "  Money ")
    press(editor, Qt.Key.Key_Return)
    assert decided == [ThemeForm("Money", None, len(THEMES) % 7, 2, "")]


def test_a_new_theme_may_have_a_name_and_a_place_before_it_is_asked_for(
    qtbot: QtBot, below: QWidget
) -> None:
    editor = opened(qtbot, ThemeEditor(below, THEMES, name="כסף", parent_id=PROGRAMME.id))
    assert editor.decision().name == "כסף"
    assert editor.decision().parent_id == PROGRAMME.id


def test_a_theme_is_decided_as_it_was_when_nothing_is_changed(qtbot: QtBot, below: QWidget) -> None:
    theme = replace(TALKS, definition="What was said 🌊", key=4)
    editor = opened(qtbot, ThemeEditor(below, THEMES, theme))
    decided = told(editor.decided)
    press(editor, Qt.Key.Key_Return)
    assert decided == [ThemeForm(theme.name, theme.parent_id, theme.colour, 4, "What was said 🌊")]


def test_no_theme_is_offered_a_place_below_itself(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, ThemeEditor(below, THEMES, PROGRAMME))
    assert choices(editor.parent_choice) == ["No other theme", ACCESS.name, "Cafe\u0301"]


def test_a_key_says_which_theme_would_lose_it(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, ThemeEditor(below, THEMES, PROGRAMME))
    assert choices(editor.key_choice)[:3] == ["None", "1", "2"]
    assert choices(editor.key_choice)[6] == f"6, now of “{ACCESS.name}”"


@pytest.mark.parametrize(("key", "steps", "slot"), [
    (Qt.Key.Key_Right, 1, 2), (Qt.Key.Key_Right, 3, 4), (Qt.Key.Key_Left, 1, 0),
])  # fmt: skip
def test_arrows_choose_the_colour_and_its_name_is_said(
    qtbot: QtBot, below: QWidget, key: Qt.Key, steps: int, slot: int
) -> None:
    editor = opened(qtbot, ThemeEditor(below, THEMES, PROGRAMME))  # its colour is slot 1
    editor.swatches.setFocus()
    for _step in range(steps):
        press(editor, key)
    assert editor.decision().colour == slot
    chosen = [each for each in editor.swatches.findChildren(QAbstractButton) if each.isChecked()]
    assert [each.accessibleName() for each in chosen] == [
        {0: "Blue, solid line", 2: "Green, dots", 4: "Violet, long dashes"}[slot]
    ]


def test_every_colour_of_the_palette_can_be_chosen(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, ThemeEditor(below, THEMES, PROGRAMME))
    swatches = editor.swatches.findChildren(QAbstractButton)
    assert len({each.accessibleName() for each in swatches}) == len(LIGHT.themes)


def test_a_swatch_is_painted_in_its_theme_s_colours(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, ThemeEditor(below, THEMES, PROGRAMME))
    swatch = editor.swatches.findChildren(QAbstractButton)[6]
    picture = swatch.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width()) for y in range(picture.height())
    }  # fmt: skip
    assert {LIGHT.theme(6).tint.name(), LIGHT.theme(6).line.name()} <= seen


def test_a_theme_without_a_name_is_refused_in_the_form(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, ThemeEditor(below, THEMES))
    decided = told(editor.decided)
    press(editor, Qt.Key.Key_Return)
    assert "no name yet" in editor.problem_text
    assert decided == []


def test_delete_names_the_theme(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, ThemeEditor(below, THEMES, TALKS))
    asked = told(editor.remove_wanted)
    click(editor, "Delete…")
    assert asked == [TALKS.id]
