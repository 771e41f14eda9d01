"""Links and facts under the mouse: which one it is over, and which one was clicked."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QTextEdit

from app.ui.reading import links
from app.ui.reading.fact_parts import FactPart
from db.records import LinkOut

Target = LinkOut | FactPart
"""What can be clicked on a page: a link, or a fact above the text."""


class LinkPointer(QObject):
    """Follows the mouse over an editor.

    Signals:
        hovered: The address of the link under the mouse as it is shown, or what a click on
            the fact there does; "" for neither.
        clicked: A `Target` was pressed and let go, without selecting anything.
    """

    hovered = Signal(str)
    clicked = Signal(object)

    def __init__(self, editor: QTextEdit, link_at: Callable[[QPointF], Target | None]) -> None:
        """Follow the mouse.

        Args:
            editor: Tells its mouse events here.
            link_at: The link or fact at a point of the document.
        """
        super().__init__(editor)
        self._editor = editor
        self._link_at = link_at
        self._over: Target | None = None
        self._pressed: Target | None = None

    def moved(self, point: QPointF | None) -> None:
        """The mouse is at a point of the viewport; None when it has left it."""
        over = self._find(point) if point is not None else None
        if over == self._over:
            return
        self._over = over
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self._editor.viewport().setCursor(shape)
        words = _words(over) if over else ""
        is_fact = isinstance(over, FactPart)
        self._editor.viewport().setToolTip(f"<p>{escape(words)}</p>" if is_fact else "")
        self.hovered.emit(words)

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

    def _find(self, point: QPointF) -> Target | None:
        down = self._editor.verticalScrollBar().value()
        return self._link_at(point + QPointF(0, down))


def _words(target: Target) -> str:
    return target.advice if isinstance(target, FactPart) else links.shown(target.href)
