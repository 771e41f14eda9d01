"""A highlight keeps its words for ever and says where it stands in the present text."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from db import highlights, models, notes, posts, themes, trash
from db.errors import NotFoundProblem, Problem
from db.library import Library
from db.records import About, Anchor, Span, State
from tests.unit.db.marks import mark, renew

NEWER = "Nobody had planned for it 🏮 e\u0301 נור."


def test_a_highlight_is_its_words_with_what_stands_around(session: Session) -> None:
    made = mark(session, 1, "before dusk 🏮", "Evening", note="לילה")
    post = posts.open_post(session, 1)
    assert made.passage == made.anchor.quote == "before dusk 🏮"
    assert made.span is not None
    assert post.text[made.span.start : made.span.end] == "before dusk 🏮"
    assert made.anchor.prefix == "The harbour filled up "
    assert post.text[made.span.end :].startswith(made.anchor.suffix)
    assert len(made.anchor.suffix) == 64
    assert (made.state, made.note) == (State.PLACED, "לילה")
    assert post.highlights == (made,)


@pytest.mark.parametrize(
    ("span", "quote"),
    [
        (Span(0, 3), "the"),  # other letters
        (Span(1, 4), "The"),  # another place
        (Span(0, 0), ""),
        (Span(0, 9999), "The"),
        (Span(-3, -1), "נו"),
    ],
)
def test_words_that_do_not_stand_there_are_not_kept(
    library: Library, span: Span, quote: str
) -> None:
    with pytest.raises(Problem, match="not in the text any more"), library.step() as session:
        highlights.add(session, 1, Anchor(span, quote))
    with library.reading() as session:
        assert highlights.records(session) == {}


def test_highlights_may_overlap_and_come_in_the_order_of_the_text(session: Session) -> None:
    wanted = ["The harbour", "harbour filled", "harbour filled up", "up before", "נור"]
    for quote in reversed(wanted):
        mark(session, 1, quote)
    mark(session, 2, "bridges")
    found = highlights.records(session)
    assert [each.passage for each in found.values()] == [*wanted, "bridges"]
    assert list(found) == [each.id for each in found.values()]


def test_the_same_passage_is_marked_once(session: Session) -> None:
    first = mark(session, 1, "dusk", "Evening")
    again = mark(session, 1, "dusk", "Harbour", note="🏮")
    assert again.id == first.id
    assert [theme.name for theme in again.themes] == ["Evening", "Harbour"]
    assert highlights.at(session, 1, first.anchor.span) == first.id
    assert highlights.at(session, 1, Span(0, 1)) is None


def test_themes_come_in_the_order_of_the_tree(session: Session) -> None:
    for path in ("Zoo", "Zoo/Apes", "Art"):
        themes.named(session, path)
    made = mark(session, 1, "dusk", "Art", "Zoo/Apes", "Zoo")
    assert [theme.path for theme in made.themes] == ["Zoo", "Zoo/Apes", "Art"]
    themes.remove(session, themes.named(session, "Zoo/Apes").id)
    left = highlights.records(session, [made.id])[made.id].themes
    assert [theme.path for theme in left] == ["Zoo", "Art"]


def test_a_moved_highlight_keeps_the_words_it_was_made_from(session: Session) -> None:
    made = mark(session, 1, "harbour")
    highlights.move(session, made.id, Span(0, 3))
    moved = highlights.records(session)[made.id]
    assert moved.passage == "The"
    assert moved.anchor == made.anchor
    assert moved == replace(made, span=Span(0, 3), passage="The")


@pytest.mark.parametrize("span", [Span(3, 3), Span(5, 2), Span(-1, 2), Span(0, 100_000)])
def test_a_highlight_cannot_be_moved_out_of_the_text(session: Session, span: Span) -> None:
    made = mark(session, 1, "harbour")
    with pytest.raises(Problem, match="not in the text"):
        highlights.move(session, made.id, span)
    assert highlights.records(session)[made.id] == made


def test_in_a_newer_text_a_highlight_is_lost_until_it_is_placed(library: Library) -> None:
    with library.step() as session:
        lost = mark(session, 1, "before dusk 🏮", "Evening", note="kept")
        found = mark(session, 1, "nobody had planned")
    with library.step() as session:
        version = renew(session, 1, NEWER)
        session.add(
            models.Placement(
                highlight_id=found.id, version_id=version.id, start=0, end=18,
                state=State.CHECK, confidence=0.9,
            )
        )  # fmt: skip
        session.add(
            models.Placement(
                highlight_id=lost.id, version_id=version.id, start=None, end=None,
                state=State.LOST, confidence=0.0,
            )
        )  # fmt: skip
    with library.reading() as session:
        checked, gone = highlights.records(session).values()
        assert (checked.id, checked.state, checked.passage) == (
            found.id, State.CHECK, "Nobody had planned",
        )  # fmt: skip
        assert gone == replace(lost, span=None, state=State.LOST)
        assert gone.passage == "before dusk 🏮"
        assert set(highlights.made_in(session, [lost.id])) == {lost.id}
    with library.step() as session:
        highlights.move(session, lost.id, Span(0, 6))
        assert highlights.records(session)[lost.id].state is State.PLACED
    library.undo()
    library.undo()
    with library.reading() as session:
        assert list(highlights.records(session).values()) == [lost, found]


def test_a_highlight_nobody_placed_in_a_newer_text_is_lost_not_gone(session: Session) -> None:
    made = mark(session, 1, "before dusk 🏮")
    renew(session, 1, NEWER)
    now = highlights.records(session)[made.id]
    assert (now.state, now.span, now.passage) == (State.LOST, None, "before dusk 🏮")


@pytest.mark.parametrize("letters", [4, 8, 36])
def test_a_highlight_is_found_by_the_beginning_of_its_guid(session: Session, letters: int) -> None:
    made, other = mark(session, 1, "dusk"), mark(session, 1, "harbour")
    session.get_one(models.Highlight, made.id).guid = "abc1" + made.guid[4:]
    session.get_one(models.Highlight, other.id).guid = "abd1" + other.guid[4:]
    session.flush()
    guid = session.get_one(models.Highlight, made.id).guid
    assert highlights.find(session, f" {guid[:letters].upper()} ") == made.id


@pytest.mark.parametrize("named", ["", "   ", "abc", "%%%%", "____", "abc1x", "ab%1", "٣٣٣٣"])
def test_what_begins_no_guid_or_several_finds_no_highlight(session: Session, named: str) -> None:
    for quote, guid in (("dusk", "abc10001"), ("harbour", "abc20002"), ("נור", "ffff0003")):
        session.get_one(models.Highlight, mark(session, 1, quote).id).guid = guid
    session.flush()
    assert highlights.find(session, named) is None
    highlights.remove(session, 3)
    assert highlights.find(session, "ffff") is None


def test_putting_and_taking_twice_is_as_once(session: Session) -> None:
    made, theme = mark(session, 1, "dusk"), themes.named(session, "Evening")
    for _ in range(2):
        highlights.put(session, made.id, theme.id)
    assert [each.id for each in highlights.records(session)[made.id].themes] == [theme.id]
    for _ in range(2):
        highlights.take(session, made.id, theme.id)
    assert highlights.records(session)[made.id].themes == ()


def test_in_the_trash_a_highlight_is_out_of_reach_with_all_it_has(library: Library) -> None:
    with library.step() as session:
        made = mark(session, 1, "dusk", "Evening", note="🏮")
    with library.step() as session:
        highlights.remove(session, made.id)
    with library.step() as session:
        assert highlights.records(session) == {}
        assert highlights.at(session, 1, made.anchor.span) is None
        for verb in (remove, move):
            with pytest.raises(NotFoundProblem):
                verb(session, made.id)
        trash.restore(session, made.guid)
        assert highlights.records(session)[made.id] == made
        assert notes.texts(session, About.HIGHLIGHT) == {made.id: "🏮"}


def test_highlights_of_a_removed_post_are_hidden_with_it(session: Session) -> None:
    made = mark(session, 1, "dusk")
    posts.remove(session, 1)
    assert highlights.records(session, [made.id]) == {}
    with pytest.raises(NotFoundProblem):
        highlights.add(session, 1, made.anchor)


def test_more_highlights_than_one_statement_can_name_are_all_dated(session: Session) -> None:
    made = mark(session, 1, "dusk")
    many = [*range(1_000, 21_000), made.id]
    assert set(highlights.made_in(session, many)) == {made.id}
    assert set(highlights.records(session, many)) == {made.id}


def remove(session: Session, highlight_id: int) -> None:
    highlights.remove(session, highlight_id)


def move(session: Session, highlight_id: int) -> None:
    highlights.move(session, highlight_id, Span(0, 1))
