"""The palette: one field from which everything can be reached by its name."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from app.ui.announce import announce
from app.ui.browsing.palette_delegate import ENTRY_ROW, PaletteDelegate
from app.ui.browsing.palette_entries import EntriesModel, Entry, Section
from app.ui.style import colours, fonts, sizes
from app.ui.style.field_over_list import FieldOverList
from app.ui.style.floating import FloatingFrame

__all__ = ["Entry", "Palette"]

_WIDTH: Final = 620
_TOP: Final = 96  # below menu bar and toolbar
_MOST_ROWS: Final = 12
_FIELD_HEIGHT: Final = 46
_FIELD_PX: Final = 15
_LIST_EDGE: Final = 6
_FIELD_SHEET: Final = (
    "QLineEdit, QLineEdit:focus { border: none; background: transparent; padding: 0; }"
)


class Palette(FloatingFrame):
    """Lists entries below a field; the keys of the list work in the field.

    Whoever opens it hears what is typed and shows the entries that go with it.

    Signals:
        typed: The text of the field, at each change.
        picked: The `Entry` that was chosen by Enter or click; the palette is closed by then.
    """

    typed = Signal(str)
    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, sizes.PALETTE_RADIUS)
        self._was_moved = False
        self._entries = EntriesModel(self)
        self._field = _field(self)
        self._list = _list(self, self._entries)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, _LIST_EDGE)
        column.setSpacing(_LIST_EDGE + 1)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self._keys = FieldOverList(self._field, self._list)
        self._keys.entered.connect(self._enter)
        self._keys.left.connect(self.dismiss)
        self._keys.moved.connect(self._move)
        self._field.textEdited.connect(self._type)
        self._list.clicked.connect(self._pick)
        self._list.selectionModel().currentChanged.connect(self._tell)

    def open(self) -> None:
        """Show the palette with nothing typed; its entries come by `show_entries`."""
        self._field.clear()
        self._was_moved = False
        self.appear(self._place(), self._field)

    def show_entries(self, sections: Sequence[Section]) -> None:
        """Show these sections; an entry the person has moved to stays the chosen one."""
        chosen = self.chosen() if self._was_moved else None
        nothing = _("Nothing is called “{typed}”.").format(typed=self._field.text().strip())
        self._entries.show_sections(sections, nothing)
        kept = self._entries.row_of(chosen) if chosen else None
        rows = self._keys.rows()
        if rows:
            self._keys.choose(rows[0] if kept is None else kept)
        self.move_frame(self._place())

    def chosen(self) -> Entry | None:
        """The entry that Enter would pick."""
        return self._entries.entry(self._list.currentIndex().row())

    def place_again(self) -> None:
        """Follow the window's size."""
        self.move_frame(self._place())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the frame, and the line between field and list."""
        super().paintEvent(event)
        inside = self.contentsRect()
        painter = QPainter(self)
        painter.fillRect(
            QRect(inside.left() + 1, inside.top() + _FIELD_HEIGHT, inside.width() - 2, 1),
            colours.of(self.palette()).line,
        )

    def _type(self, text: str) -> None:
        self._was_moved = False
        self.typed.emit(text)

    def _move(self) -> None:
        self._was_moved = True

    def _enter(self) -> None:
        self._pick(self._list.currentIndex())

    def _pick(self, index: QModelIndex) -> None:
        entry = self._entries.entry(index.row())
        if entry is not None:
            self.dismiss()
            self.picked.emit(entry)

    def _tell(self, current: QModelIndex) -> None:
        """Let a screen reader that follows the field know what is chosen."""
        entry = self._entries.entry(current.row())
        spoken = entry.spoken if entry else ""
        self._field.setAccessibleDescription(spoken)
        if self.isVisible():
            announce(self._field, spoken)

    def _place(self) -> QRect:
        over, bounds = self.parentWidget(), self.bounds()
        assert over is not None  # noqa: S101 -- it is made with a parent
        width = min(_WIDTH, bounds.width())
        top = min(_TOP, max(bounds.top(), over.height() // 8))
        room = bounds.bottom() - top - _FIELD_HEIGHT - 2 * _LIST_EDGE
        rows = sum(self._list.sizeHintForRow(row) for row in range(self._entries.rowCount()))
        height = max(ENTRY_ROW, min(rows, room, _MOST_ROWS * ENTRY_ROW))
        place = QRect(0, top, width, height + _FIELD_HEIGHT + 2 * _LIST_EDGE + 1)
        place.moveLeft((over.width() - width) // 2)
        return place


def _field(parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setFont(fonts.window(_FIELD_PX))
    field.setFixedHeight(_FIELD_HEIGHT)
    field.setTextMargins(sizes.EDGE - 2, 0, sizes.EDGE - 2, 0)
    # The frame around it shows where the keyboard is; a second ring would be noise.
    field.setStyleSheet(_FIELD_SHEET)
    field.setPlaceholderText(_("Go to a post, event or theme, or do something"))
    field.setAccessibleName(_("Go to or do"))
    return field


def _list(parent: QWidget, entries: EntriesModel) -> QListView:
    view = QListView(parent)
    view.setModel(entries)
    view.setItemDelegate(PaletteDelegate(view))
    view.setAccessibleName(_("What can be picked"))
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
    return view
