"""What a page shows below its letters: boxes of code, bars of quotes, bullets, rules, row lines.

They are painted rather than written, so that the text keeps its letters.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from app.ui.reading.block_formats import (
    CODE_ABOVE,
    CODE_PADDING,
    ITEM_INDENT,
    QUOTE_INDENT,
    ROW_PADDING,
)
from app.ui.reading.page import Page
from app.ui.reading.view_place import block_at
from db.records import BlockKind

_BAR = 3.0
_RADIUS = 6.0


class PagePainting:
    """Paints one page's signs; positions are those of the document."""

    def __init__(self, painter: QPainter, page: Page, width: float) -> None:
        self._painter = painter
        self._page = page
        self._width = width
        self._draw = {
            BlockKind.CODE: self._code,
            BlockKind.QUOTE: self._quote,
            BlockKind.ITEM: self._item,
            BlockKind.RULE: self._rule,
            BlockKind.ROW: self._row,
        }

    def paint(self, clip: QRectF) -> None:
        """Paint the signs of the blocks that reach into `clip`."""
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, rect in _visible(self._page, clip):
            draw = self._draw.get(self._kind(block))
            if draw is not None:
                draw(block, rect)
        self._painter.restore()

    def _kind(self, block: QTextBlock) -> BlockKind:
        number = block.blockNumber()
        blocks = self._page.post.blocks
        return blocks[number].kind if number < len(blocks) else BlockKind.PARAGRAPH

    def _level(self, block: QTextBlock) -> int:
        return max(1, self._page.post.blocks[block.blockNumber()].level)

    def _em(self, times: float) -> float:
        return self._page.look.em(times)

    def _code(self, _block: QTextBlock, rect: QRectF) -> None:
        above, below = self._em(CODE_ABOVE), self._em(CODE_PADDING)
        box = QRectF(0, rect.top() - above, self._width, rect.height() + above + below)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._page.look.colours.code_background)
        self._painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _quote(self, block: QTextBlock, rect: QRectF) -> None:
        top, bottom = round(rect.top()), round(rect.bottom())
        after = block.next()
        if after.isValid() and self._kind(after) is BlockKind.QUOTE:
            bottom = round(_rect(after).top())  # one bar stands beside all paragraphs of a quote
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._page.look.colours.rule)
        for level in range(self._level(block)):
            left = self._em(QUOTE_INDENT) * level + self._em(0.35)
            bar = QRectF(round(left), top, _BAR, bottom - top)
            self._painter.drawRect(self._mirrored(block, bar))

    def _item(self, block: QTextBlock, _rect_of_block: QRectF) -> None:
        line = _first_line(block)
        if line is None:
            return
        level = self._level(block)
        size = self._em(0.32)
        left = self._em(ITEM_INDENT) * (level - 1) + self._em(ITEM_INDENT * 0.5) - size / 2
        dot = QRectF(left, line.center().y() - size / 2 + self._em(0.06), size, size)
        hollow = level % 2 == 0
        colour = self._page.look.colours.page_muted
        self._painter.setPen(QPen(colour, 1.2) if hollow else QPen(Qt.PenStyle.NoPen))
        self._painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
        self._painter.drawEllipse(self._mirrored(block, dot))

    def _rule(self, _block: QTextBlock, rect: QRectF) -> None:
        middle = round(rect.center().y()) + 0.5
        third = self._width / 3
        self._line(third, third * 2, middle)

    def _row(self, block: QTextBlock, rect: QRectF) -> None:
        before, after = block.previous(), block.next()
        goes_on = after.isValid() and self._kind(after) is BlockKind.ROW
        heads = not (before.isValid() and self._kind(before) is BlockKind.ROW)
        below = round(rect.bottom() + self._em(ROW_PADDING)) + 0.5
        if heads and goes_on:
            self._line(0, self._width, below, 1.6)
        else:
            self._line(0, self._width, below)

    def _line(self, left: float, right: float, y: float, thick: float = 1.0) -> None:
        self._painter.setPen(QPen(self._page.look.colours.rule, thick))
        self._painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _mirrored(self, block: QTextBlock, rect: QRectF) -> QRectF:
        if block.textDirection() is not Qt.LayoutDirection.RightToLeft:
            return rect
        return QRectF(self._width - rect.right(), rect.top(), rect.width(), rect.height())


def _visible(page: Page, clip: QRectF) -> Iterator[tuple[QTextBlock, QRectF]]:
    layout = page.document.documentLayout()
    block = block_at(page.document, clip.top())
    if block.previous().isValid():  # its box or bar may reach below its last line
        block = block.previous()
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if rect.top() > clip.bottom() + page.look.em(CODE_PADDING):
            return
        yield block, rect
        block = block.next()


def _rect(block: QTextBlock) -> QRectF:
    return block.document().documentLayout().blockBoundingRect(block)


def _first_line(block: QTextBlock) -> QRectF | None:
    place = _rect(block)  # lays the block out; before that it has no lines
    layout = block.layout()
    if layout.lineCount() == 0:
        return None
    return layout.lineAt(0).rect().translated(layout.position().x(), place.top())
