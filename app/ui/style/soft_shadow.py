"""The soft shadow round a floating frame, painted once and stretched to every size.

A QGraphicsDropShadowEffect would paint all that stands in the frame anew each
time a letter is typed there.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

REACH: Final = 18
"""How far the shadow reaches beyond the frame, in pixels."""

_DROP: Final = 4  # the light comes from above, so the shadow lies this much lower
_LIGHT: Final = 26  # how dark it is next to the frame, 0-255
_DARK: Final = 90
_STRETCHED: Final = 8


def paint_shadow(painter: QPainter, around: QRect, radius: int, *, is_dark: bool) -> None:
    """Paint the shadow of a frame with rounded corners, as a ring round `around`.

    The middle is left out: what stands there covers it, and it would cost the most.
    """
    scale = painter.device().devicePixelRatio()
    corner = REACH + radius + _DROP
    picture = _picture(radius, scale, is_dark)
    whole = around.adjusted(-REACH, -REACH, REACH, REACH)
    columns = _thirds(whole.left(), whole.width(), corner, corner + _STRETCHED + corner)
    rows = _thirds(whole.top(), whole.height(), corner, corner + _STRETCHED + corner)
    for column, (x, width, from_x, from_width) in enumerate(columns):
        for row, (y, height, from_y, from_height) in enumerate(rows):
            if column == row == 1:
                continue
            source = QRectF(from_x * scale, from_y * scale, from_width * scale, from_height * scale)
            painter.drawImage(QRectF(x, y, width, height), picture, source)


def _thirds(
    start: int, length: int, corner: int, of_picture: int
) -> tuple[tuple[int, int, int, int], ...]:
    """Beginning, middle and end along one side: place and length, in the window and the picture."""
    middle = max(0, length - 2 * corner)
    return (
        (start, corner, 0, corner),
        (start + corner, middle, corner, _STRETCHED),
        (start + corner + middle, corner, of_picture - corner, corner),
    )


@lru_cache(maxsize=8)
def _picture(radius: int, scale: float, is_dark: bool) -> QImage:
    """The shadow of the smallest frame: rings that grow weaker outwards."""
    side = 2 * (REACH + radius + _DROP) + _STRETCHED
    made = QImage(
        round(side * scale), round(side * scale), QImage.Format.Format_ARGB32_Premultiplied
    )
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(REACH, REACH + _DROP, side - 2 * REACH, side - 2 * REACH)
    for ring in range(-2 * _DROP, REACH - _DROP):
        share = 1 - max(0, ring) / (REACH - _DROP)
        alpha = round((_DARK if is_dark else _LIGHT) * share * share)
        painter.setPen(QPen(QColor(0, 0, 0, alpha), 1.5))
        corner = max(1, radius + ring)
        painter.drawRoundedRect(frame.adjusted(-ring, -ring, ring, ring), corner, corner)
    painter.end()
    return made
