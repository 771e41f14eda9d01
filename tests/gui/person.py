"""A person at the keyboard of a window: what they press, and what they read."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui.browsing.post_list_model import ROW_ROLE
from app.ui.browsing.post_list_rows import PassageRow, PostRow, Row
from app.ui.browsing.sidebar_model import row_at
from app.ui.browsing.sidebar_rows import RowKind
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from app.ui.window import Window
from db.library import Library
from db.records import PostLine

D = TypeVar("D", bound=QDialog)
LONGEST_WAIT_MS = 20_000


def open_window(qtbot: QtBot, library: Library, look: Appearance, remembered: Remembered) -> Window:
    """A window on a library, once it is active and shows what it holds."""
    made = Window(library, look, remembered)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    wait(qtbot, made)
    return made


def put_away(window: Window) -> None:
    """Close a window for good, if that has not happened yet."""
    if isValid(window):
        if window.isVisible():
            window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def wait(qtbot: QtBot, window: Window) -> None:
    """Wait until every answer of the library has been heard."""
    qtbot.waitUntil(lambda: window.workspace.tasks.is_idle, timeout=LONGEST_WAIT_MS)


class Person:
    """Presses keys where the keyboard is, and reads what stands in the window."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot = qtbot
        self.window = window
        self.workspace = window.workspace

    # What they do

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each as soon as the last was answered."""
        for each in keys:
            QTest.keySequence(self.focus, QKeySequence(each))
            self.wait()

    def write(self, words: str) -> None:
        """Type words, all Latin, as QTest can type no others; wait for the answer at the end."""
        QTest.keyClicks(self.focus, words)
        self.wait()

    def click(self, widget: QWidget) -> None:
        """Click a widget in its middle."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.wait()

    def wait(self) -> None:
        """Wait until every answer of the library has been heard."""
        wait(self.qtbot, self.window)

    def open_first(self) -> None:
        """Open the first post of the list, and go to its text."""
        self.press("Ctrl+2", "Home", "Return")

    def select(self, letters: int, *, after: int = 0) -> None:
        """Select letters of the open post from its beginning, or after some others."""
        self.press("Ctrl+3", "Ctrl+Home", *(["Right"] * after))
        self.press(*(["Shift+Right"] * letters))

    # What they read

    @property
    def focus(self) -> QWidget:
        """Where the keyboard is."""
        return QApplication.focusWidget() or self.window

    @property
    def said(self) -> str:
        """What the status line says was done last."""
        return self.workspace.status.done

    @property
    def post(self) -> str:
        """The title of the open post, "" for none."""
        post = self.workspace.reader.post
        return post.title if post else ""

    def rows(self) -> list[Row]:
        """The rows of the list, from the top."""
        model = self.workspace.post_list.view.model()
        numbers = range(model.rowCount())
        return [model.index(number, 0).data(ROW_ROLE) for number in numbers]

    def lines(self) -> list[PostLine]:
        """The posts of the list, from the top."""
        return [row.line for row in self.rows() if isinstance(row, PostRow)]

    def titles(self) -> list[str]:
        """The titles of the posts of the list, from the top."""
        return [line.title for line in self.lines()]

    def passages(self) -> list[str]:
        """The passages of the list, from the top."""
        return [row.hit.highlight.passage for row in self.rows() if isinstance(row, PassageRow)]

    def places(self) -> dict[str, int]:
        """The rows of the sidebar that can be chosen, each with its count."""
        model = self.workspace.sidebar.model()
        found: dict[str, int] = {}
        waiting = [model.index(row, 0) for row in range(model.rowCount())]
        while waiting:
            index = waiting.pop(0)
            waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]
            row = row_at(index)
            if row.kind is RowKind.PLACE:
                found[row.text] = row.count
        return found

    def marks(self) -> list[tuple[str, list[str]]]:
        """The highlights of the open post: the passage, and the paths of its themes."""
        shown = self.workspace.reader.highlights
        return [(each.passage, [theme.path for theme in each.themes]) for each in shown]

    def dialog(self, kind: type[D]) -> D:
        """The dialog of this kind, once it has the keyboard."""
        self.qtbot.waitUntil(
            lambda: isinstance(QApplication.activeWindow(), kind), timeout=LONGEST_WAIT_MS
        )
        found = QApplication.activeWindow()
        assert isinstance(found, kind)
        return found

    def back_in_window(self) -> None:
        """Wait until no dialog stands before the window any more."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()  # without a window manager nobody else does
        self.wait()


def words(widget: QWidget) -> str:
    """All labels in view, a line each."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())
