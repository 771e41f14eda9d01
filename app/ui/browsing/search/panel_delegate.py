"""Paints what the panel under the search field offers."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.browsing.laid_text import one_line
from app.ui.browsing.search.panel_rows import ROW, PanelRow
from app.ui.style import colours, sizes
from app.ui.style.colours import Colours
from app.ui.style.key_caps import caps_width, paint_caps
from app.ui.style.row_ground import paint_row_ground, row_part

_LEAST_HEIGHT: Final = 28
_FILL_EDGE: Final = 4
_LEAD: Final = 10
_BETWEEN: Final = 10
_SMALL_SHARE: Final = 12 / 13
_MOST_TITLE: Final = 0.8  # of the room, when there is a detail too

_Index = QModelIndex | QPersistentModelIndex


class PanelDelegate(QStyledItemDelegate):
    """Sign, title and detail in one line; the key that takes it stands at the end.

    Attributes:
        cap: The key painted on the row that `capped` names, "" for none.
        capped: The number of that row.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.cap = ""
        self.capped = -1

    def height(self) -> int:
        """The height of a row in the present font."""
        return max(_LEAST_HEIGHT, QFontMetrics(self._view.font()).height() + 11)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        """As wide as the panel; all are of one height."""
        return QSize(0, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row, look = index.data(ROW), colours.of(option.palette)
        if not isinstance(row, PanelRow):
            return
        caps = (self.cap,) if self.cap and index.row() == self.capped else ()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, option, look, _FILL_EDGE)
        if row.icon is not None:
            row.icon.paint(painter, row_part(option, _LEAD, sizes.ROW_ICON))
        start = _LEAD + sizes.ROW_ICON + sizes.GAP
        end = option.rect.width() - _LEAD - sizes.GAP // 2
        painter.setFont(self._view.font())
        paint_caps(painter, row_part(option, start, end - start), caps, option.palette)
        end -= caps_width(caps, self._view.font()) + (_BETWEEN if caps else 0)
        _paint_words(painter, option, row, look, start, end)
        painter.restore()


def _paint_words(  # noqa: PLR0913, PLR0917 -- where, what and how
    painter: QPainter,
    option: QStyleOptionViewItem,
    row: PanelRow,
    look: Colours,
    start: int,
    end: int,
) -> None:
    font, small = QFont(painter.font()), QFont(painter.font())
    small.setPixelSize(round(QFontInfo(font).pixelSize() * _SMALL_SHARE))
    room = max(0, end - start)
    wanted = QFontMetrics(font).horizontalAdvance(row.title) + 2
    detail = QFontMetrics(small).horizontalAdvance(row.detail) + 2 if row.detail else 0
    if wanted + _BETWEEN + detail > room:
        wanted = min(wanted, round(room * _MOST_TITLE) if detail else room)
    _paint_line(painter, option, row.title, font, start, wanted, look.text)
    start += wanted + _BETWEEN
    if row.detail and end > start:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = look.text if is_chosen else look.muted
        _paint_line(painter, option, row.detail, small, start, end - start, ink)


def _paint_line(  # noqa: PLR0913, PLR0917 -- where, what and how
    painter: QPainter,
    option: QStyleOptionViewItem,
    text: str,
    font: QFont,
    start: int,
    width: int,
    ink: QColor,
) -> None:
    area = row_part(option, start, width)
    is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
    laid = one_line(text, font, area.width(), is_mirrored=is_mirrored)
    top = area.top() + (area.height() - laid.layout.boundingRect().height()) / 2
    laid.paint(painter, QPointF(area.left(), round(top)), ink, ink)
