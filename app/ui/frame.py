"""Where the panes stand: tools above, three panes side by side, the status line below.

What has no room is left out as the window grows narrower: first the sidebar,
later the list. (The cards beside the text are the reader's own matter.)
"""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

SIDEBAR_PX: Final = 206
LIST_PX: Final = 276
HIGHLIGHTS_PX: Final = 280
LEAST_HIGHLIGHTS_PX: Final = 180
NO_SIDEBAR_PX: Final = 1100
NO_LIST_PX: Final = 760


class TextPane(QSplitter):
    """The text, and beside it the list of its highlights as long as that is wanted."""

    def __init__(self, text: QWidget, highlights: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._list = highlights
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(text)
        self.addWidget(highlights)
        self.setStretchFactor(0, 1)
        highlights.setMinimumWidth(LEAST_HIGHLIGHTS_PX)
        highlights.hide()

    def show_list(self, wanted: bool) -> None:
        """Show the list, or leave it out; Qt alone would give it no room at first."""
        self._list.setVisible(wanted)
        if wanted:
            self.setSizes([max(self.width() - HIGHLIGHTS_PX, 0), HIGHLIGHTS_PX])


class Frame(QWidget):
    """The whole inside of the window."""

    def __init__(  # noqa: PLR0913 -- the parts of the window
        self,
        *,
        toolbar: QWidget,
        notice: QWidget,
        sidebar: QWidget,
        post_list: QWidget,
        reading: TextPane,
        first_run: QWidget,
        status: QWidget,
    ) -> None:
        super().__init__()
        self._sidebar, self._list = sidebar, post_list
        self._first_run = first_run
        self._reading = reading
        self._wants_sidebar = True
        self.splitter = _splitter(sidebar, post_list, reading)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.splitter)
        self._pages.addWidget(first_run)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(toolbar)
        column.addWidget(_line(self))
        column.addWidget(notice)
        column.addWidget(self._pages, 1)
        column.addWidget(_line(self))
        column.addWidget(status)

    @property
    def wants_sidebar(self) -> bool:
        """Whether the person wants the sidebar where it has room."""
        return self._wants_sidebar

    def want_sidebar(self, wanted: bool) -> None:
        """Show the sidebar, or leave it out; shown by hand it stays in a narrow window too."""
        self._wants_sidebar = wanted
        self._sidebar.setVisible(wanted)

    def show_highlights(self, wanted: bool) -> None:
        """Show the list of the post's highlights beside the text, or leave it out."""
        self._reading.show_list(wanted)

    def show_first_run(self, wanted: bool) -> None:
        """Show the friendly screen of an empty library instead of the panes."""
        self._pages.setCurrentWidget(self._first_run if wanted else self.splitter)

    @property
    def is_first_run(self) -> bool:
        """Whether the friendly screen is shown."""
        return self._pages.currentWidget() is self._first_run

    def state(self) -> QByteArray:
        """The widths of the panes, to be remembered."""
        return self.splitter.saveState()

    def restore(self, state: QByteArray) -> None:
        """Give the panes the widths they had, or the usual ones when `state` is empty."""
        if not self.splitter.restoreState(state):
            self.splitter.setSizes([SIDEBAR_PX, LIST_PX, 10_000])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave out what has no room now, and bring back what has."""
        super().resizeEvent(event)
        before, now = event.oldSize().width(), self.width()
        if _crosses(before, now, NO_SIDEBAR_PX):
            self._sidebar.setVisible(self._wants_sidebar and now >= NO_SIDEBAR_PX)
        if _crosses(before, now, NO_LIST_PX):
            self._list.setVisible(now >= NO_LIST_PX)


def _crosses(before: int, now: int, edge: int) -> bool:
    """Whether a width came from the other side of an edge; -1 is no width yet."""
    return before < 0 or (before < edge) != (now < edge)


def _splitter(*panes: QWidget) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for pane in panes:
        splitter.addWidget(pane)
    splitter.setStretchFactor(len(panes) - 1, 1)
    splitter.setAccessibleName(_("Sidebar, posts and text"))
    return splitter


def _line(parent: QWidget) -> QWidget:
    line = QWidget(parent)
    line.setObjectName("line")
    line.setFixedHeight(1)
    line.setAutoFillBackground(True)
    line.setBackgroundRole(QPalette.ColorRole.Mid)
    return line
