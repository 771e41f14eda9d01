"""The marks of the post that is shown, measured block by block and only where they are seen.

Measured blocks are kept until the page changes its width or its text, or until
a mark on them comes or goes. Marks are keyed; spans are code points.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QTextEdit

from app.ui.reading.marks_geometry import BlockMarks, Piece, measure
from app.ui.reading.marks_index import MarkIndex
from app.ui.reading.positions import PositionMap
from app.ui.reading.view_place import block_at
from db.records import Span

_MANY_CHANGES: Final = 100  # from here on it is cheaper to measure everything anew


class PlacedPiece(NamedTuple):
    """A piece and where its block begins, in document coordinates."""

    piece: Piece
    origin: QPointF

    @property
    def area(self) -> QRectF:
        """What is tinted, in document coordinates."""
        return self.piece.area.translated(self.origin)


class PageMarks:
    """One kind of marks on the page of an editor."""

    def __init__(self, editor: QTextEdit, positions_of: Callable[[], PositionMap | None]) -> None:
        self._editor = editor
        self._positions_of = positions_of
        self.index = MarkIndex({})
        self.generation = 0  # counts up whenever a mark may have moved
        self._measured: dict[int, BlockMarks] = {}
        self._tops: dict[int, float] = {}
        self._bottoms: dict[int, float] = {}
        self._measured_for: tuple[object, ...] = ()

    def use(self, index: MarkIndex) -> None:
        """Take these marks; only blocks on which one came or went are measured again."""
        changed = self.index.changed(index)
        self.index = index
        self.generation += 1
        if len(changed) > _MANY_CHANGES:
            self.forget()
        elif positions := self._current():
            for key, span in changed:
                self._tops.pop(key, None)
                self._bottoms.pop(key, None)
                self._forget_blocks(positions, span)

    def forget(self) -> None:
        """Measure everything anew when it is next seen."""
        for kept in (self._measured, self._tops, self._bottoms):
            kept.clear()
        self.generation += 1

    def between(self, top: float, bottom: float) -> Iterator[PlacedPiece]:
        """The pieces seen from `top` to `bottom` of the document, in the order of the text."""
        if not (positions := self._current()) or not self.index.keys:
            return
        for block, origin in self._blocks(top, bottom):
            marks = self._marks(block, positions)
            if marks.pieces:
                y = origin.y()
                for piece in marks.between(top - y, bottom - y):
                    yield PlacedPiece(piece, origin)

    def at(self, point: QPointF) -> list[int]:
        """The marks that cover a point of the document."""
        near = self.between(point.y() - 1, point.y() + 1)
        keys = (placed.piece.key for placed in near if placed.area.contains(point))
        return list(dict.fromkeys(keys))

    def rectangles(self, key: int) -> list[QRectF]:
        """All rectangles of a mark in document coordinates, from its first line to its last."""
        if not (positions := self._current()) or key not in self.index:
            return []
        return [
            piece.area.translated(origin)
            for block, origin in self._blocks_of(positions, self.index.span(key))
            for piece in self._marks(block, positions).pieces
            if piece.key == key
        ]

    def tops(self, keys: Iterable[int]) -> list[float]:
        """Where marks begin, in document coordinates; asks only for their first blocks."""
        positions = self._current()
        return [self._top(key, positions) if positions else 0.0 for key in keys]

    def bottoms(self, keys: Iterable[int]) -> list[float]:
        """Where marks end, in document coordinates; lays the page out as far as there."""
        positions = self._current()
        return [self._bottom(key, positions) if positions else 0.0 for key in keys]

    def span_between(self, top: float, bottom: float) -> Span:
        """The part of the text whose blocks are seen from `top` to `bottom`."""
        blocks = [block for block, _ in self._blocks(top, bottom)]
        if not (positions := self._current()) or not blocks:
            return Span(0, 0)
        start, last = blocks[0].position(), blocks[-1]
        return Span(positions.text(start), positions.text(last.position() + last.length()))

    def _top(self, key: int, positions: PositionMap) -> float:
        if key not in self._tops:
            self._tops[key] = self._edges(key, self.index.span(key).start, positions)[0]
        return self._tops[key]

    def _bottom(self, key: int, positions: PositionMap) -> float:
        if key not in self._bottoms:
            self._bottoms[key] = self._edges(key, self.index.span(key).end - 1, positions)[1]
        return self._bottoms[key]

    def _edges(self, key: int, offset: int, positions: PositionMap) -> tuple[float, float]:
        """Top and bottom of what a mark has on the block of one of its code points."""
        block = self._document().findBlock(positions.page(offset))
        y = self._origin(block).y()
        top, bottom = self._marks(block, positions).extent(key)
        return y + top, y + bottom

    def _blocks(self, top: float, bottom: float) -> Iterator[tuple[QTextBlock, QPointF]]:
        block = block_at(self._document(), top)
        while block.isValid() and (origin := self._origin(block)).y() < bottom:
            yield block, origin
            block = block.next()

    def _blocks_of(
        self, positions: PositionMap, span: Span
    ) -> Iterator[tuple[QTextBlock, QPointF]]:
        block = self._document().findBlock(positions.page(span.start))
        end = positions.page(span.end)
        while block.isValid() and block.position() < end:
            yield block, self._origin(block)
            block = block.next()

    def _origin(self, block: QTextBlock) -> QPointF:
        """Top left corner of a block; asking for it lays the block out, which measuring needs."""
        return self._document().documentLayout().blockBoundingRect(block).topLeft()

    def _marks(self, block: QTextBlock, positions: PositionMap) -> BlockMarks:
        """The pieces on a block that is laid out."""
        number = block.blockNumber()
        if number not in self._measured:
            self._measured[number] = measure(block, self._ranges(block, positions))
        return self._measured[number]

    def _ranges(self, block: QTextBlock, positions: PositionMap) -> Iterable[tuple[int, int, int]]:
        begin, length = block.position(), block.length() - 1
        span = Span(positions.text(begin), positions.text(begin + length))
        for key in self.index.overlapping(*span):
            start, end = positions.pages(self.index.span(key))
            yield key, max(start - begin, 0), min(end - begin, length)

    def _forget_blocks(self, positions: PositionMap, span: Span) -> None:
        start, end = positions.pages(span)
        first = self._document().findBlock(start).blockNumber()
        last = self._document().findBlock(end)
        final = last.blockNumber() if last.isValid() else self._document().blockCount()
        for number in range(first, final + 1):
            self._measured.pop(number, None)

    def _current(self) -> PositionMap | None:
        """The positions of the page that is shown, after dropping what was measured of another."""
        positions = self._positions_of()
        document = self._document()
        first = self._origin(document.firstBlock()).y()  # a title may need more room than before
        present = (positions, document.textWidth(), document.revision(), first)
        if present != self._measured_for:
            self._measured_for = present
            self.forget()
        return positions

    def _document(self) -> QTextDocument:
        return self._editor.document()
