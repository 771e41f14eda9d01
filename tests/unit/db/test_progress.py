"""What was read and where reading stopped is kept, outside the history."""

from collections.abc import Collection

import pytest
from sqlalchemy.orm import Session

from db import history, posts, progress
from db.library import Library
from db.records import Progress
from tests.unit.db.marks import renew


def unread(session: Session) -> list[int]:
    lines = [line.id for line in posts.lines(session) if line.unread]
    assert lines == [
        line.id for line in posts.lines(session) if posts.open_post(session, line.id).unread
    ]
    return lines


def test_a_new_post_is_unread_and_nobody_has_begun_it(session: Session) -> None:
    assert unread(session) == [1, 2, 3]
    assert posts.open_post(session, 1).progress is None


@pytest.mark.parametrize(
    ("ids", "changed"), [([2], {2}), ([1, 2], {2}), ([1], set()), ([], set()), ([2, 99], {2})]
)
def test_marking_as_read_tells_for_which_posts_that_was_new(
    session: Session, ids: Collection[int], changed: set[int]
) -> None:
    progress.mark_read(session, [1], True)
    assert progress.mark_read(session, ids, True) == changed
    assert progress.mark_read(session, ids, True) == frozenset()
    assert set(unread(session)) == {2, 3} - changed
    assert progress.mark_read(session, [1, 2, 3], False) == {1, *changed}
    assert unread(session) == [1, 2, 3]


def test_any_number_of_posts_can_be_marked_at_once(session: Session) -> None:
    assert progress.mark_read(session, range(1, 40_000), True) == {1, 2, 3}


def test_where_reading_stopped_is_remembered_whether_read_or_not(session: Session) -> None:
    for place in (Progress(0, 0), Progress(12, 4), Progress(7, 7)):
        progress.remember(session, 1, place)
        assert posts.open_post(session, 1).progress == place
    progress.mark_read(session, [1], True)
    progress.remember(session, 1, Progress(9, 8))
    assert not posts.open_post(session, 1).unread
    progress.mark_read(session, [1], False)
    assert posts.open_post(session, 1).progress == Progress(9, 8)


def test_a_place_beyond_a_text_that_became_shorter_is_its_end(session: Session) -> None:
    progress.remember(session, 1, Progress(90, 60))
    renew(session, 1, "Short 🏮 e\u0301 שיר.")
    assert posts.open_post(session, 1).progress == Progress(15, 15)


def test_nothing_is_kept_of_posts_in_the_trash(session: Session) -> None:
    posts.remove(session, 1)
    progress.remember(session, 1, Progress(5, 5))
    progress.remember(session, 99, Progress(5, 5))
    assert progress.mark_read(session, [1, 2], True) == {2}


def test_reading_is_no_step_and_undo_does_not_touch_it(library: Library) -> None:
    with library.step() as session:
        posts.star(session, [2], True)
    with library.writing(counts=False) as session:
        progress.mark_read(session, [2], True)
        progress.remember(session, 2, Progress(3, 1))
    library.undo()
    with library.reading() as session:
        post = posts.open_post(session, 2)
        assert (post.starred, post.unread, post.progress) == (False, False, Progress(3, 1))
        assert [step.kind for step in history.steps(session)] == ["undo", "do", "do"]
