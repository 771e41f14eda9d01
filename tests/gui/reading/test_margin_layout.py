from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.reading.margin_layout import BUNDLE_HEIGHT, FARTHEST, GAP, Wish, arrange

TOPS = st.lists(st.integers(0, 900).map(float), max_size=40).map(sorted)
HEIGHTS = (26.0, 49.0, 64.0, 94.0)


def wishes(tops: list[float]) -> list[Wish]:
    return [Wish(number, top) for number, top in enumerate(tops, start=1)]


def height(key: int) -> float:
    return HEIGHTS[key % len(HEIGHTS)]


@given(TOPS, st.integers(0, 40))
def test_every_card_has_one_box_and_no_box_covers_another(tops: list[float], focused: int) -> None:
    boxes = arrange(wishes(tops), height, focused=focused)
    assert [key for box in boxes for key in box.keys] == list(range(1, len(tops) + 1))
    for above, below in pairwise(boxes):
        assert below.top - above.bottom >= GAP - 0.001


@given(TOPS, st.integers(1, 40))
def test_the_focused_card_stands_at_its_passage(tops: list[float], focused: int) -> None:
    boxes = arrange(wishes(tops), height, focused=focused)
    for box in boxes:
        if focused in box.keys:
            assert box.top == tops[focused - 1]
            assert not box.is_bundle


@given(TOPS)
def test_no_card_stands_far_from_its_passage(tops: list[float]) -> None:
    for box in arrange(wishes(tops), height):
        assert box.top >= box.wanted
        if not box.is_bundle:
            assert box.top - box.wanted <= FARTHEST


@given(TOPS)
def test_cards_end_above_the_floor(tops: list[float]) -> None:
    floor = 1000.0
    boxes = arrange(wishes(tops), height, floor=floor)
    assert all(box.bottom <= floor for box in boxes)


def test_with_room_each_card_stands_at_its_passage() -> None:
    boxes = arrange(wishes([10.0, 200.0, 400.0]), height)
    assert [(box.top, box.height, box.is_bundle) for box in boxes] == [
        (10.0, 49.0, False),
        (200.0, 64.0, False),
        (400.0, 94.0, False),
    ]


def test_a_crowd_on_one_line_is_a_few_cards_and_a_bundle() -> None:
    boxes = arrange(wishes([100.0] * 40), lambda _key: 26.0)
    assert [box.is_bundle for box in boxes] == [False] * 5 + [True]
    assert boxes[-1].height == BUNDLE_HEIGHT
    assert len(boxes[-1].keys) == 35


@pytest.mark.parametrize(("focused", "tops"), [(0, [0, 33, 66]), (3, [-56, -23, 10])])
def test_others_make_room_for_the_focused_card(focused: int, tops: list[float]) -> None:
    boxes = arrange(wishes([0.0, 5.0, 10.0]), lambda _key: 26.0, focused=focused)
    assert [box.top for box in boxes] == tops


def test_cards_pushed_up_against_the_ceiling_become_a_bundle() -> None:
    boxes = arrange(wishes([0.0, 5.0, 40.0]), lambda _key: 26.0, ceiling=0.0, focused=3)
    assert [(box.keys, box.is_bundle) for box in boxes] == [([1, 2], True), ([3], False)]
    assert boxes[0].top >= 0.0
