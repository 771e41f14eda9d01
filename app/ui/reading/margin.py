"""The margin beside the text: stripes along the passages, cards with themes and notes.

It is painted, so screen readers do not see it; the list in `annotations` is its
twin for them. It scrolls with the editor and hands it the wheel.
"""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip, QWidget

from app.ui.reading import margin_stripes
from app.ui.reading.cards import HEAD, CardPainter, card_height
from app.ui.reading.highlight_words import explained, plain_tooltip, spoken
from app.ui.reading.margin_layout import FARTHEST, Box
from app.ui.reading.margin_stretches import Stretches
from app.ui.reading.margin_stripes import Stripe, stripes
from app.ui.reading.marks import MarkLayer
from app.ui.style import colours as styles
from app.ui.style.colours import Colours

WIDTH: Final = 252
"""Of the margin with cards, in device-independent pixels."""

COMPACT_WIDTH: Final = 36
"""Of the margin with stripes alone."""

_FIRST_STRIPE: Final = 5.0
_CARDS_LEFT: Final = 31.0
_CARDS_RIGHT: Final = 13.0
_CONNECTOR_ALPHA: Final = 170  # quieter than the stripe it leaves
_BUNDLE_WIDTH: Final = 44.0
_TOLD_OF_BUNDLE: Final = 8  # highlights a bundle's tooltip names


