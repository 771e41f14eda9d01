"""Pictures of the window without a screen: for the demo, the README and those who look after it."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import uuid4

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEventLoop,
    QMessageLogContext,
    QSize,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from app import translating
from app.ui.remembered import Remembered
from app.ui.style import appearance as looks
from app.ui.style.appearance import Appearance
from app.ui.window import Window
from db import post_lines
from db.library import Library
from db.records import Scope, ScopeKind

SIZE: Final = QSize(1280, 800)
LONGEST_WAIT_MS: Final = 20_000
_NO_FAULT: Final = "does not support propagateSizeHints"
_HIGHLIGHTED: Final = Scope(ScopeKind.HIGHLIGHTED)


def window_picture(library_path: Path, target: Path, appearance: str = "light") -> None:
    """Write a picture of the window on a library, with a highlighted post open."""
    with Studio(target.parent, appearance) as studio:
        window = studio.open(library_path)
        studio.open_highlighted_post(window)
        studio.save(window, target)


class Studio:
    """Opens windows that nobody sees, and takes pictures of them.

    The window's own memory (`window.ini`) is not touched: it would make the
    pictures depend on what somebody did before.
    """

    def __init__(self, folder: Path, appearance: str = "light") -> None:
        self._app = _application()
        # A name of its own: Qt keeps what it read of a file, also when the file is gone.
        self._memory = folder / f".picture-{uuid4().hex}.ini"
        self.appearance = Appearance(self._app)
        self.remembered = Remembered(self._memory)
        self.remembered.settings = replace(self.remembered.settings, appearance=appearance)
        self._windows: list[Window] = []
        self._told: Callable[..., object] | None = None  # who heard Qt before

    def __enter__(self) -> "Studio":
        self._told = qInstallMessageHandler(self._tell)
        return self

    def __exit__(self, *_exception: object) -> None:
        for window in self._windows:
            window.close()
        self._memory.unlink(missing_ok=True)
        qInstallMessageHandler(self._told)

    def open(self, library_path: Path, size: QSize = SIZE) -> Window:
        """A window on a library, filled."""
        library = Library.open(library_path, write=True)
        window = Window(library, self.appearance, self.remembered)
        self._windows.append(window)
        window.resize(size)
        window.show()
        self.settle(window)
        return window

    def open_highlighted_post(self, window: Window) -> None:
        """Open the post with the most highlights, at those in its middle."""
        with window.workspace.tasks.library.reading() as session:
            lines = post_lines.lines(session, _HIGHLIGHTED)
        if lines:
            richest = max(lines, key=lambda line: line.highlights)
            window.opening.open(richest.id)
            window.workspace.post_list.select_post(richest.id)
            self.settle(window)
            window.workspace.reader.go_to(0)
            for _highlight in range(richest.highlights // 2):
                window.workspace.reader.next_highlight()
        self.settle(window)

    def settle(self, window: Window) -> None:
        """Let everything that was asked for arrive and be painted."""
        tasks = window.workspace.tasks
        self.until(lambda: tasks.is_idle)

    def until(self, is_so: Callable[[], bool]) -> None:
        """Work off what happens until it is so, and all that follows from it.

        Raises:
            TimeoutError: It did not become so.
        """
        deadline = QDeadlineTimer(LONGEST_WAIT_MS)
        quiet = 0
        while quiet < 3:  # one answer may ask the next question
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            quiet = quiet + 1 if is_so() else 0
            if deadline.hasExpired():
                raise TimeoutError

    def save(self, widget: QWidget, target: Path) -> None:
        """Write a picture of a widget as PNG.

        Raises:
            OSError: It cannot be written.
        """
        if not widget.grab().save(str(target), "PNG"):
            raise OSError(str(target))

    def _tell(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Pass on what Qt says, but not what is no fault where nobody watches."""
        if _NO_FAULT in message:
            return
        if self._told is not None:
            self._told(kind, context, message)
        else:
            sys.stderr.write(f"{message}\n")


def _application() -> QApplication:
    """The one application of this process, made and dressed if there is none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        translating.look_once()
        app = QApplication(["event-notes"])
        app.setCursorFlashTime(0)
        looks.prepare(app)
    return app
