"""The sidebar and the list: scopes, counts, orders, and the passages of a theme."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.browsing.post_list_rows import HeadRow
from app.ui.dialogs.trash import Trash
from db import history, models
from db.library import Library, Session
from db.records import State
from tests.gui.person import Person

LANTERNS, MONEY, HARVEST = "Lanterns on the river", "Who pays for the lanterns?", "A quiet harvest"


@pytest.fixture
def marked(highlighted: Library, person: Person) -> Person:
    """Someone before a library with the themes Crowds and Planning/Harbour."""
    return person


def walk_to(person: Person, name: str) -> None:
    """Go down the sidebar by keys until a row is chosen."""
    person.press("Ctrl+1", "Home")
    for _row in range(20):
        if person.workspace.sidebar.currentIndex().data() == name:
            return
        person.press("Down")
    raise AssertionError(name)


def test_the_sidebar_counts_what_there_is_and_hides_what_needs_no_look(person: Person) -> None:
    assert person.places() == {
        "All posts": 3, "Unread": 3, "Starred": 0, "Highlighted": 0, "Recently added": 3,
        "Trash": 0, "Harvest Fair": 1, "Lantern Week": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "titles"),
    [
        ("Alt+1", [LANTERNS, MONEY, HARVEST]),
        ("Alt+2", [LANTERNS, MONEY, HARVEST]),
        ("Alt+3", []),
        ("Alt+4", [LANTERNS, MONEY]),
        ("Alt+5", [LANTERNS, MONEY, HARVEST]),
    ],
)
def test_each_part_of_the_library_has_its_key(marked: Person, keys: str, titles: list[str]) -> None:
    marked.press(keys)
    assert marked.titles() == titles


def test_the_arrows_in_the_sidebar_show_each_scope(marked: Person) -> None:
    walk_to(marked, "Harvest Fair")
    assert marked.titles() == [HARVEST]
    marked.press("Down")
    assert marked.titles() == [LANTERNS, MONEY]


def test_an_event_lists_its_posts_and_then_its_passages(marked: Person) -> None:
    walk_to(marked, "Lantern Week")
    assert marked.titles() == [LANTERNS, MONEY]
    assert len(marked.passages()) == 3
    heads = [row.text for row in marked.rows() if isinstance(row, HeadRow)]
    assert heads == ["2 posts", "3 passages"]


def test_a_theme_lists_its_passages_and_enter_opens_the_place(marked: Person) -> None:
    walk_to(marked, "Crowds")
    assert marked.titles() == []
    assert marked.passages() == ["The harbour filled up", "Procurement rules"]
    marked.press("Ctrl+2", "Home", "Down", "Return")
    assert marked.post == MONEY
    assert marked.focus is marked.workspace.reader
    assert marked.workspace.reader.focused_highlight == marked.workspace.reader.highlights[0].id


def test_a_theme_lists_what_stands_under_those_below_it_too(marked: Person) -> None:
    walk_to(marked, "Planning")
    assert [each[:9] for each in marked.passages()] == ["filled up"]


def test_del_on_a_passage_of_the_list_removes_that_highlight(marked: Person) -> None:
    walk_to(marked, "Crowds")
    marked.press("Ctrl+2", "Home", "Del")
    assert marked.passages() == ["Procurement rules"]
    assert marked.places()["Crowds"] == 1


def test_the_list_follows_what_is_done_to_its_posts(person: Person) -> None:
    person.press("Alt+3")
    assert person.titles() == []
    person.press("Alt+1", "Home", "S", "Alt+3")
    assert person.titles() == [LANTERNS]
    person.press("Ctrl+Z")
    assert person.titles() == []


def test_an_empty_list_says_why_and_what_to_do(person: Person) -> None:
    person.press("Alt+3")
    words = person.workspace.post_list.view.accessibleDescription()
    assert words == "Nothing is starred. S puts a star on a post."


@pytest.mark.parametrize(
    ("keys", "titles"),
    [
        ("Ctrl+Alt+1", [LANTERNS, MONEY, HARVEST]),
        ("Ctrl+Alt+3", [HARVEST, LANTERNS, MONEY]),
        ("Ctrl+Alt+4", [LANTERNS, MONEY, HARVEST]),
    ],
)
def test_the_list_can_be_sorted(marked: Person, keys: str, titles: list[str]) -> None:
    marked.press(keys)
    assert marked.titles() == titles


def test_sorting_stays_at_the_post_one_was_at(person: Person) -> None:
    person.press("Home", "Down", "Ctrl+Alt+3")
    assert person.workspace.post_list.selected_posts() == [2]


def test_the_arrows_walk_past_the_trash_and_enter_opens_it(person: Person) -> None:
    walk_to(person, "Trash")
    assert person.rows() == []
    assert "Enter shows the trash." in person.workspace.post_list.view.accessibleDescription()
    person.press("Return")
    person.dialog(Trash).close()
    person.back_in_window()


def test_a_click_on_the_trash_opens_it(person: Person) -> None:
    sidebar = person.workspace.sidebar
    walk_to(person, "Trash")
    area = sidebar.visualRect(sidebar.currentIndex())
    person.press("Home")
    QTest.mouseClick(
        sidebar.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, area.center()
    )
    person.dialog(Trash).close()
    person.back_in_window()


def test_enter_in_the_sidebar_goes_on_to_the_list(person: Person) -> None:
    walk_to(person, "Harvest Fair")
    person.press("Return")
    assert person.focus is person.workspace.post_list.view


def test_the_first_arrow_in_another_list_chooses_its_first_post(person: Person) -> None:
    person.press("Ctrl+3", "Alt+2", "Ctrl+2", "Down")
    assert person.post == LANTERNS


def test_to_check_comes_while_a_highlight_needs_a_look_and_lists_it(marked: Person) -> None:
    assert "To check" not in marked.places()
    marked.workspace.tasks.write(doubt_the_last)
    marked.wait()
    assert marked.places()["To check"] == 1
    walk_to(marked, "To check")
    assert marked.passages() == ["Procurement rules"]
    marked.press("Ctrl+Z")
    assert "To check" not in marked.places()
    assert marked.titles() == [LANTERNS, MONEY, HARVEST]


def doubt_the_last(session: Session) -> None:
    """Let a person look at the last highlight, as an import does when a text has changed."""
    history.describe(session, "Change a text")
    session.get_one(models.Placement, (3, 2)).state = State.CHECK  # in the text of the second post
