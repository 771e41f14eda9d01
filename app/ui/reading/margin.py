"""The margin beside the text: stripes along the passages, cards with themes and notes.

It is painted, so screen readers do not see it; the list in `annotations` is its
twin for them. It scrolls with the editor and hands it the wheel.
"""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip, QWidget

from app.ui.reading import margin_stripes
from app.ui.reading.cards import HEAD, card_height
from app.ui.reading.highlight_words import explained, plain_tooltip, spoken
from app.ui.reading.margin_layout import FARTHEST, Box
from app.ui.reading.margin_painting import MarginPainter
from app.ui.reading.margin_shape import MarginShape
from app.ui.reading.margin_stretches import Stretches
from app.ui.reading.margin_stripes import stripes
from app.ui.reading.marks import MarkLayer
from app.ui.style import colours as styles

WIDTH: Final = 252
"""Of the margin with cards, in device-independent pixels."""

COMPACT_WIDTH: Final = 36
"""Of the margin with stripes alone."""

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
                return self._shape().box_area(box).translated(0, -self._top())
        return QRectF()

    def bundles(self) -> list[tuple[QRectF, tuple[int, ...]]]:
        """Where each “+n” in view stands, and the highlights it stands for."""
        top, shape = self._top(), self._shape()
        return [
            (shape.box_area(box).translated(0, -top), tuple(box.keys))
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
        top = self._top()
        painter.translate(0, -top)  # from here on in document coordinates
        begin, end = event.rect().top() + top, event.rect().bottom() + 1 + top
        shape = self._shape()
        MarginPainter(painter, self._marks, shape, colours).paint(
            stripes(self._marks, begin, end, shape.lanes),
            self._boxes_between(begin, end),
            self._hovered,
        )

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
        return card_height(self._marks.highlight(key), self._shape().card_width)

    def _shape(self) -> MarginShape:
        return MarginShape(self.width(), self._is_compact, self.isRightToLeft())

    def _top(self) -> float:
        """The document coordinate at the margin's upper edge."""
        beside = self._editor.viewport().geometry().top() - self.geometry().top()
        return float(self._editor.verticalScrollBar().value() - beside)

    def _boxes(self) -> list[Box]:
        top = self._top()
        return self._boxes_between(top, top + self.height())

    def _boxes_between(self, top: float, bottom: float) -> list[Box]:
        """What is seen of boxes or of their connectors, which may come from far above or below."""
        if self._is_compact:
            return []
        near = self._stretches.boxes(top - FARTHEST, bottom + FARTHEST)
        return [
            box
            for box in near
            if max(box.bottom, box.wanted + HEAD) >= top and min(box.top, box.wanted) <= bottom
        ]

    def _hover(self, key: int) -> None:
        if key != self._hovered:
            self._hovered = key
            shape = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def _box_at(self, place: QPointF) -> Box | None:
        shape = self._shape()
        return next((box for box in self._boxes() if shape.box_area(box).contains(place)), None)

    def _reached(self, point: QPointF) -> int:
        """The highlight a click reaches: by its card, a bundle's first, or a stripe; else 0."""
        place = point + QPointF(0, self._top())
        if box := self._box_at(place):
            return box.keys[0]
        wide = margin_stripes.LANE / 2 - margin_stripes.WIDTH / 2
        shape = self._shape()
        for stripe in stripes(self._marks, place.y() - 1, place.y() + 1, shape.lanes):
            if shape.stripe_area(stripe).adjusted(-wide, 0, wide, 0).contains(place):
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
