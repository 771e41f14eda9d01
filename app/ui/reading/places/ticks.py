"""Ticks along the scroll bar, one for each place found; a click on one goes there."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QStyle, QStyleOptionSlider, QWidget

from app.ui.reading.page import Page
from app.ui.reading.places.heights import is_laid_out, shares
from app.ui.reading.places.walk import PlaceWalk
from app.ui.style import colours

_THICK: Final = 2.0
_PRESENT_THICK: Final = 5.0
_WIDE: Final = 5.0  # at the window's edge, so that the handle is seen beside them
_REACH: Final = 4.0  # how far beside a tick a click still means it


class PlaceTicks(QWidget):
    """Lies over a scroll bar; the mouse is the bar's own, but for clicks on a tick.

    Signals:
        chosen: The number of a place that was clicked, from 0.
    """

    chosen = Signal(int)

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._page: Page | None = None
        self._walk = PlaceWalk()
        self._tops: list[float] = []
        self._measured_for = (0, 0, False)
        self._pressed = -1
        self._pressed_at = QPointF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(bar.rect())
        bar.setMouseTracking(True)
        bar.installEventFilter(self)
        bar.rangeChanged.connect(self.update)
        self.hide()

    def show_places(self, page: Page | None, walk: PlaceWalk) -> None:
        """Show these places of a page; without any the bar is as it was."""
        self._page, self._walk, self._measured_for = page, walk, (0, 0, False)
        self.setVisible(page is not None and bool(walk.spans))
        self.update()

    def tops(self) -> Sequence[float]:
        """How far below the bar's top the tick of each place is, in pixels."""
        page = self._page
        if page is None:
            return ()
        present = (self._bar.maximum(), self.height(), is_laid_out(page))
        if present != self._measured_for:
            self._measured_for = present
            room = self.height() - _PRESENT_THICK
            self._tops = [share * room for share in shares(page, self._walk.spans)]
        return self._tops

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the ticks, those that touch as one, and the present one over them."""
        look = colours.of(self.palette())
        painter = QPainter(self)
        tops = self.tops()
        left = 0.0 if self.isRightToLeft() else self.width() - _WIDE
        for first, last in _joined(tops):
            painter.fillRect(QRectF(left, first, _WIDE, last - first), look.place_tick)
        if self._walk.present >= 0:
            top = tops[self._walk.present]
            area = QRectF(0, top, self.width(), _PRESENT_THICK)
            painter.fillRect(area.adjusted(0, -1, 0, 1), look.paper)
            painter.fillRect(area, look.text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Stay over the bar, and take the clicks that mean a tick."""
        if watched is self._bar and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._bar.rect())
        elif self.isVisible() and isinstance(event, QMouseEvent):
            return self._hear(event)
        return super().eventFilter(watched, event)

    def _hear(self, event: QMouseEvent) -> bool:
        """Whether the bar must not know of it.

        The handle may be dragged from over a tick, too: there only a click means the tick.
        """
        kind, place = event.type(), event.position()
        if kind == QEvent.Type.MouseMove and not event.buttons():
            self._point(place)
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._pressed, self._pressed_at = self._near(place.y()), place
            return self._pressed >= 0 and not self._is_on_handle(place)
        if kind == QEvent.Type.MouseButtonRelease and self._pressed >= 0:
            was_on_handle = self._is_on_handle(self._pressed_at)
            self._release(place)
            return not was_on_handle
        return False

    def _release(self, place: QPointF) -> None:
        moved = (place - self._pressed_at).manhattanLength()
        number, self._pressed = self._pressed, -1
        if moved < QApplication.startDragDistance() and number < len(self._walk.spans):
            self.chosen.emit(number)

    def _point(self, place: QPointF) -> None:
        if self._near(place.y()) >= 0:
            self._bar.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self._bar.unsetCursor()

    def _near(self, y: float) -> int:
        """The number of the place whose tick is meant at a height; -1 for none."""
        tops, wanted = self.tops(), y - _THICK / 2
        after = bisect_left(tops, wanted)
        near = [number for number in (after - 1, after) if 0 <= number < len(tops)]
        best = min(near, key=lambda number: abs(tops[number] - wanted), default=-1)
        return best if best >= 0 and abs(tops[best] - wanted) <= _REACH else -1

    def _is_on_handle(self, place: QPointF) -> bool:
        option = QStyleOptionSlider()
        self._bar.initStyleOption(option)
        control = QStyle.ComplexControl.CC_ScrollBar
        reached = self._bar.style().hitTestComplexControl(
            control, option, place.toPoint(), self._bar
        )
        return reached == QStyle.SubControl.SC_ScrollBarSlider


def _joined(tops: Sequence[float]) -> list[tuple[float, float]]:
    """From where to where ticks are painted; thousands of places make a few hundred pieces."""
    made: list[tuple[float, float]] = []
    for top in tops:
        if made and top <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], top + _THICK))
        else:
            made.append((top, top + _THICK))
    return made
