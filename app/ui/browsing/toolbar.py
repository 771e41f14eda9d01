"""The row above the panes: sidebar, back and forward, the search field, and what is used often."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.ui.browsing.search.bar import SearchBar

ICON_PX: Final = 18
HEIGHT_PX: Final = 50


class Toolbar(QWidget):
    """Buttons at both ends, the search field between them."""

    def __init__(self, search_bar: SearchBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setAccessibleName(_("Tools"))
        self.setMinimumHeight(HEIGHT_PX)
        self._leading = _group(self)
        self._trailing = _group(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self._leading, 1, Qt.AlignmentFlag.AlignLeading)
        row.addWidget(search_bar, 3, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._trailing, 1, Qt.AlignmentFlag.AlignTrailing)

    def add(self, action: QAction, *, trailing: bool = False) -> QToolButton:
        """Add a button for an action; its tip says what it does and by which key."""
        group = self._trailing if trailing else self._leading
        button = QToolButton(group)
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        words = action.text().rstrip("…").replace("&", "")
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({action.shortcut().toString()})")
        layout = group.layout()
        if layout is not None:
            layout.addWidget(button)
        return button


def _group(parent: QWidget) -> QWidget:
    group = QWidget(parent)
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    return group
