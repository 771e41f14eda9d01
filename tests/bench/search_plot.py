"""A picture of latency against size: ours beside the other engines, as SVG and PNG."""

import os
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator

from app.ui.style import fonts

Points = Sequence[tuple[int, float]]

SIZE: Final = QSize(860, 520)
_PLOT: Final = QRectF(70, 56, 540, 400)
_PAPER, _INK, _MUTED, _GRID = "#fbfaf7", "#22252a", "#6a707a", "#e3dfd6"
_LINES: Final = ("#1f6fd0", "#1b7f4b", "#6a707a", "#b25e00", "#b02a83", "#c22f1f")
_DASHES: Final = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
_DOT: Final = 3.5
_NAME_HEIGHT: Final = 18.0


def draw(measured: Mapping[str, Points], target: Path) -> None:
    """Write a line for each name into target.svg and target.png; both axes are logarithmic."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["plot"])
    fonts.load()
    svg = QSvgGenerator()
    svg.setFileName(str(target.with_suffix(".svg")))
    svg.setSize(SIZE)
    svg.setViewBox(QRectF(0, 0, SIZE.width(), SIZE.height()))
    svg.setTitle("Latency of a search against the size of the library")
    painter = QPainter(svg)
    _paint(painter, measured)
    painter.end()
    image = QImage(SIZE * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(painter, measured)
    painter.end()
    image.save(str(target.with_suffix(".png")))
    del application


def _paint(painter: QPainter, measured: Mapping[str, Points]) -> None:
    painter.fillRect(QRectF(0, 0, SIZE.width(), SIZE.height()), QColor(_PAPER))
    painter.setFont(fonts.window(15, QFont.Weight.DemiBold))
    painter.setPen(QColor(_INK))
    painter.drawText(QPointF(_PLOT.left(), 32), "One search, by the size of the library (ms)")
    every = [point for points in measured.values() for point in points]
    scale = _Scale(every)
    _paint_grid(painter, scale)
    ends = sorted(_ends(measured, scale))
    _spread(ends)
    for number, (name, points) in enumerate(measured.items()):
        painter.setPen(QPen(QColor(_LINES[number % 6]), 2.2, _DASHES[number % 6]))
        painter.drawPolyline([scale.at(*point) for point in points])
        painter.setBrush(QColor(_LINES[number % 6]))
        painter.setPen(Qt.PenStyle.NoPen)
        for point in points:  # an engine may have but one
            painter.drawEllipse(scale.at(*point), _DOT, _DOT)
        painter.setPen(QColor(_LINES[number % 6]))
        height = next(y for y, each in ends if each == name)
        painter.drawText(QPointF(_PLOT.right() + 12, height + 4), _labelled(name, points))


class _Scale:
    """Where a size and a time stand in the picture."""

    def __init__(self, points: Points) -> None:
        self.sizes = range(floor(log10(min(p[0] for p in points))),
                           ceil(log10(max(p[0] for p in points))) + 1)  # fmt: skip
        self.times = range(floor(log10(min(p[1] for p in points))),
                           ceil(log10(max(p[1] for p in points))) + 1)  # fmt: skip

    def at(self, size: float, ms: float) -> QPointF:
        across = (log10(size) - self.sizes[0]) / max(len(self.sizes) - 1, 1)
        up = (log10(ms) - self.times[0]) / max(len(self.times) - 1, 1)
        return QPointF(_PLOT.left() + across * _PLOT.width(), _PLOT.bottom() - up * _PLOT.height())


def _paint_grid(painter: QPainter, scale: _Scale) -> None:
    painter.setFont(fonts.window(12))
    for power in scale.sizes:
        x = scale.at(10**power, 10 ** scale.times[0]).x()
        painter.setPen(QColor(_GRID))
        painter.drawLine(QPointF(x, _PLOT.top()), QPointF(x, _PLOT.bottom()))
        painter.setPen(QColor(_MUTED))
        area = QRectF(x - 60, _PLOT.bottom() + 8, 120, 18)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{10**power:,} posts")
    for power in scale.times:
        y = scale.at(10 ** scale.sizes[0], 10.0**power).y()
        painter.setPen(QColor(_GRID))
        painter.drawLine(QPointF(_PLOT.left(), y), QPointF(_PLOT.right(), y))
        painter.setPen(QColor(_MUTED))
        area = QRectF(0, y - 9, _PLOT.left() - 8, 18)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, f"{10.0**power:g}")


def _ends(measured: Mapping[str, Points], scale: _Scale) -> Iterator[tuple[float, str]]:
    for name, points in measured.items():
        yield scale.at(*points[-1]).y(), name


def _spread(ends: list[tuple[float, str]]) -> None:
    """Move names apart that would stand on each other."""
    for number in range(1, len(ends)):
        lowest = ends[number - 1][0] + _NAME_HEIGHT
        ends[number] = (max(ends[number][0], lowest), ends[number][1])


def _labelled(name: str, points: Points) -> str:
    size, ms = points[-1]
    return f"{name}: {ms:.3g} ms" + ("" if size >= 100_000 else f" at {size:,}")
