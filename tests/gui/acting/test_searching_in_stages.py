"""Searching in two stages: what is newest at once, the best after a pause, and nothing jumps."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.acting.search.stages import Stages
from app.ui.browsing.post_list_rows import HeadRow, PostRow
from db.library import Library
from db.search import post_hits
from tests.gui.acting.many_posts import BEST, COUNT, fill
from tests.gui.person import Person, words


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "many.eventnotes") as made:
        fill(made)
        yield made


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first stage looks at the newest ten alone, as it does at thousands in a large library."""
    monkeypatch.setattr(post_hits, "NEWEST", 10)


@pytest.fixture
def typing(person: Person) -> Person:
    """Someone who has typed “lanterns” a moment ago; the pause ends by `pause` alone."""
    stages(person).pause.setInterval(10_000_000)
    person.press("Ctrl+F")
    person.write("lanterns")
    return person


def stages(person: Person) -> Stages:
    found = person.window.findChild(Stages)
    assert found is not None
    return found


def pause(person: Person) -> None:
    """Let the time without a key go by."""
    stages(person).pause.timeout.emit()
    person.wait()


def head(person: Person) -> str:
    return person.workspace.post_list.view.accessibleName()


def chosen(person: Person) -> str:
    row = person.workspace.post_list.current_row()
    return row.line.title if isinstance(row, PostRow) else ""


def test_at_once_the_newest_are_shown_and_it_is_said_that_more_comes(typing: Person) -> None:
    assert head(typing).endswith("newest matches, ranking…")
    assert BEST not in typing.titles()
    assert len(typing.titles()) == 10


def test_after_a_pause_the_best_stands_first_and_the_count_is_exact(typing: Person) -> None:
    pause(typing)
    assert typing.titles()[0] == BEST
    assert head(typing) == f"{COUNT} posts, by relevance"
    assert words(typing.workspace.post_list).startswith(f"{COUNT} posts")


def test_typing_on_waits_for_the_next_pause(typing: Person) -> None:
    timer = stages(typing).pause
    assert timer.isActive()
    pause(typing)
    assert not timer.isActive()
    typing.press("Backspace")
    assert timer.isActive()
    assert head(typing).endswith("newest matches, ranking…")


def test_enter_waits_for_the_best(typing: Person) -> None:
    typing.press("Return")
    assert chosen(typing) == typing.post == BEST
    assert typing.focus is typing.workspace.post_list.view


def test_down_takes_what_is_there(typing: Person) -> None:
    first = typing.titles()[0]
    typing.press("Down")
    assert chosen(typing) == typing.post == first != BEST


def test_what_is_ranked_later_moves_no_row_in_view_once_one_is_chosen(typing: Person) -> None:
    typing.press("Down", "Down", "Down")
    post_list = typing.workspace.post_list
    before, at, scroll = typing.titles(), chosen(typing), post_list.scroll_value()
    kept = post_list.held_until() + 1
    pause(typing)
    assert typing.titles()[:kept] == before[:kept]
    assert (chosen(typing), post_list.scroll_value()) == (at, scroll)
    assert BEST in typing.titles()[kept:]
    assert len(typing.titles()) == len(set(typing.titles())) > len(before)
    assert head(typing) == f"{COUNT} posts, newest first, then by relevance"


def test_someone_who_waits_for_the_best_and_walks_on_stays_where_they_are(typing: Person) -> None:
    typing.press("Down", "Ctrl+F", "Down", "Down")
    at = chosen(typing)
    pause(typing)
    assert chosen(typing) == at


def test_more_rows_come_below_when_the_end_is_in_view(typing: Person) -> None:
    pause(typing)
    typing.press("Down")
    before = typing.titles()
    assert len(before) == 60
    typing.press("End")
    typing.wait()
    assert typing.titles()[:60] == before
    assert sorted(typing.titles()) == sorted({*before, *typing.titles()})
    assert len(typing.titles()) == COUNT


def test_snippets_come_for_the_rows_in_view_with_the_words_marked(typing: Person) -> None:
    posts = [row for row in typing.rows() if isinstance(row, PostRow)]
    row = posts[0]
    assert row.snippet is not None
    start, end = row.marks[0]
    assert row.snippet[start:end] == "lanterns"
    assert row.places == 1
    assert posts[-1].snippet is None  # nobody has seen it yet


def test_a_letter_more_leaves_the_snippets_until_the_new_ones_come(typing: Person) -> None:
    typing.press("Backspace")
    row = typing.rows()[0]
    assert isinstance(row, PostRow)
    assert not row.is_provisional
    start, end = row.marks[0]
    assert (row.snippet or "")[start:end] == "lanterns"


def test_without_highlights_there_are_no_heads(typing: Person) -> None:
    assert not any(isinstance(row, HeadRow) for row in typing.rows())
