"""How far down a page places stand, as shares of its height."""

from bisect import bisect_right
from collections.abc import Sequence

from app.ui.reading.page import Page
from db.records import Span


def is_laid_out(page: Page) -> bool:
    """Whether it is known how high all of the page is; a long one is laid out bit by bit."""
    return page.document.lastBlock().layout().lineCount() > 0


def shares(page: Page, spans: Sequence[Span]) -> list[float]:
    """For each place, from 0 at the top of the page to 1 at its foot.

    Nothing is laid out for it: as long as a part is not, letters are counted,
    which is wrong by the pictures and the title.
    """
    if not is_laid_out(page):
        return [span.start / max(1, len(page.post.text)) for span in spans]
    layout = page.document.documentLayout()
    height = max(1.0, layout.documentSize().height())
    starts = [block.span.start for block in page.post.blocks]
    known: dict[int, tuple[float, float]] = {}
    found = []
    for span in spans:
        number = max(0, bisect_right(starts, span.start) - 1)
        if number not in known:
            area = layout.blockBoundingRect(page.document.findBlockByNumber(number))
            length = page.post.blocks[number].span.end - starts[number]
            known[number] = area.top(), area.height() / max(1, length)
        top, per_letter = known[number]
        found.append((top + (span.start - starts[number]) * per_letter) / height)
    return found
