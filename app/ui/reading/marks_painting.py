"""How the marks of a page look: tints below the letters, lines above them, search places."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.reading.marks_geometry import Piece
from app.ui.style.colours import Colours, ThemeColour
from app.ui.style.underlines import MOST, PITCH, Underlines

_OVERLAP_ALPHA: Final = 150  # of a tint over another, so that both are seen
_PICTURE_ALPHA: Final = 70  # of a tint over a picture
_FIRST_LINE_EMS: Final = 0.2  # below the baseline
_PLACE_RADIUS: Final = 3.0
_PRESENT_PLACE_WIDTH: Final = 1.5
_PICTURE_FRAME: Final = 3.0


def paint_tint(painter: QPainter, area: QRectF, colour: ThemeColour, *, lies_over: bool) -> None:
    """Lay a theme's pale colour under a piece; over another one it lets that shine through."""
    painter.fillRect(area, _with_alpha(colour.tint, _OVERLAP_ALPHA) if lies_over else colour.tint)


class LinePainter:
    """Draws lines over the letters with one painter; `underlines` keeps the patterns."""

    def __init__(self, painter: QPainter, underlines: Underlines) -> None:
        self._painter = painter
        self._underlines = underlines

    def paint(
        self,
        piece: Piece,
        area: QRectF,
        lines: Sequence[tuple[int, ThemeColour]],
        *,
        is_focused: bool,
    ) -> None:
        """Draw a piece's underlines, or the frame of a picture.

        Args:
            piece: What is underlined.
            area: Where it is, in the painter's coordinates.
            lines: Row from 0 and colour of each underline.
            is_focused: The highlight the person is at: its lines are stronger.
        """
        if piece.is_picture:
            _paint_frame(self._painter, area, lines[0][1], is_focused=is_focused)
            return
        first = area.top() + (piece.baseline - piece.area.top()) + _FIRST_LINE_EMS * piece.em
        for row, colour in lines:
            line = QRectF(area.left(), first + row * PITCH, area.width(), PITCH)
            self._underlines.paint(self._painter, line, colour, is_strong=is_focused)


def line_rows(rows: Sequence[int], colours: Sequence[ThemeColour]) -> list[tuple[int, ThemeColour]]:
    """Which underlines are drawn: those with room, and always the first theme's."""
    chosen = [(row, colour) for row, colour in zip(rows, colours, strict=False) if row < MOST]
    return chosen or [(MOST - 1, colours[0])]


def paint_place(painter: QPainter, area: QRectF, colours: Colours, *, is_present: bool) -> None:
    """Lay a search place under its letters; the present one is stronger and outlined."""
    box = area.adjusted(-1.5, 0.5, 1.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_present:
        painter.setPen(QPen(colours.text, _PRESENT_PLACE_WIDTH))
        painter.setBrush(colours.present_place)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.place)
    painter.drawRoundedRect(box, _PLACE_RADIUS, _PLACE_RADIUS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_frame(painter: QPainter, area: QRectF, colour: ThemeColour, *, is_focused: bool) -> None:
    painter.fillRect(area, _with_alpha(colour.tint, _PICTURE_ALPHA))
    width = _PICTURE_FRAME + is_focused
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour.line, width))
    painter.drawRect(area.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def _with_alpha(colour: QColor, alpha: int) -> QColor:
    made = QColor(colour)
    made.setAlpha(alpha)
    return made
