"""A bar at the foot of the reader while a person places a highlight by hand."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextEdit, QWidget

from app.ui.announce import announce
from app.ui.style import colours, sizes
from app.ui.style.card import paint_card
from app.ui.style.icons import icon

_WIDEST: Final = 640
_LONGEST_QUOTE: Final = 60  # letters
_DONE: Final = ("Ctrl+Return", "Ctrl+Enter")


class PlacingBar(QWidget):
    """Says what to select, and how to end; the keys hold as long as the bar is there.

    Signals:
        placed: The selection is the passage.
        given_up: The person does not place it now.
    """

    placed = Signal()
    given_up = Signal()

    def __init__(self, reader: QTextEdit) -> None:
        super().__init__(reader)
        self._reader = reader
        self._sign = QLabel(self)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._shortcuts = [self._shortcut(key, self.placed) for key in _DONE]
        self._shortcuts.append(self._shortcut("Esc", self.given_up))
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.EDGE, 10, 10, 10)
        row.setSpacing(sizes.GAP)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        for words, signal in (
            (_("Place it here"), self.placed),
            (_("Give up"), self.given_up),
        ):
            button = QPushButton(words, self)
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(signal)
            row.addWidget(button)
        self.hide()

    @property
    def said(self) -> str:
        """What the bar says; "" while it is not there."""
        return "" if self.isHidden() else self._words.text()

    def appear(self, quote: str) -> None:
        """Ask for the passage with these words, or what became of it."""
        self.say(
            _("Select the passage for “{quote}”, then press Ctrl+Return. Esc gives up.").format(
                quote=_short(quote)
            )
        )
        for each in self._shortcuts:
            each.setEnabled(True)
        self._reader.installEventFilter(self)
        self.show()
        self.raise_()
        self._place()

    def say(self, words: str) -> None:
        """Say something else, also to a screen reader."""
        self._sign.setPixmap(icon("highlighter").pixmap(sizes.ROW_ICON, sizes.ROW_ICON))
        self._words.setText(words)
        self.setAccessibleName(words)
        announce(self._reader, words)
        self._place()

    def leave(self) -> None:
        """Take the bar and its keys away."""
        for each in self._shortcuts:
            each.setEnabled(False)
        self._reader.removeEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Stay at the foot when the reader gets another size; nothing is held back."""
        if watched is self._reader and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint a card with a border in the accent."""
        look = colours.of(self.palette())
        paint_card(self, look.alternate, look.accent)

    def _place(self) -> None:
        wide = min(_WIDEST, self._reader.width() - 2 * sizes.EDGE)
        high = max(self.heightForWidth(wide), self.minimumSizeHint().height())
        left = (self._reader.width() - wide) // 2
        self.setGeometry(left, self._reader.height() - high - sizes.EDGE, wide, high)

    def _shortcut(self, key: str, signal: object) -> QShortcut:
        made = QShortcut(QKeySequence(key), self._reader)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.setEnabled(False)
        made.activated.connect(signal)
        return made


def _short(quote: str) -> str:
    words = " ".join(quote.replace("\ufffc", " ").split())
    if len(words) <= _LONGEST_QUOTE:
        return words
    cut = words[:_LONGEST_QUOTE]
    return f"{cut.rpartition(' ')[0] or cut}…"
