"""Going from place to place, and how it is said where one is."""

import pytest

from app.ui.reading.places.walk import PlaceWalk
from app.ui.reading.places.words import counted
from db.records import Span

PLACES = (Span(2, 4), Span(10, 12), Span(20, 21))


@pytest.mark.parametrize(
    ("way", "offset", "present", "went_round"),
    [
        (+1, 0, 0, False),
        (+1, 2, 0, False),
        (+1, 3, 1, False),
        (+1, 21, 0, True),
        (-1, 30, 2, False),
        (-1, 12, 1, False),
        (-1, 1, 2, True),
    ],
)
def test_the_first_step_goes_to_the_nearest_place_or_round(
    way: int, offset: int, present: int, went_round: bool
) -> None:
    walk = PlaceWalk(PLACES)
    assert walk.step_round(way, offset) is went_round
    assert walk.present == present


def test_round_the_post_and_back() -> None:
    walk = PlaceWalk(PLACES, 2)
    assert (walk.step_round(+1, 0), walk.present) == (True, 0)
    assert (walk.step_round(-1, 0), walk.present) == (True, 2)
    assert (walk.step_round(-1, 0), walk.present) == (False, 1)


def test_without_places_there_is_no_way_round() -> None:
    walk = PlaceWalk()
    assert (walk.step_round(+1, 0), walk.span) == (False, None)


@pytest.mark.parametrize(
    ("count", "present", "most", "words"),
    [
        (0, -1, 0, ""),
        (1, -1, 0, "1 place"),
        (17, -1, 0, "17 places"),
        (17, 2, 0, "3 of 17"),
        (1240, 1234, 0, "1,235 of 1,240"),
        (17, 2, 17, "3 of 17 or more"),
        (17, -1, 17, "17 places or more"),
    ],
)
def test_it_is_said_which_place_it_is_and_of_how_many(
    count: int, present: int, most: int, words: str
) -> None:
    assert counted(PlaceWalk([Span(n, n + 1) for n in range(count)], present), most) == words
