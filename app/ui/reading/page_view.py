"""A widget that shows one page: its column, its title, its pictures, its links and its marks."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.ui.reading import links, view_place
from app.ui.reading.column import GAP, Column, column
from app.ui.reading.empty_page import advice, heading, paint_empty
from app.ui.reading.fact_parts import FactPart
from app.ui.reading.link_pointer import LinkPointer, Target
from app.ui.reading.margin import Margin
from app.ui.reading.marks import MarkLayer
from app.ui.reading.page import Page, word_wrap
from app.ui.reading.page_look import PageLook, TextChoice, line_width
from app.ui.reading.page_painting import PagePainting
from app.ui.reading.page_pictures import PagePictures
from app.ui.reading.positions import PagePosition, PositionMap
from app.ui.reading.title_block import TitleBlock
from app.ui.reading.title_facts import TitleFacts
from app.ui.reading.view_place import ViewPlace
from app.ui.style import colours
from db.records import LinkOut, Post, Span

_FLAGS: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse
    | Qt.TextInteractionFlag.TextSelectableByKeyboard
    | Qt.TextInteractionFlag.LinksAccessibleByMouse
)
_CARET_PX: Final = 2
_ORIGINAL: Final = Span(0, 0)  # the address above the text stands at no passage


class PageView(QTextEdit):
    """Shows a post as a page, or that there is none.

    Signals:
        link_opened: A `LinkOut` that should be followed; see `links.may_open`.
        link_hovered: The address under the mouse as it is shown, or what a click on a fact
            does; "" for neither.
        fact_clicked: The `FactPart` above the text that posts are to be searched by.
        pictures_wanted: A list of (position, width in pixels) to be decoded by
            `pictures.decode` and handed to `set_picture`.
        text_size_wanted: The wheel was turned with Ctrl: +1 larger, -1 smaller.

    Attributes:
        marks: Highlights and search places on the page.
        margin: Stripes and cards beside it.
    """

    link_opened = Signal(object)
    link_hovered = Signal(str)
    fact_clicked = Signal(object)
    pictures_wanted = Signal(object)
    text_size_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._title: TitleBlock | None = None
        self._choice = TextChoice()
        self._column = Column(0, 0, 0)
        self._with_margin = True
        self._is_fitting = False
        self._is_putting = False
        self._held: tuple[int, ViewPlace] | None = None
        self._prepare()
        self.marks = MarkLayer(self, self._positions)
        self.margin = Margin(self, self.marks)
        self._pictures = PagePictures(self)
        self._pictures.wanted.connect(self.pictures_wanted)
        self._pointer = LinkPointer(self, self._link_near)
        self._pointer.hovered.connect(self.link_hovered)
        self._pointer.clicked.connect(self._click)
        self._put(None)

    @property
    def post(self) -> Post | None:
        """The post that is open."""
        return self._page.post if self._page else None

    def show_facts(self, post: Post) -> None:
        """Show what else is known of the open post: title, events, star. Its text is the same."""
        if self._page is None:
            return
        place = view_place.top_of_view(self)
        self._page = replace(self._page, post=post)
        self._set_title()
        view_place.bring_to_top(self, place)
        self.viewport().update()

    def set_picture(self, position: int, picture: QImage) -> None:
        """Show a picture that was asked for; a null one is shown as missing."""
        if self._page is not None:
            self._pictures.show(self._page, position, picture, self.devicePixelRatioF())
            self.viewport().update()

    def set_look(self, size_px: int, letters: int, family: str) -> None:
        """Set the text's size in pixels, the average letters of a full line, and the font."""
        chosen = TextChoice.within_limits(size_px, letters, family)
        if chosen != self._choice:
            self._choice = chosen
            self._set_anew()

    def set_text_size(self, px: int) -> None:
        """Set the size of the text in pixels."""
        self.set_look(px, self._choice.letters, self._choice.family)

    def set_line_width(self, characters: int) -> None:
        """Set how many average letters a line has at most."""
        self.set_look(self._choice.size_px, characters, self._choice.family)

    def set_family(self, name: str) -> None:
        """Set the font of the text, one of `fonts.READING_FAMILIES`."""
        self.set_look(self._choice.size_px, self._choice.letters, name)

    def set_margin_shown(self, shown: bool) -> None:
        """Show or hide the margin; hidden, its room goes to the text."""
        self._with_margin = shown
        self._fit()

    def apply_colours(self) -> None:
        """Take the colours of the window as they are now."""
        self._set_anew()

    # What Qt asks for

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint from below: boxes and bars, tints, letters, underlines; the title above them."""
        painter = QPainter(self.viewport())
        if self._page is None or self._title is None:
            paint_empty(painter, self.viewport().rect(), colours.of(self.palette()))
            return
        self._paint_scrolled(painter, event.rect())
        self.marks.paint_below(painter, event.rect())
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        self.marks.paint_above(painter, event.rect())
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the colours of today: a style sheet put the old ones back."""
        super().showEvent(event)
        self._wear()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Keep the first line in view where it is while the column becomes wider or narrower."""
        if self._is_putting:
            super().resizeEvent(event)
            return
        place = self._held_place()
        self._fit()
        super().resizeEvent(event)
        self._after_resize(place)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 -- Qt's name
        """Answer for pictures of the post, and with something harmless for all else."""
        return self._pictures.answer(self._page, int(kind), QUrl(name), self.devicePixelRatioF())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 -- Qt's name
        """Scroll; with Ctrl ask for another size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.text_size_wanted.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Select, and show where a link leads."""
        super().mouseMoveEvent(event)
        self._pointer.moved(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Place the caret, or take hold of a link."""
        super().mousePressEvent(event)
        self._pointer.pressed(event.position(), event.button())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """End selecting, or follow a link."""
        super().mouseReleaseEvent(event)
        if self._pointer.released(event.position()):
            event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Forget the link that the mouse was over."""
        super().leaveEvent(event)
        self._pointer.moved(None)

    # The page

    def _prepare(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)  # else the margins show the ground of the window
        self.setCursorWidth(_CARET_PX)
        self.setWordWrapMode(word_wrap())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setMouseTracking(True)

    def _positions(self) -> PositionMap | None:
        return self._page.positions if self._page else None

    def _look(self) -> PageLook:
        choice = self._choice
        width = self.viewport().width() if self._column.width == 0 else self._column.width
        # The application's: a style sheet gives a widget its old palette back when it is shown.
        return PageLook(colours.of(QGuiApplication.palette()), choice.family, choice.size_px, width)

    def _put(self, page: Page | None) -> None:
        """Show a page; the one before is gone afterwards."""
        self._wear()
        self._pictures.forget()
        self._is_putting = True
        self._page, self._title, self._held = page, None, None
        self._fit()
        self._set_title()
        self.setTextInteractionFlags(_FLAGS if page else Qt.TextInteractionFlag.NoTextInteraction)
        self.setDocument(page.document if page else QTextDocument(self))
        self._is_putting = False
        self._fit()  # again, for now it is known whether there is a scroll bar
        self.marks.forget_geometry()
        self.margin.update()
        self.verticalScrollBar().setValue(0)

    def _set_anew(self) -> None:
        """Set the page again for another look; caret, selection and view stay."""
        if self._page is None:
            self._wear()
            self._fit()
            self.viewport().update()
            return
        place, caret = view_place.top_of_view(self), self.textCursor()
        anchor, position = caret.anchor(), caret.position()
        self._column = self._wanted_column()
        self._put(Page.build(self._page.post, self._look(), self))
        self._move_caret(PagePosition(anchor), PagePosition(position))
        view_place.bring_to_top(self, place)

    def _move_caret(self, anchor: PagePosition, position: PagePosition) -> None:
        caret = self.textCursor()
        caret.setPosition(anchor)
        caret.setPosition(position, caret.MoveMode.KeepAnchor)
        self.setTextCursor(caret)

    def _wear(self) -> None:
        """Take the page's colours: one ground for text and margins, a pale selection."""
        window = QGuiApplication.palette()
        worn = colours.of(window)
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        palette = QPalette(window)
        palette.setColor(role.Window, worn.paper)
        palette.setColor(role.Highlight, worn.selection)
        palette.setColor(role.HighlightedText, worn.text)
        palette.setColor(group.Inactive, role.Highlight, worn.inactive_selection)
        self.setPalette(palette)
        self.viewport().setPalette(palette)  # under a style sheet it does not follow by itself

    def _set_title(self) -> None:
        if self._page is None:
            self.setAccessibleName(heading())
            self.setAccessibleDescription(advice())
            return
        facts = TitleFacts.of(self._page.post)
        look = self._look()
        starred = self._page.post.starred
        self._title = TitleBlock(facts, look, self._column.width, is_starred=starred)
        self._page.set_top(self._title.height)
        self.setAccessibleName(facts.title)
        self.setAccessibleDescription(facts.spoken())

    # Room

    def _wanted_column(self) -> Column:
        line = line_width(self._choice.size_px, self._choice.family, self._choice.letters)
        return column(self._width(), line, with_margin=self._with_margin)

    def _width(self) -> int:
        """The reader's width without the scroll bar, whether that is shown now or not."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _fit(self) -> None:
        """Share the width between text and margin."""
        if self._is_fitting:
            return
        self._is_fitting = True
        wanted = self._column = self._wanted_column()
        bar = self.verticalScrollBar()
        behind = (
            self.width() - wanted.start - wanted.width - (bar.width() if bar.isVisible() else 0)
        )
        if self._page is None:
            self.setViewportMargins(0, 0, 0, 0)
        elif self.isRightToLeft():
            self.setViewportMargins(behind, 0, wanted.start, 0)
        else:
            self.setViewportMargins(wanted.start, 0, behind, 0)
        self._place_margin()
        self._is_fitting = False

    def _after_resize(self, place: ViewPlace) -> None:
        page, width = self._page, self._column.width
        if page is None:
            return
        if page.minds_width and page.look.column_px != width:
            self._set_anew()
        elif self._title is not None and self._title.width != width:
            self._set_title()
        view_place.bring_to_top(self, place)
        self._held = (self.verticalScrollBar().value(), place)
        self._place_margin()

    def _held_place(self) -> ViewPlace:
        """The top of the view; while only the width changes, what it was at first.

        Asked anew at every step of a splitter, the text would creep away.
        """
        if self._held is not None and self._held[0] == self.verticalScrollBar().value():
            return self._held[1]
        return view_place.top_of_view(self)

    def _place_margin(self) -> None:
        shown = self._column.margin > 0 and self._page is not None
        self.margin.set_shown(shown)
        if not shown:
            return
        self.margin.set_compact(self._column.is_compact)
        text = self.viewport().geometry()
        left = text.right() + 1 + GAP
        if self.isRightToLeft():
            left = text.left() - GAP - self._column.margin
        self.margin.setGeometry(left, text.top(), self._column.margin, text.height())

    # Painting and links

    def _paint_scrolled(self, painter: QPainter, clip: QRect) -> None:
        down = self.verticalScrollBar().value()
        painter.save()
        painter.translate(0, -down)
        area = QRectF(clip.translated(0, down))
        if self._title is not None and area.top() < self._title.height:
            self._title.paint(painter)
        if self._page is not None:
            PagePainting(painter, self._page, self.viewport().width()).paint(area)
        painter.restore()

    def _click(self, target: Target) -> None:
        signal = self.fact_clicked if isinstance(target, FactPart) else self.link_opened
        signal.emit(target)

    def _link_near(self, point: QPointF) -> Target | None:
        """The link at a point of the document; above the text also the address and the facts."""
        if self._page is None or self._title is None:
            return None
        post, layout = self._page.post, self._page.document.documentLayout()
        if self._title.address.contains(point):
            return LinkOut(_ORIGINAL, post.url, None)
        if (part := self._title.part_at(point)) is not None:
            return part
        if not layout.formatAt(point).toCharFormat().isAnchor():
            return None
        position = layout.hitTest(point, Qt.HitTestAccuracy.ExactHit)
        return links.at(post, self._page.positions.text(PagePosition(position)))
