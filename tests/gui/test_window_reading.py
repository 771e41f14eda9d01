"""Reading by keys: posts open by arrows, and each is found again where one stopped."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from app.ui.window import Window
from db import incoming
from db.incoming import Arrival
from db.library import Library
from tests.gui.person import Person, open_window, put_away
from tests.unit.conftest import MakeDraft

LANTERNS, MONEY, HARVEST = "Lanterns on the river", "Who pays for the lanterns?", "A quiet harvest"


@pytest.fixture
def long_post(library: Library, make_draft: MakeDraft) -> Library:
    """A fourth post, higher than the window, the newest of all."""
    paragraphs = [f"Paragraph {n} 🏮 cafe\u0301 שלום " + "of many words " * 40 for n in range(60)]
    draft = make_draft("The long evening", *paragraphs, published="2026-01-01")
    with library.step() as session:
        incoming.save(session, [Arrival(draft, "Harbour Notes", "Lantern Week")])
    return library


def test_the_list_shows_all_posts_at_first_the_newest_first(person: Person) -> None:
    assert person.titles() == [LANTERNS, MONEY, HARVEST]
    assert person.post == ""
    assert person.focus is person.workspace.post_list.view


def test_the_arrows_open_one_post_after_the_other(person: Person) -> None:
    read = []
    for key in ("Home", "Down", "Down", "Up"):
        person.press(key)
        read.append(person.post)
    assert read == [LANTERNS, MONEY, HARVEST, MONEY]
    assert person.focus is person.workspace.post_list.view


def test_enter_goes_to_the_text_of_the_post(person: Person) -> None:
    person.press("Home", "Return")
    assert person.focus is person.workspace.reader


def test_j_and_k_go_from_post_to_post_without_leaving_the_text(person: Person) -> None:
    person.open_first()
    person.press("J", "J")
    assert person.post == HARVEST
    person.press("K")
    assert person.post == MONEY
    assert person.focus is person.workspace.reader


def test_the_caret_stands_where_it_stood_when_the_post_is_opened_again(person: Person) -> None:
    person.open_first()
    person.press("Ctrl+Right", "Ctrl+Right", "Ctrl+Right")
    place = person.workspace.reader.selected()
    assert place.start > 0
    person.press("J", "K")
    assert person.post == LANTERNS
    assert person.workspace.reader.selected() == place


def test_caret_scroll_post_and_scope_outlive_the_window(
    long_post: Library, person: Person, qtbot: QtBot, look: Appearance, remembered: Remembered
) -> None:
    person.window.resize(780, 640)  # what fits on the screen of the offscreen platform, too
    person.press("Alt+2", "Home", "Return", *["PgDown"] * 4, "Ctrl+Right")
    before = person.workspace.reader.progress()
    assert before.top > 0
    put_away(person.window)
    again = Person(qtbot, reopened(qtbot, long_post, look, remembered))
    assert again.post == "The long evening"
    assert again.workspace.reader.progress() == before
    put_away(again.window)


def test_back_and_forward_go_through_what_was_open_and_where(person: Person) -> None:
    person.open_first()
    person.press("Ctrl+Right", "Ctrl+Right")
    place = person.workspace.reader.selected()
    person.press("J", "J", "Alt+Left", "Alt+Left")
    assert (person.post, person.workspace.reader.selected()) == (LANTERNS, place)
    person.press("Alt+Right")
    assert person.post == MONEY
    assert person.workspace.post_list.selected_posts() == [2]


def test_there_is_no_way_back_at_first_and_no_way_forward_after_a_new_post(person: Person) -> None:
    actions = person.workspace.actions
    assert not actions["go.back"].isEnabled()
    person.press("Home", "Down", "Alt+Left")
    assert actions["go.forward"].isEnabled()
    person.press("End")
    assert not actions["go.forward"].isEnabled()
    assert actions["go.back"].isEnabled()


def test_posts_that_were_only_passed_quickly_do_not_disturb_the_way_back(person: Person) -> None:
    person.open_first()
    person.window.opening.open(2)
    person.window.opening.open(3)  # before the second has been read
    person.wait()
    person.press("Alt+Left")
    assert person.post == MONEY
    person.press("Alt+Left")
    assert person.post == LANTERNS


def test_a_post_in_the_trash_is_passed_over_on_the_way_back(person: Person) -> None:
    person.press("Home", "Down", "Ctrl+Del")
    person.press("Alt+Left")
    assert person.post == LANTERNS


def test_a_post_is_read_when_one_stays_in_it(person: Person) -> None:
    assert person.places()["Unread"] == 3
    person.press("Home")
    person.qtbot.waitUntil(lambda: person.places()["Unread"] == 2)
    person.wait()
    assert [line.unread for line in person.lines()] == [False, True, True]


def reopened(qtbot: QtBot, library: Library, look: Appearance, remembered: Remembered) -> Window:
    """A window on the same file, as at the next start."""
    return open_window(qtbot, Library.open(library.path, write=True), look, remembered)
