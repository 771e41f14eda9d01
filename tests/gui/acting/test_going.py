"""Going anywhere by Ctrl+K."""

import pytest

from tests.gui.person import Person

LANTERNS = "Lanterns on the river"


def marked(person: Person) -> int:
    """How many places are marked in the open post."""
    before = person.workspace.reader.selected()
    person.press("F3")
    return int(person.workspace.reader.selected() != before)


@pytest.mark.parametrize("typed", [LANTERNS, "lanterns riv", "RIVER lantern"])
def test_a_post_asked_for_by_its_title_opens_without_marked_places(
    person: Person, typed: str
) -> None:
    person.press("Ctrl+K")
    person.write(typed)
    person.press("Return")
    assert person.post == LANTERNS
    assert not marked(person)


def test_a_post_found_by_its_text_opens_at_the_first_place(person: Person) -> None:
    person.press("Ctrl+K")
    person.write("nobody")
    person.press("Return")
    post = person.workspace.reader.post
    assert post is not None
    start = person.workspace.reader.selected().start
    assert post.text[start:].lower().startswith("nobody")
