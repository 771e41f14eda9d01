"""The keys of the panel under the search field, while the keyboard stays in the field."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.ui.browsing.search.field import SearchField
from app.ui.browsing.search.panel import SearchPanel

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Down: +1, Qt.Key.Key_Up: -1}
_NONE: Final = Qt.KeyboardModifier.NoModifier


class SearchKeys(QObject):
    """Takes a key from the field only while it means something in the panel.

    Tab takes what is chosen, or the first; Enter what is chosen. Down and Up
    choose, where the panel is walkable: else Down belongs to the list of posts.

    Signals:
        taken: Something is to be taken: the chosen one, or the first.
        all_wanted: Ctrl+Space: all that could stand here.
    """

    taken = Signal()
    all_wanted = Signal()

    def __init__(self, field: SearchField, panel: SearchPanel) -> None:
        super().__init__(field)
        self._field = field
        self._panel = panel
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Take the keys of the panel from the field."""
        if not isinstance(event, QKeyEvent) or not self._is_meant(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self._press(event)
        return True

    def _is_meant(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space:
            return held == Qt.KeyboardModifier.ControlModifier
        if held != _NONE or not self._panel.isVisible():
            return False
        if event.key() in _STEPS:
            return self._panel.is_walkable
        if event.key() == Qt.Key.Key_Tab:
            return self._takes_by_tab()
        return event.key() in _ENTER and self._panel.chosen is not None

    def _takes_by_tab(self) -> bool:
        """In the empty field Tab goes on to the next pane, unless something is chosen."""
        if self._panel.chosen is not None:
            return True
        return bool(self._field.text()) and (bool(self._panel.rows) or self._panel.awaits_offers)

    def _press(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.all_wanted.emit()
        elif event.key() in _STEPS:
            self._panel.step(_STEPS[Qt.Key(event.key())])
        else:
            self.taken.emit()
