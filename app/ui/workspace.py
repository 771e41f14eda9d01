"""What acting acts on: the panes of one window, its tasks, and what is known of the library."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QMainWindow

from app.ui.actions import Actions
from app.ui.browsing.post_list import PostList
from app.ui.browsing.search_bar import SearchBar
from app.ui.browsing.sidebar import Sidebar
from app.ui.browsing.status_line import StatusLine
from app.ui.reading.annotations import AnnotationsList
from app.ui.reading.reader import Reader
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from app.ui.tasks import Tasks
from db.records import Event, Scope, ScopeKind, Theme


@dataclass(slots=True)
class Workspace:
    """The panes and tasks of one window.

    Attributes:
        themes: All of the library, in their order.
        events: All of the library, in their order.
        scope: What the list shows when no search is on.
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
    themes: tuple[Theme, ...] = ()
    events: tuple[Event, ...] = ()
    scope: Scope = field(default_factory=lambda: Scope(ScopeKind.ALL))
    query: str = ""

    def theme_with_key(self, digit: int) -> Theme | None:
        """The theme that a digit applies, if any has it."""
        return next((theme for theme in self.themes if theme.key == digit), None)
