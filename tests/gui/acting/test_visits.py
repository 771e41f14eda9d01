"""The way back and forward, as in a browser."""

import pytest

from app.ui.acting.visits import Visit, Visits
from db.records import Progress


@pytest.fixture
def visits() -> Visits:
    """Someone who has read the posts 1, 2 and 3."""
    made = Visits()
    for post_id in (1, 2, 3):
        made.begin(post_id)
    return made


def walked(visits: Visits, ways: list[int]) -> list[int]:
    """The posts that steps lead to; 0 where there is no way."""
    steps = [visits.step(way) for way in ways]
    return [step.post_id if step else 0 for step in steps]


@pytest.mark.parametrize(
    ("ways", "posts"),
    [
        ([-1, -1, -1], [2, 1, 0]),
        ([+1], [0]),
        ([-1, +1, +1], [2, 3, 0]),
        ([-1, -1, +1, -1], [2, 1, 2, 1]),
    ],
)
def test_steps_lead_back_and_forward_to_the_ends(
    visits: Visits, ways: list[int], posts: list[int]
) -> None:
    assert walked(visits, ways) == posts


def test_what_is_opened_anew_cuts_off_the_way_forward(visits: Visits) -> None:
    visits.step(-1)
    visits.begin(9)
    assert not visits.can_step(+1)
    assert walked(visits, [-1, -1]) == [2, 1]


def test_the_present_post_opened_again_is_no_new_visit(visits: Visits) -> None:
    visits.begin(3)
    assert walked(visits, [-1]) == [2]


def test_the_place_is_kept_in_the_present_post_alone(visits: Visits) -> None:
    here = Progress(7, 5)
    visits.keep(Visit(3, here))
    visits.keep(Visit(1, here))
    assert visits.present == Visit(3, here)
    assert visits.step(-1) == Visit(2)


@pytest.mark.parametrize("way", [-1, +1])
def test_a_forgotten_visit_leaves_the_person_where_they_came_from(visits: Visits, way: int) -> None:
    if way > 0:
        visits.step(-1)
        visits.step(-1)
    came_from = visits.present
    gone = visits.step(way)
    assert gone is not None
    assert visits.forget(gone, way)
    assert visits.present == came_from
    assert walked(visits, [way]) == [1 if way < 0 else 3]


def test_a_visit_that_was_left_meanwhile_is_not_forgotten(visits: Visits) -> None:
    first = visits.step(-1)
    assert first is not None
    visits.step(-1)
    assert not visits.forget(first, -1)


def test_before_the_first_post_there_is_no_way() -> None:
    empty = Visits()
    assert (empty.present, empty.can_step(-1), empty.step(+1)) == (None, False, None)
