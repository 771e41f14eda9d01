"""Puts the text of a sheet's post together from its blocks, with all that stands in them."""

from app.importing.sheets.sheet import SheetBlock
from app.text.blocks import Built, TextBuilder
from app.text.clean import LINE_BREAK, clean
from db.records import BlockKind, Inline, PostLink, Span

_BLANK = " \t\n" + LINE_BREAK  # what `TextBuilder` takes away at both ends


class SheetText:
    """Puts a text together and moves what stands in its blocks along."""

    def __init__(self) -> None:
        self._builder = TextBuilder()
        self._blocks: list[SheetBlock] = []

    @property
    def count(self) -> int:
        """The blocks so far."""
        return len(self._blocks)

    @property
    def built(self) -> Built:
        """The text so far."""
        return self._builder.build()

    def add(self, block: SheetBlock) -> None:
        """Put a block at the end; one without any letters vanishes."""
        if block.image is not None:
            self._builder.image(block.image)
        elif block.kind is BlockKind.RULE:
            self._builder.rule()
        elif isinstance(block.kind, BlockKind) and clean(block.text).strip(_BLANK):
            self._builder.block(block.kind, block.text, block.level)
        else:
            return
        self._blocks.append(block)

    def spans(self) -> tuple[tuple[Inline, ...], tuple[PostLink, ...]]:
        """The inlines and links of all blocks, over the whole text."""
        built = self.built
        inlines: list[Inline] = []
        links: list[PostLink] = []
        for block, placed in zip(self._blocks, built.blocks, strict=True):
            text = built.text[placed.span.start : placed.span.end]
            by = placed.span.start - max(block.text.find(text), 0)
            inlines.extend(
                inline._replace(span=span)
                for inline in block.inlines
                if (span := _within(inline.span, by, placed.span))
            )
            links.extend(
                PostLink(span, link.to_draft)
                for link in block.links
                if (span := _within(link.span, by, placed.span))
            )
        return tuple(inlines), tuple(links)


def _within(span: Span, by: int, block: Span) -> Span | None:
    """A span moved into a block; None where nothing of it is left."""
    moved = Span(max(span.start + by, block.start), min(span.end + by, block.end))
    return moved if moved.start < moved.end else None
