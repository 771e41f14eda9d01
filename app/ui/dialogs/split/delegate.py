"""Paints the rows of the split editor: a bar where a post begins, its blocks below."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.importing.sheets.sheet import Apart, SheetBlock, SheetPost
from app.ui.dialogs.split import painting
from app.ui.dialogs.split.model import BLOCK, IS_OUT, NUMBER
from app.ui.dialogs.split.painting import RowPainter
from app.ui.dialogs.split.words import (
    block_words,
    evidence_words,
    facts_words,
    kind_name,
    skip_reason,
    suggestion_words,
)
from app.ui.style import fonts, sizes
from db.records import BlockKind

_PAD: Final = 6
_ABOVE_BAR: Final = 10  # parts a post from the one above
_CHIP: Final = 74  # width of the column of chips
_NUMBER: Final = 34  # width of the column of a post's number
_INDENT: Final = 16  # of an item or quote, each level
_DEEPEST: Final = 5
_Index = QModelIndex | QPersistentModelIndex


class SplitDelegate(QStyledItemDelegate):
    """Rows of one or two lines of words, measured by the width of the view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._width = 600
        self._heights: dict[int, tuple[SheetBlock, int]] = {}  # by id, so that no words are hashed
        self._text = fonts.window(13)
        self._strong = fonts.window(13, 600)
        self._title = fonts.window(14, 600)
        self._small = fonts.window(12)
        self._code = fonts.code(12)
        self._italic = fonts.window(13)
        self._italic.setItalic(True)
        self._line = QFontMetrics(self._text).height()
        self._small_line = QFontMetrics(self._small).height() + 2
        self._metrics = QFontMetrics(self._text)

    def use_width(self, width: int) -> None:
        """Measure rows of this width from now on."""
        if width != self._width:
            self._width = width
            self._heights.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        """As high as its words need; never more than two lines of them."""
        block = index.data(BLOCK)
        known = self._heights.get(id(block))
        if known is None:
            known = self._heights[id(block)] = (block, self._height(block))
        return QSize(0, known[1])

    def _height(self, block: SheetBlock) -> int:
        if block.kind is Apart.TITLE and block.post is not None:
            lines = 2 if block.post.evidence else 1
            title = QFontMetrics(self._title).height()
            return _ABOVE_BAR + title + lines * self._small_line + 2 * _PAD + 6
        room = self._width - _CHIP - _indent(block) - 4 * sizes.GAP
        lines = 1 if self._metrics.horizontalAdvance(block_words(block)[:240]) <= room else 2
        more = self._small_line if suggestion_words(block) else 0
        return max(lines * self._line, painting.CHIP_HEIGHT) + more + 2 * _PAD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a bar or a block; the one that has the keyboard gets the ring."""
        block: SheetBlock = index.data(BLOCK)
        painter.save()
        row = RowPainter(painter, option)
        if block.kind is Apart.TITLE and block.post is not None:
            self._paint_bar(row, option.rect, block.post, index.data(NUMBER))
        else:
            self._paint_block(row, option.rect, block, is_out=bool(index.data(IS_OUT)))
        painter.restore()

    def _paint_bar(self, row: RowPainter, place: QRect, post: SheetPost, number: int) -> None:
        """Paint number and title, below them what is known of the post and why it is one."""
        look = row.look
        bar = place.adjusted(0, _ABOVE_BAR, 0, -3)
        row.fill(bar, look.chosen if row.is_chosen else look.alternate, 4)
        edge = QRect(bar.left(), bar.top(), 3, bar.height())
        row.fill(edge, look.muted if post.is_left_out else look.accent)
        high = QFontMetrics(self._title).height()
        head = QRect(bar.left() + _NUMBER, bar.top() + _PAD - 1, 0, high)
        head.setRight(bar.right() - sizes.GAP)
        count = QRect(bar.left() + 12, head.top(), _NUMBER - 14, high)
        row.line(count, str(number), self._strong, look.muted)
        line = QRect(head.left(), head.bottom() + 2, head.width(), self._small_line)
        for words in (facts_words(post.facts), evidence_words(post.evidence)):
            row.line(line, words, self._small, look.muted)
            line.translate(0, self._small_line)
        if post.is_left_out:
            head = _with_state(row, head, _("Left out"))
        colour = look.muted if post.is_left_out else look.text
        row.line(head, post.facts.title or "—", self._title, colour)
        if row.has_focus:
            row.ring(bar)

    def _paint_block(
        self, row: RowPainter, place: QRect, block: SheetBlock, *, is_out: bool
    ) -> None:
        """Paint a chip with the kind, and the words beside it."""
        if row.is_chosen:
            row.fill(place, row.look.chosen)
        chip = QRect(place.left() + sizes.GAP, place.top() + _PAD, _CHIP, painting.CHIP_HEIGHT)
        _paint_kind(row, chip, block)
        words = place.adjusted(_CHIP + 2 * sizes.GAP + _indent(block), _PAD, -sizes.GAP, -_PAD)
        if hint := suggestion_words(block):
            words = self._with_hint(row, words, hint)
        colour = row.look.muted if is_out or block.kind is Apart.SKIPPED else row.look.text
        words = self._with_sign(row, words, block, colour)
        if words.height() < 2 * self._line:  # one line stands in the middle of its chip
            words.translate(0, max(0, (painting.CHIP_HEIGHT - self._line) // 2))
        row.lines(words, block_words(block), self._font(block), colour)
        if row.has_focus:
            row.ring(place)

    def _with_hint(self, row: RowPainter, words: QRect, hint: str) -> QRect:
        """Paint why a post may begin here below the words, and give what is above it."""
        line = QRect(words)
        line.setTop(words.bottom() - self._small_line + 1)
        rest = row.sign(line, "sparkles", row.look.accent)
        row.line(rest, hint, self._small, row.look.accent)
        return words.adjusted(0, 0, 0, -self._small_line)

    def _with_sign(self, row: RowPainter, words: QRect, block: SheetBlock, colour: QColor) -> QRect:
        """Paint what stands beside the words, and give the rest: a reason, a bullet, a bar."""
        if block.kind is Apart.SKIPPED:
            reason = skip_reason(block)
            wide = QFontMetrics(self._small).horizontalAdvance(reason) + 2
            end = QRect(words.right() - wide, words.top(), wide + 1, painting.CHIP_HEIGHT)
            row.line(end, reason, self._small, row.look.muted)
            return words.adjusted(0, 0, -wide - 2 * sizes.GAP, 0)
        if block.kind is BlockKind.ITEM:
            dot = QRect(words.left() - 12, words.top(), 10, painting.CHIP_HEIGHT)
            row.line(dot, "•", self._text, colour)
        elif block.kind is BlockKind.QUOTE:
            row.fill(
                QRect(words.left() - 10, words.top() + 1, 3, words.height() - 2), row.look.line
            )
        return words

    def _font(self, block: SheetBlock) -> QFont:
        match block.kind:
            case BlockKind.HEADING:
                return self._strong
            case BlockKind.CODE:
                return self._code
            case BlockKind.CAPTION | BlockKind.QUOTE | BlockKind.IMAGE:
                return self._italic
        return self._text


def _indent(block: SheetBlock) -> int:
    is_deep = block.kind in (BlockKind.ITEM, BlockKind.QUOTE)
    return min(max(block.level, 1), _DEEPEST) * _INDENT if is_deep else 0


def _paint_kind(row: RowPainter, chip: QRect, block: SheetBlock) -> None:
    if block.kind is BlockKind.PARAGRAPH:  # most are: a frame around each would be loud
        row.word(chip, kind_name(block.kind), row.look.muted)
    else:
        row.chip(chip, kind_name(block.kind), is_quiet=block.kind is Apart.SKIPPED)


def _with_state(row: RowPainter, head: QRect, words: str) -> QRect:
    """Paint a chip at the end of a line, and give the rest of the line."""
    wide = painting.chip_width(words)
    end = QRect(head.right() - wide, head.top(), wide, painting.CHIP_HEIGHT)
    row.chip(end, words, is_quiet=True)
    return head.adjusted(0, 0, -wide - sizes.GAP, 0)
