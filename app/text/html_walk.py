"""Walks sanitised HTML from top to bottom and writes its blocks, as a browser would show them.

Blanks are folded, a paragraph inside an item or a quote keeps what it stands
in, and a table that only lays out the page is read as if it were not there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import category

from app.text.blocks import Mark, TextBuilder
from app.text.clean import IMAGE, LINE_BREAK, REPLACEMENT, one_line
from app.text.kept_text import letters
from db.records import BlockKind, Image, InlineKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_IMAGES = 200  # a window needs 3 s for 1,000 broken ones; the others leave their words

# A date, a breadcrumb or a category may stand above a post's own title; no more.
_TITLE_WITHIN = 300  # letters

_BLANKS = re.compile(r"[ \t\n\r\f]+")  # what HTML folds: not the no-break blank
_NEW_PARAGRAPH = LINE_BREAK * 2

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *("p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "center"),
    *("blockquote", "pre", "address", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption"),
    *("details", "summary", "table", "caption", "tr", "td", "th", *_HEADINGS),
}
_PLAIN = {
    "pre": BlockKind.CODE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_CELLS = {"td", "th"}
_MARKS = {
    **dict.fromkeys(["b", "strong"], InlineKind.STRONG),
    **dict.fromkeys(["i", "em", "cite", "dfn"], InlineKind.EMPHASIS),
    **dict.fromkeys(["code", "kbd", "samp", "tt", "var"], InlineKind.CODE),
    "a": InlineKind.LINK,
}


@dataclass(slots=True, eq=False)
class _Setting:
    """What a block is by what it stands in; `used` once an item has its first block."""

    kind: BlockKind
    level: int = 0
    used: bool = False


class Walk:
    """Writes one piece of HTML into a builder.

    Attributes:
        builder: Where the blocks go.
        letters: How many letters were met so far, also those of a left out title.
        left_out: The words of a title that was left out.
    """

    def __init__(self, title: str, picture: Callable[[str, str], Image]) -> None:
        """Prepare a walk.

        Args:
            title: A heading near the beginning that says the same is left out.
            picture: Gives the image for a source and its alternative words.
        """
        self.builder = TextBuilder()
        self.letters = 0
        self.left_out = ""
        self._title = one_line(title).casefold()
        self._picture = picture
        self._left_out: HtmlElement | None = None
        self._settings = [_Setting(BlockKind.PARAGRAPH)]
        self._marks: list[Mark | None] = []
        self._gap = ""
        self._gap_marks: list[Mark | None] = []
        self._lists = 0
        self._tables: list[bool] = []  # whether each is one of data, from the outside
        self._row: _Setting | None = None
        self._row_depth = 0
        self._images = 0
        self._after_row: list[tuple[str, str]] = []

    def run(self, root: "HtmlElement") -> None:
        """Walk a whole tree; no depth is too much for it."""
        from lxml.etree import iterwalk

        for event, element in iterwalk(root, events=("start", "end")):
            if event == "start":
                self._begin(element)
                self._text(element.text)
            else:
                self._end(element)
                self._text(element.tail if element is not root else None)
        self.builder.close()

    def _begin(self, element: "HtmlElement") -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._begin_block(element)
        elif tag in _MARKS:
            self._marks.append(self._mark(element))
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._image(element.get("src", ""), element.get("alt", ""))
        elif tag == "hr" and self._row is None:
            self._gap = ""
            self.builder.rule()

    def _end(self, element: "HtmlElement") -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end_block(element)
        elif tag in _MARKS:
            self._marks.pop()

    def _mark(self, element: "HtmlElement") -> Mark | None:
        kind = _MARKS[element.tag]
        if kind is InlineKind.LINK:
            href = element.get("href", "")
            return Mark(kind, href) if href else None
        in_code = kind is InlineKind.CODE and self._settings[-1].kind is BlockKind.CODE
        return None if in_code else Mark(kind)

    def _begin_block(self, element: "HtmlElement") -> None:
        tag = element.tag
        self._part()
        if tag in _HEADINGS and self._is_title(element):
            self._left_out, self._title = element, ""
        if tag in {"ul", "ol"}:
            self._lists += 1
        elif tag == "table":
            self._tables.append(_holds_data(element))
        elif tag in _CELLS and self._row and len(self._tables) == self._row_depth:
            self._begin_cell(element)
        self._settings.append(self._row or self._setting(tag))
        if tag == "tr" and self._row is None and self._settings[-1].kind is BlockKind.ROW:
            self._row, self._row_depth = self._settings[-1], len(self._tables)

    def _setting(self, tag: str) -> _Setting:
        if tag == "li":
            return _Setting(BlockKind.ITEM, max(self._lists, 1))
        if tag == "blockquote":
            depth = sum(setting.kind is BlockKind.QUOTE for setting in set(self._settings))
            return _Setting(BlockKind.QUOTE, depth + 1)
        if tag in _HEADINGS:
            return _Setting(BlockKind.HEADING, _HEADINGS[tag])
        if tag == "tr" and self._tables and self._tables[-1]:
            return _Setting(BlockKind.ROW)
        return _Setting(_PLAIN[tag]) if tag in _PLAIN else self._settings[-1]

    def _end_block(self, element: "HtmlElement") -> None:
        tag = element.tag
        setting = self._settings.pop()
        if setting is self._row and setting not in self._settings:
            self._end_row()
        self._part()
        if tag in {"ul", "ol"}:
            self._lists -= 1
        elif tag == "table":
            self._tables.pop()
        if element is self._left_out:
            self._left_out = None

    def _begin_cell(self, element: "HtmlElement") -> None:
        self._gap = ""
        if element.getprevious() is None:
            return
        if not self.builder.is_open:
            self.builder.open(BlockKind.ROW)
        self.builder.add("\t")

    def _end_row(self) -> None:
        self._row = None
        self._part()
        for source, words in self._after_row:
            self._image(source, words)
        self._after_row = []

    def _part(self) -> None:
        """A block begins or ends; inside a row that is a new line."""
        if self._row is not None:
            self._widen(LINE_BREAK)
            return
        self.builder.close()
        self._gap = ""

    def _break(self) -> None:
        kind = self._settings[-1].kind
        if kind is BlockKind.CODE:
            self._text("\n")
        elif self._gap == LINE_BREAK and kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}:
            self._gap = _NEW_PARAGRAPH
        else:
            self._widen(LINE_BREAK)

    def _widen(self, gap: str) -> None:
        """Remember what is to stand before the next letters, if any follow."""
        if len(gap) > len(self._gap) or self._gap == " ":
            self._gap = gap
            self._gap_marks = list(self._marks)

    def _text(self, raw: str | None) -> None:
        if not raw:
            return
        self.letters += letters(raw)
        if self._left_out is not None:
            self.left_out += raw
            return
        if self._settings[-1].kind is BlockKind.CODE:
            self._open()
            self.builder.add(raw, self._present(self._marks))
            return
        folded = _BLANKS.sub(" ", raw)
        if folded[0] == " " and not self._gap:
            self._widen(" ")
        if words := folded.strip(" "):
            self._fill_gap()
            self._open()
            self.builder.add(words, self._present(self._marks))
            if folded[-1] == " ":
                self._widen(" ")

    def _fill_gap(self) -> None:
        if self._gap == _NEW_PARAGRAPH:
            self.builder.close()
        elif self._gap and self.builder.last_sign not in {"", "\t", LINE_BREAK}:
            both = [mark for mark in self._gap_marks if mark in self._marks]
            self.builder.add(self._gap, self._present(both))
        self._gap = ""

    def _open(self) -> None:
        if self.builder.is_open:
            return
        setting = self._settings[-1]
        if setting.kind is BlockKind.ITEM and setting.used:
            self.builder.open(BlockKind.PARAGRAPH)  # one bullet an item
            return
        setting.used = True
        self.builder.open(setting.kind, setting.level)

    @staticmethod
    def _present(marks: list[Mark | None]) -> tuple[Mark, ...]:
        return tuple(mark for mark in marks if mark)

    def _image(self, source: str, words: str) -> None:
        if _is_sign(words):
            self._text(words)
            return
        if self._row is not None:
            self._after_row.append((source, words))
            return
        words = one_line(words)
        self._images += 1
        if self._images > MOST_IMAGES:
            self.builder.block(BlockKind.CAPTION, words)
        else:
            image = self._picture(source, words)
            if image.data or image.alt:
                self.builder.image(image)
        self._gap = ""

    def _is_title(self, heading: "HtmlElement") -> bool:
        if not self._title or self.letters > _TITLE_WITHIN:
            return False
        return one_line(heading.text_content()).casefold() == self._title


def _is_sign(words: str) -> bool:
    """Whether an image's words are an emoji, which many blogs draw as a picture."""
    if not 0 < len(words) <= _LONGEST_SIGN or any(map(str.isalnum, words)):
        return False
    return any(category(sign) == "So" for sign in words) and not {IMAGE, REPLACEMENT} & {*words}


_LONGEST_SIGN = 12  # code points: four people of one family, joined


def _holds_data(table: "HtmlElement") -> bool:
    """Whether a table says something by its rows, and does not just place the page's parts."""
    if next(table.iterdescendants("th", "caption"), None) is not None:
        return True
    parts = table.iterdescendants("table", "pre", "blockquote", *_HEADINGS)
    if next(parts, None) is not None:
        return False
    return any(len(row) > 1 for row in table.iterdescendants("tr"))
