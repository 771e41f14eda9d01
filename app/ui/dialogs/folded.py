"""A heading that opens and closes the text below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.ui.style import sizes
from app.ui.style.icons import icon

_MOST_LINES = 9  # in view; more are scrolled
_WRAPPED = 72  # letters that fit into a line, more or less


class Folded(QWidget):
    """Text that stands folded away under its heading; Space or Enter opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = QToolButton(self)
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.toggled.connect(self._fold)
        self.body = QPlainTextEdit(self)
        self.body.setReadOnly(True)
        self.body.setTabChangesFocus(True)
        self.body.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP // 2)
        column.addWidget(self.head)
        column.addWidget(self.body)
        self._fold(is_open=False)
        self.hide()

    def show_text(self, title: str, text: str, *, is_open: bool = False) -> None:
        """Show a heading with a text below it; nothing at all where there is no text."""
        self.head.setText(title)
        self.head.setAccessibleName(title)
        self.body.setAccessibleName(title)
        self.body.setPlainText(text)
        self.head.setChecked(is_open)
        self.setVisible(bool(text))
        lines = min(1 + sum(1 + len(line) // _WRAPPED for line in text.split("\n")), _MOST_LINES)
        self.body.setFixedHeight(lines * self.body.fontMetrics().lineSpacing() + 2 * sizes.GAP)

    def _fold(self, is_open: bool) -> None:
        self.head.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self.body.setVisible(is_open)
