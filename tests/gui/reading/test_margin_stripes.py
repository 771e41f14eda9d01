import pytest
from pytestqt.qtbot import QtBot

from app.ui.reading.margin_stretches import STRETCH, Stretches
from app.ui.reading.margin_stripes import stripes
from app.ui.style.appearance import Appearance
from db.records import Highlight
from tests.gui.reading.marked_page import MarkedPage, highlight

LONG = "\n".join(f"Line {number} of a rather long post about lanterns 🏮." for number in range(400))


@pytest.fixture
def page(qtbot: QtBot, look: Appearance) -> MarkedPage:
    made = MarkedPage(LONG)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def on(key: int, words: str) -> Highlight:
    return highlight(key, words, key % 7, text=LONG)


def test_a_stripe_spans_its_passage(page: MarkedPage) -> None:
    page.marks.set_highlights([on(1, "Line 2 of a rather long post about lanterns 🏮.\nLine 3")])
    (stripe,) = stripes(page.marks, 0, 500, 3)
    areas = page.marks.rectangles(1)
    assert (stripe.top, stripe.bottom) == (areas[0].top(), areas[-1].bottom())


def test_highlights_that_overlap_have_stripes_side_by_side(page: MarkedPage) -> None:
    page.marks.set_highlights(
        [on(1, "Line 2 of a rather"), on(2, "2 of a rather long"), on(3, "2 of a")]
    )
    seen = stripes(page.marks, 0, 500, 3)
    assert [(stripe.key, stripe.lane) for stripe in seen] == [(1, 0), (2, 1), (3, 2)]


def test_stripes_on_one_line_do_not_cover_each_other(page: MarkedPage) -> None:
    page.marks.set_highlights([on(1, "Line 5 of"), on(2, "lanterns 🏮.\nLine 6")])
    above, below = stripes(page.marks, 0, 500, 3)
    assert above.lane == below.lane == 0
    assert above.top < above.bottom <= below.top < below.bottom


def test_highlights_without_a_lane_of_their_own_share_the_last(page: MarkedPage) -> None:
    page.marks.set_highlights([on(key, "Line 2 of a rather long"[key:]) for key in range(1, 8)])
    assert {stripe.lane for stripe in stripes(page.marks, 0, 500, 3)} == {0, 1, 2}


def test_a_card_stands_at_the_same_place_however_one_comes_there(page: MarkedPage) -> None:
    page.marks.set_highlights(
        [on(number, f"Line {number} of a rather") for number in range(1, 390)]
    )

    def height(key: int) -> float:
        return 26.0 + 15 * (key % 4)

    walked, jumped = Stretches(page.marks, height), Stretches(page.marks, height)
    far = page.marks.page.tops([300])[0]
    assert len(LONG) > 4 * STRETCH
    for top in range(0, round(far), 300):
        walked.boxes(top, top + 600)
    boxes = jumped.boxes(far, far + 600)
    assert len(boxes) > 3
    assert boxes == walked.boxes(far, far + 600)
