"""Links under the mouse: which one it is over, and which one was clicked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QTextEdit

from app.ui.reading import links
from db.records import LinkOut


class LinkPointer(QObject):
    """Follows the mouse over an editor.

    Signals:
        hovered: The address of the link under the mouse as it is shown, "" for none.
        clicked: A `LinkOut` was pressed and let go, without selecting anything.
    """

    hovered = Signal(str)
    clicked = Signal(object)

    def __init__(self, editor: QTextEdit, link_at: Callable[[QPointF], LinkOut | None]) -> None:
        """Follow the mouse.

        Args:
            editor: Tells its mouse events here.
            link_at: The link at a point of the document.
        """
        super().__init__(editor)
        self._editor = editor
        self._link_at = link_at
        self._over: LinkOut | None = None
        self._pressed: LinkOut | None = None

    def moved(self, point: QPointF | None) -> None:
        """The mouse is at a point of the viewport; None when it has left it."""
        over = self._find(point) if point is not None else None
        if over == self._over:
            return
        self._over = over
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self._editor.viewport().setCursor(shape)
        self.hovered.emit(links.shown(over.href) if over else "")

    def pressed(self, point: QPointF, button: Qt.MouseButton) -> None:
        """A button went down."""
        self._pressed = self._find(point) if button is Qt.MouseButton.LeftButton else None

    def released(self, point: QPointF) -> bool:
        """The button is up again; whether that was a click on a link."""
        link, self._pressed = self._pressed, None
        if link is None or self._editor.textCursor().hasSelection() or self._find(point) != link:
            return False
        self.clicked.emit(link)
        return True

    def _find(self, point: QPointF) -> LinkOut | None:
        down = self._editor.verticalScrollBar().value()
        return self._link_at(point + QPointF(0, down))
