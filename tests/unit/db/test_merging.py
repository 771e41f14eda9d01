"""Two posts that are one become one: nothing that either had is lost, and undo parts them."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import events, highlights, incoming, merging, models, notes, posts, trash, twins
from db.errors import NameProblem, NotFoundProblem, Problem
from db.incoming import Arrival
from db.library import Library
from db.records import About, State
from tests.unit.conftest import draft_of
from tests.unit.db.marks import join, mark, out_of_step, take_text
from tests.unit.db.random_actions import everything

TITLE = "Lanterns on the river"
DUSK = "The harbour filled up before dusk 🏮 and nobody had planned for it."
MIRROR = draft_of(
    TITLE, DUSK, "Noor נור paid for the cafe\u0301.", url="https://mirror.example/l",
    labels=("Funding", "river 🌊"),
)  # fmt: skip


@pytest.fixture
def mirror(session: Session) -> int:
    """The post 1 once more, from another address."""
    [post_id] = incoming.save(session, [Arrival(MIRROR, event="Rain Week")])
    return post_id


def addresses(session: Session, post_id: int) -> list[str]:
    address = models.Address
    rows = select(address.value).where(address.post_id == post_id, address.removed_at.is_(None))
    return sorted(session.execute(rows).scalars())


def test_highlights_of_both_stand_in_the_text_that_stays(session: Session, mirror: int) -> None:
    mark(session, 1, "ourselves")
    mark(session, mirror, "before dusk 🏮", "Evening/Late", note="ערב e\u0301")
    mark(session, mirror, "paid for the cafe\u0301")
    join(session, mirror, 1)
    found = highlights.of_post(session, 1)
    assert [each.passage for each in found if each.state is not State.LOST] >= [
        "before dusk 🏮", "ourselves",
    ]  # fmt: skip
    assert len(found) == 3
    assert (found[0].note, [theme.path for theme in found[0].themes]) == (
        "ערב e\u0301",
        ["Evening/Late"],
    )
    assert posts.open_post(session, 1).version == 1


def test_addresses_labels_events_and_star_go_to_the_one_that_stays(
    session: Session, mirror: int
) -> None:
    posts.star(session, [mirror], True)
    join(session, mirror, 1)
    post = posts.open_post(session, 1)
    assert addresses(session, 1) == ["https://harbour.example/lanterns", "https://mirror.example/l"]
    assert post.url == "https://harbour.example/lanterns/"
    assert post.labels == ("lantern week", "funding", "river 🌊")
    assert [event.name for event in post.events] == ["Lantern Week", "Rain Week"]
    assert post.starred
    assert [each.name for each in trash.listed(session)] == [TITLE]


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [("", "", ""), ("a 🏮", "", "a 🏮"), ("", "ב", "ב"), ("a 🏮", "ב", "ב\n\na 🏮")],
)
def test_notes_on_both_are_kept(
    session: Session, mirror: int, one: str, other: str, joined: str
) -> None:
    notes.write(session, About.POST, mirror, one)
    notes.write(session, About.POST, 1, other)
    join(session, mirror, 1)
    assert posts.open_post(session, 1).note == joined


def test_links_to_the_post_that_goes_lead_to_the_one_that_stays(session: Session) -> None:
    for to, start in ((2, 0), (3, 4)):
        session.add(models.PostLink(version_id=1, start=start, end=start + 3, to_post_id=to))
    session.flush()
    join(session, 2, 3)
    assert [each.post_id for each in posts.open_post(session, 1).links] == [3, 3]
    assert posts.open_post(session, 3).linked_from == (1,)


def test_a_post_does_not_come_to_link_to_itself(session: Session) -> None:
    session.add(models.PostLink(version_id=1, start=0, end=3, to_post_id=2))
    session.flush()
    join(session, 2, 1)
    assert posts.open_post(session, 1).linked_from == ()


def test_joining_is_one_step_that_undo_parts_again(library: Library) -> None:
    with library.step() as session:
        [mirror] = incoming.save(session, [Arrival(MIRROR)])
    with library.step() as session:
        twins.offer(session, [(mirror, 1, 0.9)])
        mark(session, 1, "ourselves", "Money")
        mark(session, mirror, "before dusk 🏮", "Evening/Late", note="ערב e\u0301")
        notes.write(session, About.POST, mirror, "a note")
    before = everything(library)
    with library.step() as session:
        join(session, mirror, 1)
    after = everything(library)
    undone = library.undo()
    assert undone is not None
    assert undone.text() == f"Join “{TITLE}” with “{TITLE}”"
    assert everything(library) == before
    with library.reading() as session:
        assert addresses(session, mirror) == ["https://mirror.example/l"]
    library.redo()
    assert everything(library) == after
    assert out_of_step(library) == ()


def test_a_pair_that_was_joined_is_not_offered_any_more(session: Session, mirror: int) -> None:
    twins.offer(session, [(mirror, 1, 0.9)])
    join(session, mirror, 1)
    assert twins.open_pairs(session) == ()


def test_nothing_is_joined_while_a_highlight_is_unaccounted_for(library: Library) -> None:
    with library.step() as session:
        made = mark(session, 3, "apples")
    with pytest.raises(Problem, match="was highlighted while"), library.step() as session:
        merging.merge(session, 3, 1, ())
    with library.reading() as session:
        assert highlights.of_post(session, 3) == (made,)
        assert trash.listed(session) == ()


@pytest.mark.parametrize(
    ("one", "other", "problem"),
    [(1, 1, NameProblem), (99, 1, NotFoundProblem), (1, 99, NotFoundProblem)],
)
def test_only_two_posts_that_are_there_can_be_joined(
    session: Session, one: int, other: int, problem: type[Problem]
) -> None:
    with pytest.raises(problem):
        merging.merge(session, one, other, ())


def test_posts_can_be_joined_there_and_back(session: Session) -> None:
    made = mark(session, 3, "apples 🍎")
    gone = posts.open_post(session, 3).guid
    join(session, 3, 1)
    trash.restore(session, gone)
    assert highlights.of_post(session, 3) == ()
    join(session, 1, 3)
    [highlight] = highlights.of_post(session, 3)
    assert (highlight.id, highlight.passage, highlight.state) == (
        made.id, "apples 🍎", State.PLACED,
    )  # fmt: skip


def test_highlights_of_a_joined_post_live_on_in_its_newer_texts(session: Session) -> None:
    mark(session, 3, "nobody minded e\u0301")
    join(session, 3, 1)
    take_text(session, 1, draft_of(TITLE, DUSK, "And nobody minded e\u0301, said Noor נור."))
    [highlight] = highlights.of_post(session, 1)
    assert highlight.passage == "nobody minded e\u0301"


def test_events_of_both_are_told_once(session: Session, mirror: int) -> None:
    events.put(session, mirror, events.named(session, "Lantern Week").id)
    join(session, mirror, 1)
    found = [event.name for event in posts.open_post(session, 1).events]
    assert sorted(found) == ["Lantern Week", "Rain Week"]
