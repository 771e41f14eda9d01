"""Actions and their keys in columns, to be read or narrowed down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.dialogs import wording
from app.ui.style import fonts, sizes
from app.ui.style.key_caps import caps_of, caps_width, paint_caps

_COLUMN_WIDTH = 330
_ROW = 26


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One action: its group, what it does, its keys as `QKeySequence` reads them."""

    group: str
    title: str
    keys: tuple[str, ...]


class KeyList(QWidget):
    """Groups of actions in two or three columns, as many as the width has room for."""

    def __init__(self, rows: Sequence[KeyRow]) -> None:
        super().__init__()
        self._rows = tuple(rows)
        self._columns = 2
        self._body = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._typed = ""
        self._show()

    @property
    def shown(self) -> tuple[KeyRow, ...]:
        """The rows in view after narrowing."""
        wanted = self._typed.casefold().split()
        return tuple(row for row in self._rows if all(word in _words(row) for word in wanted))

    def narrow(self, typed: str) -> None:
        """Show only the actions that hold all of these words, in title, group or keys."""
        self._typed = typed
        self._show()

    def use_width(self, width: int) -> None:
        """Take as many columns as fit."""
        columns = max(1, min(3, width // _COLUMN_WIDTH))
        if columns != self._columns:
            self._columns = columns
            self._show()

    def _show(self) -> None:
        self._column.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        line = QHBoxLayout(self._body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(3 * sizes.EDGE)
        for groups in _balanced(self.shown, self._columns):
            line.addLayout(_column_of(groups), 1)
        self._column.addWidget(self._body)
        self._body.show()  # at once: a layout would show it a moment later, and the page flicker


class _Caps(QWidget):
    """The keys of one action as caps; two ways stand with a gap between them."""

    def __init__(self, keys: Iterable[str], title: str) -> None:
        super().__init__()
        self._ways = [caps_of(QKeySequence(each)) for each in keys]
        words = ", ".join("+".join(way) for way in self._ways)
        self.setAccessibleName(f"{title}: {words}")
        font = fonts.window()
        wide = sum(caps_width(way, font) for way in self._ways)
        wide += sizes.GAP * max(0, len(self._ways) - 1)
        self.setFixedSize(QSize(wide + 1, QFontMetrics(font).height() + 6))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        painter = QPainter(self)
        painter.setFont(fonts.window())
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        area = self.rect()
        for way in reversed(self._ways):
            taken = paint_caps(painter, area, way, self.palette())
            area.setRight(area.right() - taken - sizes.GAP)


_Groups = list[tuple[str, list[KeyRow]]]


def _balanced(rows: Sequence[KeyRow], columns: int) -> list[_Groups]:
    """The groups in their order, spread so that no column is much longer than another."""
    groups: dict[str, list[KeyRow]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    heights = [len(group) + 2 for group in groups.values()]  # heading and gap count as rows
    share = sum(heights) / columns
    made: list[_Groups] = [[] for _each in range(columns)]
    above = 0
    for (name, group), height in zip(groups.items(), heights, strict=True):
        made[min(columns - 1, int((above + height / 2) / share))].append((name, group))
        above += height
    return made


def _column_of(groups: _Groups) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(sizes.GAP // 2)
    for name, rows in groups:
        made.addWidget(wording.section(name))
        made.addLayout(_grid(rows))
        made.addSpacing(sizes.EDGE)
    made.addStretch(1)
    return made


def _grid(rows: Sequence[KeyRow]) -> QGridLayout:
    made = QGridLayout()
    made.setVerticalSpacing(0)
    made.setColumnStretch(0, 1)
    for number, row in enumerate(rows):
        made.setRowMinimumHeight(number, _ROW)
        made.addWidget(wording.body(row.title), number, 0)
        made.addWidget(_Caps(row.keys, row.title), number, 1, Qt.AlignmentFlag.AlignRight)
    return made


def _words(row: KeyRow) -> str:
    """All that a filter may find a row by."""
    return " ".join([row.title, row.group, *row.keys]).casefold()
