import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.dialogs.feeds.address_dialog import AddressDialog, AskedAddresses
from app.ui.dialogs.feeds.address_field import addresses_in
from tests.gui.dialogs.using import opened, press, told, type_over

ONE = "https://harbour.example/lanterns"
EVENTS = ("Lantern Week", "חג 🏮", "cafe\u0301")


def test_enter_fetches_the_address_that_was_copied(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, AddressDialog(below, ONE))
    decided = told(dialog.decided)
    press(dialog, Qt.Key.Key_Return)
    assert decided == [AskedAddresses((ONE,))]


def test_typing_replaces_what_was_copied(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, AddressDialog(below, ONE))
    decided = told(dialog.decided)
    QTest.keyClicks(dialog.focusWidget(), "upland.example/a")
    press(dialog, Qt.Key.Key_Enter)
    assert decided == [AskedAddresses(("upland.example/a",))]


def test_several_addresses_are_pasted_one_a_line(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, AddressDialog(below))
    decided = told(dialog.decided)
    low = dialog.addresses.height()
    mime = QMimeData()
    mime.setText(f"\n{ONE}\n\nhttps://upland.example/b\n{ONE}\n")
    QGuiApplication.clipboard().setMimeData(mime)
    press(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.addresses.height() > low
    press(dialog, Qt.Key.Key_Return)
    assert decided == [AskedAddresses((ONE, "https://upland.example/b"))]


def test_shift_and_enter_begin_another_line(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, AddressDialog(below))
    decided = told(dialog.decided)
    QTest.keyClicks(dialog.focusWidget(), "a.example")
    press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(dialog.focusWidget(), "b.example")
    press(dialog, Qt.Key.Key_Return)
    assert decided == [AskedAddresses(("a.example", "b.example"))]


def test_the_event_that_is_typed_goes_with_them(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, AddressDialog(below, ONE, EVENTS))
    decided = told(dialog.decided)
    press(dialog, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.event_name
    type_over(dialog.event_name, "  Lantern Week ")
    press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert decided == [AskedAddresses((ONE,), "Lantern Week")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "No address is given yet."),
        ("lanterns", "“lanterns” is not the address"),
        (f"{ONE}\nnotes.md", "“notes.md” is not the address"),
        ("קפה" * 40, "…” is not the address"),
    ],
    ids=["nothing", "a word", "a file", "long"],
)
def test_what_is_no_address_is_told_and_can_be_put_right(
    qtbot: QtBot, below: QWidget, typed: str, said: str
) -> None:
    dialog = opened(qtbot, AddressDialog(below, typed))
    decided = told(dialog.decided)
    press(dialog, Qt.Key.Key_Return)
    assert said in dialog.problem_text
    assert (decided, dialog.isVisible()) == ([], True)
    type_over(dialog.addresses, "a.example")
    press(dialog, Qt.Key.Key_Return)
    assert decided == [AskedAddresses(("a.example",))]


def test_esc_closes_without_a_question(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, AddressDialog(below, ONE))
    QTest.keyClicks(dialog.focusWidget(), "x")
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("copied", "taken"),
    [
        (f" {ONE}\n", ONE),
        (f"{ONE} b.example", f"{ONE}\nb.example"),
        ("see b.example", ""),
        ("", ""),
        ("שלום 🏮", ""),
    ],
)
def test_only_addresses_are_taken_from_the_clipboard(copied: str, taken: str) -> None:
    assert addresses_in(copied) == taken
