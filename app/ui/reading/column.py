"""How the width of the reader is shared between the text's column and the margin beside it."""

from typing import Final, NamedTuple

WHOLE_MARGIN: Final = 252
"""With cards of notes, in pixels."""

NARROW_MARGIN: Final = 60
"""With stripes alone."""

EDGE: Final = 28
"""Least room before the column."""

GAP: Final = 14
"""Between the text and the margin."""

_LEAST_SHARE: Final = 0.6  # of a full line stays beside cards; with less, cards become stripes
_NARROWEST: Final = 120


class Column(NamedTuple):
    """Where text and margin stand, in pixels from the reader's leading edge."""

    start: int
    width: int
    margin: int

    @property
    def is_compact(self) -> bool:
        """Whether the margin has room for stripes only."""
        return self.margin < WHOLE_MARGIN


def column(width: int, line_px: int, *, with_margin: bool) -> Column:
    """Share a width: lines no longer than `line_px`, text and margin together in the middle."""
    margin = 0
    if with_margin:
        has_room = width - EDGE - GAP - WHOLE_MARGIN >= line_px * _LEAST_SHARE
        margin = WHOLE_MARGIN if has_room else NARROW_MARGIN
    beside = margin + GAP if margin else EDGE
    room = width - EDGE - beside
    column_px = max(_NARROWEST, min(line_px, room))
    start = max(EDGE, (width - column_px - (beside if margin else 0)) // 2)
    return Column(start, column_px, margin)
