"""The theme picker: type a few letters, and a passage is under a theme."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from app.ui.announce import announce
from app.ui.reading.theme_filter import matching_themes, new_path
from app.ui.reading.theme_rows import ThemeRow, ThemeRowDelegate, ThemeRows, row_height
from app.ui.style.field_over_list import FieldOverList
from app.ui.style.floating import FloatingFrame, beside, title_label
from app.ui.style.hint_line import HintLine
from db.records import Theme

_LEAST_WIDTH: Final = 340
_MOST_ROWS: Final = 9
_EDGE: Final = 10
_SPACING: Final = 6


class ThemePicker(FloatingFrame):
    """A frame beside a passage: a line that filters, and the themes below it.

    Signals:
        picked: A `Theme`, or the path of a new one; the picker is closed by then. A theme
            the passage is under already is picked to take it away.
        toggled: The same, but the picker stays.
    """

    picked = Signal(object)
    toggled = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes: tuple[Theme, ...] = ()
        self._has: set[int] = set()
        self._anchor = QRect()
        self._title = title_label(self)
        self._field = QLineEdit(self)
        self._rows = ThemeRows(self)
        self._list = _list(self, self._rows)
        self._hints = HintLine(self)
        self._lay_out()
        self._keys = FieldOverList(self._field, self._list)
        self._keys.entered.connect(self._enter)
        self._keys.left.connect(self.dismiss)
        self._field.installEventFilter(self)
        self._field.textEdited.connect(self._filter)
        self._list.clicked.connect(self._click)
        self._list.selectionModel().currentChanged.connect(self._tell)

    def open_at(self, rect: QRect, themes: Sequence[Theme], chosen: set[int], title: str) -> None:
        """Show the picker for a passage.

        Args:
            rect: The passage in coordinates of the window.
            themes: In the order they are offered while nothing is typed.
            chosen: The ids of those the passage is under.
            title: What is asked, in a few words.
        """
        self._anchor = rect
        self._title.setText(title)
        self._field.setAccessibleName(title)
        self._field.clear()
        self._field.setPlaceholderText(
            _("Theme, or a new name") if themes else _("A name for the first theme")
        )
        self.show_themes(themes, chosen)
        self._filter()
        self.appear(self._place(), self._field)

    def show_themes(self, themes: Sequence[Theme], chosen: set[int]) -> None:
        """Take over how themes and passage are now, while the picker stays open."""
        self._themes, self._has = tuple(themes), set(chosen)
        self._show(self._list.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Let a blank toggle the current theme while nothing is typed."""
        if watched is self._field and isinstance(event, QKeyEvent) and self._is_toggle(event):
            self._toggle(self._current())
            return True
        return super().eventFilter(watched, event)

    def _is_toggle(self, event: QKeyEvent) -> bool:
        is_blank = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        return is_blank and not self._field.text()

    def _filter(self) -> None:
        self._show(0)

    def _show(self, current: int) -> None:
        typed = self._field.text()
        found = matching_themes(typed, self._themes)
        rows = [ThemeRow(theme, theme.id in self._has) for theme in found]
        if path := new_path(typed, self._themes):
            rows.append(ThemeRow(path))
        self._rows.show_rows(rows)
        if rows:
            self._keys.choose(max(0, min(current, len(rows) - 1)))
        self._tell()
        if self.isVisible():
            self.move_frame(self._place())

    def _current(self) -> ThemeRow | None:
        return self._rows.row(self._list.currentIndex().row())

    def _enter(self, stays: bool) -> None:
        row = self._current()
        if row is None:
            return
        if stays:
            self._toggle(row)
        else:
            self.dismiss()
            self.picked.emit(row.pick)

    def _click(self, _index: QModelIndex) -> None:
        self._enter(stays=False)

    def _toggle(self, row: ThemeRow | None) -> None:
        """Apply or take away and stay; how the passage is then is shown at once."""
        if row is None:
            return
        if isinstance(row.pick, Theme):
            self._has ^= {row.pick.id}
            self._show(self._list.currentIndex().row())
        else:
            self._field.clear()
            self._filter()
        self.toggled.emit(row.pick)

    def _tell(self) -> None:
        """Say what Enter would do, to the eye and to a screen reader."""
        row = self._current()
        has_it = row is not None and row.has_it
        self._hints.show_hints(
            (
                ("Enter", _("take away") if has_it else _("apply")),
                ("Ctrl+Enter", _("and stay")),
                ("Esc", _("close")),
            )
        )
        spoken = row.spoken if row else ""
        self._field.setAccessibleDescription(spoken)
        if self.isVisible():
            announce(self._field, spoken)

    def _place(self) -> QRect:
        rows = min(self._rows.rowCount(), _MOST_ROWS)
        self._list.setFixedHeight(rows * row_height())
        bounds = self.bounds()
        width = min(max(_LEAST_WIDTH, self._hints.needed_width()), bounds.width())
        size = QSize(width, self._height_with(rows))
        room = self._height_with(min(len(self._themes) + 1, _MOST_ROWS))
        return beside(self._anchor, size, bounds, room=room, from_right=self.isRightToLeft())

    def _height_with(self, rows: int) -> int:
        """The frame's height, without its shadow, with so many rows."""
        others = (self._title, self._field, self._hints)
        fixed = sum(each.sizeHint().height() for each in others)
        return _EDGE + fixed + rows * row_height() + 3 * _SPACING

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(_EDGE, 0, _EDGE, 0)
        head.setSpacing(_SPACING)
        head.addWidget(self._title)
        head.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, _EDGE, 1, 0)
        column.setSpacing(_SPACING)
        column.addLayout(head)
        column.addWidget(self._list)
        column.addWidget(self._hints)


def _list(parent: QWidget, rows: ThemeRows) -> QListView:
    view = QListView(parent)
    view.setModel(rows)
    view.setItemDelegate(ThemeRowDelegate(view))
    view.setUniformItemSizes(True)
    view.setAccessibleName(_("Themes"))
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
    return view
