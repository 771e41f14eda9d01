"""The bones of every dialog: heading, body, buttons at the bottom, Esc."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.dialogs import wording
from app.ui.style import sizes
from app.ui.style.room import within_screen

MARGIN = 24
_RESIZED = Qt.WidgetAttribute.WA_Resized
_ROLES = QDialogButtonBox.ButtonRole


class Dialog(QDialog):
    """A window over the window; it is opened by `open()`, never waited for.

    `rows` takes what stands in it. Once closed it is gone: a new one is made
    for the next time.
    """

    def __init__(self, parent: QWidget | None, title: str, *, width: int = 460) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(width)
        self._waits = False
        self.heading = wording.heading(title)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(sizes.GAP)
        self.bottom = QVBoxLayout()
        self.bottom.setSpacing(sizes.EDGE)
        self._buttons = QDialogButtonBox(self)
        self._left = QHBoxLayout()
        self._left.setSpacing(sizes.GAP)
        self._footer = QWidget(self)
        self._lay_out(width)
        self._press_with("Ctrl+Return")
        self._press_with("Ctrl+Enter")

    def add_left_button(self, words: str) -> QPushButton:
        """A button at the beginning of the bottom, for what is neither accept nor cancel."""
        made = _button(words)
        made.setAutoDefault(False)
        self._left.addWidget(made)
        return made

    def add_accept_button(self, words: str) -> QPushButton:
        """The button that Enter and Ctrl+Enter press."""
        made = _button(words)
        self._buttons.addButton(made, _ROLES.AcceptRole)
        made.setDefault(True)
        return made

    def add_cancel_button(self, words: str) -> QPushButton:
        """The button that Esc presses."""
        made = _button(words)
        self._buttons.addButton(made, _ROLES.RejectRole)
        made.clicked.connect(self.reject)
        return made

    def setVisible(self, visible: bool) -> None:  # noqa: N802 -- Qt's name
        """Show it as high as its words need; Qt itself measures them at a narrower width."""
        layout = self.layout()
        if visible and layout is not None and not self.testAttribute(_RESIZED):
            width = max(self.minimumWidth(), self.sizeHint().width())
            self.resize(within_screen(self, width, layout.totalHeightForWidth(width)))
        super().setVisible(visible)

    def fit(self) -> None:
        """Grow to what stands in the dialog now; a person's larger size is kept."""
        if (layout := self.layout()) is not None:
            layout.activate()
            # The hint alone takes wrapped lines for wider or narrower than they will be.
            wanted = layout.totalHeightForWidth(self.width())
            self.resize(within_screen(self, self.width(), max(self.height(), wanted)))

    def done(self, result: int) -> None:
        """Close for good, unless an answer is still to come."""
        super().done(result)
        if not self._waits:
            self.deleteLater()

    def _lay_out(self, width: int) -> None:
        line = QHBoxLayout(self._footer)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(self._left)
        line.addStretch(1)
        line.addWidget(self._buttons)
        self.bottom.addWidget(self._footer)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4)
        column.setSpacing(sizes.EDGE)
        # Without it wrapped words reserve the height of their narrowest form.
        column.addStrut(width - 2 * MARGIN)
        column.addWidget(self.heading)
        column.addLayout(self.rows, 1)
        column.addLayout(self.bottom)

    def _press_with(self, keys: str) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._press_accept)

    def _press_accept(self) -> None:
        for each in self._buttons.buttons():
            if self._buttons.buttonRole(each) == _ROLES.AcceptRole:
                each.click()


def _button(words: str) -> QPushButton:
    made = QPushButton(words)
    made.setAccessibleName(words.replace("&", ""))
    return made
