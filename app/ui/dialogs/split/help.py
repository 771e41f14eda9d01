"""The keys of the split editor, at F1."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.key_list import KeyList
from app.ui.dialogs.split.keys import key_rows
from app.ui.style import sizes
from app.ui.style.room import within_screen

_SIZE = (780, 620)


class SplitHelp(Dialog):
    """Lists what can be done, and by which keys; Esc or Enter closes it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Keys of the split"), width=420)
        self.keys = KeyList(key_rows())
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2, 0, sizes.EDGE, 0)
        column.addWidget(self.keys)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(_("Keys"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.rows.addWidget(area, 1)
        self.add_accept_button(_("Close")).clicked.connect(self.accept)
        self.resize(within_screen(self, *_SIZE))
