"""The states that a text has had can be looked back at."""

import pytest
from sqlalchemy.orm import Session

from db import posts, renewing, versions
from db.errors import NotFoundProblem
from db.library import Library
from tests.unit.conftest import draft_of
from tests.unit.db.marks import mark, take_text

NEWER = draft_of("Lanterns on the river", "Nobody 🏮 cafe\u0301 נור.", "A second one.")


def test_the_states_of_a_text_come_the_oldest_first(session: Session) -> None:
    take_text(session, 1, NEWER)
    first, second = versions.listed(session, 1)
    assert [(line.number, line.is_present) for line in (first, second)] == [(1, False), (2, True)]
    assert second.words == 7
    assert first.made <= second.made


def test_a_text_is_opened_with_its_blocks(session: Session) -> None:
    before = posts.open_post(session, 1)
    take_text(session, 1, NEWER)
    old, new = (versions.opened(session, 1, number) for number in (1, 2))
    assert (old.text, old.blocks) == (before.text, before.blocks)
    assert (new.text, new.blocks) == (NEWER.text, NEWER.blocks)


@pytest.mark.parametrize("number", [0, 2, 3, -2, 99])
def test_there_is_no_text_that_the_post_never_had(session: Session, number: int) -> None:
    renewing.arrive(session, 1, NEWER)  # -2, of an import that is not over
    with pytest.raises(NotFoundProblem, match=f"no version “{number}”"):
        versions.opened(session, 1, number)
    assert len(versions.listed(session, 1)) == 1


def test_a_post_that_is_not_there_has_no_states(session: Session) -> None:
    posts.remove(session, 1)
    with pytest.raises(NotFoundProblem):
        versions.listed(session, 1)


def test_a_highlight_tells_which_text_it_was_made_in(session: Session) -> None:
    first = mark(session, 1, "ourselves")
    take_text(session, 1, NEWER)
    second = mark(session, 1, "A second one")
    assert [versions.made_in(session, each.id) for each in (first, second)] == [1, 2]


def test_after_undo_the_older_text_is_the_present_one(library: Library) -> None:
    with library.step() as session:
        take_text(session, 1, NEWER)
    library.undo()
    with library.reading() as session:
        present = [line.number for line in versions.listed(session, 1) if line.is_present]
    assert present == [1]
