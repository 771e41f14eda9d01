"""Related posts by R, and the words of a theme by W."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from app import marking
from app.ui.browsing.related.panel import RelatedPanel
from db import posts
from db.library import Library
from db.records import Span
from tests.gui.person import Person
from tests.unit.db.three_subjects import fill

HARVEST = "Why the queen left"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("relating") / "subjects.eventnotes"
    with Library.create(path) as library:
        fill(library)
        for post_id, paths in ((5, ("Garden",)), (6, ("Garden/Honey",)), (7, ("Garden", "Rails"))):
            with library.step() as session:
                text = posts.title_and_text(session, post_id)[1]
                span = Span(0, text.index("\n"))
                marking.highlight(session, post_id, span, theme_paths=paths)
    return path.read_bytes()


@pytest.fixture
def library(filled: bytes, tmp_path: Path) -> Iterator[Library]:
    """Twelve posts about three subjects, those about bees under themes."""
    path = tmp_path / "subjects.eventnotes"
    path.write_bytes(filled)
    with Library.open(path, write=True) as library:
        yield library


def panel(person: Person) -> RelatedPanel:
    [found] = person.window.findChildren(RelatedPanel)
    return found


def is_open(person: Person) -> bool:
    return any(each.isVisible() for each in person.window.findChildren(RelatedPanel))


def rows(person: Person) -> list[str]:
    """All that the panel's list reads out, heads among it."""
    model = panel(person).findChildren(QListView)[0].model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def chosen(person: Person) -> str:
    entry = panel(person).chosen()
    return entry.title if entry else ""


def open_post(person: Person, title: str) -> None:
    person.press("Ctrl+2", "Home")
    person.press(*["Down"] * person.titles().index(title), "Return")
    assert person.post == title


def in_sidebar(person: Person, name: str) -> None:
    """Go down the sidebar by keys until a row is chosen."""
    person.press("Ctrl+1", "Home")
    while person.workspace.sidebar.currentIndex().data() != name:
        before = person.workspace.sidebar.currentIndex().data()
        person.press("Down")
        assert person.workspace.sidebar.currentIndex().data() != before


def test_r_lists_what_goes_with_the_open_post_in_three_parts(person: Person) -> None:
    open_post(person, "Lanterns on the river")
    person.press("R")
    heads = [row for row in rows(person) if row in {"Reads alike", "Same event", "Linked"}]
    assert heads == ["Reads alike", "Same event", "Linked"]
    told = "\n".join(rows(person))
    assert "A procession in the rain" in told
    assert "% alike" in told
    assert "River Week" in told
    assert "linked from this post" in told
    assert "Quay Notes" in told
    assert panel(person).title == "Related to “Lanterns on the river”"


def test_enter_opens_the_chosen_post_with_the_keyboard_in_its_text(person: Person) -> None:
    open_post(person, "Lanterns on the river")
    person.press("R", "Down")
    wanted = chosen(person)
    assert wanted
    person.press("Return")
    assert person.post == wanted
    assert not is_open(person)
    assert person.focus is person.workspace.reader


def test_up_from_the_first_goes_to_the_last(person: Person) -> None:
    open_post(person, "Lanterns on the river")
    person.press("R", "Up")
    last = chosen(person)
    person.press("Down", "End")
    assert chosen(person) == last
    person.press("Home", "Up")
    assert chosen(person) == last


def test_escape_goes_back_to_where_the_keyboard_was(person: Person) -> None:
    open_post(person, HARVEST)
    before = person.focus
    person.press("R", "Down", "Esc")
    assert not is_open(person)
    assert person.focus is before
    assert person.post == HARVEST


def test_ctrl_enter_searches_the_shared_words(person: Person) -> None:
    open_post(person, HARVEST)
    person.press("R")
    wanted = chosen(person)
    person.press("Ctrl+Return")
    assert not is_open(person)
    assert person.workspace.query == person.workspace.search_bar.text != ""
    assert {wanted, HARVEST} <= set(person.titles())


def test_letters_are_not_keys_of_the_window_while_the_panel_is_open(person: Person) -> None:
    open_post(person, HARVEST)
    person.press("R")
    person.write("s")
    assert is_open(person)
    assert not any(line.starred for line in person.lines())


def test_without_an_open_post_r_says_what_is_missing(person: Person) -> None:
    person.workspace.reader.show_post(None)
    person.press("R")
    assert not is_open(person)
    assert person.said == "Open a post first."


def test_a_post_with_nothing_in_common_says_so(person: Person) -> None:
    with person.workspace.tasks.library.step() as session:
        for post_id in (1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12):
            posts.remove(session, post_id)
    person.wait()
    person.press("Ctrl+2", "Home", "Return", "R")
    assert rows(person) == ["No other post shares its words, its event or a link."]
    person.press("Return", "Down", "Esc")
    assert not is_open(person)


def test_w_lists_the_words_of_the_theme_in_the_sidebar(person: Person) -> None:
    in_sidebar(person, "Garden")
    person.press("W")
    assert panel(person).title == "Words of “Garden”"
    assert any(row.startswith("swarm, 3 passages, ") for row in rows(person))


def test_enter_searches_a_word_outside_the_theme(person: Person) -> None:
    in_sidebar(person, "Garden")
    person.press("W")
    word = chosen(person)
    assert not person.workspace.query
    person.press("Return")
    assert person.workspace.query == person.workspace.search_bar.text
    assert person.workspace.query.startswith(word)
    assert person.titles() == [HARVEST]


def test_space_chooses_several_words_that_are_searched_together(person: Person) -> None:
    in_sidebar(person, "Garden")
    person.press("W")
    first = chosen(person)
    person.press("Space", "Down")
    second = chosen(person)
    person.press("Space", "Down", "Space", "Space", "Return")
    assert first != second
    assert f"{first} OR {second}" in person.workspace.query
    assert "OR" in person.workspace.query
    assert person.workspace.query.count(" OR ") == 1


def test_w_asks_for_the_theme_where_none_is_chosen(person: Person) -> None:
    open_post(person, HARVEST)
    person.press("W")
    assert panel(person).title == "Words of which theme?"
    person.write("garden / h")
    assert chosen(person) == "Garden / Honey"
    person.press("Return")
    assert panel(person).title == "Words of “Honey”"


def test_w_takes_the_theme_of_the_highlight_the_person_is_at(person: Person) -> None:
    open_post(person, "A swarm in the chimney")
    person.press("]", "W")
    assert panel(person).title == "Words of “Honey”"


def test_of_a_highlight_under_several_themes_w_asks_which(person: Person) -> None:
    open_post(person, "Honey, counted")
    person.press("]", "W")
    assert [row.partition(",")[0] for row in rows(person)] == ["Themes", "Garden", "Rails"]
