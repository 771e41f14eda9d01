"""The palette: one field from which everything can be reached by its name."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from app.ui.announce import announce
from app.ui.browsing.palette.delegate import ENTRY_ROW, PaletteDelegate
from app.ui.browsing.palette.entries import EntriesModel, Entry, Section
from app.ui.style import colours, fonts, sizes
from app.ui.style.field_over_list import FieldOverList
from app.ui.style.floating import FloatingFrame
from app.ui.style.hint_line import Hint, HintLine
from app.ui.style.leading import leading

__all__ = ["Entry", "Palette", "Section"]

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

    Whoever opens it hears what is typed and shows the entries that go with it, at once or
    a moment later: until then the rows of before stay in view, and Enter waits for the new
    ones. What is shown further for the same words leaves the chosen entry where it is.

    Attributes:
        is_listed: The rows in view go with what is typed.

    Signals:
        typed: The text of the field, at each change.
        picked: The `Entry` that was chosen by Enter or click; the palette is closed by then.
        added: Likewise by Ctrl+Enter.
    """

    typed = Signal(str)
    picked = Signal(object)
    added = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, sizes.PALETTE_RADIUS)
        self.is_listed = False
        self._waiting: SignalInstance | None = None  # what Enter is to tell of the first entry
        self._entries = EntriesModel(self)
        self._field = _field(self)
        self._list = _list(self, self._entries)
        self._hints = HintLine(self)
        self._hints.show_hints(_hints())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._field)
        column.addSpacing(_LIST_EDGE + 1)
        column.addWidget(self._list)
        column.addSpacing(_LIST_EDGE)
        column.addWidget(self._hints)
        self._keys = FieldOverList(self._field, self._list)
        self._keys.entered.connect(self._enter)
        self._keys.left.connect(self.dismiss)
        self._field.textEdited.connect(self._type)
        self._list.clicked.connect(lambda index: self._tell_entry(index, self.picked))
        self._list.selectionModel().currentChanged.connect(self._tell)

    def open(self) -> None:
        """Show the palette with nothing typed; its entries come by `show_entries`."""
        self._field.clear()
        self._expect()
        self.appear(self._place(), self._field)

    def show_entries(self, sections: Sequence[Section], *, is_all: bool = True) -> None:
        """Show these sections, the first entry chosen; what joins them leaves the choice alone.

        Args:
            sections: From the top.
            is_all: Nothing is awaited besides; else the palette keeps its height till then.
        """
        chosen = self.chosen() if self.is_listed else None
        height = self._height_in_view()
        nothing = _("Nothing is called “{typed}”.").format(typed=self._field.text().strip())
        self._entries.show_sections(sections, nothing)
        self.is_listed = True
        place = self._place()
        if not is_all:
            place.setHeight(max(place.height(), self.frame().height()))
        self.move_frame(place)
        kept = self._entries.row_of(chosen) if chosen else None
        rows = self._keys.rows()
        if rows:
            self._keys.choose(rows[0] if kept is None else kept)
        else:
            self._say(nothing)
        if kept is not None:
            bar = self._list.verticalScrollBar()
            bar.setValue(bar.value() + self._height_in_view() - height)
        if self._waiting is not None:
            self._tell_entry(self._list.currentIndex(), self._waiting)

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

    def dismiss(self) -> None:
        """Close the palette; an Enter that still waits is forgotten."""
        self._expect()
        super().dismiss()

    def _expect(self) -> None:
        """Wait for the entries of what is typed now."""
        self.is_listed = False
        self._waiting = None

    def _type(self, text: str) -> None:
        self._expect()
        self.typed.emit(text)

    def _enter(self, adds: bool) -> None:
        tells = self.added if adds else self.picked
        if self.is_listed:
            self._tell_entry(self._list.currentIndex(), tells)
        else:
            self._waiting = tells

    def _tell_entry(self, index: QModelIndex, tells: SignalInstance) -> None:
        entry = self._entries.entry(index.row())
        self._waiting = None
        if entry is not None:
            self.dismiss()
            tells.emit(entry)

    def _height_in_view(self) -> int:
        """Where the chosen row stands in the list as it is scrolled."""
        return self._list.visualRect(self._list.currentIndex()).top()

    def _tell(self, current: QModelIndex) -> None:
        """Let a screen reader that follows the field know what is chosen."""
        entry = self._entries.entry(current.row())
        self._say(entry.spoken if entry else "")

    def _say(self, spoken: str) -> None:
        if spoken != self._field.accessibleDescription():  # what is chosen still is not news
            self._field.setAccessibleDescription(spoken)
            if self.isVisible():
                announce(self._field, spoken)

    def _place(self) -> QRect:
        over, bounds = self.parentWidget(), self.bounds()
        assert over is not None  # noqa: S101 -- it is made with a parent
        width = min(_WIDTH, bounds.width())
        top = min(_TOP, max(bounds.top(), over.height() // 8))
        around = _FIELD_HEIGHT + 2 * _LIST_EDGE + 2 + self._hints.sizeHint().height()
        room = min(bounds.bottom() - top - around, _MOST_ROWS * ENTRY_ROW)
        place = QRect(0, top, width, max(ENTRY_ROW, self._rows_height(room)) + around)
        place.moveLeft((over.width() - width) // 2)
        return place

    def _rows_height(self, most: int) -> int:
        """How high the rows are together, as far as there is room."""
        height = 0
        for row in range(self._entries.rowCount()):
            height += self._list.sizeHintForRow(row)
            if height >= most:
                return most
        return height


def _hints() -> tuple[Hint, ...]:
    return (
        ("Enter", _("goes")),
        ("Ctrl+Enter", _("adds to the search")),
        (">", _("actions")),
        ("#", _("themes")),
        ("@", _("events")),
    )


def _field(parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setFont(fonts.window(_FIELD_PX))
    field.setFixedHeight(_FIELD_HEIGHT)
    field.setAlignment(leading(parent))
    field.setTextMargins(sizes.EDGE - 2, 0, sizes.EDGE - 2, 0)
    # The frame around it shows where the keyboard is; a second ring would be noise.
    field.setStyleSheet(_FIELD_SHEET)
    field.setPlaceholderText(_("Go to a post, highlight, theme, event or search, or do something"))
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
