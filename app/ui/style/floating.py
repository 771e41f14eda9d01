"""A small frame that floats over the window: the palette, the theme picker, the note editor.

It is a child of the window and no popup: a popup grabs keyboard and mouse,
which Wayland and input methods take badly. It is no QFrame either: that forgets
its contents margins when the sheet is put on it while it is hidden.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget
from shiboken6 import isValid

from app.ui.style import colours, fonts, sizes, soft_shadow
from app.ui.style.leading import leading

_SHADOW: Final = soft_shadow.REACH
_TITLE_PX: Final = 12


def beside(
    anchor: QRect, size: QSize, bounds: QRect, *, room: int = 0, from_right: bool = False
) -> QRect:
    """Where a frame of this size stands near `anchor`: below it, else above, inside `bounds`.

    Args:
        anchor: What the frame is about and must not cover if it can be helped.
        size: Of the frame.
        bounds: What the frame must not leave.
        room: The height it may grow to; the side is chosen for that, so that it never
            changes sides while it grows.
        from_right: The frame's right edge stands at that of `anchor`, as in Hebrew.
    """
    wanted = max(room, size.height())
    below = anchor.bottom() + 1 + sizes.GAP  # Qt's bottom is the last pixel, not the edge
    above = anchor.top() - 1 - sizes.GAP
    place = QRect(QPoint(anchor.left(), below), size)
    if below + wanted - 1 > bounds.bottom():
        fits_above = above - wanted + 1 >= bounds.top()
        place.moveBottom(above if fits_above else bounds.bottom())
    if from_right:
        place.moveRight(anchor.right())
    place.moveLeft(max(bounds.left(), min(place.left(), bounds.right() - size.width() + 1)))
    place.moveTop(max(bounds.top(), place.top()))
    return place


class FloatingFrame(QWidget):
    """A frame over its parent, the window; a click outside or `dismiss` closes it.

    Its layout stands inside the contents margins, which the shadow takes. The
    widget that had the keyboard before gets it back.

    Signals:
        closed: It is gone, whatever the reason.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, radius: int = sizes.CARD_RADIUS) -> None:
        super().__init__(parent)
        self._over = parent
        self._radius = radius
        self._came_from: QWidget | None = None
        self.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def appear(self, frame: QRect, field: QWidget) -> None:
        """Show the frame at a place of the parent, with the keyboard in `field`."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self.move_frame(frame)
        self.show()
        self.raise_()
        self._watch()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_frame(self, frame: QRect) -> None:
        """Put the frame, reckoned without its shadow, at a place of the parent."""
        self.setGeometry(frame.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW))

    def frame(self) -> QRect:
        """The frame without its shadow, in coordinates of the parent."""
        return self.geometry().adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)

    def bounds(self) -> QRect:
        """What the frame stays in: the parent, a little narrower."""
        return self._over.rect().adjusted(sizes.GAP, sizes.GAP, -sizes.GAP, -sizes.GAP)

    def dismiss(self) -> None:
        """Close the frame; the keyboard goes back, unless it has gone elsewhere already."""
        if not self.isVisible():
            return
        self._unwatch()
        focus = QApplication.focusWidget()
        came_from = self._came_from
        if focus is not None and self.isAncestorOf(focus) and came_from and isValid(came_from):
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.hide()
        self.closed.emit()

    def clicked_outside(self) -> None:
        """What a click beside the frame does; by itself it closes it."""
        self.dismiss()

    def place_again(self) -> None:
        """Find a new place after the parent changed its size; by itself it closes."""
        self.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Hear of clicks anywhere in the window, and of its new size; nothing is held back."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            window = self.window()
            at = self._over.mapFrom(window, event.position().toPoint())
            if watched is window.windowHandle() and not self.frame().contains(at):
                self.clicked_outside()
        elif event.type() == QEvent.Type.Resize and watched is self._over:
            self.place_again()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint shadow, ground and border; the shadow only where it has to be."""
        look = colours.of(self.palette())
        inside = QRectF(self.contentsRect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.contentsRect().adjusted(1, 1, -1, -1).contains(event.rect()):
            frame = self.contentsRect()
            soft_shadow.paint_shadow(painter, frame, self._radius, is_dark=look.is_dark)
        painter.setPen(QPen(look.line, 1))
        painter.setBrush(look.paper)
        painter.drawRoundedRect(inside, self._radius, self._radius)

    def _watch(self) -> None:
        self._over.installEventFilter(self)
        if (handle := self.window().windowHandle()) is not None:
            handle.installEventFilter(self)

    def _unwatch(self) -> None:
        self._over.removeEventFilter(self)
        if (handle := self.window().windowHandle()) is not None:
            handle.removeEventFilter(self)


def title_label(parent: QWidget) -> QLabel:
    """The line at the top of a frame that says what it is about; it is cut where it is too long."""
    title = QLabel(parent)
    title.setTextFormat(Qt.TextFormat.PlainText)
    title.setAlignment(leading(parent))
    title.setFont(fonts.window(_TITLE_PX, QFont.Weight.DemiBold))
    title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return title
