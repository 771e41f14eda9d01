"""The window of one library: its panes, joined by what `acting` does.

It can be shown before it has a library. Whatever comes with that, the database
and all that acts on it, is imported when the window is filled.
"""

from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from app.ui import menus
from app.ui.actions import Actions, Menu
from app.ui.browsing.first_run import FirstRun
from app.ui.browsing.notice_bar import NoticeBar
from app.ui.browsing.post_list import PostList
from app.ui.browsing.search.bar import SearchBar
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
from db.errors import NotFoundProblem
from db.records import ScopeKind

if TYPE_CHECKING:
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
PLACE: Final = "window"
_PANES: Final = "panes"
_CHECKABLE: Final = ("view.sidebar", "view.margin")


class Window(QMainWindow):
    """One library in one window.

    Signals:
        library_wanted: The person wants another library, by its path; bool whether to make it.
    """

    library_wanted = Signal(Path, bool)

    def __init__(
        self, library: "Library | None", appearance: Appearance, remembered: Remembered
    ) -> None:
        """Make the window.

        Args:
            library: What it shows; without one it is empty until `fill`.
            appearance: Light or dark.
            remembered: Where everything stood.
        """
        super().__init__()
        self.resize(*USUAL_SIZE)
        self.workspace = self._workspace(appearance, remembered)
        self._first_run = FirstRun()
        self.frame = self._frame()
        self.setCentralWidget(self.frame)
        self._restore()
        self._is_filled = False
        if library is not None:
            self.fill(library)

    def fill(self, library: "Library") -> None:
        """Show a library in a window that has none."""
        from app.ui.joining import Joined

        self.setWindowTitle(_("{library} – Event Notes").format(library=library.path.stem))
        self.setAcceptDrops(True)
        self.workspace.notice.show_words(_read_only_words(library))
        self.workspace.tasks.begin(library)
        joined = Joined(
            self.workspace, self.frame, self._first_run, self.menus[Menu.FILE], self.library_wanted
        )
        self.listing, self.opening, self.notes = joined.listing, joined.opening, joined.notes
        self.viewing, self.importing = joined.viewing, joined.importing
        self.doing = joined.doing
        self._joined = joined
        self._is_filled = True
        guid = self.workspace.remembered.post
        self.workspace.tasks.changed.connect(self._show_first_run)
        self.workspace.tasks.read(partial(_beginning, guid=guid), self._begin)

    def _workspace(self, appearance: Appearance, remembered: Remembered) -> Workspace:
        actions = Actions(self)
        for name in _CHECKABLE:
            actions[name].setCheckable(True)
        reader = Reader()
        return Workspace(
            window=self,
            tasks=Tasks(None, self),
            actions=actions,
            appearance=appearance,
            remembered=remembered,
            sidebar=Sidebar(),
            search_bar=SearchBar(),
            post_list=PostList(),
            reader=reader,
            annotations=AnnotationsList(reader.marks),
            status=StatusLine(),
            notice=NoticeBar(),
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
            notice=workspace.notice,
            sidebar=workspace.sidebar,
            post_list=workspace.post_list,
            reading=TextPane(workspace.reader, workspace.annotations),
            first_run=self._first_run,
            status=workspace.status,
        )

    def _restore(self) -> None:
        """Stand where the window stood."""
        remembered = self.workspace.remembered
        self.restoreGeometry(remembered.state(PLACE))
        self.frame.restore(remembered.state(_PANES))
        self.frame.want_sidebar(remembered.sidebar_shown)
        self.workspace.actions["view.sidebar"].setChecked(remembered.sidebar_shown)

    def _begin(self, found: tuple[bool, int]) -> None:
        """Show what was shown when the window closed last."""
        are_any, post_id = found
        self.frame.show_first_run(not are_any)
        scope = self.workspace.remembered.scope
        if scope.kind is not ScopeKind.ALL:  # of others the list says what the sidebar knows
            self.listing.read_sidebar()
        self.listing.go(scope)
        if scope.kind is ScopeKind.ALL:
            self.listing.read_sidebar()
        if post_id:
            self.opening.open(post_id)
        (self.workspace.post_list if are_any else self._first_run).setFocus()

    def _show_first_run(self, _changes: object) -> None:
        """Welcome a person as long as the library is empty."""
        if self.frame.is_first_run:
            self.workspace.tasks.read(partial(_beginning, guid=""), self._leave_first_run)

    def _leave_first_run(self, found: tuple[bool, int]) -> None:
        """Show the panes as soon as there is a post, with the keyboard in the list."""
        if found[0]:
            self.frame.show_first_run(False)
            self.workspace.post_list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave bar or search with Escape, where no pane had another use for it."""
        if event.key() == Qt.Key.Key_Escape and self._is_filled:
            self._joined.escape()
        else:
            super().keyPressEvent(event)

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
        if not self._is_filled:
            return
        self.notes.finish()
        self.opening.keep_progress()
        remembered = self.workspace.remembered
        remembered.keep_state(PLACE, self.saveGeometry())
        remembered.keep_state(_PANES, self.frame.state())
        remembered.write()
        self.hide()  # at once: the safety copy of a large library takes a second
        self.importing.close()
        self._joined.indexing.close()
        self.workspace.tasks.close()
        self.workspace.tasks.library.close()
        event.accept()


def _read_only_words(library: "Library") -> str:
    if not library.why_read_only:
        return ""
    return _("This library can be read here, and nothing in it can be changed. {why}").format(
        why=library.why_read_only
    )


def _beginning(session: "Session", guid: str) -> tuple[bool, int]:
    """Whether there are posts, and the id of the one that was open, or 0."""
    from db import post_lines, posts

    are_any = post_lines.are_any(session)
    try:
        return are_any, posts.find(session, guid) if guid else 0
    except NotFoundProblem:
        return are_any, 0


def _files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
