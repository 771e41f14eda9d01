"""Text laid out once and painted many times, cut to a width, with found words marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from db.records import Span

_ELLIPSIS: Final = "…"
_MARK_RADIUS: Final = 3.0
_MARK_REACH: Final = 1.5  # a mark goes this far beyond its letters at both sides
# What would begin a line of its own, or show as a box; one sign for one, so that spans hold.
_BLANKS: Final = str.maketrans(dict.fromkeys("\n\r\t\v\f\u2028\u2029\ufffc", " "))
_DOT: Final = " · "
_ISOLATE: Final = "\u2068{}\u2069"


@dataclass(slots=True)
class LaidText:
    """One text ready to paint. `is_cut` tells that not all of it fits."""

    layout: QTextLayout
    marks: tuple[QRectF, ...]
    width: float
    is_cut: bool

    def paint(self, painter: QPainter, at: QPointF, colour: QColor, mark: QColor) -> None:
        """Paint the marks and over them the words, from the upper left corner `at`."""
        if self.marks:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mark)
            for area in self.marks:
                painter.drawRoundedRect(area.translated(at), _MARK_RADIUS, _MARK_RADIUS)
        painter.setPen(colour)
        self.layout.draw(painter, at)


def one_line(
    text: str, font: QFont, width: float, *, is_mirrored: bool, marks: Sequence[Span] = ()
) -> LaidText:
    """A text in one line, with an ellipsis where it does not fit.

    Words of either direction keep their own order; where the line begins is
    up to the window.

    Args:
        text: Line breaks in it become blanks.
        font: For all of it.
        width: What it may take.
        is_mirrored: The window is laid out from right to left.
        marks: Spans of the text to paint a tint under.
    """
    flat = text.translate(_BLANKS)
    shown = QFontMetricsF(font).elidedText(flat, Qt.TextElideMode.ElideRight, width)
    is_cut = shown != flat
    kept = len(shown) - len(_ELLIPSIS) if is_cut else len(shown)
    inside = [Span(mark.start, min(mark.end, kept)) for mark in marks if mark.start < kept]
    option = _option(is_mirrored=is_mirrored, is_rtl=_is_rtl(flat))
    layout = _layout(shown, font, width, option)
    return LaidText(layout, tuple(_areas(layout, shown, inside)), _used(layout), is_cut)


def line_of_parts(
    parts: Sequence[str], font: QFont, width: float, *, is_mirrored: bool
) -> LaidText:
    """Parts with dots between them in one line; where they do not fit, the first is cut."""
    metrics = QFontMetricsF(font)
    first, *others = [part.translate(_BLANKS) for part in parts if part] or [""]
    room = width - metrics.horizontalAdvance(_DOT.join(["", *others]))
    shown = metrics.elidedText(first, Qt.TextElideMode.ElideRight, max(0.0, room))
    line = [shown, *others]
    # Without borders around them a Hebrew name would draw the figures of the date to itself.
    if is_mirrored or any(_is_rtl(part) for part in parts):
        line = [_ISOLATE.format(part) for part in line]
    option = _option(is_mirrored=is_mirrored, is_rtl=is_mirrored)
    layout = _layout(_DOT.join(line), font, width, option)
    return LaidText(layout, (), _used(layout), shown != first)


def some_lines(  # noqa: PLR0913 -- as of `one_line`, and how many lines
    text: str,
    font: QFont,
    width: float,
    most: int,
    *,
    is_mirrored: bool,
    marks: Sequence[Span] = (),
) -> LaidText:
    """A text over at most so many lines, the last one with an ellipsis if there is more."""
    flat = text.translate(_BLANKS)
    option = _option(is_mirrored=is_mirrored, is_rtl=_is_rtl(flat))
    layout = _layout(flat, font, width, option, most + 1)
    shown, kept = flat, len(flat)
    is_cut = layout.lineCount() > most
    if is_cut:
        begun = _before(flat, layout.lineAt(most - 1).textStart())
        rest = QFontMetricsF(font).elidedText(
            flat[len(begun) :], Qt.TextElideMode.ElideRight, width
        )
        shown, kept = begun + rest, len(begun + rest) - len(_ELLIPSIS)
        layout = _layout(shown, font, width, option, most)
    inside = [Span(mark.start, min(mark.end, kept)) for mark in marks if mark.start < kept]
    return LaidText(layout, tuple(_areas(layout, shown, inside)), _used(layout), is_cut)


def _is_rtl(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (UAX 9, rule P2)."""
    for sign in text:
        direction = bidirectional(sign)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _option(*, is_mirrored: bool, is_rtl: bool) -> QTextOption:
    side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
    )
    return option


def _layout(
    text: str, font: QFont, width: float, option: QTextOption, most: int = 1
) -> QTextLayout:
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if most > 1 else mode.NoWrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    top = 0.0
    layout.beginLayout()
    for _number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += ceil(line.height())
    layout.endLayout()
    return layout


def _areas(layout: QTextLayout, text: str, marks: Sequence[Span]) -> Iterator[QRectF]:
    """Where marks stand; a mark that changes direction inside has several areas."""
    for mark in marks:
        start = _units(text[: mark.start])
        for run in layout.glyphRuns(start, _units(text[mark.start : mark.end])):
            area = run.boundingRect()
            yield area.adjusted(-_MARK_REACH, 0, _MARK_REACH, 0)


def _units(text: str) -> int:
    """Its length as Qt counts: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _before(text: str, units: int) -> str:
    """The beginning of a text that is so many of Qt's units long."""
    cut = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return cut.decode("utf-16-le", "surrogatepass")


def _used(layout: QTextLayout) -> float:
    lines = (layout.lineAt(number) for number in range(layout.lineCount()))
    return max((line.naturalTextWidth() for line in lines), default=0.0)
