"""A post as plain lines for the terminal, its highlights marked by numbers."""

import textwrap
from collections.abc import Iterable, Iterator
from gettext import gettext as _
from gettext import ngettext

from app.text.clean import IMAGE, LINE_BREAK
from db.records import Block, BlockKind, Highlight, Post, State

_LEADS = {
    BlockKind.QUOTE: "  > ",
    BlockKind.CODE: "    ",
    BlockKind.CAPTION: "  ",
}
_CLOSE = (BlockKind.ITEM, BlockKind.ROW)  # one below the other without a blank line


def lines(post: Post, width: int | None) -> Iterator[str]:
    """The post from its title to its last highlight.

    A highlight's passage stands between `[1>` and `<1]`; several may overlap.

    Args:
        post: An opened post.
        width: Columns to wrap at; None leaves each block on one line.
    """
    yield from _head(post)
    marks = _marks(post.highlights)
    before = None
    for block in post.blocks:
        if block.kind is not before or block.kind not in _CLOSE:
            yield ""
        before = block.kind
        yield from _block(post, block, marks, width)
    if post.highlights:
        yield ""
        yield ngettext("{n} highlight", "{n} highlights", len(post.highlights)).format(
            n=len(post.highlights)
        )
    for number, highlight in enumerate(post.highlights, 1):
        yield from _highlight(number, highlight)


def _head(post: Post) -> Iterator[str]:
    yield post.title
    yield "=" * min(len(post.title), 78)
    for name, value in (
        (_("by"), post.author),
        (_("published"), post.published),
        (_("address"), post.url),
        (_("from"), post.source),
        (_("events"), ", ".join(event.name for event in post.events)),
        (_("labels"), ", ".join(post.labels)),
        (_("links to posts"), _posts(each.post_id for each in post.links)),
        (_("linked from posts"), _posts(post.linked_from)),
        (_("note"), " ".join(post.note.split())),
    ):
        if value:
            yield f"{name}: {value}"


def _posts(ids: Iterable[int | None]) -> str:
    return ", ".join(str(each) for each in sorted({each for each in ids if each is not None}))


def _marks(highlights: tuple[Highlight, ...]) -> list[tuple[int, str]]:
    """What to put in at which place; at one place the ends come before the beginnings."""
    placed = [(n, each.span) for n, each in enumerate(highlights, 1) if each.span is not None]
    ends = [(span.end, 0, f"<{number}]") for number, span in placed]
    starts = [(span.start, 1, f"[{number}>") for number, span in placed]
    return [(place, mark) for place, _kind, mark in sorted(ends + starts)]


def _block(
    post: Post, block: Block, marks: list[tuple[int, str]], width: int | None
) -> Iterator[str]:
    if block.kind is BlockKind.RULE:
        yield "-" * 20
        return
    words = _with_marks(post.text, block, marks)
    if block.kind is BlockKind.IMAGE:
        words = words.replace(IMAGE, _picture(post, block))
    first, rest = _lead(block)
    for line in words.split(LINE_BREAK):
        if width is None or block.kind in (BlockKind.CODE, BlockKind.ROW):
            yield first + line
        else:
            yield from textwrap.wrap(
                line, width, initial_indent=first, subsequent_indent=rest, break_long_words=False
            ) or [first]
        first = rest


def _with_marks(text: str, block: Block, marks: list[tuple[int, str]]) -> str:
    """The block's letters with the marks in it; an end at its end, no beginning there."""
    start, end = block.span
    pieces, at = [], start
    for place, mark in marks:
        begins = mark.startswith("[")
        if (start <= place < end) if begins else (start < place <= end):
            pieces += [text[at:place], mark]
            at = place
    return "".join([*pieces, text[at:end]])


def _lead(block: Block) -> tuple[str, str]:
    if block.kind is BlockKind.HEADING:
        return "#" * max(2, block.level) + " ", "   "
    if block.kind is BlockKind.ITEM:
        indent = "  " * max(1, block.level)
        return f"{indent}• ", f"{indent}  "
    lead = _LEADS.get(block.kind, "")
    return lead, lead


def _picture(post: Post, block: Block) -> str:
    alt = next((image.alt for image in post.images if image.position == block.span.start), "")
    return _("[picture: {alt}]").format(alt=alt) if alt else _("[picture]")


def _highlight(number: int, highlight: Highlight) -> Iterator[str]:
    themes = ", ".join(theme.path for theme in highlight.themes) or _("without a theme")
    yield f"[{number}] {themes}{_state(highlight)}  {highlight.guid[:8]}"
    for line in highlight.note.splitlines():
        yield f"    {line}"


def _state(highlight: Highlight) -> str:
    if highlight.state is State.LOST:
        return _(" (lost: no longer in the text)")
    return _(" (in doubt: its words have changed)") if highlight.state is State.CHECK else ""
