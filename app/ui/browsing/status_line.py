"""The line at the foot: what is listed, where a link leads, what was done last, and Undo."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget


class StatusLine(QWidget):
    """Counts at the leading end; the last step with its Undo, and “Saved”, at the other.

    Signals:
        undo_wanted: The person pressed Undo.
    """

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._counts = _label(self)
        self._link = _label(self)
        self._done = _label(self)
        self._facts = _label(self)
        self._saved = _label(self)
        self._link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._undo = QToolButton(self)
        self._undo.setObjectName("undo")
        self._undo.setText(_("Undo"))
        self._undo.setAutoRaise(True)
        self._undo.setAccessibleName(_("Undo the last step"))
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # As high as the words beside it: the line is not to grow when it appears.
        self._undo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._undo.clicked.connect(self.undo_wanted)
        self._undo.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 10, 2)
        row.setSpacing(12)
        row.addWidget(self._counts)
        row.addWidget(self._link, 1)
        for each in (self._done, self._undo, self._facts, self._saved):
            row.addWidget(each)
        self.show_saving(under_way=False)

    def show_counts(self, words: str) -> None:
        """Say how much is listed, such as “312 posts · 41 in this event”."""
        self._counts.setText(words)

    def show_facts(self, words: str) -> None:
        """Say what the open post has, such as “7 highlights · 4 notes”."""
        self._facts.setText(words)

    def show_link(self, words: str) -> None:
        """Say where the link under the pointer leads; "" when there is none."""
        self._link.setText(words)
        self._link.setToolTip(words)

    def show_done(self, words: str, *, may_undo: bool) -> None:
        """Say what was done last, and offer to take it back."""
        self._done.setText(words)
        self._undo.setVisible(may_undo)

    def show_saving(self, *, under_way: bool) -> None:
        """Say whether all is on disk."""
        self._saved.setText(_("Saving…") if under_way else _("Saved"))

    @property
    def done(self) -> str:
        """What the line says was done last."""
        return self._done.text()


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
