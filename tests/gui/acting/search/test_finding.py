"""Finding in the open post by keys: Ctrl+Shift+F, typing, Enter, F3, the choices, Esc."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from app.ui.acting.search import finding
from app.ui.reading.places.find_bar import FindBar
from db import incoming
from db.incoming import Arrival
from db.library import Library
from tests.gui.person import Person
from tests.unit.conftest import draft_of

FAMILY = "👨\u200d👩\u200d👧"
TITLE = "Find me"
TEXT = (
    f"Boats 🏮 came, and boats {FAMILY} went. Bo\u0301ats! A boathouse.\n"
    "שלום to the BOATS, and to nobody else.\nThe last (boats) of all."
)


@pytest.fixture
def library(library: Library) -> Library:
    """The three posts and one with words that stand in it often."""
    with library.step() as session:
        incoming.save(session, [Arrival(draft_of(TITLE, *TEXT.split("\n")), "Boat Notes", "")])
    return library


@pytest.fixture
def reading(person: Person) -> Person:
    """Someone who reads the post, the caret at its beginning."""
    numbers = {line.title: n for n, line in enumerate(person.lines())}
    person.press("Ctrl+2", "Home", *["Down"] * numbers[TITLE], "Return")
    assert person.post == TITLE
    person.press("Ctrl+Home")
    return person


def bar(person: Person) -> FindBar:
    found = person.window.findChild(FindBar)
    assert found is not None
    return found


def field(person: Person) -> str:
    found = bar(person).findChild(QLineEdit)
    assert found is not None
    return found.text()


def at(person: Person, letters: int = 5) -> str:
    """The words from the caret on."""
    post = person.workspace.reader.post
    assert post is not None
    return post.text[person.workspace.reader.selected().start :][:letters]


def offset(person: Person) -> int:
    return person.workspace.reader.selected().start


def test_typing_goes_to_the_first_place_from_the_caret_on(reading: Person) -> None:
    reading.press(*["Right"] * 3, "Ctrl+Shift+F")
    reading.write("boats")
    assert (offset(reading), bar(reading).said) == (TEXT.index("boats"), "2 of 5")
    assert isinstance(reading.focus, QLineEdit)


def test_what_is_typed_further_is_sought_from_where_the_person_was(reading: Person) -> None:
    reading.press("Ctrl+Shift+F")
    reading.write("b")
    assert offset(reading) == 0
    reading.write("oath")
    assert (at(reading), bar(reading).said) == ("boath", "1 of 1")
    reading.press("Backspace")
    assert (offset(reading), bar(reading).said) == (0, "1 of 6")


def test_enter_and_f3_walk_on_and_with_shift_back(reading: Person) -> None:
    reading.press("Ctrl+Shift+F")
    reading.write("boats")
    walked = []
    for key in ("Return", "F3", "Shift+Return", "Shift+F3"):
        reading.press(key)
        walked.append(bar(reading).said)
    assert walked == ["2 of 5", "3 of 5", "2 of 5", "1 of 5"]
    assert offset(reading) == 0


def test_the_post_is_a_ring_and_that_is_said(reading: Person) -> None:
    reading.press("Ctrl+Shift+F")
    reading.write("boats")
    reading.press("Shift+F3")
    assert bar(reading).said == "5 of 5 · from the end"
    assert at(reading, 7) == "boats) "
    reading.press("F3")
    assert bar(reading).said == "1 of 5 · from the beginning"
    assert reading.post == TITLE


def test_whole_words_and_capitals_are_chosen_by_keys(reading: Person) -> None:
    reading.press("Ctrl+Shift+F")
    reading.write("boat")
    assert bar(reading).said == "1 of 6"
    reading.press("Alt+W")
    assert bar(reading).said == "Not in this post"
    reading.write("s")
    assert bar(reading).said == "1 of 5"
    reading.press("Alt+C")
    assert (bar(reading).said, at(reading)) == ("1 of 2", "boats")
    reading.press("Alt+W", "Alt+C")
    assert bar(reading).said == "1 of 5"


def test_signs_are_signs_and_no_query(reading: Person) -> None:
    reading.press("Ctrl+Shift+F")
    reading.write("(boats)")
    assert bar(reading).said == "1 of 1"
    reading.press("Ctrl+A")
    reading.write("-boats")
    assert bar(reading).said == "Not in this post"
    assert reading.workspace.query == ""


@pytest.mark.parametrize(
    ("right", "letters", "found", "said"),
    [
        (0, 5, "Boats", "1 of 5"),
        (6, 1, "🏮", "1 of 1"),
        (TEXT.index("Bo\u0301"), 5, "Bo\u0301ats", "3 of 5"),
        (TEXT.index("שלום"), 4, "שלום", "1 of 1"),
    ],
)
def test_the_bar_begins_with_what_is_selected(
    reading: Person, right: int, letters: int, found: str, said: str
) -> None:
    reader = reading.workspace.reader
    reader.go_to(right)
    reading.press(*["Shift+Right" if found != "שלום" else "Shift+Left"] * letters)
    reading.press("Ctrl+Shift+F")
    assert (field(reading), bar(reading).said) == (found, said)


def test_without_a_selection_it_begins_with_what_was_sought_last(reading: Person) -> None:
    reading.press("Ctrl+Shift+F")
    reading.write("to")
    reading.press("Esc", "Ctrl+Shift+F")
    assert (field(reading), bar(reading).said) == ("to", "1 of 2")
    reading.write("the")
    assert field(reading) == "the"


def test_esc_closes_the_bar_with_the_caret_at_the_place(reading: Person) -> None:
    reading.press("Ctrl+Shift+F")
    reading.write("to")
    reading.press("F3", "Esc")
    assert not bar(reading).isVisible()
    assert reading.focus is reading.workspace.reader
    assert reading.workspace.reader.selected() == (TEXT.rindex("to"), TEXT.rindex("to"))
    before = offset(reading)
    reading.press("F3")
    assert offset(reading) == before


def test_esc_in_the_text_closes_the_bar_before_it_ends_a_search(reading: Person) -> None:
    reading.press("Ctrl+F")
    reading.write("nobody")
    reading.press("Return", "Ctrl+3", "Ctrl+Shift+F")
    reading.write("the")
    reading.press("Ctrl+3", "Esc")
    assert not bar(reading).isVisible()
    assert reading.workspace.query == "nobody"
    reading.press("Esc")
    assert reading.workspace.query == ""


def test_closing_the_bar_brings_the_places_of_the_search_back(reading: Person) -> None:
    reading.press("Ctrl+F")
    reading.write("boats")
    reading.press("Return", "Ctrl+3")
    assert reading.post == TITLE
    reader = reading.workspace.reader
    marked = [len(reader.places.walk.spans)]
    reading.press("Ctrl+Shift+F")
    reading.write("to")
    marked.append(len(reader.places.walk.spans))
    reading.press("Esc")
    marked.append(len(reader.places.walk.spans))
    assert marked == [5, 2, 5]
    counts = [each.text() for each in reader.findChildren(QLabel) if each.isVisible()]
    assert counts == ["1 of 5"]


def test_f3_stays_in_the_post_while_the_bar_is_open(reading: Person) -> None:
    reading.press("Ctrl+F")
    reading.write("to")
    reading.press("Return", "Ctrl+Shift+F")
    reading.press("Ctrl+A")
    reading.write("zeppelin")
    before = reading.post
    reading.press("F3", "F3")
    assert (reading.post, bar(reading).said) == (before, "Not in this post")


def test_another_post_that_is_opened_is_searched_too_and_stays_where_it_was_opened(
    reading: Person,
) -> None:
    reading.press("Ctrl+Shift+F")
    reading.write("the")
    reading.press("Ctrl+2", "Home" if reading.lines()[0].title != TITLE else "End")
    assert reading.post != TITLE
    count = len(reading.workspace.reader.places.walk.spans)
    assert count
    assert bar(reading).said == (f"{count} places" if count > 1 else "1 place")
    assert offset(reading) == 0


def test_a_long_post_is_searched_beside_the_window(
    reading: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "SHORT", 3)
    reading.press("Ctrl+Shift+F")
    reading.write("boats")
    assert (bar(reading).said, offset(reading)) == ("1 of 5", 0)


def test_an_answer_that_comes_after_the_bar_was_closed_is_not_shown(
    reading: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "SHORT", 3)
    reading.press("Ctrl+Shift+F")
    text = QApplication.focusWidget()
    assert isinstance(text, QLineEdit)
    text.setText("boats")
    reading.press("Esc")
    assert reading.workspace.reader.places.walk.spans == ()


def test_without_a_post_it_says_what_to_do(person: Person) -> None:
    person.workspace.reader.show_post(None)
    person.press("Ctrl+Shift+F")
    assert person.said == "Open a post first."
    assert person.window.findChild(FindBar) is None


def test_the_bar_goes_with_the_post(reading: Person) -> None:
    reading.press("Ctrl+Shift+F")
    reading.write("boats")
    reading.workspace.reader.show_post(None)
    assert not bar(reading).isVisible()


def test_all_parts_of_the_bar_have_names(reading: Person) -> None:
    reading.press("Ctrl+Shift+F")
    unnamed = [
        each
        for each in bar(reading).findChildren(QLineEdit)
        if each.isVisible() and not each.accessibleName()
    ]
    assert unnamed == []
    assert bar(reading).accessibleName() == "Find in this post"
