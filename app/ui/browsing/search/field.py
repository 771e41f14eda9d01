"""The line a query is typed into, with its key painted at the end while it is empty."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.style.icons import icon
from app.ui.style.key_caps import caps_of, caps_width, paint_caps
from app.ui.style.leading import leading

_NOT_WORDS: Final = 56  # what magnifier and padding take at the ends
_EDGE: Final = 8
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STAYING: Final = frozenset(
    {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
)


class SearchField(QLineEdit):
    """A line whose keys up and down the list belong to the list."""

    entered = Signal()
    """Enter: on to the best that can be found."""

    went_down = Signal()
    """Down: on to what stands in the list now."""

    left = Signal()
    """Esc: back to where the person was."""

    focused = Signal(bool)
    """The keyboard came, or went to another part of the window."""

    def __init__(self, keys: QKeySequence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = caps_of(keys)
        self.setAccessibleName(_("Search posts, highlights and notes"))
        self.setAcceptDrops(False)  # files are for the window, which imports them
        self._add_signs()
        self._align()
        self.textChanged.connect(self._show_clear)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Choose the longest words that fit."""
        super().resizeEvent(event)
        self._fit_words()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Fit into another font or direction."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_words()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def event(self, event: QEvent) -> bool:
        """Keep the field's keys from the window's actions while it has the keyboard."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._signal_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Type, or leave the field by key."""
        signal = self._signal_of(event)
        if signal is None:
            super().keyPressEvent(event)
        else:
            signal.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Tell that the keyboard has gone, unless it only visits a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.focused.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the key at the end while there is room for it."""
        super().paintEvent(event)
        if not self.shows_key():
            return
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(self.font())
        area = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        paint_caps(painter, area, self._caps, self.palette())
        painter.end()

    def shows_key(self) -> bool:
        """Whether the key is painted: only in an empty field with room for it."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        caps = caps_width(self._caps, self.font())
        return not self.text() and words + caps + 2 * _EDGE <= self._room()

    def _signal_of(self, event: QKeyEvent) -> SignalInstance | None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if event.key() == Qt.Key.Key_Escape:
            return self.left
        if event.key() == Qt.Key.Key_Down:
            return self.went_down
        return self.entered if event.key() in _ENTER else None

    def _add_signs(self) -> None:
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(_("Clear the search"))
        self._clear.setToolTip(_("Clear the search"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)

    def _align(self) -> None:
        """Begin beside the magnifier: Qt alone goes by the language of the words."""
        self.setAlignment(leading(self))

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _fit_words(self) -> None:
        width_of = self.fontMetrics().horizontalAdvance
        fitting = (words for words in _wordings() if width_of(words) <= self._room())
        self.setPlaceholderText(next(fitting, ""))

    def _room(self) -> int:
        return self.width() - _NOT_WORDS


def _wordings() -> tuple[str, ...]:
    """What the empty field says, the longest first."""
    return (_("Search posts, highlights and notes"), _("Search posts and notes"), _("Search"))
