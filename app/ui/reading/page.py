"""A post as a QTextDocument: one text block for each block, no letter more or less.

Nothing of the document is text that the post does not have: bullets, bars,
boxes and the title are painted. There are no frames and no tables in it, and it
is never filled from HTML, because all of these add or change letters.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QObject, QSizeF, QUrl
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextImageFormat, QTextOption

from app.ui.reading import links, table_rows
from app.ui.reading.block_formats import BlockFormats, Place
from app.ui.reading.direction import is_right_to_left
from app.ui.reading.page_look import PAGE_BOTTOM, PageLook
from app.ui.reading.positions import PositionMap
from db.records import BlockKind, Image, Inline, InlineKind, Post, Span

# Each takes 20 µs; what comes behind them is plain text, though its links still lead on.
MOST_INLINES: Final = 4_000

PICTURE_ADDRESS: Final = "evn:/img/"
"""What the address of a picture on a page begins with; its position in the text follows."""

_MISSING_HEIGHT: Final = 5.5  # em; a picture that could not be had is as wide as the column


@dataclass(frozen=True)
class Page:
    """A post, its document, and the way between their positions."""

    post: Post
    look: PageLook
    document: QTextDocument
    positions: PositionMap

    @classmethod
    def build(cls, post: Post, look: PageLook, parent: QObject | None = None) -> "Page":
        """Set a post as a page.

        Args:
            post: Its blocks, joined by newlines, are its text.
            look: Fonts, measures and colours.
            parent: Owns the document; without one the page does.
        """
        document = QTextDocument(parent)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(look.text_font)
        document.setDefaultTextOption(_option())
        _Writing(post, look, document).write()
        page = cls(post, look, document, PositionMap(post.text))
        page.set_top(0)
        return page

    @property
    def minds_width(self) -> bool:
        """Whether the page must be set anew when its column becomes narrower or wider."""
        return any(block.kind in {BlockKind.IMAGE, BlockKind.ROW} for block in self.post.blocks)

    def set_top(self, height: float) -> None:
        """Keep room above the text, in which the title is painted."""
        root = self.document.rootFrame()
        form = root.frameFormat()
        if form.topMargin() != height or form.bottomMargin() != PAGE_BOTTOM:
            form.setMargin(0)
            form.setTopMargin(height)
            form.setBottomMargin(PAGE_BOTTOM)
            root.setFrameFormat(form)

    def image(self, position: int) -> Image | None:
        """The picture at a position of the text."""
        return next((each for each in self.post.images if each.position == position), None)

    def picture_size(self, image: Image) -> QSizeF:
        """The room that a picture takes on this page."""
        return picture_size(image, self.look)


def picture_size(image: Image, look: PageLook) -> QSizeF:
    """A picture's own size, made smaller to fit the column; a missing one gets a box."""
    if not image.data or image.width < 1 or image.height < 1:
        return QSizeF(look.column_px, look.em(_MISSING_HEIGHT))
    scale = min(1.0, look.column_px / image.width)
    return QSizeF(max(1, round(image.width * scale)), max(1, round(image.height * scale)))


def picture_position(address: QUrl) -> int | None:
    """The position in the text of the picture that an address names; None for any other address."""
    name = address.toString()
    number = name.removeprefix(PICTURE_ADDRESS)
    return int(number) if name != number and number.isdecimal() and number.isascii() else None


def picture_address(position: int) -> str:
    """The address of the picture at a position of the text."""
    return f"{PICTURE_ADDRESS}{position}"


def word_wrap() -> QTextOption.WrapMode:
    """Where lines break: between words, and inside one that is longer than a line."""
    return QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(word_wrap())
    return option


