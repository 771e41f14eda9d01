"""Highlights of other tools come once, in the text that tool knew, and stand in ours."""

import pytest
from sqlalchemy.orm import Session

from app.text.anchor import describe
from db import bringing, highlights, renewing, repairs, versions
from db.library import Library
from db.records import Anchor, Span, State
from tests.unit.conftest import draft_of
from tests.unit.db.marks import mark

QUOTES = draft_of("Lanterns on the river", "before dusk 🏮", "paid the cafe\u0301", "לא שם")


def anchor_of(text: str, quote: str) -> Anchor:
    start = text.index(quote)
    return describe(text, Span(start, start + len(quote)))


def kept_aside(session: Session) -> int:
    return renewing.keep_aside(session, 1, renewing.arrive(session, 1, QUOTES))


@pytest.mark.parametrize("made", ["2024-05-01T12:00:00.000Z", ""])
def test_a_highlight_in_the_present_text_stands_where_it_was_made(
    session: Session, made: str
) -> None:
    text = versions.opened(session, 1, 1).text
    made_id = bringing.bring(session, 1, anchor_of(text, "dusk 🏮"), made_at=made)
    [highlight] = highlights.of_post(session, 1)
    assert (highlight.id, highlight.passage, highlight.state) == (made_id, "dusk 🏮", State.PLACED)
    assert highlight.span == highlight.anchor.span
    assert highlight.made == made or (not made and highlight.made)


@pytest.mark.parametrize(
    ("placed", "passage", "is_listed"),
    [
        ((Span(4, 11), State.PLACED, 0.9), "harbour", False),
        ((Span(4, 11), State.CHECK, 0.7), "harbour", True),
        ((None, State.LOST, 0.2), "before dusk 🏮", True),
    ],
)
def test_one_made_in_another_text_stands_where_it_was_found(
    session: Session,
    placed: tuple[Span | None, State, float],
    passage: str,
    *,
    is_listed: bool,
) -> None:
    number = kept_aside(session)
    anchor = anchor_of(QUOTES.text, "before dusk 🏮")
    made = bringing.bring(session, 1, anchor, made_at="", number=number, placed=placed)
    [highlight] = highlights.of_post(session, 1)
    assert (highlight.state, highlight.span) == (placed[1], placed[0])
    assert highlight.passage == passage
    assert highlight.anchor == anchor
    assert versions.made_in(session, made) == number
    assert [each.highlight.id for each in repairs.listed(session)] == [made] * is_listed


def test_the_text_that_another_tool_knew_is_not_the_present_one(session: Session) -> None:
    before = versions.opened(session, 1, 1)
    number = kept_aside(session)
    assert [(line.number, line.is_present) for line in versions.listed(session, 1)] == [
        (1, True), (number, False),
    ]  # fmt: skip
    assert versions.opened(session, 1, number).text == QUOTES.text
    assert versions.opened(session, 1, 1) == before


def test_highlights_are_known_by_their_words_also_in_the_trash(session: Session) -> None:
    here, gone = mark(session, 1, "ourselves"), mark(session, 1, "dusk 🏮")
    mark(session, 3, "apples")
    highlights.remove(session, gone.id)
    assert bringing.with_quote(session, 1) == {"ourselves": here.id, "dusk 🏮": gone.id}


def test_what_undo_took_back_is_not_known_and_may_come_again(library: Library) -> None:
    with library.step() as session:
        mark(session, 1, "ourselves")
    library.undo()
    with library.reading() as session:
        assert bringing.with_quote(session, 1) == {}
    library.redo()
    with library.reading() as session:
        assert [*bringing.with_quote(session, 1)] == ["ourselves"]


def test_of_two_with_the_same_words_the_first_is_named(session: Session) -> None:
    text = versions.opened(session, 1, 1).text
    first = bringing.bring(session, 1, anchor_of(text, "a"), made_at="")
    last = Span(text.rindex("a"), text.rindex("a") + 1)
    bringing.bring(session, 1, describe(text, last), made_at="")
    assert bringing.with_quote(session, 1) == {"a": first}
