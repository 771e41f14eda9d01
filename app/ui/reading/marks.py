"""The highlights and search places of the post in an editor, painted by the editor itself.

The editor calls `paint_below` before it paints its text and `paint_above`
after it; the document is left alone. Painting 5,000 highlights of 100,000 words
takes milliseconds this way, where Qt's own means take half a second and more.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTextEdit

from app.ui.reading import marks_painting
from app.ui.reading.mark_colours import colours_of, without_patterns
from app.ui.reading.marks_index import MarkIndex
from app.ui.reading.marks_page import PageMarks, PlacedPiece
from app.ui.reading.marks_rows import MarkRows
from app.ui.reading.positions import PositionMap
from app.ui.style import colours as styles
from app.ui.style.colours import Colours, ThemeColour
from app.ui.style.underlines import Underlines
from db.records import Highlight, Span

_REACH: Final = 16.0  # underlines of a line above the clip may reach into it


class MarkLayer(QObject):
    """What is marked on a page: highlights, which of them is focused, and search places.

    Points and clips are in coordinates of the editor's viewport, offsets are
    code points of the post's text, rectangles are in document coordinates.
    """

    highlights_changed = Signal()
    focus_changed = Signal(int)

    def __init__(self, editor: QTextEdit, positions_of: Callable[[], PositionMap | None]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._page = PageMarks(editor, positions_of)
        self._places = PageMarks(editor, positions_of)
        self._underlines = Underlines()
        self._highlights: dict[int, Highlight] = {}
        self._lanes = MarkRows(self._page.index, _one)
        self._rows = MarkRows(self._page.index, self._underlines_of)
        self._coloured: dict[int, tuple[ThemeColour, ...]] = {}
        self._coloured_for: Colours | None = None
        self._with_patterns = True
        self._focused = 0
        self._present_place = 0

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """All highlights in the order of the text, those that are lost last."""
        placed = [self._highlights[key] for key in self._page.index.keys]
        lost = [each for key, each in self._highlights.items() if key not in self._page.index]
        return (*placed, *lost)

    @property
    def focused(self) -> int:
        """The id of the highlight the person is at, or 0."""
        return self._focused

    @property
    def page(self) -> PageMarks:
        """Where the highlights stand on the page."""
        return self._page

    def highlight(self, key: int) -> Highlight:
        """A highlight by its id; KeyError if it is not of this post."""
        return self._highlights[key]

    def colours(self, key: int) -> tuple[ThemeColour, ...]:
        """The colours of a highlight in the present appearance, first theme first."""
        return self._colours_of(key, styles.of(self._editor.palette()))

    def set_patterns(self, shown: bool) -> None:
        """Give each theme's underline a pattern of its own, or draw all of them solid."""
        if shown != self._with_patterns:
            self._with_patterns = shown
            self._coloured.clear()
            self._editor.viewport().update()
            self.highlights_changed.emit()

    def lane(self, key: int) -> int:
        """The lane of a placed highlight from 0: highlights that overlap share none."""
        return self._lanes.of(key)[0]

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show these highlights; only where one came, went or moved the page is measured again."""
        self._highlights = {highlight.id: highlight for highlight in highlights}
        spans = {each.id: each.span for each in highlights if each.span is not None}
        index = MarkIndex(spans)
        self._coloured.clear()
        self._lanes = MarkRows(index, _one)
        self._rows = MarkRows(index, self._underlines_of)
        self._page.use(index)
        if self._focused not in self._highlights:
            self.focus(0)
        self.highlights_changed.emit()
        self._editor.viewport().update()

    def update_highlight(self, highlight: Highlight) -> None:
        """Show one highlight as it is now, or for the first time."""
        self.set_highlights(tuple({**self._highlights, highlight.id: highlight}.values()))

    def set_places(self, spans: Sequence[Span], present: int = -1) -> None:
        """Show where the search matches; `present` counts from 0, -1 is none."""
        self._places.use(MarkIndex(dict(enumerate(spans, start=1))))
        self.choose_place(present)

    def choose_place(self, present: int) -> None:
        """Make another of the places shown the present one, counted from 0; -1 is none."""
        self._present_place = present + 1
        self._editor.viewport().update()

    def focus(self, key: int) -> None:
        """Make one highlight stand out; 0 is none."""
        if key == self._focused:
            return
        self._focused = key
        self.focus_changed.emit(key)
        self._editor.viewport().update()

    def forget_geometry(self) -> None:
        """Measure anew; width, text and page are watched already, other formats are not."""
        self._page.forget()
        self._places.forget()
        self._editor.viewport().update()

    def paint_below(self, painter: QPainter, clip: QRect) -> None:
        """Paint what lies under the letters: tints, and search places over them."""
        colours = styles.of(self._editor.palette())
        for placed, area in self._seen(self._page, clip):
            key = placed.piece.key
            if not placed.piece.is_picture:
                tint = self._colours_of(key, colours)[0]
                lies_over = self.lane(key) > 0 and key != self._focused
                marks_painting.paint_tint(painter, area, tint, lies_over=lies_over)
        for placed, area in self._seen(self._places, clip):
            is_present = placed.piece.key == self._present_place
            marks_painting.paint_place(painter, area, colours, is_present=is_present)

    def paint_above(self, painter: QPainter, clip: QRect) -> None:
        """Paint what lies over the letters: underlines, and frames of highlighted pictures."""
        colours = styles.of(self._editor.palette())
        drawing = marks_painting.LinePainter(painter, self._underlines)
        for placed, area in self._seen(self._page, clip):
            key = placed.piece.key
            lines = marks_painting.line_rows(self._rows.of(key), self._colours_of(key, colours))
            drawing.paint(placed.piece, area, lines, is_focused=key == self._focused)

    def at(self, point: QPoint) -> tuple[int, ...]:
        """The highlights painted at a point of the viewport, the innermost first."""
        keys = self._page.at(QPointF(point) + self._scrolled())
        return tuple(sorted(keys, key=self._length))

    def at_offset(self, offset: int) -> tuple[int, ...]:
        """The highlights on a code point, the innermost first."""
        return self._page.index.at(offset)

    def next_after(self, offset: int, key: int = 0) -> int:
        """The highlight that follows `key`, or without one the first from `offset` on; else 0."""
        return self._page.index.next_after(offset, key)

    def previous_before(self, offset: int, key: int = 0) -> int:
        """The highlight before `key`, or without one the last begun before `offset`; else 0."""
        return self._page.index.previous_before(offset, key)

    def rectangles(self, key: int) -> list[QRectF]:
        """Where a highlight stands in the document; nothing for one that is lost."""
        return self._page.rectangles(key)

    def _seen(self, marks: PageMarks, clip: QRect) -> Iterator[tuple[PlacedPiece, QRectF]]:
        """The pieces in a clip, each with its area in the viewport."""
        scrolled = self._scrolled()
        top = clip.top() + scrolled.y() - _REACH
        for placed in marks.between(top, clip.bottom() + 1 + scrolled.y()):
            yield placed, placed.piece.area.translated(placed.origin - scrolled)

    def _scrolled(self) -> QPointF:
        across = self._editor.horizontalScrollBar()
        left = across.value()
        if self._editor.isRightToLeft():
            left = across.maximum() - left
        return QPointF(left, self._editor.verticalScrollBar().value())

    def _colours_of(self, key: int, colours: Colours) -> tuple[ThemeColour, ...]:
        if colours is not self._coloured_for:
            self._coloured_for = colours
            self._coloured.clear()
        if key not in self._coloured:
            found = colours_of(self._highlights[key], colours)
            plain = not (self._with_patterns or colours.is_high_contrast)
            self._coloured[key] = without_patterns(found) if plain else found
        return self._coloured[key]

    def _underlines_of(self, key: int) -> int:
        return max(1, len(self._highlights[key].themes))

    def _length(self, key: int) -> int:
        span = self._page.index.span(key)
        return span.end - span.start


def _one(_key: int) -> int:
    return 1
