"""Cuts blocks that no page could show at once into several.

Qt lays out a whole paragraph before it shows a letter of it: one of 600,000
letters, or one with 20,000 bold words, would stand in the way of every key for
seconds. No author writes such a paragraph; broken pages and hostile ones do.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from app.text.clean import LINE_BREAK
from db.records import Inline, Span

LONGEST_BLOCK: Final = 20_000  # letters; one word of that length takes 31 ms to be laid out
MOST_INLINES: Final = 1_000  # of one block; 44 ms
_BREAKS: Final = (LINE_BREAK, " ", "\t")
_WAY_BACK: Final = 2_000  # letters before the limit in which a place for a cut is looked for


def pieces(text: str, inlines: Sequence[Inline]) -> Iterator[Span]:
    """The parts of a block, in order: one, but for monstrous blocks.

    A cut is made in place of a line break or a blank that stands near the limit,
    else between two letters; nothing else is lost.

    Args:
        text: The block's, not empty.
        inlines: Spans of `text`.
    """
    ends = sorted(inline.span.end for inline in inlines)[MOST_INLINES - 1 :: MOST_INLINES]
    start = 0
    while len(text) - start > LONGEST_BLOCK or (ends and ends[0] < len(text)):
        limit = min([start + LONGEST_BLOCK, *ends[:1]])
        end, after = _cut(text, start, limit)
        yield Span(start, end)
        start = after
        ends = [each for each in ends if each > start]
    if start < len(text):
        yield Span(start, len(text))


def _cut(text: str, start: int, limit: int) -> tuple[int, int]:
    """Where a piece ends, and where the next one begins."""
    first = max(start + 1, limit - _WAY_BACK)
    for sign in _BREAKS:
        place = text.rfind(sign, first, limit + 1)
        if place > 0:
            return place, place + 1
    return limit, limit
