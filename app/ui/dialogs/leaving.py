"""The question before something a person typed would be lost."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui.dialogs import wording
from app.ui.style import sizes


class LeavingQuestion(QWidget):
    """Stands in place of a dialog's buttons; keeping what was typed is the answer at hand.

    Signals:
        keep: The person goes on with the form.
        leave: What was typed is thrown away.
    """

    keep = Signal()
    leave = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = wording.body(_("Throw away what you changed?"))
        self._leave = QPushButton(_("Throw away"))
        self._keep = QPushButton(_("Keep editing"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        row.addWidget(self._words, 1)
        for button, signal in ((self._leave, self.leave), (self._keep, self.keep)):
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(self._words.text())
            button.clicked.connect(signal)
            row.addWidget(button)
        self.hide()

    def ask(self) -> None:
        """Show the question, with the keyboard on the answer that loses nothing."""
        self.show()
        self._keep.setDefault(True)
        self._keep.setFocus()
