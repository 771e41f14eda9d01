"""F3 and Shift+F3 through all that a search found, and the place a hit opens at."""

import pytest

from db import incoming
from db.incoming import Arrival
from db.library import Library
from tests.gui.person import Person
from tests.unit.conftest import draft_of

FILLER = " ".join(f"filler{number} 🏮" for number in range(80))
TITLE = "Three boats"


@pytest.fixture
def library(library: Library) -> Library:
    """The three posts, and one in which two words stand together only at its end."""
    text = f"A boat שלום. {FILLER}\n{FILLER} the boat in the harbour e\u0301te\u0301 {FILLER} boat"
    with library.step() as session:
        incoming.save(session, [Arrival(draft_of(TITLE, *text.split("\n")), "Boat Notes", "")])
    return library


def at(person: Person) -> str:
    """The words from the caret on."""
    post = person.workspace.reader.post
    assert post is not None
    return post.text[person.workspace.reader.selected().start :]


def search(person: Person, query: str) -> None:
    person.press("Ctrl+F")
    person.write(query)
    person.press("Return")


def test_a_hit_opens_at_the_passage_that_its_snippet_shows(person: Person) -> None:
    search(person, "boat harbour")
    assert person.post == TITLE
    assert at(person).startswith("boat in the harbour")
    assert person.workspace.reader.places.walk.present == 1


def test_f3_goes_on_from_there(person: Person) -> None:
    search(person, "boat harbour")
    person.press("F3")
    assert at(person).startswith("harbour")
    person.press("Shift+F3", "Shift+F3")
    assert at(person).startswith("boat שלום")


def test_after_the_last_place_comes_the_first_of_the_next_post_and_the_status_says_so(
    person: Person,
) -> None:
    search(person, "nobody")
    first = person.post
    places = len(person.workspace.reader.places.walk.spans)
    person.press(*["F3"] * places)
    assert person.post != first
    assert person.workspace.reader.places.walk.present == 0
    assert person.said == f"On to “{person.post}”."


def test_before_the_first_place_comes_the_last_of_the_post_before(person: Person) -> None:
    search(person, "nobody")
    first = person.post
    places = len(person.workspace.reader.places.walk.spans)
    assert places > 1
    person.press(*["F3"] * places, "Shift+F3")
    assert person.post == first
    assert person.workspace.reader.places.walk.present == places - 1
    assert person.said == f"Back to “{first}”."


def test_past_both_ends_of_all_nothing_moves_and_that_is_said(person: Person) -> None:
    search(person, "boat harbour")
    person.press("Shift+F3", "Shift+F3")
    assert person.said == "That was the first place."
    person.press(*["F3"] * 4)
    assert (person.post, person.said) == (TITLE, "That was the last place.")
    assert at(person) == "boat"


def test_without_a_search_f3_says_nothing(person: Person) -> None:
    person.open_first()
    before = person.said
    person.press("F3")
    assert person.said == before
