"""The small rounded mark in a theme's colour that stands before its name."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPen

from app.ui.style import colours, sizes
from app.ui.style.colours import ThemeColour
from app.ui.style.icon_engine import PaintedIcon, square

_RADIUS_SHARE: Final = 0.3  # of the shorter side: a rounded square, never a disc


def paint_chip(
    painter: QPainter, rect: QRect | QRectF, theme_colour: ThemeColour, *, filled: bool = True
) -> None:
    """Paint a chip that fills `rect`: full in list and cards, a tinted square in the tree."""
    area = QRectF(rect)
    width = max(1.0, min(area.width(), area.height()) * 0.14)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_colour.line)
    else:
        painter.setPen(QPen(theme_colour.line, width))
        painter.setBrush(theme_colour.tint)
        area.adjust(width / 2, width / 2, -width / 2, -width / 2)
    radius = min(area.width(), area.height()) * _RADIUS_SHARE
    painter.drawRoundedRect(area, radius, radius)
    painter.restore()


def theme_icon(slot: int) -> QIcon:
    """A theme's chip as an icon, in the tint and line of the present appearance."""
    return QIcon(_ChipEngine(slot))


class _ChipEngine(PaintedIcon):
    """Paints the chip of one slot in the middle of whatever size is asked for."""

    def __init__(self, slot: int) -> None:
        super().__init__()
        self._slot = slot

    def clone(self) -> QIconEngine:
        return _ChipEngine(self._slot)

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Paint the chip, a little smaller than the icons it stands among."""
        area = square(rect, sizes.CHIP / sizes.ROW_ICON)
        look = colours.of(QGuiApplication.palette())
        paint_chip(painter, area, look.theme(self._slot), filled=False)
