"""The labels of dialogs: heading, name of a field, quiet line, and a painted sign.

All are plain text: a title that holds `<b>` is shown as it was written.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.style import fonts, icons, sizes

HEADING_PX = 16
QUIET_PX = 12


def heading(text: str) -> QLabel:
    """The words at the top of a dialog."""
    return _label(text, fonts.window(HEADING_PX, QFont.Weight.DemiBold))


def section(text: str) -> QLabel:
    """The words above a group of fields."""
    return _label(text, fonts.window(weight=QFont.Weight.DemiBold))


def body(text: str) -> QLabel:
    """A sentence or more, to be read; the pointer can select it."""
    made = _label(text, fonts.window())
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def quiet(text: str) -> QLabel:
    """A muted line: the name of a field, or what to know about it."""
    made = _label(text, fonts.window(QUIET_PX))
    made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return made


class Sign(QWidget):
    """An icon that is only seen; it follows the colours of its dialog."""

    def __init__(self, name: str, role: QPalette.ColorRole, side: int = sizes.ROW_ICON) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the icon over all of the widget."""
        icons.paint(QPainter(self), self.rect(), self._name, self.palette().color(self._role))


def _label(text: str, font: QFont) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font)
    made.setWordWrap(True)
    return made
