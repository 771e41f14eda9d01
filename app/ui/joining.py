"""Joins the panes of a window: makes the parts that act, and calls them from menus and keys.

With them come the library's own code and its database, half of all that a start
takes. So the window imports this when it has been seen.
"""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QMenu

from app.ui.acting.comparing import Comparing
from app.ui.acting.context_menus import ContextMenus
from app.ui.acting.doing import Acting
from app.ui.acting.going.going import Going
from app.ui.acting.highlighting import Highlighting
from app.ui.acting.importing import Importing
from app.ui.acting.indexing import Indexing
from app.ui.acting.listing import Listing
from app.ui.acting.note_writing import NoteWriting
from app.ui.acting.on_choice import Noun, OnChoice
from app.ui.acting.on_events import OnEvents
from app.ui.acting.on_feeds import OnFeeds
from app.ui.acting.on_files import OnFiles
from app.ui.acting.on_history import OnHistory
from app.ui.acting.on_library import OnLibrary
from app.ui.acting.on_posts import OnPosts
from app.ui.acting.on_program import OnProgram
from app.ui.acting.on_themes import OnThemes
from app.ui.acting.on_twins import OnTwins
from app.ui.acting.opening import Opening
from app.ui.acting.relating import Relating
from app.ui.acting.repairing import Repairing
from app.ui.acting.search.finding import Finding
from app.ui.acting.search.narrowing import Narrowing
from app.ui.acting.search.on_searches import OnSearches
from app.ui.acting.search.searching import Searching
from app.ui.acting.search.walking import Walking
from app.ui.acting.sourcing import Sourcing
from app.ui.acting.under_way import UnderWay
from app.ui.acting.viewing import Viewing
from app.ui.browsing.first_run import FirstRun
from app.ui.frame import Frame
from app.ui.workspace import Workspace
from db.records import ScopeKind


class Joined:
    """The parts that act in one window.

    Attributes:
        doing: What each action of the table does, by its name.
    """

    def __init__(
        self,
        workspace: Workspace,
        frame: Frame,
        first_run: FirstRun,
        file_menu: QMenu,
        library_wanted: SignalInstance,
    ) -> None:
        self.listing = Listing(workspace)
        self.opening = Opening(workspace)
        self.notes = NoteWriting(workspace)
        self.viewing = Viewing(workspace, frame)
        self.importing = Importing(workspace.window, workspace.tasks)
        self.searching = Searching(workspace, self.listing, self.opening)
        posts = OnPosts(workspace, self.opening, self.notes)
        highlighting = Highlighting(workspace, self.notes)
        themes, events = OnThemes(workspace), OnEvents(workspace)
        searches = OnSearches(workspace, self.listing, self.searching)
        nouns: dict[ScopeKind, Noun] = {
            ScopeKind.THEME: themes, ScopeKind.EVENT: events, ScopeKind.SEARCH: searches,
        }  # fmt: skip
        under_way = UnderWay(workspace)
        library = OnLibrary(workspace, under_way)
        library.library_wanted.connect(library_wanted)
        library.add_recent(file_menu)
        first_run.open_wanted.connect(library.ask_open)
        files = OnFiles(workspace, self.importing, self.opening, first_run, under_way)
        feeds = OnFeeds(workspace, under_way)
        sources = Sourcing(workspace, self.importing, feeds)
        parts: tuple[Acting, ...] = (
            self.listing, self.opening, self.searching, posts, highlighting, themes, events,
            self.viewing, library, files, OnHistory(workspace), OnProgram(workspace, self.viewing),
            OnChoice(workspace, posts, highlighting, nouns), searches,
            Going(workspace, self.listing, self.opening, self.searching), feeds, sources,
            OnTwins(workspace),
            Repairing(workspace, self.opening), Comparing(workspace, posts.chosen),
        )  # fmt: skip
        self.finding = Finding(workspace)
        parts += (Narrowing(workspace, self.searching),)
        parts += (self.finding, Walking(workspace, self.opening, self.finding))
        parts += (Relating(workspace, self.opening, self.searching.put),)
        self.indexing = Indexing(workspace, under_way)
        parts += (self.indexing,)
        self._context_menus = ContextMenus(workspace)
        self.doing = {name: do for part in parts for name, do in part.doing().items()}
        for row in workspace.actions.rows:
            workspace.actions[row.name].triggered.connect(_calling(self.doing[row.name]))
        self.importing.check_wanted.connect(workspace.actions["highlight.check"].trigger)
        self.importing.twins_wanted.connect(workspace.actions["post.twins"].trigger)
        feeds.refresh_at_start()
        self.indexing.begin()

    def escape(self) -> None:
        """Leave what is open over the text, or else the search."""
        if not self.finding.leave():
            self.searching.escape()


def _calling(do: Callable[[], object]) -> Callable[[bool], None]:
    """The same without the tick that Qt hands over with every action."""

    def done(_checked: bool) -> None:
        do()

    return done
