"""What the list of highlights to be checked is put together of, before it does anything."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.notice import Notice
from app.ui.dialogs.problem_line import ProblemLine
from app.ui.dialogs.repair.delegate import RepairDelegate
from app.ui.dialogs.repair.list_model import RepairListModel
from app.ui.dialogs.repair.passage_pane import PassagePane
from app.ui.dialogs.split.buttons import ButtonRows, KeyButton
from app.ui.style import sizes
from app.ui.style.icons import icon
from app.ui.style.room import within_screen

_SIZE: Final = (1120, 700)
_LIST_SHARE: Final = 300
_PANES_SHARE: Final = 780
_LEAST_LIST: Final = 180
_ARROWS: Final = {"Left": "chevron-left", "Right": "chevron-right"}


class RepairFrame(Dialog):
    """The highlights at the leading side; at the other what was, and what is now."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Highlights to check"), width=700)
        self.model = RepairListModel(self)
        self.list = _list(self.model)
        self.before = PassagePane(_("Before"))
        self.now = PassagePane(_("Now"))
        ways = ("Right", "Left") if self.isRightToLeft() else ("Left", "Right")
        self.back_key, self.onward_key = ways
        self.previous_button = _tool(_("Previous place"), self.back_key)
        self.next_button = _tool(_("Next place"), self.onward_key)
        self.place_button = KeyButton(_("Place by hand"), _("Select the passage yourself"), "P")
        self.keep_button = KeyButton(
            _("Keep on the old version"), _("The present text does not have it any more"), "D"
        )
        self.open_button = KeyButton(_("Open the post"), _("Read the post at this place"), "O")
        self.undo_button = KeyButton(_("Undo"), _("Take the last decision back"), "Ctrl+Z")
        self._count = wording.quiet("")
        self._title = wording.section("")
        self._facts = wording.quiet("")
        self._note = wording.quiet("")
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        for label in (self._count, self._title, self._facts, self._note):
            # A Hebrew title, too, stands at the side at which its facts stand.
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._pages = QStackedWidget()
        self.notice = Notice()
        self.problem = ProblemLine(self)
        self._put_together()
        self.resize(within_screen(self, *_SIZE))

    @property
    def is_empty(self) -> bool:
        """Whether it says that there is nothing to check."""
        return self._pages.currentIndex() == 1

    def show_empty(self, title: str, words: str) -> None:
        """Say that there is nothing to check, or nothing left."""
        self._empty_title.setText(title)
        self._empty_words.setText(words)
        self._count.hide()
        self._pages.setCurrentIndex(1)
        for each in (self.place_button, self.keep_button, self.open_button, self.accept_button):
            each.hide()
        self.undo_button.setVisible(self.undo_button.isEnabled())
        self._strip.arrange()
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    def show_panes(self, count: str) -> None:
        """Show the list again, after something came back."""
        self._count.setText(count)
        self._count.show()
        if self.is_empty:
            for each in (self.place_button, self.keep_button, self.open_button):
                each.show()
            self._strip.arrange()
            self.accept_button.show()
            self.accept_button.setDefault(True)
            self._pages.setCurrentIndex(0)
            self.list.setFocus()

    def describe(self, title: str, facts: str, note: str) -> None:
        """Say which post the chosen highlight is from, its themes and its note."""
        self._title.setText(title)
        self._facts.setText(facts)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _put_together(self) -> None:
        self._pages.addWidget(self._middle())
        self._pages.addWidget(self._empty())
        line = QHBoxLayout()
        line.addWidget(self._count, 3)
        line.addWidget(self.notice, 2)
        self.rows.addLayout(line)
        self.rows.addWidget(self._pages, 1)
        self.bottom.insertWidget(0, self.problem)
        self._strip = ButtonRows()
        self.undo_button.setEnabled(False)
        for button in (self.place_button, self.keep_button, self.open_button):
            self._strip.add(button)
        self._strip.add(self.undo_button, is_apart=True)
        self.bottom.insertWidget(0, self._strip)
        self.bottom.setSpacing(sizes.GAP)
        self.cancel_button = self.add_cancel_button(_("Close"))
        self.accept_button = self.add_accept_button(_("It stands here"))
        self.accept_button.setToolTip(_("Place the highlight here (Enter)"))

    def _middle(self) -> QSplitter:
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(sizes.EDGE)
        middle.setStyleSheet("QSplitter::handle { background: transparent; }")
        middle.addWidget(self.list)
        middle.addWidget(self._panes())
        middle.setSizes([_LIST_SHARE, _PANES_SHARE])
        middle.setStretchFactor(0, 1)
        middle.setStretchFactor(1, 3)
        return middle

    def _panes(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP // 2)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addSpacing(sizes.GAP)
        self.now.head.addWidget(self.previous_button)
        self.now.head.addWidget(self.next_button)
        both = QHBoxLayout()
        both.setSpacing(sizes.EDGE)
        both.addWidget(self.before, 1)
        both.addWidget(self.now, 1)
        column.addLayout(both, 1)
        column.addWidget(self._note)
        return made

    def _empty(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setSpacing(sizes.GAP)
        column.addStretch(2)
        sign = wording.Sign("circle-check", QPalette.ColorRole.PlaceholderText, 32)
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        self._empty_title, self._empty_words = wording.section(""), wording.quiet("")
        for label in (self._empty_title, self._empty_words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)
        return made


def _list(model: RepairListModel) -> QListView:
    made = QListView()
    made.setAccessibleName(_("Highlights to check"))
    made.setModel(model)
    made.setItemDelegate(RepairDelegate(made))
    made.setUniformItemSizes(True)
    made.setMinimumWidth(_LEAST_LIST)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return made


def _tool(words: str, key: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon(_ARROWS[key]))
    made.setAccessibleName(words)
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{words} ({shown})")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
