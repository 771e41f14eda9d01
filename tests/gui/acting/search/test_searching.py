"""Searching by keys: hits as one types, place after place, and back to where one was."""

import pytest

from db.library import Library
from tests.gui.person import Person

LANTERNS, MONEY, HARVEST = "Lanterns on the river", "Who pays for the lanterns?", "A quiet harvest"


@pytest.fixture
def searching(person: Person) -> Person:
    """Someone who was in the middle of the third post, and searches for “lanterns” now."""
    person.press("Home", "End", "Return", "Ctrl+Right", "Ctrl+Right", "Ctrl+F")
    person.write("lanterns")
    return person


def at(person: Person) -> str:
    """The words from the caret on."""
    post = person.workspace.reader.post
    assert post is not None
    return post.text[person.workspace.reader.selected().start :]


def test_the_list_shows_what_is_found_while_one_types(person: Person) -> None:
    person.press("Ctrl+F")
    person.write("lan")
    assert sorted(person.titles()) == [LANTERNS, MONEY]
    person.write("terns riv")
    assert person.titles() == [LANTERNS]
    assert person.workspace.search_bar.hasFocus()


def test_down_opens_the_first_post_at_its_first_place(searching: Person) -> None:
    searching.press("Down")
    assert searching.post == MONEY
    assert at(searching).startswith("lanterns.")
    assert searching.focus is searching.workspace.post_list.view


def test_f3_walks_the_places_and_goes_on_to_the_next_post_and_back(person: Person) -> None:
    person.press("Ctrl+F")
    person.write("nobody")
    person.press("Down")
    first, walked = person.post, []
    for key in ("F3", "F3", "Shift+F3"):
        person.press(key)
        walked.append((person.post, at(person)[:6].lower()))
    assert first == HARVEST
    assert walked == [(HARVEST, "nobody"), (LANTERNS, "nobody"), (HARVEST, "nobody")]


def test_f3_on_the_last_place_of_all_stays_there(searching: Person) -> None:
    searching.press("Down", *["F3"] * 6)
    last = (searching.post, at(searching))
    searching.press("F3")
    assert (searching.post, at(searching)) == last


def test_esc_goes_back_to_post_place_list_and_pane_of_before(person: Person) -> None:
    person.press("Home", "End", "Return", "Ctrl+Right", "Ctrl+Right")
    before = (person.post, person.workspace.reader.selected())
    person.press("Ctrl+F")
    person.write("lanterns")
    person.press("Down", "F3", "Ctrl+F", "Esc")
    assert (person.post, person.workspace.reader.selected()) == before
    assert person.focus is person.workspace.reader
    assert person.titles() == [LANTERNS, MONEY, HARVEST]
    assert person.workspace.post_list.selected_posts() == [3]
    assert person.workspace.search_bar.text == ""


def test_esc_goes_back_to_the_place_in_the_same_post_too(person: Person) -> None:
    person.press("Home", "End", "Return", "Ctrl+End")
    before = person.workspace.reader.selected()
    person.press("Ctrl+F")
    person.write("apples")
    person.press("Down")
    assert person.workspace.reader.selected() != before
    person.press("Ctrl+F", "Esc")
    assert person.workspace.reader.selected() == before


def test_esc_goes_back_to_the_list_when_one_came_from_there(person: Person) -> None:
    person.press("Ctrl+2", "Home", "Ctrl+F")
    person.write("apples")
    person.press("Esc")
    assert person.focus is person.workspace.post_list.view
    assert person.post == LANTERNS


def test_after_the_search_f3_walks_nowhere(searching: Person) -> None:
    searching.press("Down", "Ctrl+F", "Esc", "Home", "Up", "Return", "Ctrl+Home", "F3")
    assert searching.workspace.reader.selected() == (0, 0)


def test_nothing_found_is_said_with_what_to_do(person: Person) -> None:
    person.press("Ctrl+F")
    person.write("zeppelin")
    assert person.rows() == []
    assert person.workspace.post_list.view.accessibleDescription().startswith("Nothing was found.")


def test_a_fault_in_the_query_stands_under_the_field_until_it_is_mended(person: Person) -> None:
    person.press("Ctrl+F")
    person.write("date:never")
    assert person.workspace.search_bar.notice.startswith("“date:never” is no clear day")
    person.press("Ctrl+A")
    person.write("apples")
    assert person.workspace.search_bar.notice == ""


def test_highlights_are_found_by_their_notes_and_open_at_their_passage(
    highlighted: Library, person: Person
) -> None:
    person.press("Ctrl+F")
    person.write("counted")
    assert "The harbour filled up" in person.passages()
    person.press("Down")
    while not person.workspace.reader.focused_highlight:
        person.press("Down")
    assert person.post == LANTERNS


def test_the_saved_scope_comes_back_after_the_search(searching: Person) -> None:
    searching.press("Esc", "Alt+3")
    assert searching.titles() == []
    searching.press("Ctrl+F")
    searching.write("apples")
    assert searching.titles() == [HARVEST]
    searching.press("Esc")
    assert searching.titles() == []


def test_choosing_a_scope_ends_the_search(searching: Person) -> None:
    searching.press("Alt+1")
    assert searching.workspace.search_bar.text == ""
    assert searching.titles() == [LANTERNS, MONEY, HARVEST]


def test_esc_in_the_text_ends_the_search_when_nothing_else_is_to_be_left(person: Person) -> None:
    person.press("Ctrl+F")
    person.write("lantern")
    person.press("Return")
    person.press("Ctrl+3")
    person.press("Esc")
    person.press("Esc")
    assert person.workspace.query == ""
    assert person.workspace.search_bar.text == ""
