"""The small panel under the search field: the query in words, a hint, and what it may become."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from app.ui.announce import announce
from app.ui.browsing.search.lines import PanelLine
from app.ui.browsing.search.panel_delegate import PanelDelegate
from app.ui.browsing.search.panel_rows import PanelModel, PanelRow
from app.ui.browsing.search.panel_shadow import PanelShadow
from app.ui.style import colours, sizes
from app.ui.style.card import paint_card
from app.ui.style.key_caps import caps_of

_GAP_BELOW_FIELD: Final = 4
_EDGE: Final = 5
_MOVED: Final = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest})
_SMALL_SHARE: Final = 12 / 13
_TAB, _ENTER, _DOWN = (
    caps_of(QKeySequence(key)) for key in (Qt.Key.Key_Tab, Qt.Key.Key_Enter, Qt.Key.Key_Down)
)


class SearchPanel(QFrame):
    """Floats over the panes under its field and pushes nothing aside; the keyboard stays there.

    It is a child of the field's window: inside the toolbar it would be cut off.

    Signals:
        clicked: The `PanelRow` that was clicked.

    Attributes:
        awaits_offers: What is offered is for what stood in the field before. Until
            the new offers come the hint stays as it is.
    """

    clicked = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._meant: PanelRow | None = None
        self._offered: tuple[PanelRow, ...] = ()
        self.awaits_offers = False
        self._said = "", False
        self._is_wanted = False
        self._walks_offered = self._walks_meant = False
        self._shadow = PanelShadow(self)
        self._explanation = PanelLine("", self)
        self._notice = PanelLine("info", self)
        self._model = PanelModel(self)
        self._list = _list(self, self._model)
        self._delegate = PanelDelegate(self._list)
        self._list.setItemDelegate(self._delegate)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, _EDGE, 1, _EDGE)
        column.setSpacing(2)
        for part in (self._explanation, self._notice, self._list):
            column.addWidget(part)
        self._list.clicked.connect(self._click)
        field.installEventFilter(self)
        self.hide()

    @property
    def explanation(self) -> str:
        """The query in words, "" for none."""
        return self._explanation.text

    @property
    def notice(self) -> str:
        """The hint or error, "" for none."""
        return self._notice.text

    @property
    def rows(self) -> tuple[PanelRow, ...]:
        """What is offered, from the top."""
        return self._model.rows

    @property
    def is_walkable(self) -> bool:
        """Whether Down goes through what is offered, and not on to the list of posts."""
        return bool(self.rows) and (
            self._walks_offered or self._walks_meant or self.chosen is not None
        )

    @property
    def chosen(self) -> PanelRow | None:
        """What Enter would take, if the person has gone to it."""
        index = self._list.currentIndex()
        return self.rows[index.row()] if index.isValid() else None

    def say(self, explanation: str, notice: str, *, is_error: bool = False) -> None:
        """Say the query in words, and a hint or an error below; "" says nothing."""
        self._explanation.set_words(explanation)
        self._said = notice, is_error
        self._show_notice()
        self._update()

    def offer_meant(self, row: PanelRow | None, *, is_walkable: bool) -> None:
        """Offer what may have been meant.

        If `is_walkable`, nothing was found: Down goes there, and what else the query may
        become is left out unless it was asked for, because it finds nothing either.
        """
        self._meant, self._walks_meant = row, is_walkable and row is not None
        self._show_rows()

    def offer(self, rows: Sequence[PanelRow], *, is_walkable: bool) -> None:
        """Offer what the query may become; Down goes through it if `is_walkable`."""
        self._offered, self._walks_offered = tuple(rows), is_walkable
        self.awaits_offers = False
        self._show_rows()

    def leave_rows(self) -> None:
        """Go to none of what is offered: the person types on."""
        self._list.setCurrentIndex(QModelIndex())
        self._show_cap()

    def step(self, way: int) -> None:
        """Go to the next (+1) or previous (-1) offer; before the first one is the field."""
        number = self._list.currentIndex().row() + way
        if number < -1:
            number = len(self.rows) - 1
        at = self._model.index(number, 0) if 0 <= number < len(self.rows) else QModelIndex()
        self._list.setCurrentIndex(at)
        self._show_cap()
        if self.chosen is not None:
            announce(self._field, self.chosen.spoken)

    def set_shown(self, is_shown: bool) -> None:
        """Show the panel while there is something in it, or hide it and keep its words."""
        self._is_wanted = is_shown
        self._update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Go along with the field, and into a window of another size."""
        if event.type() in _MOVED and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the paper, and an edge that tells an error from a hint."""
        look = colours.of(self.palette())
        border = look.error if self._notice.is_error else look.line
        paint_card(self, look.paper, border)

    def _show_notice(self) -> None:
        """Show the hint, but not while a value is being completed: what it misses is coming."""
        if self.awaits_offers:
            return
        notice, is_error = self._said
        is_coming = self._walks_offered and bool(self._offered)
        self._notice.set_words("" if is_coming else notice, is_error=is_error)
        said = " ".join(filter(None, (self.explanation, self.notice)))
        self._field.setAccessibleDescription(said)

    def _show_rows(self) -> None:
        self._show_notice()
        chosen = self.chosen
        offered = () if self._walks_meant and not self._walks_offered else self._offered
        self._model.show_rows([row for row in (self._meant, *offered) if row is not None])
        if chosen in self.rows:
            self._list.setCurrentIndex(self._model.index(self.rows.index(chosen), 0))
        self._show_cap()
        self._update()

    def _show_cap(self) -> None:
        """Paint on a row the key that takes it, or, under the empty field, leads to it."""
        chosen = self._list.currentIndex().row()
        waiting = _TAB if self._explanation.text else _DOWN
        self._delegate.cap = (waiting if chosen < 0 else _ENTER)[0]
        self._delegate.capped = max(chosen, 0)
        self._list.viewport().update()

    def _update(self) -> None:
        """Show or hide the panel as it is wanted, in its new height."""
        window = self._field.window()
        is_empty = not (self.explanation or self.notice or self.rows)
        if not self._is_wanted or is_empty or not self._field.isVisible():
            window.removeEventFilter(self)
            self.hide()
            self._shadow.follow()
            return
        if self.parentWidget() is not window:
            self.setParent(window)
        window.installEventFilter(self)
        self._set_fonts()
        self._list.setVisible(bool(self.rows))
        self._place()
        self.show()
        self.raise_()
        self._shadow.follow()
        self.update()

    def _place(self) -> None:
        area = self._room()
        rows = len(self.rows) * self._delegate.height()
        self._list.setFixedHeight(rows)
        height = sum(line.height_for(area.width() - 2) for line in self._lines())
        shown = len(self._lines()) + bool(rows)
        height += rows + 2 * _EDGE + 2 * max(0, shown - 1)
        area.setHeight(min(height, self._field.window().height() - area.top() - sizes.GAP))
        self.setGeometry(area)
        self._shadow.follow()

    def _lines(self) -> list[PanelLine]:
        return [line for line in (self._explanation, self._notice) if line.text]

    def _room(self) -> QRect:
        """Below the field and as wide."""
        field = self._field
        at = field.mapTo(field.window(), QPoint(0, field.height() + _GAP_BELOW_FIELD))
        return QRect(at.x(), at.y(), field.width(), 0)

    def _click(self, index: QModelIndex) -> None:
        self.clicked.emit(self.rows[index.row()])

    def _set_fonts(self) -> None:
        self._list.setFont(self._field.font())
        small = QFont(self._field.font())
        small.setPixelSize(round(QFontInfo(small).pixelSize() * _SMALL_SHARE))
        for line in (self._explanation, self._notice):
            line.setFont(small)


def _list(parent: QWidget, model: PanelModel) -> QListView:
    view = QListView(parent)
    view.setModel(model)
    view.setUniformItemSizes(True)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
    view.viewport().setAutoFillBackground(False)
    return view
