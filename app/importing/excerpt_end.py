"""Takes "[...]", "Read more" and their like from the end of a text."""

from app.importing.plain import page_lines
from app.text.blocks import Built
from db.records import BlockKind, Span

_MOST_MARKS = 3  # "[…]", and below it "Continue reading" with an arrow
_NO_WORDS = {BlockKind.IMAGE, BlockKind.RULE}


def without_mark(built: Built) -> tuple[Built, str]:
    """The text without the signs that it goes on elsewhere, and those signs; "" where none stand.

    Nothing is taken from a text that would be empty then.
    """
    marks: list[str] = []
    for _time in range(_MOST_MARKS):
        shorter, mark = _without_last(built)
        if not mark or not shorter.text.strip():
            break
        built = shorter
        marks.insert(0, mark)
    return built, " ".join(marks)


def _without_last(built: Built) -> tuple[Built, str]:
    last = next((block for block in reversed(built.blocks) if block.kind not in _NO_WORDS), None)
    if last is None:
        return built, ""
    text = built.text[last.span.start : last.span.end]
    mark = page_lines.excerpt_mark(text)
    if not mark:
        return built, ""
    left = len(text.rstrip().removesuffix(mark).rstrip())
    end = last.span.start + left if left else max(last.span.start - 1, 0)
    return _cut(built, end, is_inside=left > 0), mark


def _cut(built: Built, end: int, *, is_inside: bool) -> Built:
    """The text up to a place, which is the end of a block, or lies inside one."""
    blocks = [block for block in built.blocks if block.span.end <= end]
    if is_inside:
        block = built.blocks[len(blocks)]
        blocks.append(block._replace(span=Span(block.span.start, end)))
    inlines = tuple(
        run._replace(span=Span(run.span.start, min(run.span.end, end)))
        for run in built.inlines
        if run.span.start < end
    )
    images = tuple(image for image in built.images if image.position < end)
    return Built(built.text[:end], tuple(blocks), inlines, images)
