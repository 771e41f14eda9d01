"""Themes and events by keys: made, changed, merged, removed and brought back."""

import pytest
from shiboken6 import isValid

from app.ui.dialogs.event_editor import EventEditor
from app.ui.dialogs.merge_dialog import MergeDialog
from app.ui.dialogs.question import Question
from app.ui.dialogs.theme_editor import ThemeEditor
from db.library import Library
from db.records import Scope, ScopeKind
from tests.gui.person import Person


@pytest.fixture
def marked(highlighted: Library, person: Person) -> Person:
    """Someone before a library with the themes Crowds and Planning/Harbour."""
    return person


def go(person: Person, kind: ScopeKind, number: int) -> None:
    """Choose a theme or event in the sidebar."""
    person.press("Ctrl+1")
    person.window.listing.go(Scope(kind, number))
    person.wait()


def test_ctrl_t_makes_a_theme(person: Person) -> None:
    person.press("Ctrl+T")
    person.dialog(ThemeEditor)
    person.write("Weather")
    person.press("Ctrl+Return")
    person.back_in_window()
    assert "Weather" in person.places()
    assert "Weather" in person.said


def test_f2_in_the_sidebar_renames_the_theme_as_one_step(marked: Person) -> None:
    go(marked, ScopeKind.THEME, 1)
    marked.press("F2")
    marked.dialog(ThemeEditor)
    marked.press("Ctrl+A")
    marked.write("People")
    marked.press("Ctrl+Return")
    marked.back_in_window()
    assert marked.places()["People"] == 2
    marked.press("Ctrl+Z")
    assert marked.places()["Crowds"] == 2


def test_a_name_that_is_taken_is_told_in_the_form_and_can_be_put_right(marked: Person) -> None:
    marked.press("Ctrl+T")
    editor = marked.dialog(ThemeEditor)
    marked.write("Crowds")
    marked.press("Ctrl+Return")
    assert editor.isVisible()
    assert "Crowds" in editor.problem_text
    marked.write(" of people")
    marked.press("Ctrl+Return")
    marked.back_in_window()
    assert "Crowds of people" in marked.places()


def test_del_on_a_theme_asks_and_says_what_stays(marked: Person) -> None:
    go(marked, ScopeKind.THEME, 1)
    marked.press("Del")
    question = marked.dialog(Question)
    assert "2 highlights stand under it and stay." in question.words.text()
    marked.press("Esc")
    marked.back_in_window()
    assert "Crowds" in marked.places()
    marked.press("Del")
    marked.dialog(Question)
    marked.press("Return")
    marked.back_in_window()
    assert "Crowds" not in marked.places()


def test_after_its_theme_is_gone_the_list_shows_all_posts(marked: Person) -> None:
    go(marked, ScopeKind.THEME, 1)
    marked.press("Del")
    marked.dialog(Question)
    marked.press("Return")
    marked.back_in_window()
    assert len(marked.titles()) == 3
    assert marked.workspace.sidebar.scope() == Scope()


def test_two_themes_become_one(marked: Person) -> None:
    go(marked, ScopeKind.THEME, 1)
    marked.press("Ctrl+Alt+T")
    marked.dialog(MergeDialog)
    marked.write("Harbour")
    marked.press("Return")
    marked.back_in_window()
    assert marked.places()["Harbour"] == 3
    assert "Crowds" not in marked.places()


def test_merging_without_a_theme_chosen_says_what_to_do(marked: Person) -> None:
    marked.press("Ctrl+Alt+T")
    assert marked.said == "Choose a theme in the sidebar first."
    marked.press("Ctrl+Alt+E")
    assert marked.said == "Choose an event in the sidebar first."


def test_an_event_is_made_changed_and_merged(person: Person) -> None:
    person.press("Ctrl+Shift+E")
    person.dialog(EventEditor)
    person.write("River Night")
    person.press("Ctrl+Return")
    person.back_in_window()
    assert person.places()["River Night"] == 0
    go(person, ScopeKind.EVENT, 1)
    person.press("F2")
    editor = person.dialog(EventEditor)
    editor.venue.setFocus()
    person.write("The quay")
    person.press("Ctrl+Return")
    person.back_in_window()
    assert person.workspace.events[1].venue == "The quay"
    person.press("Ctrl+Alt+E")
    person.dialog(MergeDialog)
    person.write("River")
    person.press("Return")
    person.back_in_window()
    assert person.places()["River Night"] == 2
    assert "Lantern Week" not in person.places()


def test_delete_in_the_event_editor_closes_it_and_asks(person: Person) -> None:
    go(person, ScopeKind.EVENT, 1)
    person.press("F2")
    editor = person.dialog(EventEditor)
    editor.remove_wanted.emit(1)
    question = person.dialog(Question)
    assert not isValid(editor)
    assert "2 posts stand under it" in question.words.text()
    person.press("Return")
    person.back_in_window()
    assert "Lantern Week" not in person.places()
    person.press("Ctrl+Z")
    assert person.places()["Lantern Week"] == 2
