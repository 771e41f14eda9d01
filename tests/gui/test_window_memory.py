"""What a window remembers of the one before it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from app.ui.window import Window
from db import searches
from db.library import Library
from db.records import Scope, ScopeKind
from tests.gui.person import Person, open_window, put_away

LANTERNS, MONEY, HARVEST = "Lanterns on the river", "Who pays for the lanterns?", "A quiet harvest"
Again = Callable[[], Person]


@pytest.fixture
def again(
    qtbot: QtBot, library: Library, window: Window, look: Appearance, tmp_path: Path
) -> Iterator[Again]:
    """Closes the window, and opens another one on the same file, as the next start does."""
    made: list[Window] = []

    def start() -> Person:
        put_away(window)
        memory = Remembered(tmp_path / "window.ini")  # from the disk
        made.append(open_window(qtbot, Library.open(library.path, write=True), look, memory))
        return Person(qtbot, made[-1])

    yield start
    for each in made:
        put_away(each)


def test_size_and_widths_of_the_panes_are_as_they_were(person: Person, again: Again) -> None:
    person.window.resize(780, 640)
    person.wait()
    person.window.frame.splitter.setSizes([0, 310, 470])
    before = person.window.size(), person.workspace.post_list.width()
    later = again()
    assert (later.window.size(), later.workspace.post_list.width()) == before


def test_the_order_of_the_list_is_as_it_was(person: Person, again: Again) -> None:
    person.press("Ctrl+Alt+3")
    assert again().titles() == [HARVEST, LANTERNS, MONEY]


def test_the_scope_is_shown_in_list_and_sidebar(person: Person, again: Again) -> None:
    person.window.listing.go(Scope(ScopeKind.EVENT, 2))
    person.wait()
    later = again()
    assert later.titles() == [HARVEST]
    assert later.workspace.sidebar.scope() == Scope(ScopeKind.EVENT, 2)


def test_a_saved_search_that_was_chosen_is_run_again(person: Person, again: Again) -> None:
    with person.workspace.tasks.library.step() as session:
        searches.save(session, "Fruit 🍎", "apples")
    person.wait()
    person.window.listing.go(Scope(ScopeKind.SEARCH, 1))
    person.wait()
    later = again()
    assert later.titles() == [HARVEST]
    assert later.workspace.search_bar.text.strip() == "apples"
    assert later.workspace.sidebar.scope() == Scope(ScopeKind.SEARCH, 1)
    later.press("Alt+1")
    assert len(later.titles()) == 3


def test_without_the_saved_search_that_was_chosen_all_posts_are_shown(
    person: Person, again: Again
) -> None:
    person.workspace.remembered.scope = Scope(ScopeKind.SEARCH, 7)
    later = again()
    assert len(later.titles()) == 3
    assert later.workspace.sidebar.scope() == Scope()


def test_the_post_is_open_and_chosen_in_the_list(person: Person, again: Again) -> None:
    person.press("Home", "Down")
    later = again()
    assert later.post == MONEY
    assert later.workspace.post_list.selected_posts() == [2]


def test_a_hidden_sidebar_stays_hidden(person: Person, again: Again) -> None:
    person.press("F8")
    later = again()
    assert not later.workspace.sidebar.isVisible()
    assert not later.workspace.actions["view.sidebar"].isChecked()


def test_a_scope_that_is_gone_is_all_posts(person: Person, again: Again) -> None:
    person.workspace.remembered.scope = Scope(ScopeKind.THEME, 99)
    later = again()
    assert later.titles() == [LANTERNS, MONEY, HARVEST]
    assert later.workspace.scope == Scope()


def test_a_post_that_is_gone_leaves_an_empty_page(person: Person, again: Again) -> None:
    person.press("Home", "Del", "Home")
    person.workspace.remembered.post = "0000-gone"
    assert again().post == ""


def test_a_note_that_is_being_written_is_saved_when_the_window_closes(
    highlighted: Library, person: Person, again: Again
) -> None:
    person.open_first()
    person.press("Ctrl+Home", "N", "Ctrl+A")
    person.write("Half a thou")
    later = again()
    notes = [each.note for each in later.workspace.reader.highlights]
    assert "Half a thou" in notes
