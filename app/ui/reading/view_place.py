"""Which line stands at the top of the view, and how to bring a line there.

A long document is laid out only as far as it was looked at: ask for a block's
rectangle first. The lines of a block that is not laid out do not exist, and Qt
crashes when they are used.
"""

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QTextEdit

from app.ui.reading.positions import PagePosition

_ABOVE = 0.28  # of the view: how much of what comes before is shown with a place
_TOO_HIGH, _TOO_LOW = 0.08, 0.85


class ViewPlace(NamedTuple):
    """A line's first letter, and how far the view's top is below the line's."""

    position: PagePosition
    below: float


def block_at(document: QTextDocument, y: float) -> QTextBlock:
    """The last block that begins at or above `y`, else the first; lays out no more than down to it.

    Not by `hitTest`, which finds the last block while a page is not laid out as
    a whole: whoever asks for that one's place has all of a long post laid out.
    """
    layout = document.documentLayout()
    low, high = 0, document.blockCount()
    while high - low > 1:
        middle = (low + high) // 2
        block = document.findBlockByNumber(middle)
        is_laid_out = block.layout().lineCount() > 0
        if is_laid_out and layout.blockBoundingRect(block).top() <= y:
            low = middle
        else:
            high = middle
    block, after = document.findBlockByNumber(low), document.findBlockByNumber(high)
    while after.isValid() and layout.blockBoundingRect(after).top() <= y:
        block, after = after, after.next()
    return block


def line_rect(document: QTextDocument, position: PagePosition) -> QRectF:
    """The line that holds a position, in document coordinates."""
    block = document.findBlock(position)
    rect = document.documentLayout().blockBoundingRect(block)
    line = block.layout().lineForTextPosition(position - block.position())
    if not line.isValid():
        return rect
    return QRectF(rect.left(), rect.top() + line.y(), line.naturalTextWidth(), line.height())


def top_of_view(editor: QTextEdit) -> ViewPlace:
    """The first line in view; the beginning while the title is in view."""
    document, top = editor.document(), editor.verticalScrollBar().value()
    block = block_at(document, top + 1)
    position = PagePosition(block.position() + _line_start(block, top + 1))
    return ViewPlace(position, top - line_rect(document, position).top())


def bring_to_top(editor: QTextEdit, place: ViewPlace) -> None:
    """Scroll so that a line stands where it stood; the beginning shows the title with it."""
    top = line_rect(editor.document(), place.position).top() + place.below
    editor.verticalScrollBar().setValue(max(0, ceil(top)))


def line_to_top(editor: QTextEdit, position: PagePosition) -> None:
    """Scroll so that the line of a position is the first in view; 0 shows the title too."""
    top = line_rect(editor.document(), position).top() if position else 0
    editor.verticalScrollBar().setValue(ceil(top))


def bring_into_view(
    editor: QTextEdit, start: PagePosition, end: PagePosition, covered: int = 0
) -> None:
    """Scroll to a passage with some of what is before it; not at all if it is well in view.

    Args:
        editor: What is scrolled.
        start: Of the passage.
        end: Of the passage.
        covered: How many pixels something hides at the top of the view.
    """
    first, last = line_rect(editor.document(), start), line_rect(editor.document(), end)
    height, bar = editor.viewport().height(), editor.verticalScrollBar()
    is_high = first.top() < bar.value() + max(covered, height * _TOO_HIGH)
    is_low = min(last.bottom(), first.top() + height / 2) > bar.value() + height * _TOO_LOW
    if is_high or is_low:
        bar.setValue(max(0, round(first.top() - height * _ABOVE)))


def _line_start(block: QTextBlock, y: float) -> int:
    """Where in a block the last line begins that is not below `y`; 0 above the first one."""
    start, rest = 0, y - block.document().documentLayout().blockBoundingRect(block).top()
    lines = block.layout()
    for number in range(lines.lineCount()):
        line = lines.lineAt(number)
        if line.y() <= rest:
            start = line.textStart()
    return start
