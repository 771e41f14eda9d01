"""Two posts that may be one are offered until a person has decided."""

import pytest
from sqlalchemy.orm import Session

from db import history, incoming, posts, trash, twins
from db.errors import NotFoundProblem
from db.incoming import Arrival
from db.library import Library
from db.long_step import LongStep
from db.steps import Label
from tests.unit.conftest import draft_of


@pytest.fixture
def offering(session: Session) -> Session:
    """A step that offers pairs."""
    history.describe(session, "Import {n} posts", n=2)
    return session


def pairs(session: Session) -> list[tuple[int, int, float]]:
    return [(pair.first.id, pair.second.id, pair.likeness) for pair in twins.open_pairs(session)]


def test_the_most_alike_come_first_with_their_titles(offering: Session) -> None:
    twins.offer(offering, [(2, 1, 0.91), (3, 2, 1.0), (3, 1, 0.91)])
    assert pairs(offering) == [(3, 2, 1.0), (2, 1, 0.91), (3, 1, 0.91)]
    first = twins.open_pairs(offering)[0]
    assert (first.first.title, first.second.title) == (
        "A quiet harvest",
        "Who pays for the lanterns?",
    )


def test_a_pair_is_offered_once(offering: Session) -> None:
    for _time in range(2):
        twins.offer(offering, [(2, 1, 0.9), (2, 1, 0.95)])
    assert pairs(offering) == [(2, 1, 0.9)]


@pytest.mark.parametrize("named", [(2, 1), (1, 2)])
def test_a_pair_that_a_person_keeps_is_not_offered_again(
    offering: Session, named: tuple[int, int]
) -> None:
    twins.offer(offering, [(2, 1, 0.9)])
    twins.keep_both(offering, *named)
    twins.offer(offering, [(2, 1, 0.9)])
    assert pairs(offering) == []


@pytest.mark.parametrize("named", [(1, 3), (2, 3), (1, 1), (99, 1)])
def test_what_was_never_offered_cannot_be_decided(
    offering: Session, named: tuple[int, int]
) -> None:
    twins.offer(offering, [(2, 1, 0.9)])
    with pytest.raises(NotFoundProblem, match="no pair to decide"):
        twins.keep_both(offering, *named)


@pytest.mark.parametrize("removed", [1, 2])
def test_a_pair_rests_while_one_of_it_is_in_the_trash(offering: Session, removed: int) -> None:
    twins.offer(offering, [(2, 1, 0.9)])
    posts.remove(offering, removed)
    assert pairs(offering) == []
    [gone] = trash.listed(offering)
    trash.restore(offering, gone.guid)
    assert pairs(offering) == [(2, 1, 0.9)]


def test_keeping_both_is_a_step_back_and_forth(library: Library) -> None:
    with library.step() as session:
        history.describe(session, "Import {n} posts", n=1)
        twins.offer(session, [(2, 1, 0.9)])
    with library.step() as session:
        twins.keep_both(session, 2, 1)
    undone = library.undo()
    assert undone is not None
    assert undone.text() == "Keep both posts “Who pays for the lanterns?”"
    with library.reading() as session:
        assert pairs(session) == [(2, 1, 0.9)]
    library.redo()
    with library.reading() as session:
        assert pairs(session) == []


def test_pairs_of_an_import_that_is_not_over_are_not_offered(library: Library) -> None:
    long_step = LongStep(library, Label("Import posts"))
    with long_step.batch() as session:
        [new] = incoming.save(session, [Arrival(draft_of("A 🏮", "e\u0301 שלום"))])
        twins.offer(session, [(new, 1, 0.9)])
    with library.reading() as session:
        assert pairs(session) == []
    long_step.reveal()
    with library.reading() as session:
        assert pairs(session) == [(new, 1, 0.9)]
