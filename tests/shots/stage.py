"""A window that nobody sees, a person at its keyboard, and the camera in front of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QPalette, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.picture import Studio
from app.ui.window import Window
from tests.shots.libraries import Libraries
from tests.shots.scene import Scene


def take(scene: Scene, appearance: str, libraries: Libraries, folder: Path) -> Iterator[Path]:
    """Play a scene, and give the path of each picture of it once it is written."""
    with Studio(folder, appearance) as studio:
        QGuiApplication.setLayoutDirection(scene.direction)
        window = studio.open(libraries.copy(scene.library), QSize(*scene.size))
        person = Person(studio, window, libraries)
        for name in scene.play(person):
            target = folder / f"{name}-{appearance}.png"
            person.wait()
            if not _picture(window).save(str(target), "PNG"):
                raise OSError(str(target))
            yield target
        person.close_dialogs()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


REST_MS: Final = 500


class Person:
    """Presses keys where the keyboard is, each when the last was answered."""

    def __init__(self, studio: Studio, window: Window, libraries: Libraries) -> None:
        self._studio = studio
        self.window = window
        self._libraries = libraries

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as QKeySequence reads them."""
        for key in keys:
            QTest.keySequence(self._focus(), QKeySequence(key))
            self.wait()

    def write(self, words: str) -> None:
        """Type words; Latin ones only, as QTest knows no others."""
        QTest.keyClicks(self._focus(), words)
        self.wait()

    def open_post(self, title: str) -> None:
        """Go to a post by its title, and to its text."""
        self.press("Ctrl+K")
        self.copy(title)
        self.press("Ctrl+V", "Return")

    def copy(self, words: str) -> None:
        """Put words onto the clipboard, as if they came from elsewhere."""
        QGuiApplication.clipboard().setText(words)

    def drop_files(self) -> None:
        """Drop the folder with posts on the window, and wait until it was read."""
        self.window.importing.start([self._libraries.to_import])
        self.wait()

    def drop(self, name: str) -> None:
        """Drop one file that comes from elsewhere on the window, and wait until it was read."""
        self.window.importing.start([self._libraries.elsewhere / name])
        self.wait()

    def wait(self) -> None:
        """Let every answer arrive, also that of a job."""
        self._studio.settle(self.window)

    def rest(self) -> None:
        """Press no key for half a second, and let what the window does then be done."""
        for timer in self.window.findChildren(QTimer):
            if timer.isActive() and timer.isSingleShot() and timer.interval() <= REST_MS:
                timer.stop()
                timer.timeout.emit()
        self.wait()

    def close_dialogs(self) -> None:
        """Close what stands over the window."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window:
                widget.close()

    def _focus(self) -> QWidget:
        """Where the keyboard is; without a screen nobody hands it back when a dialog closes."""
        if popup := QApplication.activePopupWidget():
            return popup
        if QApplication.activeModalWidget() is None and not self.window.isActiveWindow():
            self.window.activateWindow()
            self.wait()
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self.window


def _picture(window: Window) -> QPixmap:
    """The window with the dialogs that stand over it, as a desktop would show them."""
    whole = window.grab()
    painter = QPainter(whole)
    # A dialog over a dialog is painted last.
    for dialog in sorted(QApplication.topLevelWidgets(), key=_depth):
        if dialog.isVisible() and dialog.isWindow() and dialog is not window:
            _paint(painter, dialog, window)
    painter.end()
    return whole


def _depth(widget: QWidget) -> int:
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)


def _paint(painter: QPainter, dialog: QWidget, window: Window) -> None:
    place = dialog.rect()
    place.moveCenter(window.rect().center())
    if dialog.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
        place.moveTopLeft(dialog.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()))
    painter.drawPixmap(place.topLeft(), dialog.grab())
    painter.setPen(window.palette().color(QPalette.ColorRole.Mid))
    painter.drawRect(place.adjusted(-1, -1, 0, 0))
