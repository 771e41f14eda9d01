"""Where passages stand on a laid-out block: one rectangle for each line, or each run of one.

Everything is measured from the block's top left corner, so it stays true when
text above the block moves it. Positions are UTF-16 units within the block.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontInfo, QTextBlock, QTextCursor, QTextLine

PICTURE: Final = "\ufffc"
"""The one character of a block that is a picture."""

_ABOVE_EMS: Final = 1.0  # from the baseline up: just over the ascenders of Literata
_BELOW_EMS: Final = 0.38  # down: room for descenders and the first underline
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]"
)


class Piece(NamedTuple):
    """A part of a passage that is one rectangle.

    Attributes:
        key: Of the mark it belongs to.
        area: What is tinted, from the block's top left corner.
        baseline: Of the line, from the block's top.
        em: Size of the letters, for the distance of the underlines.
        is_picture: The area is covered by a picture; a tint below would not be seen.
    """

    key: int
    area: QRectF
    baseline: float
    em: float
    is_picture: bool = False


class BlockMarks:
    """The pieces of all marks on one block, ordered from the top."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = sorted(pieces, key=_baseline)
        self._baselines = [piece.baseline for piece in self.pieces]
        self._tallest = max((piece.area.height() for piece in self.pieces), default=0.0)
        self._extents: dict[int, tuple[float, float]] = {}
        for piece in self.pieces:
            top = self._extents.get(piece.key, (piece.area.top(), 0.0))[0]
            self._extents[piece.key] = (top, piece.area.bottom())

    def between(self, top: float, bottom: float) -> list[Piece]:
        """The pieces that may be seen from `top` to `bottom`; a block can be a whole book."""
        first = bisect_left(self._baselines, top - self._tallest)
        return self.pieces[first : bisect_right(self._baselines, bottom + self._tallest)]

    def extent(self, key: int) -> tuple[float, float]:
        """Top and bottom of a mark's pieces here; (0, 0) if only blanks of it stand here."""
        return self._extents.get(key, (0.0, 0.0))


def measure(block: QTextBlock, ranges: Iterable[tuple[int, int, int]]) -> BlockMarks:
    """The pieces of marks on a block that is laid out.

    Args:
        block: Must have been asked for its rectangle: the lines of a block that
            is not laid out are invalid, and reading them crashes.
        ranges: Key, start and end of each mark; both ends inside the block.
    """
    ruler = _Ruler(block)
    return BlockMarks(
        piece for key, start, end in ranges for piece in ruler.pieces(key, start, end)
    )


class _Ruler:
    """Measures one block; what all its marks need is found once."""

    def __init__(self, block: QTextBlock) -> None:
        self._document = block.document()
        self._begin = block.position()
        self._layout = block.layout()
        text = block.text()
        self._is_picture = text == PICTURE
        self._is_mixed = (
            block.textDirection() == Qt.LayoutDirection.RightToLeft
            or _RIGHT_TO_LEFT.search(text) is not None
        )
        self._em = _em(block)

    def pieces(self, key: int, start: int, end: int) -> Iterator[Piece]:
        """The pieces of one mark, line by line; none for blanks at a line's end."""
        at = start
        while at < end:
            line = self._layout.lineForTextPosition(at)
            if not line.isValid():
                return
            line_end = line.textStart() + line.textLength()
            stop = end if end < line_end else self._without_blanks(at, min(end, line_end))
            if stop > at:
                yield from self._on_line(key, line, at, stop)
            if line_end <= at:
                return
            at = line_end

    def _without_blanks(self, start: int, end: int) -> int:
        while end > start and self._document.characterAt(self._begin + end - 1).isspace():
            end -= 1
        return end

    def _on_line(self, key: int, line: QTextLine, start: int, end: int) -> Iterator[Piece]:
        baseline = line.y() + line.ascent()
        if self._is_picture:
            top, height = line.y(), line.height()
        else:
            top, height = baseline - _ABOVE_EMS * self._em, (_ABOVE_EMS + _BELOW_EMS) * self._em
        for left, right in self._stretches(line, start, end):
            area = QRectF(left, top, right - left, height)
            yield Piece(key, area, baseline, self._em, self._is_picture)

    def _stretches(self, line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
        """From left to right; letters that follow each other may stand apart in mixed directions.

        `cursorToX` has two answers where the direction turns and gives only
        one, so there the glyphs themselves are asked.
        """
        if not self._is_mixed:
            left, right = _x(line, start), _x(line, end)
            return [(left, right)] if right > left else []
        boxes = (run.boundingRect() for run in line.glyphRuns(start, end - start))
        return _joined(sorted((box.left(), box.right()) for box in boxes if box.width() > 0))


def _x(line: QTextLine, position: int) -> float:
    answer = line.cursorToX(position)
    # PySide gives the x alone or with the position it was found for, by overload.
    found = answer[0] if isinstance(answer, tuple) else answer
    return found if isinstance(found, float) else 0.0


def _joined(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same without seams: the runs of several fonts touch, with rounding between them."""
    made: list[tuple[float, float]] = []
    for left, right in stretches:
        if made and left - made[-1][1] < 0.75:
            made[-1] = (made[-1][0], max(right, made[-1][1]))
        else:
            made.append((left, right))
    return made


def _em(block: QTextBlock) -> float:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    font = cursor.charFormat().font().resolve(block.document().defaultFont())
    return float(QFontInfo(font).pixelSize())


def _baseline(piece: Piece) -> float:
    return piece.baseline
