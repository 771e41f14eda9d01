"""A frame over the text that lists what goes with it, under heads, for the keyboard."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from app.ui.announce import announce
from app.ui.browsing.palette.entries import EntriesModel, Entry, Section
from app.ui.browsing.related.delegate import RelatedDelegate
from app.ui.style import sizes
from app.ui.style.field_over_list import FieldOverList
from app.ui.style.floating import FloatingFrame, title_label
from app.ui.style.hint_line import Hint, HintLine

_WIDTH: Final = 560
_LEAST_WIDTH: Final = 380
_TOP: Final = 40  # below the edge of the text
_HEAD_HEIGHT: Final = 40
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class RelatedPanel(FloatingFrame):
    """Shows entries under heads; Up and Down choose, and Esc or a click outside closes it.

    Signals:
        entered: The `Entry` that was chosen, and whether Ctrl was held; the panel stays.
        ticked: The `Entry` on which Space was pressed.
    """

    entered = Signal(object, bool)
    ticked = Signal(object)

    def __init__(self, window: QWidget, over: QWidget) -> None:
        """Prepare a panel.

        Args:
            window: What it floats in.
            over: The part of the window it stands over.
        """
        super().__init__(window, sizes.PALETTE_RADIUS)
        self._window = window
        self._stands_over = over
        self._title = title_label(self)
        self._title.setFixedHeight(_HEAD_HEIGHT)
        self._title.setContentsMargins(sizes.EDGE, 0, sizes.EDGE, 0)
        self._entries = EntriesModel(self)
        self._list = _list(self, self._entries)
        self._hints = HintLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        for part in (self._title, self._list, self._hints):
            column.addWidget(part)
        self._keys = FieldOverList(self._list, self._list)
        self._keys.entered.connect(self._enter)
        self._keys.left.connect(self.dismiss)
        self._list.ticked.connect(self._tick)
        self._list.clicked.connect(lambda _index: self._enter(with_ctrl=False))
        self._list.selectionModel().currentChanged.connect(self._tell)

    @property
    def title(self) -> str:
        """What it says it lists."""
        return self._title.text()

    def open(self, title: str, waiting: str) -> None:
        """Show the panel with a sentence until its entries come by `show_entries`."""
        self._title.setText(title)
        self._list.setAccessibleName(title)
        self.show_entries((), waiting, ())
        self.appear(self._place(), self._list)

    def show_entries(
        self, sections: Sequence[Section], otherwise: str, hints: Sequence[Hint]
    ) -> None:
        """Show these sections, the chosen entry kept; a sentence where there is no entry.

        Args:
            sections: Heads and what stands under them.
            otherwise: Says why there is nothing.
            hints: What keys do with an entry; Esc need not be told.
        """
        chosen = self.chosen()
        self._entries.show_sections(sections, otherwise)
        kept = self._entries.row_of(chosen) if chosen else None
        rows = self._keys.rows()
        if rows:
            self._keys.choose(rows[0] if kept is None else kept)
        elif self.isVisible():
            announce(self._list, otherwise)
        self._hints.show_hints([*(hints if rows else ()), ("Esc", _("close"))])
        self.move_frame(self._place())

    def chosen(self) -> Entry | None:
        """The entry that Enter would pick."""
        return self._entries.entry(self._list.currentIndex().row())

    def place_again(self) -> None:
        """Follow the window's size."""
        self.move_frame(self._place())

    def _enter(self, with_ctrl: bool) -> None:
        entry = self.chosen()
        if entry is not None:
            self.entered.emit(entry, with_ctrl)

    def _tick(self) -> None:
        entry = self.chosen()
        if entry is not None:
            self.ticked.emit(entry)

    def _tell(self, current: QModelIndex) -> None:
        """Let a screen reader know what is chosen."""
        entry = self._entries.entry(current.row())
        if entry is not None and self.isVisible():
            announce(self._list, entry.spoken)

    def _place(self) -> QRect:
        """Over the middle of the text's upper part, as high as its rows need."""
        over = self._stands_over
        area = QRect(over.mapTo(self._window, QPoint(0, 0)), over.size())
        bounds = self.bounds()
        least = max(_LEAST_WIDTH, self._hints.needed_width() + 2)
        width = min(max(least, min(_WIDTH, area.width() - 2 * sizes.EDGE)), bounds.width())
        rows = sum(self._list.sizeHintForRow(row) for row in range(self._entries.rowCount()))
        around = _HEAD_HEIGHT + sizes.GAP + self._hints.sizeHint().height() + 2
        highest = max(bounds.top(), area.top() + sizes.GAP)
        top = max(highest, min(area.top() + _TOP, bounds.bottom() - rows - around))
        height = min(rows + around, bounds.bottom() - top)
        place = QRect(0, top, width, height)
        place.moveLeft(area.center().x() - width // 2)
        place.moveLeft(max(bounds.left(), min(place.left(), bounds.right() - width + 1)))
        return place


class _List(QListView):
    """A list that keeps letters and blanks to itself, which are keys of the window else."""

    ticked = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that this list or its search by letters knows."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & _HELD
            if is_plain and (event.text().isprintable() and event.text()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Tick with Space."""
        if event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
        else:
            super().keyPressEvent(event)


def _list(parent: QWidget, entries: EntriesModel) -> _List:
    view = _List(parent)
    view.setModel(entries)
    view.setItemDelegate(RelatedDelegate(view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
    return view
