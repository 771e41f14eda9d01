"""The head of the post list: what is shown, how much of it, and the menu of its order."""

from gettext import gettext as _
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QFont,
    QFontInfo,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from app.ui.style import sizes
from app.ui.style.icons import icon

SORTS: Final = ("date", "added", "title", "highlights")
"""The orders a list of posts can have, by the names `sort_chosen` gives."""

_LEAST_HEIGHT: Final = 38
_ICON: Final = 16


class PostListHead(QWidget):
    """One slim line above the list.

    When both do not fit, the name of what is listed gives way to how much there is of
    it. Of what a search found the number is the title: there the order gives way.
    """

    sort_chosen = Signal(str)
    """One of `SORTS`, picked by a person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full_title = self._full_count = ""
        self._title = _label(self)
        self._count = _label(self)
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._sorts = QActionGroup(self)
        self._button = self._sort_button()
        self._set_fonts()
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.EDGE, 0, sizes.GAP, 1)
        row.setSpacing(sizes.GAP)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self._button)
        self.set_sort(SORTS[0])

    def show_words(self, title: str, count: str) -> None:
        """Show the name of what is listed, and how much there is of it."""
        self._full_title, self._full_count = title, count
        self._elide()

    def set_sort(self, sort: str) -> None:
        """Show which order the list has; a name that is none of `SORTS` changes nothing."""
        for action in self._sorts.actions():
            if action.data() == sort:
                action.setChecked(True)
                words = _("Sorted by: {order}").format(order=action.text())
                self._button.setToolTip(words)
                self._button.setAccessibleName(words)

    def set_sortable(self, is_sortable: bool) -> None:
        """Offer the menu of orders, or not: what a search found stands by its rank."""
        self._button.setVisible(is_sortable)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Fit the title into the new width."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the sizes from the font of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_fonts()
            self._elide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the line between head and rows."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.palette().mid())
        painter.end()

    def _sort_button(self) -> QToolButton:
        menu = QMenu(self)
        menu.setAccessibleName(_("Order of the list"))
        for sort, words in _sort_words().items():
            action = QAction(words, menu)
            action.setData(sort)
            action.setCheckable(True)
            self._sorts.addAction(action)
            menu.addAction(action)
        self._sorts.triggered.connect(self._choose)
        button = QToolButton(self)
        button.setIcon(icon("arrow-up-down"))
        button.setIconSize(QSize(_ICON, _ICON))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoRaise(True)
        # The arrow that says "menu" would be larger than the sign it explains.
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        button.setMenu(menu)
        return button

    def _choose(self, action: QAction) -> None:
        self.set_sort(action.data())
        self.sort_chosen.emit(action.data())

    def _set_fonts(self) -> None:
        usual = QFontInfo(self.font()).pixelSize()
        title, count = QFont(self.font()), QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        count.setPixelSize(round(usual * 12 / 13))
        self._title.setFont(title)
        self._count.setFont(count)
        self.setFixedHeight(max(_LEAST_HEIGHT, round(usual * _LEAST_HEIGHT / 13)))

    def _elide(self) -> None:
        title, count = self._full_title, self._full_count
        if self._button.isHidden():
            room = self.width() - sizes.EDGE - 2 * sizes.GAP
            count = _cut(self._count, count, room - _width(self._title, title))
        else:
            taken = _width(self._count, count) + self._button.sizeHint().width()
            title = _cut(self._title, title, self.width() - taken - sizes.EDGE - 4 * sizes.GAP)
        self._title.setText(title)
        self._count.setText(count)
        # Escaped inside a paragraph: a name that looks like HTML stays letters.
        is_cut = title != self._full_title
        self._title.setToolTip(f"<p>{escape(self._full_title)}</p>" if is_cut else "")
        self._title.setAccessibleName(self._full_title)
        self._count.setAccessibleName(self._full_count)


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _width(label: QLabel, words: str) -> int:
    return label.fontMetrics().horizontalAdvance(words)


def _cut(label: QLabel, words: str, room: int) -> str:
    return label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))


def _sort_words() -> dict[str, str]:
    return {
        "date": _("Date, newest first"),
        "added": _("Date added, newest first"),
        "title": _("Title, A to Z"),
        "highlights": _("Highlights, most first"),
    }
