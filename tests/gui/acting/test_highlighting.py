"""Highlighting by keys: themes, notes, and taking back."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app import marking
from app.ui.reading.note_editor import NoteEditor
from app.ui.reading.theme_picker import ThemePicker
from db.errors import Problem
from db.library import Library
from tests.gui.person import Person


def note_shown(person: Person) -> NoteEditor:
    found = person.window.findChild(NoteEditor)
    assert found is not None
    return found


def picker(person: Person) -> ThemePicker:
    found = person.window.findChild(ThemePicker)
    assert found is not None
    return found


@pytest.fixture
def reading(person: Person) -> Person:
    """Someone in the text of the first post, without any themes yet."""
    person.open_first()
    return person


@pytest.fixture
def marked(highlighted: Library, person: Person) -> Person:
    """Someone in the text of the first post, with two highlights that overlap."""
    person.open_first()
    return person


def test_h_and_a_new_name_keep_the_selection_under_a_new_theme(reading: Person) -> None:
    reading.select(11)
    reading.press("H")
    reading.write("Places")
    reading.press("Return")
    assert reading.marks() == [("The harbour", ["Places"])]
    assert reading.places()["Places"] == 1
    assert reading.focus is reading.workspace.reader


def test_a_digit_applies_the_theme_with_that_key_at_once(marked: Person) -> None:
    marked.select(6, after=24)
    marked.press("1")
    assert ("before", ["Crowds"]) not in marked.marks()
    assert len(marked.marks()) == 3
    assert marked.marks()[2][1] == ["Crowds"]


def test_a_digit_without_a_theme_is_said(reading: Person) -> None:
    reading.select(3)
    reading.press("7")
    assert reading.marks() == []
    assert reading.said == "No theme has the key 7."


def test_h_without_a_selection_takes_the_sentence(reading: Person) -> None:
    reading.press("Ctrl+Home", "H")
    reading.write("Crowds")
    reading.press("Return")
    assert [passage[:24] for passage, _themes in reading.marks()] == ["The harbour filled up be"]


def test_h_on_a_highlight_takes_a_theme_away_and_adds_another(marked: Person) -> None:
    marked.press("Ctrl+Home", "H")
    marked.write("Crowds")
    marked.press("Return", "H")
    marked.write("Harbour")
    marked.press("Return")
    assert marked.marks()[0] == ("The harbour filled up", ["Planning/Harbour"])


def test_the_picker_can_stay_and_apply_several(reading: Person) -> None:
    reading.select(3)
    reading.press("H")
    reading.write("One")
    reading.press("Ctrl+Return")
    reading.write("Two")
    reading.press("Return")
    assert reading.marks() == [("The", ["One", "Two"])]


def test_esc_leaves_the_picker_with_the_selection_as_it_was(reading: Person) -> None:
    reading.select(3)
    reading.press("H", "Esc")
    assert not picker(reading).isVisible()
    assert reading.workspace.reader.selected() == (0, 3)
    assert reading.marks() == []


def test_a_passage_kept_twice_is_one_highlight_under_both_themes(reading: Person) -> None:
    for theme in ("One", "Two"):
        reading.select(3)
        reading.press("H")
        reading.write(theme)
        reading.press("Return")
    assert reading.marks() == [("The", ["One", "Two"])]


def test_blanks_at_the_ends_of_a_selection_are_left_out(reading: Person) -> None:
    reading.select(5, after=3)
    reading.press("H")
    reading.write("One")
    reading.press("Return")
    assert reading.marks() == [("harb", ["One"])]


def test_n_writes_a_note_beside_the_highlight(marked: Person) -> None:
    marked.press("Ctrl+Home", "]", "N")
    marked.write("Ask the office")
    marked.press("Ctrl+Return")
    assert [each.note for each in marked.workspace.reader.highlights][1] == "Ask the office"
    assert marked.focus is marked.workspace.reader


def test_n_on_a_selection_makes_a_highlight_with_a_note(reading: Person) -> None:
    reading.select(3)
    reading.press("N")
    reading.write("Which one?")
    reading.press("Ctrl+Return")
    kept = reading.workspace.reader.highlights
    assert [(each.passage, each.note) for each in kept] == [("The", "Which one?")]


def test_a_note_is_saved_when_one_goes_on_to_another_pane(marked: Person) -> None:
    marked.press("Ctrl+Home", "N", "Ctrl+End")
    marked.write(" Twice.")
    marked.workspace.post_list.setFocus()
    marked.wait()
    assert marked.workspace.reader.highlights[0].note.endswith(" Twice.")
    assert not note_shown(marked).isVisible()


def test_n_far_from_anything_says_what_to_do(marked: Person) -> None:
    marked.press("Ctrl+End", "N")
    assert not [each for each in marked.window.findChildren(NoteEditor) if each.isVisible()]
    assert "Select a passage" in marked.said


def test_the_brackets_and_alt_arrows_go_from_highlight_to_highlight(marked: Person) -> None:
    first, second = (each.id for each in marked.workspace.reader.highlights)
    marked.press("Ctrl+End")
    focused = []
    for key in ("[", "[", "]", "Alt+Up", "Alt+Down"):
        marked.press(key)
        focused.append(marked.workspace.reader.focused_highlight)
    assert focused == [second, first, second, first, second]


def test_del_puts_the_highlight_at_the_caret_into_the_trash(marked: Person) -> None:
    marked.press("Ctrl+Home", "]", "Del")
    assert len(marked.marks()) == 1
    assert marked.places()["Trash"] == 1


def test_undo_and_redo_say_what_they_did(reading: Person) -> None:
    reading.select(3)
    reading.press("H")
    reading.write("One")
    reading.press("Return")
    done = reading.said
    reading.press("Ctrl+Z")
    assert reading.marks() == []
    assert reading.said == f"Undone: {done}"
    reading.press("Ctrl+Shift+Z")
    assert reading.marks() == [("The", ["One"])]
    assert reading.said == f"Done again: {done}"


def test_undo_with_nothing_left_says_so(empty_handed: Person) -> None:
    empty_handed.press("Ctrl+Z")
    assert empty_handed.said == "There is nothing to undo."


@pytest.fixture
def empty_handed(person: Person) -> Person:
    """Someone who has taken back even the first import."""
    person.press("Ctrl+Z")
    return person


def test_the_list_of_highlights_leads_to_each_and_to_its_note(marked: Person) -> None:
    marked.press("Shift+F9")
    assert marked.focus is marked.workspace.annotations
    marked.press("End")
    assert marked.workspace.reader.focused_highlight == marked.workspace.reader.highlights[1].id
    marked.press("Return")
    assert note_shown(marked).isVisible()
    assert note_shown(marked).isAncestorOf(marked.focus)
    marked.press("Esc")
    assert not note_shown(marked).isVisible()


def test_growing_and_shrinking_selects_word_and_sentence(reading: Person) -> None:
    reading.press("Ctrl+Home", "Alt+Shift+Right")
    assert reading.workspace.reader.textCursor().selectedText() == "The"
    reading.press("Alt+Shift+Right")
    assert reading.workspace.reader.textCursor().selectedText().startswith("The harbour filled")
    reading.press("Alt+Shift+Left")
    assert reading.workspace.reader.textCursor().selectedText() == "The"


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> Problem:
    """Every highlight is refused with this Problem."""
    refusal = Problem("The disk is full.", "Make room, then try again.")

    def refuse(*_asked: object, **_more: object) -> None:
        raise refusal

    monkeypatch.setattr(marking, "highlight", refuse)
    return refusal


def test_a_refused_highlight_is_taken_off_the_page_and_told(
    reading: Person, refused: Problem
) -> None:
    told: list[Problem] = []
    reading.workspace.tasks.problem.connect(told.append)
    reading.select(3)
    reading.press("H")
    reading.write("One")
    assert isinstance(reading.focus, QLineEdit)
    reading.press("Return")
    assert (told, reading.marks()) == ([refused], [])


def test_a_theme_that_is_refused_on_a_highlight_of_before_is_taken_off_it(
    marked: Person, refused: Problem
) -> None:
    before = marked.marks()
    marked.select(len(before[0][0]))
    marked.press("3")
    assert marked.marks() == before


def test_a_note_right_after_the_theme_reaches_the_new_highlight(marked: Person) -> None:
    marked.select(6, after=24)
    QTest.keyClicks(marked.focus, "1n")  # faster than any disk
    marked.wait()
    marked.write("Now")
    marked.press("Ctrl+Return")
    kept = [each for each in marked.workspace.reader.highlights if each.note == "Now"]
    assert [[theme.path for theme in each.themes] for each in kept] == [["Crowds"]]
