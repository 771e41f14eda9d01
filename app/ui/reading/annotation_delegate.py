"""How a highlight looks as a row of the list: chips, two lines of its words, its note muted."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.reading.annotations_model import HIGHLIGHT_ROLE
from app.ui.reading.highlight_words import one_line, state_word, theme_names
from app.ui.reading.mark_colours import colours_of
from app.ui.reading.note_lines import note_lines
from app.ui.style import colours as styles
from app.ui.style import fonts, icons, sizes
from app.ui.style.chips import paint_chip
from db.records import Highlight

_HEAD: Final = 18
_LINE: Final = 18
_PASSAGE_LINES: Final = 2
_ABOVE: Final = 9
_BELOW: Final = 10
_BAR: Final = 3
_CHIP: Final = 9.0
_SIGN: Final = 12.0

_ROW: Final = _ABOVE + _HEAD + _LINE * _PASSAGE_LINES + _BELOW  # and one line with a note


class AnnotationDelegate(QStyledItemDelegate):
    """Paints the rows of the list of highlights."""

    def sizeHint(  # noqa: N802 -- Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One of two heights, with a note or without; words are not broken to find it."""
        highlight: object = index.data(HIGHLIGHT_ROLE)
        has_note = isinstance(highlight, Highlight) and bool(highlight.note.strip())
        return QSize(0, _ROW + _LINE if has_note else _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        highlight: object = index.data(HIGHLIGHT_ROLE)
        if isinstance(highlight, Highlight):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _Row(painter, option).paint(highlight)
            painter.restore()


class _Row:
    """One row while it is painted; boxes are mirrored in a window read from the right."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._rect = option.rect
        self._direction = option.direction
        self._state = option.state
        self._colours = styles.of(option.palette)
        self._painter = painter

    def paint(self, highlight: Highlight) -> None:
        """Paint ground, names, passage, note and the line below."""
        self._ground()
        left, right = sizes.EDGE, self._rect.width() - sizes.EDGE
        top = _ABOVE
        self._head(highlight, left, self._sign(highlight, right, top), top)
        top += _HEAD
        width = float(right - left)
        for line in note_lines(one_line(highlight.passage), _text_font(), width, _PASSAGE_LINES):
            self._text(line, QRect(left, top, right - left + 1, _LINE), _text_font(), "text")
            top += _LINE
        for line in note_lines(one_line(highlight.note), _note_font(), width, 1):
            self._text(line, QRect(left, top, right - left + 1, _LINE), _note_font(), "muted")

    def _ground(self) -> None:
        is_selected = bool(self._state & QStyle.StateFlag.State_Selected)
        colours, rect = self._colours, self._rect
        self._painter.fillRect(rect, colours.paper if is_selected else colours.window)
        if is_selected:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            self._painter.fillRect(self._visual(bar), colours.accent)
        below = QRect(rect.left() + sizes.EDGE, rect.bottom(), rect.width() - 2 * sizes.EDGE, 1)
        self._painter.fillRect(below, colours.line)

    def _sign(self, highlight: Highlight, right: int, top: int) -> int:
        word = state_word(highlight.state)
        if not word:
            return right
        width = int(QFontMetricsF(_note_font()).horizontalAdvance(word)) + 2
        self._text(word, QRect(right - width, top, width, _HEAD), _note_font(), "error")
        icon = QRect(right - width - 16, top + 3, int(_SIGN), int(_SIGN))
        icons.paint(self._painter, self._placed(icon), "triangle-alert", self._colours.error)
        return icon.left() - sizes.GAP

    def _head(self, highlight: Highlight, left: int, right: int, top: int) -> None:
        metrics = QFontMetricsF(_name_font())
        chips = zip(colours_of(highlight, self._colours), theme_names(highlight), strict=True)
        for colour, name in chips:
            room = right - left - 14
            if room < 24:
                return
            chip = QRectF(left, top + (_HEAD - _CHIP) / 2, _CHIP, _CHIP).toRect()
            paint_chip(self._painter, self._placed(chip), colour)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            width = int(metrics.horizontalAdvance(shown)) + 2
            self._text(shown, QRect(left + 14, top, width, _HEAD), _name_font(), "text")
            left += 14 + width + 10

    def _text(self, text: str, box: QRect, font: QFont, role: str) -> None:
        colours = self._colours
        known = {"text": colours.text, "muted": colours.muted, "error": colours.error}
        self._painter.setPen(known[role])
        self._painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        aligned = QStyle.visualAlignment(self._direction, flags)
        single = (aligned | Qt.AlignmentFlag.AlignAbsolute).value | Qt.TextFlag.TextSingleLine.value
        self._painter.drawText(self._placed(box), single, text)

    def _placed(self, box: QRect) -> QRect:
        """A box counted from the row's corner, where it stands in the view."""
        return self._visual(box.translated(self._rect.topLeft()))

    def _visual(self, box: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._rect, box)


@lru_cache(maxsize=1)
def _name_font() -> QFont:
    return fonts.window(12, 600)


@lru_cache(maxsize=1)
def _text_font() -> QFont:
    return fonts.window(12)


@lru_cache(maxsize=1)
def _note_font() -> QFont:
    return fonts.window(11)
