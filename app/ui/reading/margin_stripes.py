"""The stripes of the margin: how far each passage reaches, side by side where they overlap."""

from typing import Final, NamedTuple

from app.ui.reading.marks import MarkLayer

WIDTH: Final = 3.5
"""Of a stripe, in device-independent pixels."""

LANE: Final = 7.0
"""From one stripe to the next."""

_BEYOND: Final = 8.0  # a stripe that goes on outside the view ends this far outside


class Stripe(NamedTuple):
    """From where to where a highlight reaches, in document coordinates, and in which lane."""

    key: int
    lane: int
    top: float
    bottom: float


def stripes(marks: MarkLayer, top: float, bottom: float, lanes: int) -> list[Stripe]:
    """The stripes seen from `top` to `bottom`, in the order of the text.

    What goes on below is not measured but cut a little outside. Highlights
    without a lane of their own share the last.
    """
    page = marks.page
    seen = page.span_between(top, bottom)
    keys = page.index.overlapping(*seen)
    ended = [key for key in keys if page.index.span(key).end <= seen.end]
    bottoms = dict(zip(ended, page.bottoms(ended), strict=True))
    made: list[Stripe] = []
    last: dict[int, int] = {}
    for key, begins in zip(keys, page.tops(keys), strict=True):
        ends = max(bottoms.get(key, bottom + _BEYOND), begins + WIDTH)
        stripe = Stripe(key, marks.lane(key), begins, ends)
        if (place := last.get(stripe.lane)) is not None:
            made[place], stripe = _apart(made[place], stripe)
        last[stripe.lane] = len(made)
        made.append(stripe)
    return [stripe._replace(lane=min(stripe.lane, lanes - 1)) for stripe in made]


def _apart(before: Stripe, after: Stripe) -> tuple[Stripe, Stripe]:
    """Two stripes of a lane; where one ends and the other begins on one line they share its height.

    Without this the later of two short passages on a line would cover the other.
    """
    if after.top >= before.bottom:
        return before, after
    middle = (max(before.top, after.top) + before.bottom) / 2
    return before._replace(bottom=middle), after._replace(
        top=middle, bottom=max(after.bottom, middle + WIDTH)
    )
