"""The ground of what stands on the page or under a field: rounded, with a thin border."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.ui.style import sizes


def paint_card(
    widget: QWidget, ground: QColor, border: QColor, radius: float = sizes.CARD_RADIUS
) -> None:
    """Fill a whole widget; to be called while it is painted, before what stands on it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, 1))
    painter.setBrush(ground)
    # Half a pixel in, so that the border lies on whole pixels.
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.end()
