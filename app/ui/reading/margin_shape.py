"""Where stripes, cards and connectors stand across the margin; down it they follow the text.

All areas are in document coordinates downwards and in the margin's own across.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from app.ui.reading import margin_stripes
from app.ui.reading.cards import HEAD
from app.ui.reading.margin_layout import Box
from app.ui.reading.margin_stripes import Stripe

_FIRST_STRIPE: Final = 5.0
_CARDS_LEFT: Final = 31.0
_CARDS_RIGHT: Final = 13.0
_NARROWEST_CARD: Final = 60.0
_BUNDLE_WIDTH: Final = 44.0


@dataclass(frozen=True, slots=True)
class MarginShape:
    """How a margin shares its width.

    Attributes:
        width: Of the margin, in device-independent pixels.
        is_compact: Stripes alone; they may use the whole width.
        is_mirrored: The window is read from the right, so the text is at the right.
    """

    width: float
    is_compact: bool = False
    is_mirrored: bool = False

    @property
    def lanes(self) -> int:
        """How many stripes have room side by side."""
        room = (self.width if self.is_compact else _CARDS_LEFT) - _FIRST_STRIPE
        return max(1, int((room - 1) // margin_stripes.LANE))

    @property
    def card_width(self) -> float:
        """How wide a card is."""
        return max(_NARROWEST_CARD, self.width - _CARDS_LEFT - _CARDS_RIGHT)

    def box_area(self, box: Box) -> QRectF:
        """Where a card or bundle stands."""
        width = _BUNDLE_WIDTH if box.is_bundle else self.card_width
        return self._mirrored(QRectF(_CARDS_LEFT, box.top, width, box.height))

    def stripe_area(self, stripe: Stripe) -> QRectF:
        """Where a stripe stands."""
        left = _FIRST_STRIPE + stripe.lane * margin_stripes.LANE
        height = stripe.bottom - stripe.top
        return self._mirrored(QRectF(left, stripe.top, margin_stripes.WIDTH, height))

    def connector(self, box: Box, lane: int) -> tuple[QPointF, QPointF]:
        """From the first line of a passage, at its stripe, to the head of its card."""
        card = self.box_area(box)
        first_line = Stripe(box.keys[0], lane, box.wanted, box.wanted + HEAD)
        begin = self.stripe_area(first_line)
        from_x = begin.left() if self.is_mirrored else begin.right()
        to_x = card.right() if self.is_mirrored else card.left()
        return QPointF(from_x, begin.center().y()), QPointF(to_x, box.top + HEAD / 2)

    def _mirrored(self, area: QRectF) -> QRectF:
        if not self.is_mirrored:
            return area
        return QRectF(self.width - area.right(), area.top(), area.width(), area.height())
