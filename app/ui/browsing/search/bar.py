"""The search field in its room, with the panel under it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFontInfo, QHideEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.browsing.search.field import SearchField
from app.ui.browsing.search.keys import SearchKeys
from app.ui.browsing.search.line_caret import caret_of, write
from app.ui.browsing.search.panel import SearchPanel
from app.ui.browsing.search.panel_rows import PanelRow
from app.ui.browsing.search.room import SearchRoom

SEARCH_KEY: Final = "Ctrl+F"
"""The key painted in the empty field, as `QKeySequence` reads it."""

_WIDEST: Final = 420
_NARROWEST: Final = 220


class SearchBar(QWidget):
    """Where a person types a query; each change is told at once."""

    typed = Signal(str)
    """The whole query, after each change by whatever means but `set_text`."""

    entered = Signal()
    """Enter: on to the best that can be found."""

    went_down = Signal()
    """Down: on to what stands in the list now."""

    left = Signal()
    """Esc: back to where the person was."""

    offers_wanted = Signal(str, int, bool)
    """What may stand at the caret: the query, the caret in code points, and whether all is
    wanted, also what would be too much while someone types."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = SearchField(QKeySequence(SEARCH_KEY), self)
        self.panel = SearchPanel(self._field)
        self._keys = SearchKeys(self._field, self.panel)
        self._takes_first = False
        self._soon = QTimer(self)  # text and caret change together, and are asked about once
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._field)
        self._room = SearchRoom(self, self._field)
        self._set_widths()
        self._join()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._field.text()

    @property
    def notice(self) -> str:
        """What is wrong with the query or to be known of it, "" for nothing."""
        return self.panel.notice

    def spare(self, pane: QWidget) -> None:
        """Stand where the panel does not cover a pane, as long as enough width remains."""
        self._room.spare(pane)

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

    def offer(self, text: str, rows: Sequence[PanelRow], *, is_walkable: bool) -> None:
        """Offer what a query may become; what comes too late for it is left out.

        Args:
            text: The query that was asked about.
            rows: The likeliest first.
            is_walkable: Down goes through them, and not to the list of posts.
        """
        if text != self.text:
            return
        self.panel.offer(rows, is_walkable=is_walkable)
        if self._takes_first:
            self._take()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the widths from the font of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_widths()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the panel along: it is a child of the window, not of the bar."""
        super().hideEvent(event)
        self.panel.set_shown(False)

    def _join(self) -> None:
        field = self._field
        field.textChanged.connect(self._change)
        field.cursorPositionChanged.connect(lambda _old, _new: self._soon.start())
        field.selectionChanged.connect(self._soon.start)
        field.entered.connect(self.entered)
        field.went_down.connect(self.went_down)
        field.left.connect(self.left)
        field.focused.connect(self._focus_moved)
        self._soon.timeout.connect(self._ask)
        self._keys.taken.connect(self._take)
        self._keys.all_wanted.connect(self._ask_for_all)
        self.panel.clicked.connect(self._write)

    def _change(self, text: str) -> None:
        self._takes_first = False
        self.panel.awaits_offers = True
        self.panel.leave_rows()
        self._soon.start()
        self.typed.emit(text)

    def _focus_moved(self, is_here: bool) -> None:
        self.panel.leave_rows()
        self.panel.set_shown(is_here)
        if is_here:
            self._soon.start()

    def _ask(self) -> None:
        """Ask what may stand here; nothing while words are selected, for these will go."""
        if self._field.hasSelectedText():
            self.offer(self.text, (), is_walkable=False)
        elif self._field.hasFocus():
            self.offers_wanted.emit(self.text, caret_of(self._field), False)

    def _ask_for_all(self) -> None:
        self._soon.stop()
        self.offers_wanted.emit(self.text, caret_of(self._field), True)

    def _take(self) -> None:
        """Take what is chosen, or the first; where that is not here yet, as soon as it is."""
        self._takes_first = self.panel.awaits_offers
        if self._takes_first:
            return
        row = self.panel.chosen or next(iter(self.panel.rows), None)
        if row is not None:
            self._write(row)

    def _write(self, row: PanelRow) -> None:
        write(self._field, row.query, row.caret)

    def _set_widths(self) -> None:
        share = QFontInfo(self.font()).pixelSize() / 13
        self._field.setMaximumWidth(round(_WIDEST * share))
        self.setMinimumWidth(round(_NARROWEST * share))
        self._room.place()
