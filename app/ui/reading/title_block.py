"""The title and the facts above a text: painted, for they are no part of it.

They scroll with the text, standing in the room that the page keeps above it.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from app.ui.reading.direction import is_right_to_left
from app.ui.reading.fact_parts import FactPart
from app.ui.reading.page_look import PAGE_TOP, PageLook
from app.ui.reading.title_facts import BETWEEN, BETWEEN_LABELS, TitleFacts, joined
from app.ui.style import fonts, icons, sizes

_FACT: Final = 13  # pixels, as all the window's small print
_FACT_LINE: Final = 20.0
_ICON: Final = 14.0
_REACH: Final = 2.0  # how far around the letters of a fact a click is meant for it
_TITLE_LINE: Final = 1.22  # of the title's own size
_MOST_NOTICE_LINES: Final = 3
_MOST_NOTE_LINES: Final = 12
_MOST_TITLE_LINES: Final = 12  # blogs have put whole paragraphs there


class _Line(NamedTuple):
    layout: QTextLayout
    place: QPointF
    colour: QColor


class _Sign(NamedTuple):
    icon: str
    rect: QRectF
    colour: QColor


@dataclass
class TitleBlock:
    """The lines above one text, set for one width.

    Attributes:
        height: From the top of the page to where the text begins, in pixels.
        address: Where the original's address stands, for the mouse; empty if there is none.
    """

    facts: TitleFacts
    look: PageLook
    width: float
    is_starred: bool
    height: float = 0.0
    address: QRectF = field(default_factory=QRectF)
    _asked: list[tuple[QRectF, FactPart]] = field(default_factory=list)
    _lines: list[_Line] = field(default_factory=list)
    _signs: list[_Sign] = field(default_factory=list)
    _boxes: list[QRectF] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Set all lines."""
        colours = self.look.colours
        self.height = PAGE_TOP - 4.0
        self._add_title()
        self.height += self.look.em(0.7)
        star = "star" if self.is_starred else ""
        muted = colours.page_muted
        byline, events, labels = self.facts.byline, self.facts.events, self.facts.labels
        self._add_fact(star, joined(byline, BETWEEN), muted, sign_colour=colours.accent)
        self._find_parts(byline, BETWEEN)
        self._add_fact("calendar-days", joined(events, BETWEEN), muted)
        self._find_parts(events, BETWEEN)
        self._add_fact("tag", joined(labels, BETWEEN_LABELS), muted)
        self._find_parts(labels, BETWEEN_LABELS)
        if self.facts.address:
            top = self.height
            self._add_fact("external-link", self.facts.address, colours.link)
            self.address = QRectF(0, top, self.width, self.height - top)
        self._add_notice("info", self.facts.excerpt, colours.page_muted, _MOST_NOTICE_LINES)
        note = self.facts.note.replace("\n", "\u2028")
        self._add_notice("sticky-note", note, colours.text, _MOST_NOTE_LINES)
        self.height += self.look.em(1.25)

    @property
    def _is_mirrored(self) -> bool:
        """Whether all stands at the right, as the title does; a Latin name there too."""
        return is_right_to_left(self.facts.title)

    def part_at(self, point: QPointF) -> FactPart | None:
        """The piece at a point that can be asked for, None elsewhere."""
        return next((part for area, part in self._asked if area.contains(point)), None)

    def paint(self, painter: QPainter) -> None:
        """Paint the lines; the painter's origin is the top of the page."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colours.code_background)
        for box in self._boxes:
            painter.drawRoundedRect(box, sizes.RADIUS, sizes.RADIUS)
        painter.restore()
        for line in self._lines:
            painter.setPen(line.colour)
            line.layout.draw(painter, line.place)
        for sign in self._signs:
            icons.paint(painter, sign.rect, sign.icon, sign.colour)

    def _add_title(self) -> None:
        font = self.look.title_font
        height = float(round(font.pixelSize() * _TITLE_LINE))
        self._add(self.facts.title, font, self.look.colours.text, height, 0, _MOST_TITLE_LINES)

    def _add_fact(
        self, icon: str, words: str, colour: QColor, *, sign_colour: QColor | None = None
    ) -> None:
        if not words:
            return
        left = 0.0
        if icon:
            rect = QRectF(0, self.height + (_FACT_LINE - _ICON) / 2, _ICON, _ICON)
            if self._is_mirrored:
                rect.moveRight(self.width)
            self._signs.append(_Sign(icon, rect, sign_colour or colour))
            left = _ICON + 6
        font = fonts.window(_FACT)
        fitting = QFontMetricsF(font).elidedText(
            words, Qt.TextElideMode.ElideMiddle, 2 * (self.width - left) - 2 * _FACT
        )
        self._add(fitting, font, colour, _FACT_LINE, left, 2)

    def _find_parts(self, parts: tuple[FactPart, ...], between: str) -> None:
        """Keep in mind where the pieces of the last line stand; not in one that was cut short."""
        layout, place, _colour = self._lines[-1]
        if not parts or layout.text() != joined(parts, between):
            return
        start = 0
        for part in parts:
            length = _units(part.words)
            if part.leaf is not None:
                for run in layout.glyphRuns(start, length):
                    area = run.boundingRect().translated(place)
                    self._asked.append((area.adjusted(0, -_REACH, 0, _REACH), part))
            start += length + len(between)

    def _add_notice(self, icon: str, words: str, colour: QColor, most_lines: int) -> None:
        """Add words in a box of their own."""
        if not words:
            return
        self.height += sizes.GAP
        top = self.height
        self.height += sizes.GAP
        indent = float(sizes.GAP + sizes.GAP // 2)
        rect = QRectF(indent, self.height + (_FACT_LINE - _ICON) / 2, _ICON, _ICON)
        if self._is_mirrored:
            rect.moveRight(self.width - indent)
        self._signs.append(_Sign(icon, rect, self.look.colours.page_muted))
        font = fonts.window(_FACT)
        self._add(words, font, colour, _FACT_LINE, indent + _ICON + 6, most_lines)
        self.height += sizes.GAP
        self._boxes.append(QRectF(0, top, self.width, self.height - top))

    def _add(  # noqa: PLR0913, PLR0917 -- each is a measure of the paragraph
        self, words: str, font: QFont, colour: QColor, line_px: float, indent: float, most: int
    ) -> None:
        layout = QTextLayout(words, font)
        layout.setTextOption(_option(words, is_mirrored=self._is_mirrored))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        place = QPointF(0 if self._is_mirrored else indent, self.height)
        rise = (line_px - QFontMetricsF(font).height()) / 2
        for number in range(most):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1.0, self.width - indent))
            line.setPosition(QPointF(0, number * line_px + rise))
            self.height += line_px
        layout.endLayout()
        self._lines.append(_Line(layout, place, colour))


def _units(text: str) -> int:
    """Its length as Qt counts: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _option(words: str, *, is_mirrored: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left(words):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    flag = Qt.AlignmentFlag
    option.setAlignment((flag.AlignRight if is_mirrored else flag.AlignLeft) | flag.AlignAbsolute)
    return option
