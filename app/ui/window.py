"""The window of one library: its panes, joined by what `acting` does."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from app.ui import menus
from app.ui.acting.context_menus import ContextMenus
from app.ui.acting.doing import Acting
from app.ui.acting.going import Going
from app.ui.acting.highlighting import Highlighting
from app.ui.acting.importing import Importing
from app.ui.acting.listing import Listing
from app.ui.acting.note_writing import NoteWriting
from app.ui.acting.on_choice import OnChoice
from app.ui.acting.on_events import OnEvents
from app.ui.acting.on_files import OnFiles
from app.ui.acting.on_history import OnHistory
from app.ui.acting.on_library import OnLibrary
from app.ui.acting.on_posts import OnPosts
from app.ui.acting.on_program import OnProgram
from app.ui.acting.on_themes import OnThemes
from app.ui.acting.opening import Opening
from app.ui.acting.searching import Searching
from app.ui.acting.under_way import UnderWay
from app.ui.acting.viewing import Viewing
from app.ui.actions import Actions, Menu
from app.ui.browsing.first_run import FirstRun
from app.ui.browsing.notice_bar import NoticeBar
from app.ui.browsing.post_list import PostList
from app.ui.browsing.search_bar import SearchBar
from app.ui.browsing.sidebar import Sidebar
from app.ui.browsing.status_line import StatusLine
from app.ui.browsing.toolbar import Toolbar
from app.ui.frame import Frame, TextPane
from app.ui.reading.annotations import AnnotationsList
from app.ui.reading.reader import Reader
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from app.ui.tasks import Tasks
from app.ui.workspace import Workspace
from db import posts, scopes
from db.errors import NotFoundProblem
from db.library import Library, Session

USUAL_SIZE: Final = (1280, 800)
_LEADING: Final = ("view.sidebar", "go.back", "go.forward")
_TRAILING: Final = (
    "highlight.pick",
    "view.larger",
    "view.appearance",
    "export.summary",
    "view.margin",
)
_WINDOW: Final = "window"
_PANES: Final = "panes"
_CHECKABLE: Final = ("view.sidebar", "view.margin")


class Window(QMainWindow):
    """One library in one window.

    Signals:
        library_wanted: The person wants another library, by its path; bool whether to make it.
        ended: The window has closed, and all is written.
    """

    library_wanted = Signal(Path, bool)
    ended = Signal()

    def __init__(self, library: Library, appearance: Appearance, remembered: Remembered) -> None:
        super().__init__()
        self.setWindowTitle(_("{library} – Event Notes").format(library=library.path.stem))
        self.setAcceptDrops(True)
        self.resize(*USUAL_SIZE)
        self.workspace = self._workspace(library, appearance, remembered)
        self._first_run = FirstRun()
        self._notice = NoticeBar()
        self._notice.show_words(_read_only_words(library))
        self.frame = self._frame()
        self.setCentralWidget(self.frame)
        self._join()
        self._restore()

    def _workspace(
        self, library: Library, appearance: Appearance, remembered: Remembered
    ) -> Workspace:
        actions = Actions(self)
        for name in _CHECKABLE:
            actions[name].setCheckable(True)
        reader = Reader()
        return Workspace(
            window=self,
            tasks=Tasks(library, self),
            actions=actions,
            appearance=appearance,
            remembered=remembered,
            sidebar=Sidebar(),
            search_bar=SearchBar(),
            post_list=PostList(),
            reader=reader,
            annotations=AnnotationsList(reader.marks),
            status=StatusLine(),
        )

    def _frame(self) -> Frame:
        """Lay the panes out, with the menu bar and the tools."""
        workspace = self.workspace
        self.menus = menus.fill(self.menuBar(), workspace.actions)
        toolbar = Toolbar(workspace.search_bar)
        for name in _LEADING:
            toolbar.add(workspace.actions[name])
        for name in _TRAILING:
            toolbar.add(workspace.actions[name], trailing=True)
        return Frame(
            toolbar=toolbar,
            notice=self._notice,
            sidebar=workspace.sidebar,
            post_list=workspace.post_list,
            reading=TextPane(workspace.reader, workspace.annotations),
            first_run=self._first_run,
            status=workspace.status,
        )

    def _join(self) -> None:
        """Make the parts that act, and call them from menus, keys and panes."""
        workspace = self.workspace
        self.listing = Listing(workspace)
        self.opening = Opening(workspace)
        self.notes = NoteWriting(workspace)
        self.viewing = Viewing(workspace, self.frame)
        self.importing = Importing(self, workspace.tasks)
        searching = Searching(workspace, self.listing, self.opening)
        posts = OnPosts(workspace, self.opening, self.notes)
        highlighting = Highlighting(workspace, self.notes)
        themes, events = OnThemes(workspace), OnEvents(workspace)
        under_way = UnderWay(workspace)
        library = OnLibrary(workspace, under_way)
        library.library_wanted.connect(self.library_wanted)
        library.add_recent(self.menus[Menu.FILE])
        self._first_run.open_wanted.connect(library.ask_open)
        files = OnFiles(workspace, self.importing, self.opening, self._first_run, under_way)
        parts: tuple[Acting, ...] = (
            self.listing, self.opening, searching, posts, highlighting, themes, events,
            self.viewing, library, files, OnHistory(workspace), OnProgram(workspace, self.viewing),
            OnChoice(workspace, posts, highlighting, themes, events),
            Going(workspace, self.listing, self.opening),
        )  # fmt: skip
        self._context_menus = ContextMenus(workspace)
        self.doing = {name: do for part in parts for name, do in part.doing().items()}
        for row in workspace.actions.rows:
            workspace.actions[row.name].triggered.connect(_calling(self.doing[row.name]))

    def _restore(self) -> None:
        """Stand where the window stood, and show what it showed."""
        remembered = self.workspace.remembered
        self.restoreGeometry(remembered.state(_WINDOW))
        self.frame.restore(remembered.state(_PANES))
        self.frame.want_sidebar(remembered.sidebar_shown)
        self.workspace.actions["view.sidebar"].setChecked(remembered.sidebar_shown)
        self.workspace.tasks.changed.connect(self._show_first_run)
        self.workspace.tasks.read(partial(_beginning, guid=remembered.post), self._begin)

    def _begin(self, found: tuple[int, int]) -> None:
        """Show what was shown when the window closed last."""
        count, post_id = found
        self.frame.show_first_run(not count)
        self.listing.read_sidebar()
        self.listing.go(self.workspace.remembered.scope)
        if post_id:
            self.opening.open(post_id)
        (self.workspace.post_list if count else self._first_run).setFocus()

    def _show_first_run(self, _changes: object) -> None:
        """Welcome a person as long as the library is empty."""
        if self.frame.is_first_run:
            self.workspace.tasks.read(partial(_beginning, guid=""), self._leave_first_run)

    def _leave_first_run(self, found: tuple[int, int]) -> None:
        """Show the panes as soon as there is a post, with the keyboard in the list."""
        if found[0]:
            self.frame.show_first_run(False)
            self.workspace.post_list.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        """Take files and folders of this machine, wherever they are dropped."""
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """Import what was dropped."""
        paths = _files(event)
        if paths:
            event.acceptProposedAction()
            self.importing.start(paths)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Save what is being written, remember where everything stands, and let the file go."""
        self.notes.finish()
        self.opening.keep_progress()
        remembered = self.workspace.remembered
        remembered.keep_state(_WINDOW, self.saveGeometry())
        remembered.keep_state(_PANES, self.frame.state())
        remembered.write()
        self.hide()  # at once: the safety copy of a large library takes a second
        self.importing.close()
        self.workspace.tasks.close()
        self.workspace.tasks.library.close()
        event.accept()


def _read_only_words(library: Library) -> str:
    if not library.why_read_only:
        return ""
    return _("This library can be read here, and nothing in it can be changed. {why}").format(
        why=library.why_read_only
    )


def _calling(do: Callable[[], object]) -> Callable[[bool], None]:
    """The same without the tick that Qt hands over with every action."""

    def done(_checked: bool) -> None:
        do()

    return done


def _beginning(session: Session, guid: str) -> tuple[int, int]:
    """How many posts there are, and the id of the one that was open, or 0."""
    count = scopes.counts(session).all
    try:
        return count, posts.find(session, guid) if guid else 0
    except NotFoundProblem:
        return count, 0


def _files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
