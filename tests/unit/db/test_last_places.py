"""Where a highlight was last surely placed: what its way into another text starts from."""

import pytest
from sqlalchemy.orm import Session

from db import highlights, last_places, posts, repairs
from db.errors import NotFoundProblem
from db.last_places import LastPlace
from db.records import Span, State
from tests.unit.conftest import draft_of
from tests.unit.db.marks import join, mark, take_text

TITLE = "Lanterns on the river"
DUSK = "The harbour filled up before dusk 🏮 and nobody had planned for it."
CAFE = "Funding came late: “we paid the café cafe\u0301 ourselves”, said Noor נור."


def places(session: Session, post_id: int = 1) -> list[tuple[str, list[tuple[int, str]]]]:
    """The texts that highlights are to be carried from, with their words there."""
    return [
        (old.text, [(each.highlight_id, old.text[slice(*each.span)]) for each in old.places])
        for old in last_places.of_post(session, post_id).old_texts
    ]


def test_a_post_without_highlights_has_no_old_texts(session: Session) -> None:
    placed = last_places.of_post(session, 3)
    assert (placed.present, placed.old_texts) == (1, ())
    assert placed.text == posts.open_post(session, 3).text


def test_what_stands_surely_in_the_present_text_starts_there(session: Session) -> None:
    made = mark(session, 1, "ourselves")
    take_text(session, 1, draft_of(TITLE, CAFE, DUSK))
    assert places(session) == [(f"{CAFE}\n{DUSK}", [(made.id, "ourselves")])]


def test_what_was_lost_starts_from_the_last_text_it_was_sure_in(session: Session) -> None:
    lost, kept = mark(session, 1, "ourselves"), mark(session, 1, "dusk 🏮")
    take_text(session, 1, draft_of(TITLE, CAFE, DUSK))
    take_text(session, 1, draft_of(TITLE, DUSK))
    take_text(session, 1, draft_of(TITLE, DUSK, "And more e\u0301."))
    assert places(session) == [
        (f"{CAFE}\n{DUSK}", [(lost.id, "ourselves")]),
        (f"{DUSK}\nAnd more e\u0301.", [(kept.id, "dusk 🏮")]),
    ]


def test_a_place_that_a_person_gave_is_sure(session: Session) -> None:
    made = mark(session, 1, "ourselves")
    take_text(session, 1, draft_of(TITLE, DUSK))
    repairs.accept(session, made.id, Span(4, 11))
    assert places(session) == [(DUSK, [(made.id, "harbour")])]


def test_what_a_person_settled_is_said_to_be(session: Session) -> None:
    made = mark(session, 1, "ourselves")
    take_text(session, 1, draft_of(TITLE, DUSK))
    repairs.keep_old(session, made.id)
    [old] = last_places.of_post(session, 1).old_texts
    assert old.places == (LastPlace(made.id, made.anchor.span, is_settled=True),)
    take_text(session, 1, draft_of(TITLE, DUSK, "More 🏮 e\u0301 שלום."))
    [highlight] = highlights.of_post(session, 1)
    assert highlight.state is State.LOST
    assert repairs.listed(session) == ()


def test_highlights_in_the_trash_are_among_them(session: Session) -> None:
    made = mark(session, 1, "ourselves")
    highlights.remove(session, made.id)
    assert [each for _text, each in places(session)] == [[(made.id, "ourselves")]]


def test_of_a_joined_post_the_highlights_start_where_they_were_made(session: Session) -> None:
    made = mark(session, 3, "apples 🍎")
    join(session, 3, 1)
    assert [each for _text, each in places(session)] == [[(made.id, "apples 🍎")]]


@pytest.mark.parametrize("post_id", [2, 99])
def test_a_post_that_is_not_there_has_no_places(session: Session, post_id: int) -> None:
    posts.remove(session, 2)
    with pytest.raises(NotFoundProblem):
        last_places.of_post(session, post_id)


def test_before_the_present_text_comes_the_last_other_one(session: Session) -> None:
    made = mark(session, 1, "ourselves")
    first = highlights.present_version(session, 1)
    assert last_places.before(session, made.id, first.id) == (first.id, made.anchor.span)
    take_text(session, 1, draft_of(TITLE, CAFE))
    second = highlights.present_version(session, 1)
    assert last_places.before(session, made.id, second.id) == (first.id, made.anchor.span)
    take_text(session, 1, draft_of(TITLE, DUSK))
    version_id, span = last_places.before(
        session, made.id, highlights.present_version(session, 1).id
    )
    assert version_id == second.id
    assert CAFE[slice(*span)] == "ourselves"
