"""Where the cells of a table begin: tab stops for rows that follow one another.

A row is one block with tabs. Cells keep the width of their longest words; when
that is more than the column, the last cell wraps under its own beginning.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextOption

from app.ui.reading.page_look import PageLook
from db.records import Block, BlockKind, Post

_GAP: Final = 1.4  # em between two cells
_MOST_ROWS: Final = 400  # of a table are measured; the others keep to those
_LEAST_LAST: Final = 0.3  # of the column; with less for the last cell rows just wrap


def tables(blocks: Sequence[Block]) -> Iterator[range]:
    """The runs of row blocks, as ranges of block numbers."""
    begin: int | None = None
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.ROW:
            begin = number if begin is None else begin
        elif begin is not None:
            yield range(begin, number)
            begin = None
    if begin is not None:
        yield range(begin, len(blocks))


def stops(post: Post, table: range, look: PageLook) -> tuple[float, ...]:
    """Where each cell but the first begins, in pixels from the beginning of the line."""
    font = QFont(look.small_font)
    font.setBold(True)  # the first row is, and is measured with the others
    metrics = QFontMetricsF(font)
    widths: list[float] = []
    for number in table[:_MOST_ROWS]:
        start, end = post.blocks[number].span
        cells = map(metrics.horizontalAdvance, post.text[start:end].split("\t"))
        widths = [max(pair) for pair in zip_longest(widths, cells, fillvalue=0.0)]
    found: list[float] = []
    for width in widths[:-1]:
        found.append((found[-1] if found else 0.0) + width + look.em(_GAP))
    return tuple(found)


def set_stops(
    row: QTextBlockFormat, places: tuple[float, ...], look: PageLook, *, is_rtl: bool
) -> QTextBlockFormat:
    """A row's format with these tab stops, its last cell wrapping under itself."""
    made = QTextBlockFormat(row)
    if not places or places[-1] > look.column_px * (1 - _LEAST_LAST):
        return made
    # Qt swaps the two in a line from right to left: this is a cell's beginning in either.
    tab = QTextOption.TabType.RightTab if is_rtl else QTextOption.TabType.LeftTab
    made.setTabPositions([QTextOption.Tab(place, tab) for place in places])
    if is_rtl:
        made.setRightMargin(places[-1])
    else:
        made.setLeftMargin(places[-1])
    made.setTextIndent(-places[-1])
    return made
