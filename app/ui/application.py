"""Starts the window: the application of Qt, the library to open, and what is told of mistakes."""

import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app import logs, settings, translating
from app.ui.dialogs.problem_dialog import ProblemDialog
from app.ui.ending import EndingSignals
from app.ui.first_frame import FirstFrame
from app.ui.remembered import Remembered
from app.ui.style import appearance as looks
from app.ui.style.appearance import Appearance
from app.ui.style.room import within_screen
from app.ui.window import PLACE, USUAL_SIZE, Window
from db.errors import LibraryProblem, Problem

if TYPE_CHECKING:
    from db.library import Library

_log: Final = logging.getLogger(__name__)


def main(named: Path | None) -> int:
    """Open the window on a library and give the exit code when the last window has closed.

    Args:
        named: The library; without it the one that was open last, else the person's own,
            which is made when there never was one.
    """
    logs.start()
    translating.look_once()
    remembered = Remembered()
    _zoom(remembered.settings.zoom_percent)
    # Qt's own hint would be dropped by a wrapper's arguments: the name is what desktops show.
    app = QApplication(["event-notes"])
    app.setApplicationName("event-notes")
    app.setApplicationDisplayName("Event Notes")
    app.setDesktopFileName("event-notes")
    application = Application(app, remembered)
    EndingSignals(app.closeAllWindows, application)
    path = named or application.remembered.last_library or settings.library_path()
    application.begin(path)
    code = app.exec()  # without a window, until the Problem has been read
    return code if application.window is not None else 1


def collect_quietly() -> None:
    """Let Python look for unused objects without the window standing still for it."""
    # What the imports of modules made stays for good: looking through it again and again
    # took a third of the time that reading the list takes.
    gc.freeze()
    # Posts are a million objects without a cycle: a look through all of them, which came
    # several times in an import, stopped the window for up to half a second.
    gc.set_threshold(700, 10, 1_000)
    gc.enable()


class Application(QObject):
    """Keeps one window open, on one library after the other."""

    def __init__(self, app: QApplication, remembered: Remembered) -> None:
        super().__init__(app)
        looks.prepare(app)
        self.remembered = remembered
        self.appearance = Appearance(app)
        self.appearance.apply(self.remembered.settings.appearance)
        self.window: Window | None = None
        self._empty: Window | None = None
        self._dialog: ProblemDialog | None = None
        sys.excepthook = self._bug

    def begin(self, path: Path) -> None:
        """Show an empty window at once, and a library in it when the window has been seen."""
        self._empty = Window(None, self.appearance, self.remembered)
        if self.remembered.state(PLACE).isEmpty():
            self._empty.resize(within_screen(self._empty, *USUAL_SIZE))
        self._empty.show()
        FirstFrame(self._empty, partial(self._begin, path))

    def _begin(self, path: Path) -> None:
        import app.ui.joining  # noqa: F401 -- what takes half of the start

        collect_quietly()
        self.start(path)

    def start(self, path: Path) -> bool:
        """Show a library at the start of the program; False when none could be shown.

        One that is missed, because it was remembered or has safety copies, is a
        Problem and never made anew; the person's own is then tried instead.
        """
        from db.header import copies

        is_first_time = path == settings.library_path() and not path.exists() and not copies(path)
        if self.open(path, make=is_first_time):
            return True
        own = settings.library_path()
        return path != own and self.start(own)

    def open(self, path: Path, *, make: bool = False) -> bool:
        """Show a library instead of the one that is shown; False when that cannot be."""
        from app.ui.unopened import offer_ways
        from db.library import Library

        try:
            library = Library.create(path) if make else _opened(path)
        except Problem as problem:
            if self._empty is not None:
                self._empty.hide()
            self._show(offer_ways(problem, path, self.window, self._switch))
            return False
        before, self.window = self.window, self._window(library)
        self.window.library_wanted.connect(self._switch)
        self.window.workspace.tasks.problem.connect(self.tell)
        self.window.show()
        self.remembered.add_library(path)
        if before is not None:
            before.close()
        return True

    def _window(self, library: "Library") -> Window:
        """The window that is empty yet, filled with a library, or else a new one."""
        window, self._empty = self._empty, None
        if window is None:
            return Window(library, self.appearance, self.remembered)
        window.fill(library)
        return window

    def tell(self, problem: Problem) -> None:
        """Show a Problem: what happened, and what to do."""
        self._show(ProblemDialog.of_problem(problem, self.window))

    def _switch(self, path: Path, make: bool) -> None:
        """Open another library; the one that is shown stays when that cannot be."""
        shown = self.window
        if shown is not None and path.absolute() == shown.workspace.tasks.library.path.absolute():
            shown.raise_()
            return
        self.open(path, make=make)

    def _bug(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        """Write a mistake of the program to the log, and say calmly that there was one.

        A Problem that nobody took, such as that of the last safety copy, is no mistake.
        """
        if isinstance(bug, Problem):
            self.tell(bug)
            return
        _log.error("a mistake in the window", exc_info=(kind, bug, trace))
        self._show(ProblemDialog.of_bug(bug, settings.log_path(), self.window))

    def _show(self, dialog: ProblemDialog) -> None:
        self._dialog = dialog  # kept: Python would take it away while it is shown
        dialog.open()


def _zoom(percent: int) -> None:
    """Show the whole window larger; Qt reads this once, before the application is made."""
    if percent != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", str(percent / 100))


def _opened(path: Path) -> "Library":
    """The library for writing; where that cannot be, because it is held or too new, for reading."""
    from db.library import Library

    try:
        return Library.open(path, write=True)
    except LibraryProblem as problem:
        try:
            library = Library.open(path)
        except LibraryProblem:
            raise problem from None
        library.why_read_only = problem.message
        return library
