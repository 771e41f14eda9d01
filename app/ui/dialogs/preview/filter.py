"""The row above many found posts: which of them to see, in which order, and a tick for all."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)

from app.ui.dialogs.preview.finding import Order, Wanted, Which, days_of
from app.ui.dialogs.preview.words import number
from app.ui.style import sizes
from app.ui.style.icons import icon

_DATE_WIDTH: Final = 172
_LEAST_WORDS: Final = 120


class FilterRow(QWidget):
    """Says what is wanted with every letter that is typed.

    Signals:
        changed: Other posts are wanted, or in another order; ask `wanted` and `order`.
        ticked: All posts that are shown are to be taken in (True) or left out.
        refused: What was typed as a date is none; with what to type instead, or "".
    """

    changed = Signal()
    ticked = Signal(bool)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.which = QComboBox()
        self.dates = QLineEdit()
        self.all_shown = QCheckBox()
        self._orders = QActionGroup(self)
        self._sort = self._sort_button()
        self._fill()
        self._lay_out()
        self._join()

    @property
    def wanted(self) -> Wanted:
        """What is looked for; a date that is none yet is passed over."""
        days = days_of(self.dates.text()) or ("", "")
        return Wanted(self.words.text(), self.which.currentData(), days)

    @property
    def order(self) -> Order:
        """The order that is chosen."""
        action = self._orders.checkedAction()
        return Order(action.data())

    @property
    def is_used(self) -> bool:
        """Whether anything is typed or chosen that hides posts."""
        return self.wanted != Wanted() or bool(self.dates.text())

    def set_order(self, order: Order) -> None:
        """Choose an order."""
        for action in self._orders.actions():
            if action.data() == order.value and not action.isChecked():
                action.setChecked(True)
                self.changed.emit()

    def clear(self) -> None:
        """Show all posts again."""
        self.blockSignals(True)
        self.words.clear()
        self.dates.clear()
        self.which.setCurrentIndex(0)
        self.blockSignals(False)
        self.changed.emit()

    def show_count(self, shown: int, state: Qt.CheckState) -> None:
        """Say how many posts are shown, and whether all of them are chosen."""
        self.all_shown.setText(_("&All shown ({n})").format(n=number(shown)))
        self.all_shown.setAccessibleName(_("Take in all {n} posts shown").format(n=number(shown)))
        self.all_shown.setCheckState(state)
        self.all_shown.setEnabled(shown > 0)
        # Never narrower than it was: the fields beside it must not move while one types.
        widest = max(self.all_shown.minimumWidth(), self.all_shown.sizeHint().width())
        self.all_shown.setMinimumWidth(widest)

    def _fill(self) -> None:
        self.words.setPlaceholderText(_("Title, author, label, address"))
        self.words.setAccessibleName(_("Show posts with these words"))
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.words.setMinimumWidth(_LEAST_WORDS)
        self.words.setToolTip(_("Words of title, author, labels or address (Ctrl+F)"))
        self.which.setAccessibleName(_("Show posts that are"))
        for which, words in _which_words().items():
            self.which.addItem(words, which)
        self.dates.setPlaceholderText(_("2024-05..2024-09"))
        self.dates.setAccessibleName(_("Show posts of these dates"))
        self.dates.addAction(icon("calendar"), QLineEdit.ActionPosition.LeadingPosition)
        self.dates.setToolTip(_("A year, a month, a day, or two of them: 2024, 2024-05.., ..2023"))
        self.dates.setFixedWidth(_DATE_WIDTH)
        self.all_shown.setTristate(True)
        self.all_shown.setToolTip(_("Take in all posts shown (Ctrl+Shift+A)"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        row.addWidget(self.words, 1)
        for each in (self.which, self.dates, self._sort, self.all_shown):
            row.addWidget(each)

    def _join(self) -> None:
        self.words.textChanged.connect(lambda _words: self.changed.emit())
        self.dates.textChanged.connect(lambda _words: self.changed.emit())
        self.which.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.dates.editingFinished.connect(self._check_dates)
        self.all_shown.clicked.connect(lambda _on: self._tick())

    def _tick(self) -> None:
        """A click on the half tick, as on none, takes all in."""
        # Qt goes on from none to half, from half to all, from all to none.
        self.ticked.emit(self.all_shown.checkState() is not Qt.CheckState.Unchecked)

    def _check_dates(self) -> None:
        typed = self.dates.text()
        is_date = days_of(typed) is not None
        self.refused.emit(
            ""
            if is_date
            else _("“{typed}” is no date. Type 2024, 2024-05, or 2024-05..2024-09.").format(
                typed=typed[:40]
            )
        )

    def _sort_button(self) -> QToolButton:
        menu = QMenu(self)
        menu.setAccessibleName(_("Order of the posts"))
        for order, words in _order_words().items():
            action = QAction(words, menu)
            action.setData(order.value)
            action.setCheckable(True)
            action.setChecked(order is Order.FOUND)
            self._orders.addAction(action)
            menu.addAction(action)
        self._orders.triggered.connect(lambda _action: self.changed.emit())
        button = QToolButton()
        button.setIcon(icon("arrow-up-down"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(_("Order of the posts"))
        button.setToolTip(_("Order of the posts"))
        return button


def _which_words() -> dict[Which, str]:
    return {
        Which.ALL: _("All posts"),
        Which.NEW: _("New"),
        Which.CHANGED: _("Changed"),
        Which.HERE: _("Already here"),
        Which.UNPUBLISHED: _("Not published"),
        Which.LEFT_OUT: _("Left out"),
    }


def _order_words() -> dict[Order, str]:
    return {
        Order.FOUND: _("As found"),
        Order.NEWEST: _("Newest first"),
        Order.OLDEST: _("Oldest first"),
        Order.TITLE: _("By title"),
        Order.TITLE_BACK: _("By title, from the end"),
        Order.STATE: _("New, changed, left out, here"),
    }
