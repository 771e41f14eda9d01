"""The ground all painted icons stand on: sharp at every scale of the screen."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap


class PaintedIcon(QIconEngine):
    """An icon that is painted when it is shown; `paint` and `clone` say what and whose."""

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon at scale 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802 -- Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """The icon for a screen of this scale; `size` is in device-independent pixels."""
        made = QPixmap(size * scale)
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made


def square(rect: QRect | QRectF, share: float = 1.0) -> QRectF:
    """The largest square in the middle of `rect`, or a share of it."""
    area = QRectF(rect)
    side = min(area.width(), area.height()) * share
    made = QRectF(0, 0, side, side)
    made.moveCenter(area.center())
    return made
