"""A field for addresses: one line high, and as many as were pasted."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.importing.web.web_address import is_address
from app.ui.style import sizes
from db.errors import NameProblem, Problem

_MOST_LINES: Final = 6  # in view; more are scrolled
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LONGEST: Final = 60  # letters of what is no address that a message quotes


class AddressField(QPlainTextEdit):
    """Takes addresses, one a line; Enter accepts them, Shift+Enter begins another line.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # An address reads from the left in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setPlainText(text)
        self.selectAll()
        self.textChanged.connect(self._fit)
        self._fit()

    @property
    def addresses(self) -> tuple[str, ...]:
        """What stands in the field, parted by blanks and lines; each once."""
        return tuple(dict.fromkeys(self.toPlainText().split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Take Enter for the dialog; with Shift it begins a line."""
        held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and not held:
            self.entered.emit()
        elif event.key() in _ENTER:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 -- Qt's name
        """Paste the words without the blank lines around them."""
        self.insertPlainText(source.text().strip())
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _fit(self) -> None:
        lines = max(1, min(self.blockCount(), _MOST_LINES))
        around = 2 * (self.document().documentMargin() + sizes.GAP // 2) + 2
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing() + around))


def fault_of(addresses: tuple[str, ...]) -> Problem | None:
    """Why these cannot be fetched; None if it can be tried."""
    if not addresses:
        return NameProblem(
            _("No address is given yet."), _("Copy one from the browser, and paste it here.")
        )
    wrong = next((each for each in addresses if not is_address(each)), None)
    if wrong is None:
        return None
    quoted = wrong if len(wrong) <= _LONGEST else f"{wrong[:_LONGEST]}…"
    return NameProblem(
        _("“{words}” is not the address of a web page.").format(words=quoted),
        _("Copy it whole from the browser, such as “https://example.org/post”."),
    )


def addresses_in(text: str) -> str:
    """The addresses of a text, one a line, where it holds nothing else; else ""."""
    found = text.split()
    return "\n".join(found) if found and all(map(is_address, found)) else ""
