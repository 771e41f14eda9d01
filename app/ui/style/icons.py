"""Line icons that take the colour of the window they stand in.

The files in resources/icons are Lucide's, named as Lucide names them; the
drawing says `currentColor`, and what that is, is decided while painting. So one
QIcon serves light and dark, and nothing is made anew when they change.
"""

from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette
from PySide6.QtSvg import QSvgRenderer

import resources
from app.ui.style.icon_engine import PaintedIcon, square

_STROKE: Final = 'stroke-width="1.75"'  # Lucide's own 2 is heavy beside Inter at 13 px


def icon(name: str) -> QIcon:
    """An icon by its Lucide name: text colour, accent when on, pale when disabled."""
    _drawing(name)  # a wrong name fails here, where it is written
    return QIcon(_LineEngine(name))


def paint(painter: QPainter, rect: QRect | QRectF, name: str, colour: QColor) -> None:
    """Paint an icon in a colour of one's own; for delegates and painted widgets."""
    painter.save()
    painter.setOpacity(painter.opacity() * colour.alphaF())
    _renderer(name, colour.name()).render(painter, square(rect))
    painter.restore()


def app_icon() -> QIcon:
    """The program's own mark, in its own colours."""
    return QIcon(_MarkEngine())


class _LineEngine(PaintedIcon):
    """Draws one of the line icons in the colour its mode and state ask for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        return _LineEngine(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon in the middle of `rect`."""
        paint(painter, rect, self._name, _colour(mode, state))


class _MarkEngine(PaintedIcon):
    """Draws the program's mark, whatever the mode."""

    def clone(self) -> QIconEngine:
        return _MarkEngine()

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the mark in the middle of `rect`."""
        _mark().render(painter, square(rect))


def _colour(mode: QIcon.Mode, state: QIcon.State) -> QColor:
    palette = QGuiApplication.palette()
    if mode == QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    if state == QIcon.State.On:
        return palette.color(QPalette.ColorRole.Accent)
    return palette.color(QPalette.ColorRole.WindowText)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = _drawing(name).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))


@cache
def _drawing(name: str) -> str:
    return resources.text("icons", f"{name}.svg").replace('stroke-width="2"', _STROKE)


@cache
def _mark() -> QSvgRenderer:
    return QSvgRenderer(QByteArray(resources.path("icons", "event-notes.svg").read_bytes()))
