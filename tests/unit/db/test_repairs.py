"""Highlights in doubt are listed until a person has said where they stand, or to leave them."""

import pytest
from sqlalchemy.orm import Session

from db import highlights, models, posts, repairs
from db.errors import Problem
from db.library import Library
from db.records import Scope, ScopeKind, Span, State
from tests.unit.conftest import draft_of
from tests.unit.db.marks import join, mark, take_text
from tests.unit.db.random_actions import everything

TITLE = "Lanterns on the river"
DUSK = "The harbour filled up before dusk 🏮 and nobody had planned for it."
CAFE = "Funding came late: “we paid the café cafe\u0301 ourselves”, said Noor נור."
LOST = "we paid the café cafe\u0301 ourselves"


def listed(session: Session) -> list[tuple[str, str, State]]:
    return [
        (each.title, each.highlight.passage, each.highlight.state)
        for each in repairs.listed(session)
    ]


def lose(session: Session) -> int:
    """Highlight a passage, and bring a text without it."""
    made = mark(session, 1, LOST)
    take_text(session, 1, draft_of(TITLE, DUSK))
    return made.id


def doubt(session: Session, highlight_id: int) -> None:
    placement = session.get_one(models.Placement, (highlight_id, 1))
    placement.state, placement.confidence = State.CHECK, 0.5
    session.flush()


def test_nothing_is_listed_of_what_stands_surely(session: Session) -> None:
    mark(session, 1, LOST)
    assert repairs.listed(session) == ()


def test_what_is_in_doubt_or_lost_is_listed_by_post_and_place(session: Session) -> None:
    first, second = mark(session, 1, "ourselves"), mark(session, 1, "dusk 🏮")
    doubt(session, first.id)
    doubt(session, second.id)
    lost = mark(session, 3, "apples 🍎")
    take_text(session, 3, draft_of("A quiet harvest", "They sang שיר until the barn was empty."))
    assert listed(session) == [
        (TITLE, "dusk 🏮", State.CHECK),
        (TITLE, "ourselves", State.CHECK),
        ("A quiet harvest", "apples 🍎", State.LOST),
    ]
    assert lost.id in {each.highlight.id for each in repairs.listed(session)}
    shown = highlights.in_scope(session, Scope(ScopeKind.CHECK))
    assert len(shown) == len(repairs.listed(session))


def test_what_is_in_the_trash_is_not_listed(session: Session) -> None:
    lost = lose(session)
    highlights.remove(session, lost)
    assert repairs.listed(session) == ()


def test_of_a_post_in_the_trash_nothing_is_listed(session: Session) -> None:
    lose(session)
    posts.remove(session, 1)
    assert repairs.listed(session) == ()


def test_the_old_text_is_shown_with_the_passage_beside_the_new_one(session: Session) -> None:
    lost = lose(session)
    texts = repairs.texts(session, lost)
    assert texts.old_text[slice(*texts.old_span)] == LOST
    assert (texts.old_text, texts.new_text) == (f"{DUSK}\n{CAFE}", DUSK)
    assert (texts.old_number, texts.new_number) == (1, 2)
    assert texts.old_made


def test_of_a_joined_post_the_old_text_is_its_own(session: Session) -> None:
    made = mark(session, 3, "apples 🍎")
    join(session, 3, 1)
    texts = repairs.texts(session, made.id)
    assert texts.old_text[slice(*texts.old_span)] == "apples 🍎"
    assert texts.old_text.startswith("Nobody counted")
    assert texts.new_text == f"{DUSK}\n{CAFE}"


def test_what_a_person_placed_stands_surely_and_is_not_listed(session: Session) -> None:
    lost = lose(session)
    repairs.accept(session, lost, Span(4, 11))
    [highlight] = highlights.of_post(session, 1)
    assert (highlight.passage, highlight.state) == ("harbour", State.PLACED)
    assert highlight.anchor.quote == LOST  # what it was made from stays
    assert repairs.listed(session) == ()


def test_what_was_in_doubt_is_accepted_where_it_stands(session: Session) -> None:
    made = mark(session, 1, "ourselves")
    doubt(session, made.id)
    assert made.span is not None
    repairs.accept(session, made.id, made.span)
    assert highlights.of_post(session, 1) == (made,)


@pytest.mark.parametrize("span", [Span(4, 4), Span(9, 4), Span(-1, 4), Span(4, 999)])
def test_a_highlight_is_not_placed_outside_the_text(session: Session, span: Span) -> None:
    lost = lose(session)
    with pytest.raises(Problem, match="no passage at this place"):
        repairs.accept(session, lost, span)


def test_what_a_person_leaves_on_the_old_text_is_lost_and_not_listed(session: Session) -> None:
    lost = lose(session)
    repairs.keep_old(session, lost)
    assert repairs.listed(session) == ()
    [highlight] = highlights.of_post(session, 1)
    assert (highlight.passage, highlight.state, highlight.span) == (LOST, State.LOST, None)
    take_text(session, 1, draft_of(TITLE, DUSK, "More 🏮 e\u0301 שלום."))
    assert repairs.listed(session) == ()
    take_text(session, 1, draft_of(TITLE, DUSK, CAFE))
    [highlight] = highlights.of_post(session, 1)
    assert highlight.state is State.PLACED


@pytest.mark.parametrize("accepts", [True, False])
def test_each_decision_is_a_step_back_and_forth(library: Library, *, accepts: bool) -> None:
    with library.step() as session:
        lost = lose(session)
    before = everything(library)
    with library.step() as session:
        if accepts:
            repairs.accept(session, lost, Span(4, 11))
        else:
            repairs.keep_old(session, lost)
    after = everything(library)
    assert after != before
    library.undo()
    assert everything(library) == before
    library.redo()
    assert everything(library) == after


def test_a_highlight_without_any_place_in_the_present_text_can_be_placed(session: Session) -> None:
    lost = lose(session)
    session.delete(session.get_one(models.Placement, (lost, 4)))
    session.flush()
    assert listed(session) == [(TITLE, LOST, State.LOST)]
    repairs.accept(session, lost, Span(4, 11))
    assert repairs.listed(session) == ()
