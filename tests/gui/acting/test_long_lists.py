"""A long list is seen from its first posts on, and whole a moment later."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.acting import listing
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from db.library import Library
from tests.gui.acting import many_posts
from tests.gui.person import Person, open_window, put_away, wait

FIRST = 20


@pytest.fixture
def many(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """More posts than a list shows at first."""
    many_posts.fill(library)
    monkeypatch.setattr(listing, "FIRST", FIRST)
    monkeypatch.setattr(listing, "FURTHER", 30)
    return library


def test_the_first_posts_are_shown_with_the_count_of_all_and_then_the_rest(
    many: Library, qtbot: QtBot, look: Appearance, remembered: Remembered
) -> None:
    window = open_window(qtbot, many, look, remembered)
    post_list = window.workspace.post_list
    seen: list[tuple[int, str]] = []
    with qtbot.waitSignal(post_list.view.model().modelReset):
        post_list.view.model().modelReset.connect(
            lambda: seen.append((len(post_list.rows), post_list.view.accessibleName()))
        )
        window.listing.refresh(keep=False)
    wait(qtbot, window)
    every = many_posts.COUNT + 3
    assert seen == [(FIRST, post_list.view.accessibleName())]
    assert f"{every} posts" in post_list.view.accessibleName()
    assert len(post_list.rows) == every
    put_away(window)


def test_the_end_of_a_long_list_is_the_oldest_post(many: Library, person: Person) -> None:
    person.window.listing.refresh(keep=False)
    person.window.workspace.post_list.setFocus()
    person.wait()
    person.press("Home", "End")
    assert len(person.titles()) == many_posts.COUNT + 3
    assert person.post == person.titles()[-1]


def test_whoever_walks_down_meanwhile_stays_at_their_post(many: Library, person: Person) -> None:
    person.window.listing.refresh(keep=False)
    person.window.workspace.post_list.setFocus()
    person.press("Home", "Down", "Down")
    chosen = person.post
    person.window.listing.refresh(keep=False)
    person.wait()
    assert len(person.titles()) == many_posts.COUNT + 3
    assert person.post == chosen


@pytest.mark.parametrize("keys", ["Ctrl+Alt+3", "Alt+2"])
def test_other_orders_and_scopes_are_whole_as_well(
    many: Library, person: Person, keys: str
) -> None:
    person.window.listing.refresh(keep=False)
    person.press(keys)
    assert len(person.titles()) == many_posts.COUNT + 3


def test_leaving_a_search_brings_the_whole_list_back(many: Library, person: Person) -> None:
    person.window.listing.refresh(keep=False)
    person.press("Ctrl+F")
    person.write("quiet")
    person.press("Escape")
    assert len(person.titles()) == many_posts.COUNT + 3
