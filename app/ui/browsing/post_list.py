"""The pane with the posts of a scope, the passages of a theme, or what a search found."""

from collections.abc import Iterable, Mapping, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.browsing import row_words
from app.ui.browsing.empty_state import EmptyState
from app.ui.browsing.list_place import go_to_place, place_in
from app.ui.browsing.post_list_head import PostListHead
from app.ui.browsing.post_list_model import FETCHED_AT_ONCE, PostListModel
from app.ui.browsing.post_list_rows import (
    HeadRow,
    JumpRow,
    PassageRow,
    PostRow,
    Row,
    RowHeight,
    height_of,
    post_of,
)
from app.ui.browsing.rows_view import RowsView
from db.records import PostLine

if TYPE_CHECKING:
    from db.search.places import Snippet  # the window starts without it


class PostList(QWidget):
    """Rows in, signals out.

    What a person moves or opens is told; what the program selects is not.
    """

    chosen = Signal(object)
    """The `Row` a person made the present one."""

    activated = Signal(object)
    """The `Row` a person entered."""

    selection_changed = Signal(int)
    """How many rows are selected now."""

    sort_chosen = Signal(str)
    """One of `post_list_head.SORTS`."""

    wanted_snippets = Signal(list)
    """Ids of posts in view without a snippet; told once as long as they stay in view."""

    more_wanted = Signal()
    """The last post is in view, and the total says that there is more; told once for each
    `show_rows`."""

    menu_wanted = Signal(QPoint)
    """A menu for the selected rows, at this point of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PostListModel(self)
        self._head = PostListHead(self)
        self.view = RowsView(self._model, self)
        self._empty = EmptyState(self.view)
        self._total = 0
        self._asked: list[int] = []
        self._has_asked_for_more = False
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._look_around)
        self._arrange()
        self._join()

    def show_rows(  # noqa: PLR0913 -- each says one thing of the list
        self,
        rows: Sequence[Row],
        *,
        title: str,
        total: int,
        count: str | None = None,
        keep: bool = False,
        empty: tuple[str, str] = ("", ""),
    ) -> None:
        """Show other rows.

        Args:
            rows: In the order of the list.
            title: The name of what is shown.
            total: Posts in all, of which `rows` may hold the first.
            count: What stands beside the title; None for the counts.
            keep: Stay at the present post and the place in the list; else go to the top.
            empty: What to say where there are no rows: a sentence, and what to do.
        """
        place = place_in(self.view, self._model) if keep else None
        with self.view.quietly():
            self.view.setUniformItemSizes(_have_one_height(rows))
            self._model.set_rows(rows)
            if place is None:
                self.view.scrollToTop()
            else:
                go_to_place(self.view, self._model, place)
        self._total, self._asked, self._has_asked_for_more = total, [], False
        self._empty.show_words(*(("", "") if rows else empty))
        beside = self._counted() if count is None else count
        self._head.show_words(title, beside)
        self.view.setAccessibleName(", ".join(filter(None, (title, beside))))
        self._look.start()

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Show further rows of the same heights below those that are there."""
        self._model.add_rows(rows)

    def set_snippets(self, snippets: Mapping[int, "str | Snippet"]) -> None:
        """Give posts their snippets, by id; beginnings, or what a search marks."""
        self._model.set_snippets(snippets)

    @property
    def rows(self) -> Sequence[Row]:
        """All rows, from the top."""
        return self._model.rows

    def held_until(self) -> int:
        """The number of the last row that must not change under the person; -1 for none.

        Someone who has chosen a row, scrolled or come here with the keyboard looks at
        what is in view, and at all above.
        """
        has_come = self.view.hasFocus() or self.current_row() is not None or self.scroll_value() > 0
        if not has_come:
            return -1
        in_view = self.view.numbers_in_view()
        return max(in_view.stop - 1, self.view.currentIndex().row())

    def update_lines(self, lines: Iterable[PostLine]) -> bool:
        """Put newer lines in the place of those of the same posts; False if one has no row."""
        return self._model.update_lines(lines)

    def set_sort(self, sort: str) -> None:
        """Show which order the rows have, one of `post_list_head.SORTS`."""
        self._head.set_sort(sort)

    def set_sortable(self, is_sortable: bool) -> None:
        """Offer other orders, or not: what a search found stands by its rank."""
        self._head.set_sortable(is_sortable)

    def current_row(self) -> Row | None:
        """The present row; None where none is selected."""
        index = self.view.currentIndex()
        if not self.view.selectionModel().isSelected(index):
            return None
        return self._model.rows[index.row()]

    def selected_posts(self) -> list[int]:
        """The posts of the selected rows, each once, in the order of the list."""
        posts = (post_of(self._model.rows[number]) for number in self.view.selected_numbers())
        return list(dict.fromkeys(post for post in posts if post is not None))

    def select_post(self, post_id: int) -> bool:
        """Make a post the present row and bring it into view; False if it is not in the list."""
        row = self.current_row()
        if row is not None and post_of(row) == post_id:
            return True
        number = self._model.number_of_post(post_id)
        if number is None:
            return False
        self._go_to(number)
        return True

    def select_first(self) -> bool:
        """Choose the first post, passage or note, as a person does; False if there is none."""
        rows = self._model.rows
        jump = bool(rows) and isinstance(rows[0], JumpRow)
        return self._choose_from(1 if jump else 0, +1)

    def step(self, way: int) -> bool:
        """Choose the next (+1) or previous (-1) row, as a person does; False at the end."""
        current = self.view.currentIndex()
        if not current.isValid():
            return way > 0 and self.select_first()
        return self._choose_from(current.row() + way, way)

    def select_all(self) -> None:
        """Select every row."""
        self.view.selectAll()

    def scroll_value(self) -> int:
        """How far the list is scrolled, in pixels."""
        return self.view.verticalScrollBar().value()

    def restore_scroll(self, value: int) -> None:
        """Scroll as far as `scroll_value` said, or to the end if the list is shorter now."""
        row_height = self.view.delegate.height(RowHeight.HEAD)
        self._model.fetch_to(value // row_height + FETCHED_AT_ONCE)
        self.view.executeDelayedItemsLayout()
        self.view.verticalScrollBar().setValue(value)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.setAcceptDrops(False)
        self.view.setAccessibleName(_("Posts"))

    def _join(self) -> None:
        view = self.view
        view.current_moved.connect(lambda number: self.chosen.emit(self._model.rows[number]))
        view.row_entered.connect(self._enter)
        view.menu_wanted.connect(self.menu_wanted)
        view.painted.connect(self._look.start)
        view.selectionModel().selectionChanged.connect(self._tell_selection)
        self._head.sort_chosen.connect(self.sort_chosen)

    def _enter(self, number: int) -> None:
        if isinstance(self._model.rows[number], JumpRow):
            self._jump()
        else:
            self.activated.emit(self._model.rows[number])

    def _jump(self) -> None:
        """Go to the rows under the head, which stands at the top then."""
        head = next(n for n, row in enumerate(self._model.rows) if isinstance(row, HeadRow))
        self._choose_from(head, +1)
        self.view.scrollTo(self._model.index(head), RowsView.ScrollHint.PositionAtTop)

    def _tell_selection(self) -> None:
        self.selection_changed.emit(len(self.view.selected_numbers()))

    def _go_to(self, number: int) -> None:
        with self.view.quietly():
            self._model.fetch_to(number)
            self.view.setCurrentIndex(self._model.index(number))

    def _choose_from(self, number: int, way: int) -> bool:
        rows = self._model.rows
        while 0 <= number < len(rows) and isinstance(rows[number], HeadRow):
            number += way
        if not 0 <= number < len(rows):
            return False
        self._go_to(number)
        self.chosen.emit(rows[number])
        return True

    def _counted(self) -> str:
        passages = sum(isinstance(row, PassageRow) for row in self._model.rows)
        parts = [row_words.posts_words(self._total)] if self._total or not passages else []
        parts += [row_words.highlights_words(passages)] if passages else []
        return " · ".join(parts)

    def _look_around(self) -> None:
        """Ask for what the rows in view lack, and for more rows at the end."""
        numbers = self.view.numbers_in_view()
        rows = [self._model.rows[number] for number in numbers]
        wanted = [row.line.id for row in rows if isinstance(row, PostRow) and row.wants_snippet]
        if wanted and wanted != self._asked:
            self._asked = wanted
            self.wanted_snippets.emit(wanted)
        if rows and self._last_post() in numbers:
            self._ask_for_more()

    def _last_post(self) -> int:
        """The number of the last post: passages and notes stand below the posts."""
        rows = self._model.rows
        posts = (n for n in range(len(rows) - 1, -1, -1) if isinstance(rows[n], PostRow))
        return next(posts, len(rows))

    def _ask_for_more(self) -> None:
        posts = sum(isinstance(row, PostRow) for row in self._model.rows)
        if posts < self._total and posts and not self._has_asked_for_more:
            self._has_asked_for_more = True
            self.more_wanted.emit()


def _have_one_height(rows: Sequence[Row]) -> bool:
    return len({height_of(row) for row in rows}) <= 1
