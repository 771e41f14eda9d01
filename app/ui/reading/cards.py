"""A highlight's card: the names of its themes, its note, and a sign where it is to be checked."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle

from app.ui.reading.highlight_words import state_word, theme_names
from app.ui.reading.mark_colours import colours_of
from app.ui.reading.note_lines import note_lines
from app.ui.style import fonts, icons
from app.ui.style.chips import paint_chip
from app.ui.style.colours import Colours, ThemeColour
from db.records import Highlight

HEAD: Final = 26.0
"""Height of a card without a note; its head holds the names of the themes."""

_NOTE_LINES: Final = 4
_NOTE_LINE: Final = 15.0
_NOTE_BELOW: Final = 8.0
_INSET: Final = 11.0
_CHIP: Final = 9.0
_CHIP_GAP: Final = 5.0
_NAME_GAP: Final = 12.0
_SIGN: Final = 12.0
_RADIUS: Final = 7.0
_FOCUS_WIDTH: Final = 2.0


def card_height(highlight: Highlight, width: float) -> float:
    """How high the card of a highlight is when it is `width` wide."""
    if not highlight.note.strip():
        return HEAD
    lines = note_lines(highlight.note, _note_font(), width - 2 * _INSET, _NOTE_LINES)
    return HEAD + len(lines) * _NOTE_LINE + _NOTE_BELOW


class CardPainter:
    """Paints cards in one painter, in one set of colours and one direction."""

    def __init__(self, painter: QPainter, colours: Colours, direction: Qt.LayoutDirection) -> None:
        self._painter = painter
        self._colours = colours
        self._direction = direction

    def paint(
        self, area: QRectF, highlight: Highlight, *, is_focused: bool, is_hovered: bool
    ) -> None:
        """Paint the card of a highlight over `area`."""
        self._frame(area, is_focused=is_focused, is_hovered=is_hovered)
        left = area.left() + _INSET
        right = self._sign(area, highlight)
        chips = zip(colours_of(highlight, self._colours), theme_names(highlight), strict=True)
        self._names(area, list(chips), left, right)
        if highlight.note.strip():
            self._note(area, highlight.note)

    def paint_bundle(self, area: QRectF, label: str, *, is_hovered: bool) -> None:
        """Paint the small “+n” that stands for cards without room."""
        painter, colours = self._painter, self._colours
        painter.setPen(QPen(colours.muted if is_hovered else colours.line, 1))
        painter.setBrush(colours.paper)
        half = area.height() / 2
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), half - 0.5, half - 0.5)
        painter.setPen(colours.muted)
        painter.setFont(_sign_font())
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, label)

    def _frame(self, area: QRectF, *, is_focused: bool, is_hovered: bool) -> None:
        painter, colours = self._painter, self._colours
        width = _FOCUS_WIDTH if is_focused else 1.0
        line = colours.accent if is_focused else colours.muted if is_hovered else colours.line
        painter.setPen(QPen(line, width))
        painter.setBrush(colours.window)
        half = width / 2
        painter.drawRoundedRect(area.adjusted(half, half, -half, -half), _RADIUS, _RADIUS)

    def _sign(self, area: QRectF, highlight: Highlight) -> float:
        """Paint icon and word where the highlight is to be checked; gives what is free before."""
        word = state_word(highlight.state)
        right = area.right() - _INSET
        if not word:
            return right
        width = QFontMetricsF(_sign_font()).horizontalAdvance(word)
        painter, colours = self._painter, self._colours
        painter.setPen(colours.error)
        painter.setFont(_sign_font())
        self._text(area, QRectF(right - width, area.top(), width + 1, HEAD), word)
        icon = QRectF(right - width - _SIGN - 4, area.top() + (HEAD - _SIGN) / 2, _SIGN, _SIGN)
        icons.paint(painter, self._mirrored(area, icon), "triangle-alert", colours.error)
        return icon.left() - _CHIP_GAP

    def _names(
        self, area: QRectF, names: list[tuple[ThemeColour, str]], left: float, right: float
    ) -> None:
        """Paint chips and names as far as they fit, then how many are left."""
        metrics = QFontMetricsF(_name_font())
        self._painter.setFont(_name_font())
        for number, (colour, name) in enumerate(names):
            rest = len(names) - number - 1
            more = metrics.horizontalAdvance(_more(rest)) + 6 if rest else 0.0
            room = right - left - _CHIP - _CHIP_GAP - more
            wanted = metrics.horizontalAdvance(name)
            fits = wanted <= room
            if number and not fits:
                self._rest(area, _more(rest + 1), left)
                return
            self._chip(area, colour, left)
            left += _CHIP + _CHIP_GAP
            shown = name if fits else metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            self._painter.setPen(self._colours.text)
            width = min(wanted, room) + 1
            self._text(area, QRectF(left, area.top(), width, HEAD), shown)
            left += width + (_NAME_GAP if fits else 6)

    def _rest(self, area: QRectF, more: str, left: float) -> None:
        self._painter.setPen(self._colours.muted)
        self._text(area, QRectF(left, area.top(), area.right() - left, HEAD), more)

    def _chip(self, area: QRectF, colour: ThemeColour, left: float) -> None:
        chip = QRectF(left, area.top() + (HEAD - _CHIP) / 2, _CHIP, _CHIP)
        paint_chip(self._painter, self._mirrored(area, chip), colour)

    def _note(self, area: QRectF, note: str) -> None:
        width = area.width() - 2 * _INSET
        self._painter.setPen(self._colours.text)
        self._painter.setFont(_note_font())
        top = area.top() + HEAD - 1
        for line in note_lines(note, _note_font(), width, _NOTE_LINES):
            self._text(area, QRectF(area.left() + _INSET, top, width + 1, _NOTE_LINE), line)
            top += _NOTE_LINE

    def _text(self, area: QRectF, box: QRectF, text: str) -> None:
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        aligned = QStyle.visualAlignment(self._direction, flags)
        single = (aligned | Qt.AlignmentFlag.AlignAbsolute).value | Qt.TextFlag.TextSingleLine.value
        self._painter.drawText(self._mirrored(area, box), single, text)

    def _mirrored(self, area: QRectF, box: QRectF) -> QRectF:
        """The box as it stands when the window is read from the right."""
        if self._direction == Qt.LayoutDirection.LeftToRight:
            return box
        left = area.left() + area.right() - box.right()
        return QRectF(QPointF(left, box.top()), box.size())


def _more(count: int) -> str:
    return f"+{count}"


@lru_cache(maxsize=1)
def _name_font() -> QFont:
    return fonts.window(12, 600)


@lru_cache(maxsize=1)
def _note_font() -> QFont:
    return fonts.window(12)


@lru_cache(maxsize=1)
def _sign_font() -> QFont:
    return fonts.window(11, 500)
