"""Events are named once, and gather posts."""

import pytest
from sqlalchemy.orm import Session

from db import events, history, notes, posts, trash
from db.errors import NameProblem, NotFoundProblem, Problem
from db.library import Library
from db.records import About


def counts(session: Session) -> dict[str, int]:
    return {event.name: event.count for event in events.listed(session)}


@pytest.mark.parametrize("name", ["Lantern Week", " LANTERN  week ", "lantern\tweek"])
def test_an_event_is_found_by_its_name_however_it_is_written(session: Session, name: str) -> None:
    event = events.named(session, name)
    assert event in events.listed(session)
    assert (event.name, event.count) == ("Lantern Week", 2)


def test_two_spellings_of_one_letter_are_one_event(session: Session) -> None:
    composed = events.named(session, "F\u00eate 🎪 / חג")
    assert events.named(session, "FE\u0302TE 🎪 / חג") == composed


@pytest.mark.parametrize("name", ["", " \n", "x" * 201])
def test_what_is_no_name_makes_no_event(session: Session, name: str) -> None:
    for refuse in (events.named, lambda s, n: events.edit(s, 1, name=n)):
        with pytest.raises(NameProblem):
            refuse(session, name)
    assert counts(session) == {"Lantern Week": 2, "Harvest Fair": 0} | counts(session)
    assert len(counts(session)) == 2


def test_an_edited_event_has_what_was_typed_and_its_posts(session: Session) -> None:
    event = events.edit(
        session, 1, name="Lantern week 🏮", series="City", venue="נמל",
        starts="2025-06-16", ends="2025-06",
    )  # fmt: skip
    assert event in events.listed(session)
    assert (event.name, event.series, event.venue) == ("Lantern week 🏮", "City", "נמל")
    assert (event.starts, event.ends, event.count) == ("2025-06-16", "2025-06", 2)


def test_an_event_cannot_take_the_name_of_another(library: Library) -> None:
    with library.step() as session, pytest.raises(NameProblem, match="already"):
        events.edit(session, 1, name="harvest FAIR")


def test_events_come_by_their_first_day_and_those_without_one_last(session: Session) -> None:
    for name, starts in (("B", ""), ("A", ""), ("Late", "2026"), ("Early", "2025-12-31")):
        events.edit(session, events.named(session, name).id, name=name, starts=starts)
    assert list(counts(session)) == ["Early", "Late", "A", "B", "Harvest Fair", "Lantern Week"]


def test_only_posts_that_can_be_seen_are_counted(session: Session) -> None:
    events.put(session, 3, 1)
    events.put(session, 3, 1)
    assert counts(session)["Lantern Week"] == 3
    posts.remove(session, 2)
    assert counts(session)["Lantern Week"] == 2
    events.take(session, 3, 1)
    events.take(session, 3, 1)
    assert counts(session)["Lantern Week"] == 1
    assert [e.name for e in posts.open_post(session, 1).events] == ["Lantern Week"]


def test_many_posts_are_put_under_an_event_as_one_step(library: Library) -> None:
    with library.step() as session:
        events.put_posts(session, [1, 2, 3], 2)
    with library.step() as session:
        events.put_posts(session, [1, 3], 2)  # nothing new
        events.take_posts(session, [1, 2, 3], 1)
        assert counts(session) == {"Harvest Fair": 3, "Lantern Week": 0}
    with library.reading() as session:
        told = [step.label.text() for step in history.steps(session)]
    assert told[:2] == [
        "Take 2 posts away from the event “Lantern Week”",
        "Put 2 posts under the event “Harvest Fair”",
    ]
    library.undo()
    library.undo()
    with library.reading() as session:
        assert counts(session) == {"Harvest Fair": 1, "Lantern Week": 2}


@pytest.mark.parametrize(
    ("ours", "theirs", "joined"),
    [
        ("", "", ""),
        ("rain 🌧", "", "rain 🌧"),
        ("", "שיר", "שיר"),
        ("a\nb", "e\u0301", "e\u0301\n\na\nb"),
    ],
)
def test_joining_events_moves_posts_and_notes(
    library: Library, ours: str, theirs: str, joined: str
) -> None:
    with library.step() as session:
        notes.write(session, About.EVENT, 1, ours)
        notes.write(session, About.EVENT, 2, theirs)
        events.put(session, 1, 2)
    with library.step() as session:
        before = events.listed(session), notes.texts(session, About.EVENT)
        events.merge(session, 1, 2)
    with library.reading() as session:
        assert counts(session) == {"Harvest Fair": 3}
        assert notes.texts(session, About.EVENT).get(2, "") == joined
        assert [each.name for each in trash.listed(session)] == ["Lantern Week"]
        assert history.steps(session)[0].label.text() == (
            "Join the event “Lantern Week” with “Harvest Fair”"
        )
    library.undo()
    with library.reading() as session:
        assert (events.listed(session), notes.texts(session, About.EVENT)) == before


def test_an_event_joined_with_itself_is_told(session: Session) -> None:
    with pytest.raises(NameProblem, match="“Lantern Week” cannot be joined with itself"):
        events.merge(session, 1, 1)
    with pytest.raises(NotFoundProblem):
        events.merge(session, 1, 77)
    assert counts(session) == {"Lantern Week": 2, "Harvest Fair": 1}


def test_an_event_is_found_by_its_name_and_never_made(session: Session) -> None:
    assert events.find(session, " lantern WEEK") == events.named(session, "Lantern Week")
    with pytest.raises(NotFoundProblem, match="“Rain Week”"):
        events.find(session, "Rain Week")
    assert len(counts(session)) == 2


@pytest.mark.parametrize("day", ["2025-6", "June", "2025-02-30"])
def test_an_event_cannot_begin_or_end_on_what_is_no_day(session: Session, day: str) -> None:
    with pytest.raises(Problem, match=day):
        events.edit(session, 1, name="x", starts=day)
    with pytest.raises(Problem, match=day):
        events.edit(session, 1, name="x", ends=day)


def test_the_events_of_all_posts_are_those_of_each(session: Session) -> None:
    events.put(session, 3, 1)
    of_posts = events.of_posts(session)
    lines = posts.lines(session)
    assert of_posts == {line.id: posts.open_post(session, line.id).events for line in lines}


def test_a_removed_event_leaves_its_posts_and_gets_them_back(session: Session) -> None:
    notes.write(session, About.EVENT, 1, "worth it")
    before = events.listed(session)
    events.remove(session, 1)
    assert "Lantern Week" not in counts(session)
    assert posts.open_post(session, 1).events == ()
    for verb in (events.remove, lambda s, n: events.edit(s, n, name="x")):
        with pytest.raises(NotFoundProblem):
            verb(session, 1)
    with pytest.raises(NotFoundProblem):
        events.put(session, 3, 1)
    (removed,) = trash.listed(session)
    trash.restore(session, removed.guid)
    assert events.listed(session) == before
    assert notes.texts(session, About.EVENT) == {1: "worth it"}


def test_an_event_cannot_come_back_where_its_name_is_taken(library: Library) -> None:
    with library.step() as session:
        events.remove(session, 1)
        new = events.named(session, "Lantern Week")
        (removed,) = trash.listed(session)
    with pytest.raises(NameProblem), library.step() as session:
        trash.restore(session, removed.guid)
    with library.reading() as session:
        assert new in events.listed(session)
