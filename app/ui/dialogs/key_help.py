"""The help of F1: every key, how to search, the first steps."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.dialogs import wording
from app.ui.dialogs.dialog import MARGIN, Dialog
from app.ui.dialogs.key_list import KeyList, KeyRow
from app.ui.style import fonts, sizes
from app.ui.style.icons import icon
from app.ui.style.room import within_screen

_PAGE_WIDTH = 660
_SCROLLS = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class KeyHelp(Dialog):
    """Shows what a person can do and by which keys; typing narrows it down."""

    def __init__(self, parent: QWidget | None, rows: Sequence[KeyRow]) -> None:
        super().__init__(parent, _("Keys and first steps"), width=760)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter by what it does, or by a key"))
        self.filter.setAccessibleName(_("Filter the keys"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.keys = KeyList(rows)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("Parts of the help"))
        self._keys_area = self._add_page(self.keys, _("&Keys"))
        self._add_page(_search_page(), _("&Searching"))
        self._add_page(_first_steps_page(), _("&First steps"))
        self.rows.addWidget(self.filter)
        self.rows.addWidget(self.tabs, 1)
        self.add_accept_button(_("Close")).clicked.connect(self.accept)
        self.filter.textChanged.connect(self._narrow)
        self.filter.installEventFilter(self)
        self.resize(within_screen(self, 860, 620))
        self.filter.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Let Up, Down and the page keys scroll while the keyboard is in the filter."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _SCROLLS
        ):
            area = self.tabs.currentWidget()
            if isinstance(area, QScrollArea):
                QApplication.sendEvent(area.verticalScrollBar(), event)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Give the keys as many columns as there is room for."""
        super().resizeEvent(event)
        self.keys.use_width(self.width() - 2 * MARGIN - 2 * sizes.EDGE)

    def _add_page(self, page: QWidget, title: str) -> QScrollArea:
        area = _scrolled(page)
        area.setAccessibleName(title.replace("&", ""))
        self.tabs.addTab(area, title)
        return area

    def _narrow(self, typed: str) -> None:
        self.tabs.setCurrentWidget(self._keys_area)
        self.keys.narrow(typed)
        self._keys_area.verticalScrollBar().setValue(0)


def _scrolled(page: QWidget) -> QScrollArea:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(2, sizes.EDGE, sizes.EDGE, sizes.GAP)
    column.addStrut(_PAGE_WIDTH)
    column.addWidget(page)
    column.addStretch(1)
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(inner)
    return made


def _search_page() -> QWidget:
    """The query language of `db.query`, an example a row."""
    examples = (
        ("lantern river", _("posts with both words, in title or text")),
        ('"first evening"', _("these words in this order")),
        ("lant*", _("words that begin so")),
        ("lantern -river", _("with the first word and without the second")),
        ("lantern OR river", _("with one of them, or both; brackets group")),
        ("title:budget", _("a word of the title; also author: label: event: theme:")),
        ('theme:"food and drink"', _("several words after a colon stand between quotes")),
        ("date:2025-06", _("of a year, a month or a day")),
        ("date:2024..2025", _("of a stretch of time; either side may be left out")),
        ("is:unread", _("also is:read is:starred is:highlighted is:excerpt")),
        ("has:note", _("also has:image has:link")),
    )
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * sizes.EDGE)
    grid.setVerticalSpacing(sizes.GAP)
    grid.setColumnStretch(1, 1)
    for row, (typed, meaning) in enumerate(examples):
        sample = wording.body(typed)
        sample.setFont(fonts.code(13))
        sample.setWordWrap(False)
        grid.addWidget(sample, row, 0)
        grid.addWidget(wording.body(meaning), row, 1)
    return made


def _first_steps_page() -> QWidget:
    steps = (
        (
            _("Bring posts in"),
            _("Press Ctrl+I, or drop files and folders on the window: saved pages, Markdown,"
              " plain text. You see what was found before anything is saved."),
        ),
        (
            _("Read"),
            _("J and K go to the next and the previous post. The place where you stop is kept."),
        ),
        (
            _("Highlight"),
            _("Select words with Shift and the arrows, or Alt+Shift+Right by word, sentence and"
              " paragraph. H picks a theme, a digit applies one at once, N writes a note."),
        ),
        (
            _("Find"),
            _("Press / and type. F3 walks from one place to the next; Esc brings you back."),
        ),
        (
            _("Gather"),
            _("A theme in the sidebar lists its passages from all posts. Ctrl+E writes the"
              " summary with quotes and sources. Ctrl+Z takes anything back."),
        ),
    )  # fmt: skip
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(sizes.GAP // 2)
    for number, (title, words) in enumerate(steps, start=1):
        column.addWidget(wording.section(f"{number}.  {title}"))
        column.addWidget(wording.body(words))
        column.addSpacing(sizes.EDGE - 4)
    return made
