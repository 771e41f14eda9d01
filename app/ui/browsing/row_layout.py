"""Where everything in a row of the post list stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from gettext import gettext as _
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from app.ui.browsing import row_words
from app.ui.browsing.laid_text import LaidText, line_of_parts, one_line, some_lines
from app.ui.browsing.post_list_rows import (
    HeadRow,
    JumpRow,
    NoteRow,
    PassageRow,
    PostRow,
    Row,
    height_of,
)
from app.ui.browsing.row_dates import date_words
from app.ui.browsing.row_measures import Measures
from app.ui.browsing.row_snippet import in_view
from db.records import About, Span, Theme


class Ink(Enum):
    """In which colour words are painted."""

    TEXT = "text"
    MUTED = "muted"


class SignKind(Enum):
    """The little signs between the words of a row."""

    UNREAD = "unread"
    STAR = "star"
    CHIP = "chip"
    NOTE = "note"
    EVENT = "event"
    DOWN = "down"


class Words(NamedTuple):
    """A piece of text and where its upper left corner is."""

    text: LaidText
    at: QPointF
    ink: Ink


class Sign(NamedTuple):
    """A sign and its area; `slot` is the colour of a chip."""

    kind: SignKind
    area: QRectF
    slot: int = 0


@dataclass(slots=True)
class RowLayout:
    """A row ready to be painted, measured from its upper left corner.

    `is_cut` tells that title, passage or note do not fit.
    """

    words: list[Words] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    is_cut: bool = False


def lay_out(row: Row, measures: Measures, width: int, *, is_mirrored: bool) -> RowLayout:
    """Lay out a row for a width; mirrored where the window runs from right to left."""
    desk = _Desk(measures, width, is_mirrored)
    match row:
        case PostRow():
            _post(desk, row)
        case PassageRow():
            _passage(desk, row)
        case NoteRow():
            _note(desk, row)
        case JumpRow():
            _jump(desk, row)
        case HeadRow():
            _head(desk, row)
    return desk.layout


class _Desk:
    """Puts pieces into a row, line by line; `x` counts from the leading edge."""

    def __init__(self, measures: Measures, width: int, is_mirrored: bool) -> None:
        self.measures = measures
        self.layout = RowLayout()
        self.is_mirrored = is_mirrored
        self.y = 0
        self.x = float(measures.edge)
        self.end = float(max(width - measures.far_edge, measures.edge))
        self._width = width

    @property
    def room(self) -> float:
        """What is left of the line."""
        return max(0.0, self.end - self.x)

    def down(self, font: QFont, gap: float, lines: int = 1) -> None:
        """Go to the next line, below so many lines of a font and a gap."""
        self.y += lines * self.measures.line(font) + self.measures.px(gap)
        self.x = float(self.measures.edge)
        self.end = float(max(self._width - self.measures.far_edge, self.measures.edge))

    def put(self, text: LaidText, ink: Ink = Ink.TEXT) -> None:
        """Put a text laid out for all the room of the line."""
        left = self._width - self.end if self.is_mirrored else self.x
        self.layout.words.append(Words(text, QPointF(left, self.y), ink))

    def line(self, text: str, font: QFont, ink: Ink = Ink.TEXT) -> LaidText:
        """Put a text that takes what is left of the line, and give it."""
        laid = one_line(text, font, self.room, is_mirrored=self.is_mirrored)
        self.put(laid, ink)
        return laid

    def last(self, text: str, font: QFont) -> None:
        """Put a muted text at the trailing end; the line ends before it from now on."""
        begin, self.x = self.x, max(self.x, self.end - QFontMetricsF(font).horizontalAdvance(text))
        edge = self.x
        self.line(text, font, Ink.MUTED)
        self.x, self.end = begin, max(begin, edge - self.measures.px(8))

    def sign(self, kind: SignKind, size: tuple[float, float], font: QFont, slot: int = 0) -> None:
        """Put a sign in the middle of a line of this font, and go behind it."""
        width, height = size
        left = self._width - self.x - width if self.is_mirrored else self.x
        top = self.y + (self.measures.line(font) - height) / 2
        self.layout.signs.append(Sign(kind, QRectF(left, top, width, height), slot))
        self.x += width


def _post(desk: _Desk, row: PostRow) -> None:
    measures, line = desk.measures, row.line
    desk.y = measures.px(12)
    _title(desk, row)
    desk.down(measures.title, 3)
    mirrored = desk.is_mirrored
    parts = row_words.byline(line)
    desk.put(line_of_parts(parts, measures.small, desk.room, is_mirrored=mirrored), Ink.MUTED)
    desk.down(measures.small, 4)
    width_of = QFontMetricsF(measures.small).horizontalAdvance
    shown, marks = in_view(row.snippet or "", row.marks, desk.room, width_of)
    desk.put(one_line(shown, measures.small, desk.room, is_mirrored=mirrored, marks=marks))
    desk.down(measures.small, 7)
    if row.places:
        desk.last(row_words.places_words(row.places), measures.tiny)
    _counts(desk, line.themes)


def _title(desk: _Desk, row: PostRow) -> None:
    measures = desk.measures
    if row.line.starred:
        begin, side = desk.x, measures.px(13)
        desk.x = desk.end - side
        desk.sign(SignKind.STAR, (side, side), measures.title)
        desk.x, desk.end = begin, desk.end - side - measures.px(6)
    if row.line.unread:
        side = measures.px(7)
        desk.sign(SignKind.UNREAD, (side, side), measures.title)
        desk.x += measures.px(5)
    laid = desk.line(row.line.title or _("Without a title"), measures.title)
    desk.layout.is_cut = laid.is_cut


def _counts(desk: _Desk, themes: Sequence[tuple[int, int]]) -> None:
    """Chip and count of each theme, as many as there is room for."""
    measures = desk.measures
    width_of = QFontMetricsF(measures.tiny).horizontalAdvance
    for slot, count in themes:
        if measures.px(14) + width_of(str(count)) > desk.room:
            return
        desk.sign(SignKind.CHIP, (measures.px(9), measures.px(6)), measures.tiny, slot)
        desk.x += measures.px(4)
        desk.x += desk.line(str(count), measures.tiny, Ink.MUTED).width + measures.px(14)


def _passage(desk: _Desk, row: PassageRow) -> None:
    measures, highlight = desk.measures, row.hit.highlight
    desk.y = measures.px(11)
    state = row_words.state_words(highlight.state)
    if state:
        desk.last(state, measures.tiny)
    _names(desk, highlight.themes)
    desk.down(measures.tiny, 3)
    words = row_words.quoted(highlight.passage)
    marks = tuple(_moved(mark, words.find(highlight.passage)) for mark in row.hit.marks)
    laid = some_lines(
        words, measures.quote, desk.room, 2, is_mirrored=desk.is_mirrored, marks=marks
    )
    desk.put(laid)
    desk.layout.is_cut = laid.is_cut
    desk.down(measures.quote, 3, lines=laid.layout.lineCount())
    if highlight.note:
        desk.sign(SignKind.NOTE, (measures.px(12), measures.px(12)), measures.small)
        desk.x += measures.px(5)
        _note_line(desk, highlight.note, row.hit.note_marks)
        desk.down(measures.small, 2)
    parts = [row.hit.title, date_words(row.published)]
    origin = line_of_parts(parts, measures.small, desk.room, is_mirrored=desk.is_mirrored)
    desk.put(origin, Ink.MUTED)


def _note_line(desk: _Desk, note: str, marks: Sequence[Span]) -> None:
    """The note of a passage in one line, from where its first mark can be seen."""
    measures = desk.measures
    width_of = QFontMetricsF(measures.small).horizontalAdvance
    shown, marks = in_view(" ".join(note.splitlines()), marks, desk.room, width_of)
    laid = one_line(shown, measures.small, desk.room, is_mirrored=desk.is_mirrored, marks=marks)
    desk.put(laid, Ink.MUTED)
    desk.layout.is_cut |= laid.is_cut or len(shown) < len(note)


def _note(desk: _Desk, row: NoteRow) -> None:
    """What kind of thing it is about and its name, and below the words of the note."""
    measures, note = desk.measures, row.hit
    desk.y = measures.px(11)
    side = measures.px(12)
    desk.sign(SignKind.NOTE, (side, side), measures.tiny)
    desk.x += measures.px(5)
    desk.line(row_words.about_words(note.about), measures.tiny, Ink.MUTED)
    desk.down(measures.tiny, 3)
    if note.about is About.THEME:
        desk.sign(SignKind.CHIP, (measures.px(8), measures.px(8)), measures.title, row.slot)
        desk.x += measures.px(6)
    elif note.about is About.EVENT:
        desk.sign(SignKind.EVENT, (measures.px(13), measures.px(13)), measures.title)
        desk.x += measures.px(6)
    desk.line(note.name or _("Without a title"), measures.title)
    desk.down(measures.title, 3)
    laid = some_lines(
        note.snippet, measures.small, desk.room, 2, is_mirrored=desk.is_mirrored, marks=note.marks
    )
    desk.put(laid)
    desk.layout.is_cut = laid.is_cut


def _jump(desk: _Desk, row: JumpRow) -> None:
    measures = desk.measures
    side = measures.px(13)
    desk.y = (measures.height(height_of(row)) - measures.line(measures.small)) // 2
    begin, desk.x = desk.x, desk.end - side
    desk.sign(SignKind.DOWN, (side, side), measures.small)
    desk.x, desk.end = begin, desk.end - side - measures.px(6)
    desk.sign(SignKind.NOTE, (side, side), measures.small)
    desk.x += measures.px(6)
    desk.line(row.text, measures.small)


def _moved(mark: Span, by: int) -> Span:
    return Span(mark.start + by, mark.end + by)


def _names(desk: _Desk, themes: Sequence[Theme]) -> None:
    """Chip and name of each theme; those without room are counted."""
    measures = desk.measures
    if not themes:
        desk.line(_("No theme"), measures.tiny, Ink.MUTED)
    chip, gap, between = measures.px(8), measures.px(5), measures.px(12)
    for number, theme in enumerate(themes):
        left = len(themes) - number
        if number and chip + gap + _width_of_names(measures, theme, left - 1) > desk.room:
            desk.line(f"+{left}", measures.tiny, Ink.MUTED)
            return
        desk.sign(SignKind.CHIP, (chip, chip), measures.tiny, theme.colour)
        desk.x += gap
        desk.x += desk.line(theme.name, measures.tiny, Ink.MUTED).width + between


def _width_of_names(measures: Measures, theme: Theme, following: int) -> float:
    """The width of a name and, where others follow, of the number that may stand for them."""
    width_of = QFontMetricsF(measures.tiny).horizontalAdvance
    rest = measures.px(12) + width_of(f"+{following}") if following else 0.0
    return width_of(theme.name) + rest


def _head(desk: _Desk, row: HeadRow) -> None:
    measures = desk.measures
    desk.y = measures.px(15)
    desk.line(row.text, measures.head, Ink.MUTED)
