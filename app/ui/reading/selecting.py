"""Growing a selection: word, sentence, paragraph, section, post; and shrinking it again."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTextBoundaryFinder

from app.text.clean import LINE_BREAK
from app.text.sentences import sentences
from app.ui.reading.positions import PagePosition, PositionMap
from db.records import Block, BlockKind, Span

_BLANK = " \t\n" + LINE_BREAK


def larger(text: str, blocks: Sequence[Block], span: Span, language: str = "") -> Span:
    """The next larger passage that holds a span; the span itself when it is the whole post.

    Args:
        text: The post's text.
        blocks: Its blocks, in order.
        span: What is selected; empty for a bare caret.
        language: As the source states it, for its abbreviations.
    """
    for wider in _wider(text, blocks, span, language):
        if wider.start <= span.start and span.end <= wider.end and _is_larger(wider, span):
            return wider
    return span


class Growth:
    """Remembers how a selection grew, so that it can go back the same way."""

    def __init__(self) -> None:
        self._grown: list[tuple[Span, Span]] = []

    def grow(self, text: str, blocks: Sequence[Block], span: Span, language: str = "") -> Span:
        """The next larger passage; see `larger`."""
        wider = larger(text, blocks, span, language)
        if self._grown and self._grown[-1][1] != span:
            self._grown.clear()
        if wider != span:
            self._grown.append((span, wider))
        return wider

    def shrink(self, span: Span) -> Span:
        """What was selected before the last growth; the span itself if it did not grow."""
        if not self._grown or self._grown[-1][1] != span:
            self._grown.clear()
            return span
        return self._grown.pop()[0]

    def forget(self) -> None:
        """Begin anew, as for another text."""
        self._grown.clear()


def _wider(text: str, blocks: Sequence[Block], span: Span, language: str) -> Iterator[Span]:
    if not blocks:
        return
    first, last = _number_at(blocks, span.start), _number_at(blocks, span.end)
    if first == last:
        block = blocks[first].span
        piece = text[block.start : block.end]
        inside = Span(span.start - block.start, span.end - block.start)
        yield _moved(_word(piece, inside), block.start)
        yield _moved(_sentence(piece, inside, language), block.start)
    yield Span(blocks[first].span.start, blocks[last].span.end)
    yield from _sections(blocks, first, last)
    yield Span(blocks[0].span.start, blocks[-1].span.end)


def _is_larger(wider: Span, span: Span) -> bool:
    return wider.end - wider.start > span.end - span.start


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _number_at(blocks: Sequence[Block], offset: int) -> int:
    return max(0, bisect_right(blocks, offset, key=lambda block: block.span.start) - 1)


def _word(piece: str, span: Span) -> Span:
    """The word around a span, after Unicode Standard Annex 29; the span if there is none."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, piece)
    positions = PositionMap(piece)
    words = _words(finder, positions)
    for start, end in words:
        if start <= span.start and span.end <= end:
            return Span(start, end)
    return span


def _words(finder: QTextBoundaryFinder, positions: PositionMap) -> Iterator[Span]:
    reasons = QTextBoundaryFinder.BoundaryReason
    begin = 0
    at = finder.position()
    while at >= 0:
        why = finder.boundaryReasons()
        if reasons.EndOfItem in why:
            yield Span(begin, positions.text(PagePosition(at)))
        if reasons.StartOfItem in why:
            begin = positions.text(PagePosition(at))
        at = finder.toNextBoundary()


def _sentence(piece: str, span: Span, language: str) -> Span:
    """The sentences that a span touches; the span if it touches none."""
    touched = [
        each
        for each in sentences(piece, language)
        if each.start <= span.end and span.start < each.end
    ]
    if span.start < span.end:
        touched = [each for each in touched if each.start < span.end]
    else:
        touched = touched[:1]
    if not touched:
        return span
    return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end))


def _sections(blocks: Sequence[Block], first: int, last: int) -> Iterator[Span]:
    """The sections around some blocks, from the innermost out.

    A section goes from its heading to the next one of the same or a higher
    level; what stands before the first heading is one too.
    """
    level = 7
    for number in range(first, -1, -1):
        block = blocks[number]
        if block.kind is BlockKind.HEADING and block.level < level:
            level = block.level
            end = _section_end(blocks, number + 1, level)
            if last < end:
                yield Span(block.span.start, blocks[end - 1].span.end)
    if level == 7:
        end = _section_end(blocks, 0, 6)
        if last < end:
            yield Span(blocks[0].span.start, blocks[end - 1].span.end)


def _section_end(blocks: Sequence[Block], begin: int, level: int) -> int:
    for number in range(begin, len(blocks)):
        block = blocks[number]
        if block.kind is BlockKind.HEADING and block.level <= level:
            return number
    return len(blocks)
