"""The reader: one post as a page to read, select in and move about by keys."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.announce import announce
from app.ui.reading import copying, highlight_words, links, view_place
from app.ui.reading.page import Page
from app.ui.reading.page_view import PageView
from app.ui.reading.places.count import PlaceCount
from app.ui.reading.places.layers import PlaceLayers
from app.ui.reading.places.ticks import PlaceTicks
from app.ui.reading.places.walk import PlaceWalk
from app.ui.reading.places.words import counted
from app.ui.reading.positions import PagePosition
from app.ui.reading.selecting import Growth
from db.records import Highlight, Post, Progress, Span

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Reader(PageView):
    """Shows one post; all offsets and spans are code points of its text.

    Signals:
        highlight_focused: The id of the highlight the caret is in, 0 for none.
        selection_made: Whether something is selected now.
        place_changed: The caret moved or the page scrolled.
        post_shown: Another post is open, another version of it, or none.

    Attributes:
        places: What a search or the find bar found in the post.
        cover: What stands over the top of the page; a place is shown below it.
    """

    highlight_focused = Signal(int)
    selection_made = Signal(bool)
    place_changed = Signal()
    post_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._is_changing = True  # Qt tells of the caret while the page is still being put
        super().__init__(parent)
        self.cover: QWidget | None = None
        self._growth = Growth()
        self.places = PlaceLayers(self.marks)
        self._ticks = PlaceTicks(self.verticalScrollBar())
        self._count = PlaceCount(self)
        self._inside: frozenset[int] = frozenset()
        self._is_changing = False
        self.places.changed.connect(self._show_walk)
        self._ticks.chosen.connect(self.go_to_place)
        self.cursorPositionChanged.connect(self._caret_moved)
        self.selectionChanged.connect(self._selection_changed)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.marks.focus_changed.connect(self.highlight_focused)

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """The highlights shown now, in the order of the text."""
        return self.marks.highlights

    @property
    def focused_highlight(self) -> int:
        """The id of the highlight the person is at, 0 for none."""
        return self.marks.focused

    def show_post(self, post: Post | None, progress: Progress | None = None) -> None:
        """Open a post where someone stopped reading it; None shows the empty page."""
        self._growth.forget()
        self.places.forget()
        self.marks.set_highlights(())
        self._put(Page.build(post, self._look(), self) if post else None)
        self.marks.set_highlights(post.highlights if post else ())
        if progress is not None:
            self.restore(progress)
        self._follow_caret(is_told=False)
        self.place_changed.emit()
        self.post_shown.emit()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show these highlights."""
        self.marks.set_highlights(highlights)
        self._follow_caret(is_told=False)

    def progress(self) -> Progress:
        """Where the person is: the caret, and the first line in view."""
        top = view_place.top_of_view(self).position
        return Progress(self._text(self.textCursor().position()), self._text(top))

    def restore(self, progress: Progress) -> None:
        """Go back to a place that `progress` gave."""
        self._set_caret(progress.caret, progress.caret)
        view_place.line_to_top(self, self._page_position(progress.top))

    # The selection

    def selected(self) -> Span:
        """What is selected; an empty span at the caret for nothing."""
        caret = self.textCursor()
        return Span(self._text(caret.selectionStart()), self._text(caret.selectionEnd()))

    def select(self, span: Span) -> None:
        """Select a passage and bring it into view."""
        self._set_caret(span.start, span.end)
        self._show_span(span)

    def grow_selection(self) -> None:
        """Select the next larger passage: word, sentence, paragraph, section, post."""
        post = self.post
        if post is not None:
            span = self._growth.grow(post.text, post.blocks, self.selected(), post.language)
            self._set_caret_quietly(span)

    def shrink_selection(self) -> None:
        """Select what was selected before it grew."""
        self._set_caret_quietly(self._growth.shrink(self.selected()))

    def passage_rectangle(self) -> QRect:
        """Where the selection stands in the window, else the focused highlight, else the caret."""
        span = self._chosen_span() or self.selected()
        first, last = (self._page_position(offset) for offset in span)
        caret = self.textCursor()
        caret.setPosition(first)
        area = self.cursorRect(caret)
        caret.setPosition(last)
        area = area.united(self.cursorRect(caret)).intersected(self.viewport().rect())
        return QRect(self.viewport().mapTo(self.window(), area.topLeft()), area.size())

    def quote_with_source(self) -> str:
        """The selection, or else the focused highlight, as a quote that names its source."""
        span = self._chosen_span()
        return copying.quote_with_source(self.post, span) if self.post and span else ""

    def step_back(self) -> bool:
        """Drop the selection, or else leave the highlight; False if there was neither."""
        caret = self.textCursor()
        if caret.hasSelection():
            caret.setPosition(caret.position())
            self.setTextCursor(caret)
            return True
        if self.marks.focused:
            self.marks.focus(0)
            return True
        return False

    # Going about

    def go_to(self, offset: int) -> None:
        """Put the caret before a letter, and bring it into view."""
        self.select(Span(offset, offset))

    def go_to_highlight(self, highlight_id: int) -> None:
        """Put the caret into a highlight and make it stand out; one that is lost is only chosen."""
        found = next((each for each in self.highlights if each.id == highlight_id), None)
        if found is None:
            return
        if found.span is not None:
            with self._silently():
                self._set_caret(found.span.start, found.span.start)
            self._inside = frozenset(self.marks.at_offset(found.span.start))
            self._show_span(found.span)
        self._focus(highlight_id, is_told=True)
        self.place_changed.emit()

    def next_highlight(self) -> bool:
        """Go to the next highlight; False after the last one."""
        return self._go_if_any(self.marks.next_after(self._caret(), self.marks.focused))

    def previous_highlight(self) -> bool:
        """Go to the highlight before; False at the first one."""
        return self._go_if_any(self.marks.previous_before(self._caret(), self.marks.focused))

    def show_places(self, spans: Sequence[Span], present: int = -1) -> None:
        """Show where a search matches and go to the present place, counted from 0; -1 is none."""
        walk = PlaceWalk(spans, present)
        self.places.show_search(walk)
        self._go_to_span(walk.span)

    def go_to_place(self, number: int) -> None:
        """Go to one of the places that are shown, counted from 0."""
        self.places.choose(number)
        self._go_to_span(self.places.walk.span)

    def next_place(self) -> bool:
        """Go to the next place; False after the last one."""
        return self._step(+1)

    def previous_place(self) -> bool:
        """Go to the place before; False at the first one."""
        return self._step(-1)

    def walk_round(self, way: int) -> bool:
        """Go to the next (+1) or previous (-1) place; True if that was past the post's end."""
        went_round = self.places.step_round(way, self._caret())
        self._go_to_span(self.places.walk.span)
        return went_round

    # What Qt asks for

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Follow a link with Enter, step back with Escape; all else is Qt's."""
        if event.key() in _ENTER and self._open_link():
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.step_back())
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 -- Qt's name
        """The selected words, and nothing but words."""
        post = self.post
        return copying.mime_data(post.text, self.selected()) if post else QMimeData()

    # The page

    def _put(self, page: Page | None) -> None:
        with self._silently():
            super()._put(page)
        if page is not None:  # without one there are no places either
            self._ticks.show_places(page, self.places.walk)

    def _set_anew(self) -> None:
        with self._silently():
            super()._set_anew()

    @contextmanager
    def _silently(self) -> Iterator[None]:
        """Qt moves the caret and scrolls while a page is put; that is nobody's doing."""
        before, self._is_changing = self._is_changing, True
        yield
        self._is_changing = before

    # Positions

    def _text(self, position: int) -> int:
        page = self._page
        return page.positions.text(PagePosition(position)) if page else 0

    def _page_position(self, offset: int) -> PagePosition:
        return self._page.positions.page(offset) if self._page else PagePosition(0)

    def _caret(self) -> int:
        return self._text(self.textCursor().position())

    def _chosen_span(self) -> Span | None:
        span = self.selected()
        if span.start < span.end:
            return span
        focused = self.marks.focused
        return self.marks.highlight(focused).span if focused else None

    def _set_caret(self, anchor: int, caret: int) -> None:
        self._move_caret(self._page_position(anchor), self._page_position(caret))

    def _set_caret_quietly(self, span: Span) -> None:
        """Select without scrolling: what grows is in view already."""
        down = self.verticalScrollBar().value()
        self._set_caret(span.start, span.end)
        self.verticalScrollBar().setValue(down)

    def _show_span(self, span: Span) -> None:
        if self._page is not None:
            first, last = self._page.positions.pages(span)
            cover = self.cover
            covered = cover.geometry().bottom() if cover and cover.isVisible() else 0
            view_place.bring_into_view(self, first, last, covered)

    # Highlights and places

    def _caret_moved(self) -> None:
        if not self._is_changing:
            self._follow_caret(is_told=True)
            self.place_changed.emit()

    def _scrolled(self) -> None:
        if not self._is_changing:
            self.place_changed.emit()

    def _selection_changed(self) -> None:
        self.selection_made.emit(self.textCursor().hasSelection())

    def _follow_caret(self, *, is_told: bool) -> None:
        """Focus the highlight that the caret came into; leave the one that it left."""
        found = self.marks.at_offset(self._caret()) if self._page else ()
        entered = [key for key in found if key not in self._inside]
        self._inside = frozenset(found)
        if entered:
            self._focus(entered[0], is_told=is_told)
        elif self.marks.focused not in found:
            self._focus(found[0] if found else 0, is_told=is_told)

    def _focus(self, highlight_id: int, *, is_told: bool) -> None:
        if highlight_id == self.marks.focused:
            return
        self.marks.focus(highlight_id)
        if highlight_id and is_told:
            announce(self, highlight_words.spoken(self.marks.highlight(highlight_id)))

    def _go_if_any(self, highlight_id: int) -> bool:
        if highlight_id:
            self.go_to_highlight(highlight_id)
        return bool(highlight_id)

    def _step(self, way: int) -> bool:
        went = self.places.step(way, self._caret())
        if went:
            self._go_to_span(self.places.walk.span)
            announce(self, counted(self.places.walk))
        return went

    def _go_to_span(self, span: Span | None) -> None:
        if span is not None:
            self.go_to(span.start)
            self._show_span(span)

    def _show_walk(self) -> None:
        self._ticks.show_places(self._page, self.places.walk)
        self._count.say("" if self.places.is_finding else counted(self.places.walk))

    def _open_link(self) -> bool:
        link = links.at(self.post, self._caret()) if self.post else None
        if link is not None:
            self.link_opened.emit(link)
        return link is not None
