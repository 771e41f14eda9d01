"""Opens a dialog and uses it as a person does: by keys, where the keyboard is."""

from typing import TypeVar

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

D = TypeVar("D", bound=QDialog)


def opened(qtbot: QtBot, dialog: D) -> D:
    """The dialog, once it has the keyboard."""
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)  # waitActive is content when its parent is active
    return dialog


def press(
    dialog: QDialog, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(dialog.focusWidget() or dialog, key, held)


def type_over(field: QWidget, words: str) -> None:
    """Replace what stands in a field; the words are Latin, all that QTest can type."""
    field = field.focusProxy() or field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, words)


def button(dialog: QDialog, name: str) -> QPushButton:
    """The button in view that a screen reader would read so."""
    return next(
        each
        for each in dialog.findChildren(QPushButton)
        if each.accessibleName() == name and each.isVisible()
    )


def click(dialog: QDialog, name: str) -> None:
    """Click a button by its name."""
    QTest.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)


def words(dialog: QDialog) -> str:
    """All labels in view, a line each."""
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def told(signal: SignalInstance) -> list[object]:
    """A list that grows with what a signal brings."""
    got: list[object] = []
    signal.connect(got.append)
    return got
