"""The search field in the middle of its room, with the notice under it."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontInfo, QHideEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.browsing.search_field import SearchField
from app.ui.browsing.search_notice import SearchNotice

SEARCH_KEY: Final = "Ctrl+F"
"""The key painted in the empty field, as `QKeySequence` reads it."""

_WIDEST: Final = 420
_NARROWEST: Final = 220


class SearchBar(QWidget):
    """Where a person types a query; each change is told at once."""

    typed = Signal(str)
    """The whole query, after each change by whatever means but `set_text`."""

    entered = Signal()
    """Enter or Down: on to what was found."""

    left = Signal()
    """Esc: back to where the person was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = SearchField(QKeySequence(SEARCH_KEY), self)
        self._notice = SearchNotice(self._field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._field)
        self._set_widths()
        self._field.textChanged.connect(self.typed)
        self._field.entered.connect(self.entered)
        self._field.left.connect(self.left)
        self._field.focused.connect(self._notice.set_shown)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._field.text()

    @property
    def notice(self) -> str:
        """What stands under the field, "" for nothing."""
        return self._notice.text

    def focus(self) -> None:
        """Bring the keyboard here, all of the text selected."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def clear(self) -> None:
        """Empty the field; `typed` tells it if there was something."""
        self._field.clear()

    def set_text(self, text: str) -> None:
        """Put a query into the field without telling it."""
        with QSignalBlocker(self):
            self._field.setText(text)

    def show_notice(self, text: str, *, is_error: bool) -> None:
        """Say something under the field; "" takes the notice away."""
        self._notice.set_words(text, is_error=is_error)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the widths from the font of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_widths()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the notice along: it is a child of the window, not of the bar."""
        super().hideEvent(event)
        self._notice.hide()

    def _set_widths(self) -> None:
        share = QFontInfo(self.font()).pixelSize() / 13
        self._field.setMaximumWidth(round(_WIDEST * share))
        self.setMinimumWidth(round(_NARROWEST * share))
