"""How the margin looks: stripes, thin connectors, and cards that the focused one lies above."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.reading.cards import CardPainter
from app.ui.reading.margin_layout import Box
from app.ui.reading.margin_shape import MarginShape
from app.ui.reading.margin_stripes import Stripe
from app.ui.reading.marks import MarkLayer
from app.ui.style.colours import Colours

_CONNECTOR_ALPHA: Final = 170  # quieter than the stripe it leaves
_RADIUS: Final = 1.5
_BETWEEN: Final = 1.5  # above a stripe that begins where another ends


class MarginPainter:
    """Paints a part of the margin with a painter that works in document coordinates."""

    def __init__(
        self, painter: QPainter, marks: MarkLayer, shape: MarginShape, colours: Colours
    ) -> None:
        self._painter = painter
        self._marks = marks
        self._shape = shape
        self._colours = colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, seen: Sequence[Stripe], boxes: Sequence[Box], hovered: int) -> None:
        """Paint these stripes and boxes; `hovered` is the highlight under the mouse or 0."""
        # The focused one comes last and so lies above the others.
        ordered = sorted(boxes, key=self._is_focused)
        for box in ordered:
            if not box.is_bundle:
                self._connector(box)
        for stripe in seen:
            self._stripe(stripe)
        direction = Qt.LayoutDirection(int(self._shape.is_mirrored))
        cards = CardPainter(self._painter, self._colours, direction)
        for box in ordered:
            self._box(cards, box, hovered)

    def _connector(self, box: Box) -> None:
        key = box.keys[0]
        line = QColor(self._marks.colours(key)[0].line)
        line.setAlpha(_CONNECTOR_ALPHA)
        self._painter.setPen(QPen(line, 1.5 if self._is_focused(box) else 1.0))
        lane = min(self._marks.lane(key), self._shape.lanes - 1)
        self._painter.drawLine(*self._shape.connector(box, lane))

    def _stripe(self, stripe: Stripe) -> None:
        area = self._shape.stripe_area(stripe)
        above = QRectF(area.left() - 1, area.top() - _BETWEEN, area.width() + 2, 2 * _BETWEEN)
        self._painter.fillRect(above, self._colours.paper)
        if stripe.key == self._marks.focused:
            area = area.adjusted(-0.5, 0, 0.5, 0)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._marks.colours(stripe.key)[0].line)
        self._painter.drawRoundedRect(area, _RADIUS, _RADIUS)

    def _box(self, cards: CardPainter, box: Box, hovered: int) -> None:
        area = self._shape.box_area(box)
        if box.is_bundle:
            label = _("+{count}").format(count=len(box.keys))
            cards.paint_bundle(area, label, is_hovered=hovered in box.keys)
            return
        highlight = self._marks.highlight(box.keys[0])
        is_hovered = highlight.id == hovered
        cards.paint(area, highlight, is_focused=self._is_focused(box), is_hovered=is_hovered)

    def _is_focused(self, box: Box) -> bool:
        return self._marks.focused in box.keys
