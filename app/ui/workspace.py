"""What acting acts on: the panes of one window, its tasks, and what is known of the library."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from app.ui.actions import Actions
from app.ui.browsing.notice_bar import NoticeBar
from app.ui.browsing.post_list import PostList
from app.ui.browsing.search.bar import SearchBar
from app.ui.browsing.sidebar import Sidebar
from app.ui.browsing.status_line import StatusLine
from app.ui.reading.annotations import AnnotationsList
from app.ui.reading.reader import Reader
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from app.ui.tasks import Tasks
from db.records import Event, SavedSearch, Scope, ScopeKind, Theme

if TYPE_CHECKING:
    from db.searches_counted import Found


@dataclass(slots=True)
class Workspace:
    """The panes and tasks of one window.

    Attributes:
        themes: All of the library, in their order.
        events: All of the library, in their order.
        searches: All that are saved in the library, in their order.
        shown_search: The saved one whose finds the list shows, until something else is typed.
        found: How much each saved search finds, by its id, as far as it is known.
        scope: What the list shows when no search is on, or the saved search that is.
        query: What is searched for; "" when no search is on.
    """

    window: QMainWindow
    tasks: Tasks
    actions: Actions
    appearance: Appearance
    remembered: Remembered
    sidebar: Sidebar
    search_bar: SearchBar
    post_list: PostList
    reader: Reader
    annotations: AnnotationsList
    status: StatusLine
    notice: NoticeBar
    themes: tuple[Theme, ...] = ()
    events: tuple[Event, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    shown_search: SavedSearch | None = None
    found: "dict[int, Found]" = field(default_factory=dict)
    scope: Scope = field(default_factory=lambda: Scope(ScopeKind.ALL))
    query: str = ""

    @property
    def chosen_search(self) -> SavedSearch | None:
        """The saved search that is chosen in the sidebar, if one is."""
        wanted = self.scope.id if self.scope.kind is ScopeKind.SEARCH else 0
        return next((search for search in self.searches if search.id == wanted), None)

    def theme_with_key(self, digit: int) -> Theme | None:
        """The theme that a digit applies, if any has it."""
        return next((theme for theme in self.themes if theme.key == digit), None)
