import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QRect, QSize

from app.ui.style.floating import beside

WINDOW = QRect(8, 8, 884, 684)
SIZE = QSize(340, 200)

passages = some.builds(
    QRect,
    some.integers(8, 800),
    some.integers(8, 650),
    some.integers(1, 90),
    some.integers(1, 40),
)


@given(passages, some.integers(40, 300), some.booleans())
def test_a_frame_stands_in_the_window_and_leaves_the_passage_free(
    passage: QRect, height: int, from_right: bool
) -> None:
    place = beside(passage, QSize(340, height), WINDOW, from_right=from_right)
    assert WINDOW.contains(place)
    assert place.size() == QSize(340, height)
    assert not place.intersects(passage)


@given(passages, some.integers(40, 300), some.integers(40, 300))
def test_a_frame_that_grows_to_its_room_stays_on_its_side(
    passage: QRect, before: int, after: int
) -> None:
    places = [beside(passage, QSize(340, each), WINDOW, room=300) for each in (before, after)]
    sides = {place.top() > passage.bottom() for place in places}
    assert len(sides) == 1


@pytest.mark.parametrize(
    ("passage", "corner"),
    [
        (QRect(100, 100, 50, 20), (100, 128)),
        (QRect(100, 600, 50, 20), (100, 392)),
        (QRect(800, 100, 50, 20), (552, 128)),
        (QRect(8, 8, 800, 684), (8, 492)),
    ],
)
def test_below_is_preferred_then_above_then_the_foot_of_the_window(
    passage: QRect, corner: tuple[int, int]
) -> None:
    place = beside(passage, SIZE, WINDOW)
    assert (place.left(), place.top()) == corner


def test_from_the_right_the_right_edges_meet() -> None:
    passage = QRect(500, 100, 50, 20)
    assert beside(passage, SIZE, WINDOW, from_right=True).right() == passage.right()
