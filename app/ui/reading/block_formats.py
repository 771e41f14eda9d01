"""The paragraph and letter formats of each kind of block, made once for a page."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat

from app.ui.reading.page_look import PageLook, heading_em
from db.records import BlockKind, InlineKind

AFTER: Final = 0.85  # em below a paragraph
ITEM_INDENT: Final = 1.5
QUOTE_INDENT: Final = 1.4
CODE_PADDING: Final = 0.8
CODE_ABOVE: Final = 0.35  # less than below: a line of fixed height has its room above the letters
ROW_PADDING: Final = 0.35
_CLOSE: Final = 0.3  # em between the parts of one thing: items, picture and caption
_DEEPEST: Final = 8  # a deeper item or quote would leave no room for its words

_LINES: Final = {  # em of the text; code and captions are set smaller
    BlockKind.CODE: 0.84 * 1.5,
    BlockKind.CAPTION: 0.82 * 1.5,
    BlockKind.ROW: 0.82 * 1.45,
}

_FIXED: Final = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_OWN_HEIGHT: Final = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class Place(NamedTuple):
    """What a block's paragraph depends on beside its kind."""

    kind: BlockKind
    level: int
    is_rtl: bool
    before: BlockKind | None
    after: BlockKind | None


def indent(kind: BlockKind, level: int) -> float:
    """How far the words of an item or a quote are moved in, in em."""
    depth = min(level, _DEEPEST)
    if kind is BlockKind.ITEM:
        return ITEM_INDENT * depth
    return QUOTE_INDENT * depth if kind is BlockKind.QUOTE else 0.0


@dataclass
class BlockFormats:
    """Gives the formats, each made once."""

    look: PageLook
    _blocks: dict[Place, QTextBlockFormat] = field(default_factory=dict)
    _letters: dict[tuple[BlockKind, int, frozenset[InlineKind]], QTextCharFormat] = field(
        default_factory=dict
    )

    def block(self, place: Place) -> QTextBlockFormat:
        """The paragraph format of a block at such a place."""
        found = self._blocks.get(place)
        if found is None:
            found = self._blocks[place] = self._made_block(place)
        return found

    def letters(
        self, kind: BlockKind, level: int, marks: frozenset[InlineKind] = frozenset()
    ) -> QTextCharFormat:
        """The letter format of a run in such a block."""
        key = (kind, level if kind is BlockKind.HEADING else 0, marks)
        found = self._letters.get(key)
        if found is None:
            found = self._letters[key] = self._made_letters(kind, level, marks)
        return found

    def _made_block(self, place: Place) -> QTextBlockFormat:
        made = QTextBlockFormat()
        above, below = _around(place)
        made.setTopMargin(self.look.em(above))
        made.setBottomMargin(self.look.em(below))
        if place.kind is BlockKind.IMAGE:
            made.setLineHeight(100, _OWN_HEIGHT)
        else:
            made.setLineHeight(self.look.line_px(_line(place.kind, place.level)), _FIXED)
        self._move_in(made, place)
        return made

    def _move_in(self, made: QTextBlockFormat, place: Place) -> None:
        if place.kind is BlockKind.CODE:
            made.setLeftMargin(self.look.em(CODE_PADDING))
            made.setRightMargin(self.look.em(CODE_PADDING))
        elif place.is_rtl:  # Qt mirrors the alignment of such a paragraph, not its margins
            made.setRightMargin(self.look.em(indent(place.kind, place.level)))
        else:
            made.setLeftMargin(self.look.em(indent(place.kind, place.level)))

    def _made_letters(
        self, kind: BlockKind, level: int, marks: frozenset[InlineKind]
    ) -> QTextCharFormat:
        font = QFont(self._font(kind, level, is_code=InlineKind.CODE in marks))
        if InlineKind.STRONG in marks:
            font.setBold(True)
        if InlineKind.EMPHASIS in marks or kind is BlockKind.QUOTE:
            # Emphasis inside a quote, which is italic already, stands upright.
            font.setItalic(not (InlineKind.EMPHASIS in marks and kind is BlockKind.QUOTE))
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(self._colour(kind, is_link=InlineKind.LINK in marks))
        if InlineKind.LINK in marks:
            made.setFontUnderline(True)
        return made

    def _font(self, kind: BlockKind, level: int, *, is_code: bool) -> QFont:
        if is_code or kind is BlockKind.CODE:
            return self.look.code_font
        if kind is BlockKind.HEADING:
            return self.look.heading_font(level)
        if kind in {BlockKind.CAPTION, BlockKind.ROW}:
            return self.look.small_font
        return self.look.text_font

    def _colour(self, kind: BlockKind, *, is_link: bool) -> QColor:
        if is_link:
            return self.look.colours.link
        quiet = kind in {BlockKind.QUOTE, BlockKind.CAPTION}
        return self.look.colours.page_muted if quiet else self.look.colours.text


def _line(kind: BlockKind, level: int) -> float:
    """The height of a line, in em of the text."""
    if kind is BlockKind.HEADING:
        return 1.3 * heading_em(level)
    return _LINES.get(kind, 1.62)


def _around(place: Place) -> tuple[float, float]:
    """The room above and below a block, in em; of two that meet the larger one holds."""
    kind, before, after = place.kind, place.before, place.after
    if kind is BlockKind.HEADING:
        return (1.1 * heading_em(place.level) if before else 0.0), 0.45
    if kind is BlockKind.CODE:
        return CODE_ABOVE + (AFTER if before else 0.0), AFTER + CODE_PADDING
    if kind is BlockKind.ROW:
        return 0.0, (ROW_PADDING if after is BlockKind.ROW else AFTER) + ROW_PADDING
    if kind is BlockKind.ITEM and after is BlockKind.ITEM:
        return 0.0, _CLOSE
    if kind is BlockKind.IMAGE:
        return _CLOSE, (_CLOSE if after is BlockKind.CAPTION else AFTER)
    return 0.0, AFTER