class _Writing:
    """Writes one post into an empty document."""

    def __init__(self, post: Post, look: PageLook, document: QTextDocument) -> None:
        self._post = post
        self._look = look
        self._document = document
        self._formats = BlockFormats(look)
        self._images = {image.position: image for image in post.images}
        self._inlines = sorted([*_drawn(post.inlines), *_named(post)])[:MOST_INLINES]
        self._starts = [inline.span.start for inline in self._inlines]
        self._stops = {
            number: stops
            for table in table_rows.tables(post.blocks)
            for stops in [table_rows.stops(post, table, look)]
            for number in table
        }

    def write(self) -> None:
        """Write all blocks."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for number, block in enumerate(self._post.blocks):
            self._open(cursor, number)
            if block.kind is BlockKind.IMAGE and block.span.start in self._images:
                cursor.insertImage(self._image(block.span.start))
            else:
                self._insert_runs(cursor, number)
        cursor.endEditBlock()

    def _open(self, cursor: QTextCursor, number: int) -> None:
        blocks = self._post.blocks
        block = blocks[number]
        is_rtl = is_right_to_left(self._post.text[block.span.start : block.span.end])
        place = Place(
            block.kind,
            block.level,
            is_rtl,
            blocks[number - 1].kind if number else None,
            blocks[number + 1].kind if number + 1 < len(blocks) else None,
        )
        form = self._formats.block(place)
        if number in self._stops:
            form = table_rows.set_stops(form, self._stops[number], self._look, is_rtl=is_rtl)
        letters = self._formats.letters(block.kind, block.level)
        if number:
            cursor.insertBlock(form, letters)
        else:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(letters)

    def _insert_runs(self, cursor: QTextCursor, number: int) -> None:
        block = self._post.blocks[number]
        heads = number in self._stops and number - 1 not in self._stops
        for span, inside in _runs(block.span, self._in(block.span)):
            marks = frozenset(inline.kind for inline in inside)
            if heads:
                marks |= {InlineKind.STRONG}
            form = self._formats.letters(block.kind, block.level, marks)
            hrefs = [inline.href for inline in inside if inline.kind is InlineKind.LINK]
            cursor.insertText(
                self._post.text[span.start : span.end], _link(form, hrefs[-1]) if hrefs else form
            )

    def _in(self, span: Span) -> Sequence[Inline]:
        first = bisect_left(self._starts, span.start)
        return self._inlines[first : bisect_left(self._starts, span.end)]

    def _image(self, position: int) -> QTextImageFormat:
        image = self._images[position]
        size = picture_size(image, self._look)
        made = QTextImageFormat()
        made.setName(picture_address(position))
        made.setWidth(size.width())
        made.setHeight(size.height())
        made.setProperty(QTextImageFormat.Property.ImageAltText.value, image.alt)
        return made


def _drawn(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """All inlines but links: those are drawn from the post's links, which know more."""
    return (inline for inline in inlines if inline.kind is not InlineKind.LINK)


def _named(post: Post) -> Iterator[Inline]:
    """The links that can be followed; the others are plain text."""
    for link in post.links:
        if links.leads_somewhere(link):
            yield Inline(link.span, InlineKind.LINK, link.href)


def _runs(span: Span, inlines: Sequence[Inline]) -> Iterator[tuple[Span, Sequence[Inline]]]:
    """The pieces of a block in which the same inlines hold; these are in order of their starts."""
    if not inlines:
        if span.start < span.end:
            yield span, ()
        return
    edges = {span.start, span.end}
    for inline in inlines:
        edges.update(min(edge, span.end) for edge in inline.span)
    coming = deque(inlines)
    inside: list[Inline] = []
    for start, end in pairwise(sorted(edges)):
        while coming and coming[0].span.start <= start:
            inside = [*inside, coming.popleft()]
        inside = [each for each in inside if end <= each.span.end]
        yield Span(start, end), inside


def _link(form: QTextCharFormat, href: str) -> QTextCharFormat:
    made = QTextCharFormat(form)
    made.setAnchor(True)
    if links.may_open(href):  # what cannot be opened is named to nobody, not even a screen reader
        made.setAnchorHref(href)
    return made
