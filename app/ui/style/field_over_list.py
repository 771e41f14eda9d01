"""Lets the keys of a list work while the keyboard stays in the field above it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

_PAGE: Final = 8
_STEPS: Final = {
    Qt.Key.Key_Down: (1, True),
    Qt.Key.Key_Up: (-1, True),
    Qt.Key.Key_Tab: (1, True),
    Qt.Key.Key_Backtab: (-1, True),
    Qt.Key.Key_PageDown: (_PAGE, False),
    Qt.Key.Key_PageUp: (-_PAGE, False),
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS: Final = (Qt.Key.Key_Home, Qt.Key.Key_End)
_KEYS: Final = (Qt.Key.Key_Escape, *_ENTER, *_STEPS, *_ENDS)


class FieldOverList(QObject):
    """Moves the current row of a list by the keys of a field; its letters stay the field's.

    Rows that cannot be selected are passed over. Up and Down go round. Home and End are
    the field's as long as its caret has somewhere to go, and then the list's; with Ctrl
    they are the list's at once. Where there is no field, the list takes its place and
    gets the same keys.

    Signals:
        entered: Enter was pressed; True if Ctrl was held.
        left: Escape was pressed.
        moved: The person moved to another row by a key.
    """

    entered = Signal(bool)
    left = Signal()
    moved = Signal()

    def __init__(self, field: QWidget, view: QListView) -> None:
        super().__init__(field)
        self._field = field
        self._view = view
        field.installEventFilter(self)

    def rows(self) -> list[int]:
        """The rows that can be chosen."""
        model = self._view.model()
        indexes = (model.index(row, 0) for row in range(model.rowCount()))
        return [
            index.row() for index in indexes if model.flags(index) & Qt.ItemFlag.ItemIsSelectable
        ]

    def choose(self, row: int) -> None:
        """Make a row the current one, in view; with the first one, what stands above it."""
        self._view.setCurrentIndex(self._view.model().index(row, 0))
        if row == next(iter(self.rows()), None):
            self._view.scrollToTop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Take the keys of the list from the field."""
        if not isinstance(event, QKeyEvent) or event.key() not in _KEYS:
            return False
        if event.key() in _ENDS and not self._is_for_list(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # or the window would take Escape for an action of its own
        elif event.type() == QEvent.Type.KeyPress:
            self._press(event)
        return True

    def _is_for_list(self, event: QKeyEvent) -> bool:
        """Whether Home or End goes through the list: the caret is there already."""
        field = self._field
        if not isinstance(field, QLineEdit):
            return True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or field.hasSelectedText():
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return True
        if event.key() == Qt.Key.Key_Home:
            return field.cursorPosition() == 0
        return field.cursorPosition() == len(field.text().encode("utf-16-le", "replace")) // 2

    def _press(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENDS:
            far = self._view.model().rowCount()
            self._step(-far if event.key() == Qt.Key.Key_Home else far, wraps=False)
        elif event.key() in _ENTER:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            by, wraps = _STEPS[Qt.Key(event.key())]
            self._step(by, wraps=wraps)

    def _step(self, by: int, *, wraps: bool) -> None:
        rows = self.rows()
        if not rows:
            return
        now = self._view.currentIndex().row()
        at = (rows.index(now) if now in rows else -1) + by
        self.moved.emit()
        self.choose(rows[at % len(rows) if wraps else max(0, min(at, len(rows) - 1))])
