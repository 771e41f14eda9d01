"""A calm yes or no, with the deed itself on the button."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog


class Question(Dialog):
    """Asks before something is done; Enter agrees, Esc leaves all as it is.

    Signals:
        agreed: The person wants it.
    """

    agreed = Signal()

    def __init__(self, title: str, words: str, verb: str, parent: QWidget | None = None) -> None:
        """Prepare the question.

        Args:
            title: The question, such as “Move the theme “Money” to the trash?”.
            words: What will happen, and what stays.
            verb: The deed, as the button says it.
            parent: The window.
        """
        super().__init__(parent, title, width=420)
        self.words = wording.body(words)
        self.rows.addWidget(self.words)
        self.setAccessibleDescription(words)
        self.cancel_button = self.add_cancel_button(_("Cancel"))
        self.agree_button = self.add_accept_button(verb)
        self.agree_button.setAccessibleDescription(words)
        self.agree_button.clicked.connect(self.accept)
        self.accepted.connect(self.agreed)
        self.agree_button.setFocus()
