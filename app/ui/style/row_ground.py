"""What lies behind a row of a list that opens over the page, and where its parts stand."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.ui.style import sizes
from app.ui.style.colours import Colours

_BAR: Final = 3
_BAR_ENDS: Final = 5  # above and below the bar
_HOVER: Final = 0.06  # of the text's colour over the ground


def paint_row_ground(
    painter: QPainter, option: QStyleOptionViewItem, look: Colours, edge: int
) -> None:
    """Paint the fill of a row: a chosen one has a bar in the accent, one under the mouse a hint.

    Args:
        painter: Its pen and brush are others afterwards.
        option: The row.
        look: The colours.
        edge: Pixels that are left free at both sides.
    """
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if not is_chosen and not option.state & QStyle.StateFlag.State_MouseOver:
        return
    fill = QColor(look.chosen if is_chosen else look.text)
    fill.setAlphaF(1.0 if is_chosen else _HOVER)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    area = QRectF(option.rect).adjusted(edge, 0, -edge, 0)
    painter.drawRoundedRect(area, sizes.RADIUS, sizes.RADIUS)
    if is_chosen:
        painter.setBrush(look.accent)
        bar = QRectF(row_part(option, edge, _BAR)).adjusted(0, _BAR_ENDS, 0, -_BAR_ENDS)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)


def row_part(option: QStyleOptionViewItem, start: int, width: int) -> QRect:
    """A part of a row as high as the row, reckoned from its leading edge, where it stands."""
    area = QRect(option.rect.left() + start, option.rect.top(), width, option.rect.height())
    return QStyle.visualRect(option.direction, option.rect, area)
