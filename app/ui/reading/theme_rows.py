"""The rows of the theme picker: themes with chip, path and key, and the offer of a new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.style import chips, colours, fonts, icons, sizes
from app.ui.style.colours import Colours
from app.ui.style.key_caps import paint_caps
from app.ui.style.row_ground import paint_row_ground, row_part
from db.records import Theme
from db.theme_tree import spaced

ROW: Final = Qt.ItemDataRole.UserRole
"""The role under which an index gives its `ThemeRow`."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SMALL_PX: Final = 12


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme, or the path of a new one; `has_it` tells that the passage is under it."""

    pick: Theme | str
    has_it: bool = False

    @property
    def name(self) -> str:
        """What the row says first."""
        if isinstance(self.pick, Theme):
            return self.pick.name
        return _("New theme “{path}”").format(path=spaced(self.pick))

    @property
    def above(self) -> str:
        """The names above a nested theme, said more quietly."""
        path = self.pick.path if isinstance(self.pick, Theme) else ""
        return spaced(path.rpartition("/")[0])

    @property
    def digit(self) -> str:
        """The key of the theme, "" if it has none."""
        return str(self.pick.key or "") if isinstance(self.pick, Theme) else ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        parts = [
            self.name,
            _("in {path}").format(path=self.above) if self.above else "",
            _("key {digit}").format(digit=self.digit) if self.digit else "",
            _("applied") if self.has_it else "",
        ]
        return ", ".join(part for part in parts if part)


class ThemeRows(QAbstractListModel):
    """The rows for Qt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ThemeRow] = []

    def show_rows(self, rows: Sequence[ThemeRow]) -> None:
        """Show these rows and no others."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, at: int) -> ThemeRow | None:
        """The row at a place; None beyond the ends."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 -- Qt's name
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, its words, and whether the passage is under it."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.has_it else Qt.CheckState.Unchecked
        return None


HEIGHT: Final = 32
_EDGE: Final = 4
_LEAD: Final = 14
_NAME_LEAD: Final = 36
_TRAIL: Final = 12
_CHECK: Final = 15
_CAP: Final = 20
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class ThemeRowDelegate(QStyledItemDelegate):
    """Paints a row: chip, name, the names above it, key cap, check mark."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        """Every row is as high as the others."""
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row, look = index.data(ROW), colours.of(option.palette)
        if not isinstance(row, ThemeRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, option, look, _EDGE)
        _paint_sign(painter, option, row, look)
        _paint_words(painter, option, row, look)
        _paint_end(painter, option, row, look)
        painter.restore()


def row_height() -> int:
    """32, or more in a larger font."""
    return max(HEIGHT, QFontMetrics(fonts.window()).height() + 12)


def _paint_sign(
    painter: QPainter, option: QStyleOptionViewItem, row: ThemeRow, look: Colours
) -> None:
    side = sizes.CHIP + 2 if isinstance(row.pick, Theme) else sizes.ROW_ICON
    area = QRect(0, 0, side, side)
    area.moveCenter(row_part(option, _LEAD, sizes.CHIP + 2).center())
    if isinstance(row.pick, Theme):
        chips.paint_chip(painter, area, look.theme(row.pick.colour), filled=False)
    else:
        icons.paint(painter, area, "plus", look.accent)


def _paint_words(
    painter: QPainter, option: QStyleOptionViewItem, row: ThemeRow, look: Colours
) -> None:
    room = option.rect.width() - _NAME_LEAD - _TRAIL - _CHECK - _CAP - 2 * sizes.GAP
    used = _paint_text(painter, row_part(option, _NAME_LEAD, room), row.name, 13, look.text)
    start = _NAME_LEAD + used + sizes.GAP
    if row.above and room - used > 4 * sizes.GAP:
        rest = row_part(option, start, room - used - sizes.GAP)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_text(painter, rest, row.above, _SMALL_PX, look.text if is_chosen else look.muted)


def _paint_text(painter: QPainter, area: QRect, text: str, px: int, ink: QColor) -> int:
    """Paint a text, cut where it must be; gives its width."""
    font = fonts.window(px)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, _LEADING, shown)
    return metrics.horizontalAdvance(shown)


def _paint_end(
    painter: QPainter, option: QStyleOptionViewItem, row: ThemeRow, look: Colours
) -> None:
    end = option.rect.width() - _TRAIL
    if row.has_it:
        icons.paint(painter, row_part(option, end - _CHECK, _CHECK), "check", look.accent)
    if row.digit:
        painter.setFont(fonts.window(_SMALL_PX))
        cap = row_part(option, end - _CHECK - sizes.GAP - _CAP, _CAP)
        paint_caps(painter, cap, (row.digit,), option.palette)