class Margin(QWidget):
    """Stripes and cards of the highlights in view; lies in the editor's viewport margin.

    The editor gives it its place, as high as the viewport. In a window read
    from the right it lies at the left and everything in it is mirrored.
    """

    card_clicked = Signal(int)
    card_activated = Signal(int)

    def __init__(self, editor: QTextEdit, marks: MarkLayer) -> None:
        super().__init__(editor)
        self._editor = editor
        self._marks = marks
        self._is_compact = False
        self._hovered = 0
        self._pressed = 0
        self._pressed_at = QPointF()
        self._scrolled_to = editor.verticalScrollBar().value()
        self._stretches = Stretches(marks, self._height_of)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Highlights beside the text"))
        self.setAccessibleDescription(_("The list of highlights holds the same, for the keyboard."))
        marks.highlights_changed.connect(self._lay_out)
        marks.focus_changed.connect(self._lay_out)
        editor.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        editor.verticalScrollBar().rangeChanged.connect(self.update)

    @property
    def is_compact(self) -> bool:
        """Only stripes are shown."""
        return self._is_compact

    def set_compact(self, compact: bool) -> None:
        """Show stripes alone, for narrow windows."""
        self._is_compact = compact
        self.updateGeometry()
        self.update()

    def set_shown(self, shown: bool) -> None:
        """Show or hide the margin; the editor then gives the room to the text."""
        self.setVisible(shown)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """The width the margin needs; its height is the viewport's."""
        return QSize(COMPACT_WIDTH if self._is_compact else WIDTH, self._editor.height())

    def card_area(self, key: int) -> QRectF:
        """Where a highlight's card stands in the margin now; empty if none is in view."""
        for box in self._boxes():
            if box.keys == [key] and not box.is_bundle:
                return self._area(box).translated(0, -self._top())
        return QRectF()

    def bundles(self) -> list[tuple[QRectF, tuple[int, ...]]]:
        """Where each “+n” in view stands, and the highlights it stands for."""
        top = self._top()
        return [
            (self._area(box).translated(0, -top), tuple(box.keys))
            for box in self._boxes()
            if box.is_bundle
        ]

    def event(self, event: QEvent) -> bool:
        """Show a tooltip with the whole note; everything else as usual."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self._told(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tooltip(told), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint what is in view: stripes, connectors, cards."""
        colours = styles.of(self.palette())
        painter = QPainter(self)
        painter.fillRect(event.rect(), colours.paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # From here on in document coordinates.
        top = self._top()
        painter.translate(0, -top)
        begin, end = event.rect().top() + top, event.rect().bottom() + 1 + top
        seen = stripes(self._marks, begin, end, self._lanes())
        # The focused one comes last and so lies above the others.
        boxes = sorted(self._boxes_between(begin, end), key=self._is_focused)
        self._paint_connectors(painter, boxes)
        for stripe in seen:
            self._paint_stripe(painter, stripe, colours)
        cards = CardPainter(painter, colours, self.layoutDirection())
        for box in boxes:
            self._paint_box(cards, box)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Break the notes anew."""
        super().resizeEvent(event)
        self._stretches.forget()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 -- Qt's name
        """Let the text scroll."""
        QApplication.sendEvent(self._editor.viewport(), event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Show what a click would reach."""
        self._hover(self._reached(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Nothing is under the mouse any more."""
        super().leaveEvent(event)
        self._hover(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Tell which highlight was clicked; a bundle gives its first."""
        self._pressed_at = event.position()
        self._pressed = self._reached(self._pressed_at)
        if self._pressed and event.button() == Qt.MouseButton.LeftButton:
            self.card_clicked.emit(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Nothing more; the editor below must not take it for a click on itself."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Tell whose note is to be edited.

        It is the card of the first press: that one is focused now, and may
        have moved to its passage from under the mouse.
        """
        moved = (event.position() - self._pressed_at).manhattanLength()
        is_same = moved <= QApplication.startDragDistance()
        key = self._pressed if is_same else self._reached(event.position())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self.card_activated.emit(key)

    def _lay_out(self) -> None:
        self._stretches.forget()
        self._hovered = 0
        self.update()

    def _height_of(self, key: int) -> float:
        return card_height(self._marks.highlight(key), self._card_width())

    def _card_width(self) -> float:
        return max(60.0, self.width() - _CARDS_LEFT - _CARDS_RIGHT)

    def _top(self) -> float:
        """The document coordinate at the margin's upper edge."""
        beside = self._editor.viewport().geometry().top() - self.geometry().top()
        return float(self._editor.verticalScrollBar().value() - beside)

    def _lanes(self) -> int:
        room = (self.width() if self._is_compact else _CARDS_LEFT) - _FIRST_STRIPE
        return max(1, int((room - 1) // margin_stripes.LANE))

    def _boxes(self) -> list[Box]:
        top = self._top()
        return self._boxes_between(top, top + self.height())

    def _boxes_between(self, top: float, bottom: float) -> list[Box]:
        if self._is_compact:
            return []
        # A connector may come down from a passage far above its card.
        near = self._stretches.boxes(top - FARTHEST, bottom + FARTHEST)
        return [box for box in near if box.bottom >= top and min(box.top, box.wanted) <= bottom]

    def _area(self, box: Box) -> QRectF:
        width = _BUNDLE_WIDTH if box.is_bundle else self._card_width()
        return self._mirrored(QRectF(_CARDS_LEFT, box.top, width, box.height))

    def _stripe_area(self, stripe: Stripe) -> QRectF:
        left = _FIRST_STRIPE + stripe.lane * margin_stripes.LANE
        height = stripe.bottom - stripe.top
        return self._mirrored(QRectF(left, stripe.top, margin_stripes.WIDTH, height))

    def _mirrored(self, area: QRectF) -> QRectF:
        if not self.isRightToLeft():
            return area
        return QRectF(self.width() - area.right(), area.top(), area.width(), area.height())

    def _paint_stripe(self, painter: QPainter, stripe: Stripe, colours: Colours) -> None:
        area = self._stripe_area(stripe)
        # A stripe that begins on the line where another ends shows where it begins.
        above = QRectF(area.left() - 1, area.top() - 1.5, area.width() + 2, 3)
        painter.fillRect(above, colours.paper)
        if stripe.key == self._marks.focused:
            area = area.adjusted(-0.5, 0, 0.5, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._marks.colours(stripe.key)[0].line)
        painter.drawRoundedRect(area, 1.5, 1.5)

    def _paint_connectors(self, painter: QPainter, boxes: Sequence[Box]) -> None:
        lanes = self._lanes()
        for box in boxes:
            if not box.is_bundle:
                key = box.keys[0]
                line = QColor(self._marks.colours(key)[0].line)
                line.setAlpha(_CONNECTOR_ALPHA)
                painter.setPen(QPen(line, 1.5 if self._is_focused(box) else 1.0))
                lane = min(self._marks.lane(key), lanes - 1)
                painter.drawLine(*self._connector(box, lane))

    def _connector(self, box: Box, lane: int) -> tuple[QPointF, QPointF]:
        card = self._area(box)
        begin = self._stripe_area(Stripe(box.keys[0], lane, box.wanted, box.wanted + HEAD))
        is_mirrored = self.isRightToLeft()
        from_x = begin.left() if is_mirrored else begin.right()
        to_x = card.right() if is_mirrored else card.left()
        return QPointF(from_x, box.wanted + HEAD / 2), QPointF(to_x, box.top + HEAD / 2)

    def _paint_box(self, cards: CardPainter, box: Box) -> None:
        area = self._area(box)
        if box.is_bundle:
            label = _("+{count}").format(count=len(box.keys))
            cards.paint_bundle(area, label, is_hovered=self._hovered in box.keys)
            return
        key = box.keys[0]
        cards.paint(
            area,
            self._marks.highlight(key),
            is_focused=key == self._marks.focused,
            is_hovered=key == self._hovered,
        )

    def _is_focused(self, box: Box) -> bool:
        return self._marks.focused in box.keys

    def _hover(self, key: int) -> None:
        if key != self._hovered:
            self._hovered = key
            shape = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def _box_at(self, place: QPointF) -> Box | None:
        return next((box for box in self._boxes() if self._area(box).contains(place)), None)

    def _reached(self, point: QPointF) -> int:
        """The highlight a click reaches: by its card, a bundle's first, or a stripe; else 0."""
        place = point + QPointF(0, self._top())
        if box := self._box_at(place):
            return box.keys[0]
        wide = margin_stripes.LANE / 2 - margin_stripes.WIDTH / 2
        for stripe in stripes(self._marks, place.y() - 1, place.y() + 1, self._lanes()):
            if self._stripe_area(stripe).adjusted(-wide, 0, wide, 0).contains(place):
                return stripe.key
        return 0

    def _told(self, point: QPointF) -> str:
        box = self._box_at(point + QPointF(0, self._top()))
        if box and box.is_bundle:
            named = [spoken(self._marks.highlight(key)) for key in box.keys[:_TOLD_OF_BUNDLE]]
            return "\n".join([*named, "…"] if len(box.keys) > len(named) else named)
        key = self._reached(point)
        return explained(self._marks.highlight(key)) if key else ""

    def _follow_scroll(self, value: int) -> None:
        """Move what is painted along with the text; only what comes into view is painted."""
        moved = self._scrolled_to - value
        self._scrolled_to = value
        if abs(moved) < self.height():
            self.scroll(0, moved)
        else:
            self.update()
