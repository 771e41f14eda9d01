"""Underlines in a theme's colour and pattern, sharp on every screen.

Patterns are small pictures made once and repeated: with dashed pens a crowded
page took ten times as long (guides of the project, measured on Qt 6.11).
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from app.ui.style.colours import Pattern, ThemeColour

PITCH: Final = 3.5
"""From one underline to the next, in device-independent pixels."""

MOST: Final = 3
"""Underlines that stand below each other; more would touch the next line's letters."""

_THIN: Final = 2.0
_THICK: Final = 3.0

_SEGMENTS: Final = {  # drawn, left out, drawn ... in device-independent pixels
    Pattern.DASH: (5, 3),
    Pattern.DOT: (2, 2),
    Pattern.LONG_DASH: (11, 3),
    Pattern.DASH_DOT: (7, 2, 2, 2),
}


class Underlines:
    """Draws underlines and keeps the pictures of their patterns."""

    def __init__(self) -> None:
        self._tiles: dict[tuple[int, Pattern, int, float], QPixmap] = {}

    def paint(
        self, painter: QPainter, area: QRectF, colour: ThemeColour, *, is_strong: bool = False
    ) -> None:
        """Draw one underline along the top edge of `area`, in the painter's coordinates.

        Only left, top and width of `area` count; the line is 2 px high, 3 px for the
        thick and the double one, and one more when it is strong.
        """
        transform = painter.deviceTransform()
        height = _THICK if colour.pattern in (Pattern.THICK, Pattern.DOUBLE) else _THIN
        line = _snapped(area, height + is_strong, transform)
        if colour.pattern in _SEGMENTS:
            tile = self._tile(colour, line.height(), transform.m11())
            painter.drawTiledPixmap(line, tile, QPointF(0, 0))
        elif colour.pattern == Pattern.DOUBLE:
            stroke = QRectF(line.left(), line.top(), line.width(), line.height() / 3)
            painter.fillRect(stroke, colour.line)
            painter.fillRect(stroke.translated(0, line.height() - stroke.height()), colour.line)
        else:
            painter.fillRect(line, colour.line)

    def _tile(self, colour: ThemeColour, height: float, scale: float) -> QPixmap:
        rows = max(1, round(height * scale))
        key = (colour.line.rgba(), colour.pattern, rows, scale)
        if key not in self._tiles:
            self._tiles[key] = _drawn(colour, rows, scale)
        return self._tiles[key]


def _snapped(area: QRectF, height: float, transform: QTransform) -> QRectF:
    """The line on whole pixels of the screen; half a pixel would be a grey shadow at 150 %."""
    across, down = transform.m11(), transform.m22()
    left = (round(area.left() * across + transform.dx()) - transform.dx()) / across
    top = (round(area.top() * down + transform.dy()) - transform.dy()) / down
    width = max(1, round(area.width() * across)) / across
    return QRectF(left, top, width, max(1, round(height * down)) / down)


def _drawn(colour: ThemeColour, rows: int, scale: float) -> QPixmap:
    lengths = [max(1, round(length * scale)) for length in _SEGMENTS[colour.pattern]]
    tile = QPixmap(sum(lengths), rows)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    at = 0
    for number, length in enumerate(lengths):
        if number % 2 == 0:
            painter.fillRect(at, 0, length, rows, colour.line)
        at += length
    painter.end()
    tile.setDevicePixelRatio(scale)
    return tile
