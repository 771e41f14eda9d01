import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.event_editor import EventEditor, EventForm
from db.errors import NameProblem
from db.records import Event
from tests.gui.dialogs.using import button, click, opened, press, told, type_over, words

FAIR = Event(7, "e7", "Fair 🎪", "Fairs", "Cafe\u0301 שלום", "2025-10", "")
CTRL = Qt.KeyboardModifier.ControlModifier
TAKEN = NameProblem("There is an event “Fair” already.", "Choose another name.")


@pytest.fixture
def editor(qtbot: QtBot, below: QWidget) -> EventEditor:
    return opened(qtbot, EventEditor(below, FAIR, "Ask Noor."))


def test_the_first_field_has_the_keyboard_and_is_ready_to_be_typed_over(
    editor: EventEditor,
) -> None:
    assert editor.focusWidget() is editor.name
    assert editor.name.selectedText() == FAIR.name


def test_esc_closes_a_form_that_was_not_changed(editor: EventEditor) -> None:
    press(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_esc_asks_in_the_form_before_throwing_words_away(editor: EventEditor) -> None:
    type_over(editor.name, "Market")
    press(editor, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert "Throw away what you changed?" in words(editor)
    assert editor.focusWidget() is button(editor, "Keep editing")


@pytest.mark.parametrize("answer", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_answer_at_hand_keeps_what_was_typed(editor: EventEditor, answer: Qt.Key) -> None:
    type_over(editor.venue, "Mill")
    press(editor, Qt.Key.Key_Escape)
    press(editor, answer)
    assert editor.isVisible()
    assert editor.focusWidget() is editor.venue
    assert editor.venue.text() == "Mill"


def test_throwing_away_closes_without_a_decision(editor: EventEditor) -> None:
    decided = told(editor.decided)
    type_over(editor.name, "Market")
    press(editor, Qt.Key.Key_Escape)
    click(editor, "Throw away")
    assert not editor.isVisible()
    assert decided == []


@pytest.mark.parametrize(("key", "held"), [
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Return, CTRL),
    (Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier),
])  # fmt: skip
def test_enter_decides_and_the_form_waits_for_the_writer(
    editor: EventEditor, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    decided = told(editor.decided)
    type_over(editor.name, "Market")
    press(editor, key, held)
    assert decided == [EventForm("Market", "Fairs", FAIR.venue, "2025-10", "", "Ask Noor.")]
    assert editor.isVisible()
    press(editor, key, held)
    assert len(decided) == 1, "a second Enter must not write twice"
    editor.done_well()
    assert not editor.isVisible()


def test_enter_in_a_note_begins_a_line_and_ctrl_enter_decides(editor: EventEditor) -> None:
    decided = told(editor.decided)
    type_over(editor.note, "One")
    press(editor, Qt.Key.Key_Return)
    assert decided == []
    press(editor, Qt.Key.Key_Return, CTRL)
    assert len(decided) == 1


def test_a_refused_name_is_told_in_the_form_and_what_was_typed_stays(editor: EventEditor) -> None:
    decided = told(editor.decided)
    type_over(editor.name, "Fair")
    press(editor, Qt.Key.Key_Return)
    editor.show_problem(TAKEN)
    assert editor.problem_text == str(TAKEN)
    assert editor.name.text() == "Fair"
    type_over(editor.name, "Fair 2")
    press(editor, Qt.Key.Key_Return)
    assert len(decided) == 2
    assert editor.problem_text == ""


def test_a_form_closed_while_the_writer_works_comes_back_with_the_problem(
    editor: EventEditor,
) -> None:
    type_over(editor.name, "Fair")
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    editor.show_problem(TAKEN)
    assert editor.isVisible()
    assert editor.name.text() == "Fair"


def test_the_problem_line_fits_below_the_fields(editor: EventEditor) -> None:
    before = editor.height()
    editor.show_problem(NameProblem("A long story. " * 20, "Another one. " * 20))
    assert editor.height() > before
    assert editor.note.geometry().bottom() < editor.height()


def test_every_field_has_a_name_for_a_screen_reader(editor: EventEditor) -> None:
    fields = [
        each
        for each in editor.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [each for each in fields if each.isVisible() and not each.accessibleName()]
    assert nameless == []
