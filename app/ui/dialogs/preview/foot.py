"""The foot of an import's preview: back and forth, what is said, cancel and import."""

from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.dialogs.leaving import LeavingQuestion
from app.ui.dialogs.notice import Notice
from app.ui.dialogs.preview.words import number
from app.ui.style import sizes
from app.ui.style.icons import icon

UNDO_KEY: Final = "Ctrl+Z"
REDO_KEY: Final = "Ctrl+Shift+Z"


class PreviewFoot(QWidget):
    """Says what can be done, or what went wrong, beside the buttons that end the dialog.

    Signals:
        thrown_away: The person leaves although something was changed.
    """

    thrown_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.undo = _tool("undo-2", _("Undo"), UNDO_KEY)
        self.redo = _tool("redo-2", _("Redo"), REDO_KEY)
        self.notice = Notice()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept = QPushButton()
        self.buttons.addButton(self.accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self._question = LeavingQuestion(self)
        self._question.leave.connect(self.thrown_away)
        self._question.keep.connect(self.go_on)
        self._line = QWidget()
        self._came_from: QWidget | None = None
        self._lay_out()

    @property
    def is_asking(self) -> bool:
        """Whether the question stands there that keeps changes from being lost."""
        return self._question.isVisible()

    def ask(self) -> None:
        """Ask whether what was changed may be thrown away."""
        self._came_from = self.window().focusWidget()
        self._line.hide()
        self._question.ask()

    def go_on(self) -> None:
        """Take the question away."""
        self._question.hide()
        self._line.show()
        self.accept.setDefault(True)
        if self._came_from is not None:
            self._came_from.setFocus()

    def say(self, words: str) -> None:
        """Say a sentence; "" tells the keys instead."""
        if words:
            self.notice.say(words)
        else:
            told = _("Space leaves a post out, F2 changes a cell, E all that is said of a post.")
            self.notice.say(told, "keyboard")

    def show_state(self, *, chosen: int, can_undo: bool, can_redo: bool) -> None:
        """Show how many posts are to be saved, and which way one can go."""
        words = ngettext("Import {n} post", "Import {n} posts", chosen)
        words = words.format(n=number(chosen))
        self.accept.setText(words)
        self.accept.setAccessibleName(words)
        self.accept.setEnabled(chosen > 0)
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(sizes.GAP // 2)
        line.addWidget(self.undo)
        line.addWidget(self.redo)
        line.addSpacing(sizes.GAP)
        line.addWidget(self.notice, 1)
        line.addSpacing(sizes.GAP)
        line.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)
        column.addWidget(self._question)


def _tool(name: str, words: str, key: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon(name))
    made.setAccessibleName(words)
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{words} ({shown})")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setEnabled(False)
    return made
