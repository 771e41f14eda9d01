import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.event_editor import EventEditor, EventForm
from db.records import Event
from tests.gui.dialogs.using import click, opened, press, told, type_over, words

FAIR = Event(7, "e7", "Fair 🎪", "Fairs", "Cafe\u0301 שלום", "2025-10", "")


def test_a_new_event_is_decided_from_what_was_typed(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, EventEditor(below, name="Swim"))
    decided = told(editor.decided)
    type_over(editor.starts, "2025-6-1")
    type_over(editor.ends, "2 June 2025")
    press(editor, Qt.Key.Key_Return)
    assert decided == [EventForm("Swim", "", "", "2025-06-01", "2025-06-02", "")]


def test_an_event_without_a_name_is_refused_in_the_form(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, EventEditor(below))
    decided = told(editor.decided)
    press(editor, Qt.Key.Key_Return)
    assert "no name yet" in editor.problem_text
    assert decided == []


@pytest.mark.parametrize(("starts", "ends", "says"), [
    ("2025-13", "", "“2025-13” is not a date."),
    ("2025", "someday", "“someday” is not a date."),
    ("2025-06-02", "2025-06-01", "before it begins"),
    ("2025-06-02", "2025-05", "before it begins"),
])  # fmt: skip
def test_dates_that_cannot_be_are_told_before_anything_is_written(
    qtbot: QtBot, below: QWidget, starts: str, ends: str, says: str
) -> None:
    editor = opened(qtbot, EventEditor(below, name="Swim"))
    decided = told(editor.decided)
    type_over(editor.starts, starts)
    type_over(editor.ends, ends)
    press(editor, Qt.Key.Key_Return)
    assert says in editor.problem_text
    assert decided == []


@pytest.mark.parametrize(
    ("starts", "ends"), [("2025-06-02", "2025"), ("2025", "2025-06"), ("", "2025"), ("2025", "")]
)
def test_dates_of_different_precision_may_overlap(
    qtbot: QtBot, below: QWidget, starts: str, ends: str
) -> None:
    editor = opened(qtbot, EventEditor(below, Event(1, "e", "Swim", starts=starts, ends=ends)))
    decided = told(editor.decided)
    press(editor, Qt.Key.Key_Return)
    assert len(decided) == 1


def test_delete_and_merge_name_the_event_and_close_the_form(qtbot: QtBot, below: QWidget) -> None:
    for name, signal in (("Delete…", "remove_wanted"), ("Merge into…", "merge_wanted")):
        editor = opened(qtbot, EventEditor(below, FAIR))
        asked = told(getattr(editor, signal))
        click(editor, name)
        assert asked == [7]
        assert not editor.isVisible()


def test_delete_asks_about_words_that_were_typed_first(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, EventEditor(below, FAIR))
    asked = told(editor.remove_wanted)
    type_over(editor.series, "Other")
    click(editor, "Delete…")
    assert asked == []
    assert "Throw away" in words(editor)
    click(editor, "Throw away")
    assert asked == [7]


def test_keeping_on_forgets_that_it_was_to_be_deleted(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, EventEditor(below, FAIR))
    asked = told(editor.remove_wanted)
    type_over(editor.series, "Other")
    click(editor, "Delete…")
    click(editor, "Keep editing")
    press(editor, Qt.Key.Key_Escape)
    click(editor, "Throw away")
    assert asked == []


def test_a_new_event_offers_no_deletion(qtbot: QtBot, below: QWidget) -> None:
    editor = opened(qtbot, EventEditor(below))
    with pytest.raises(StopIteration):
        click(editor, "Delete…")
