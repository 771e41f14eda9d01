from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.importing.pasted import Pasted
from app.ui.dialogs.paste_dialog import PasteDialog

TEXT = "The harbour filled up 🏮 before dusk, cafe\u0301, שלום."
Open = Callable[..., PasteDialog]


@pytest.fixture
def open_paste(qtbot: QtBot) -> Open:
    """Shows the dialog with a clipboard's text."""

    def show(text: str = TEXT, html: str = "") -> PasteDialog:
        dialog = PasteDialog(text, html, ["Lantern Week"])
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return show


def named(dialog: PasteDialog, name: str) -> QWidget:
    return next(each for each in dialog.findChildren(QWidget) if each.accessibleName() == name)


def button(dialog: PasteDialog) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.isDefault())


def accepted(dialog: PasteDialog) -> list[Pasted]:
    """What Ctrl+Enter hands over."""
    got: list[Pasted] = []
    dialog.accepted_text.connect(got.append)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return got


def test_the_clipboards_text_goes_on_with_what_was_typed_about_it(open_paste: Open) -> None:
    dialog = open_paste()
    for name, words in (
        ("Title", "Lanterns"), ("Author", "Noor"), ("Date", "18 June 2025"), ("Event", "Week"),
    ):  # fmt: skip
        QTest.keyClicks(named(dialog, name), words)
    assert accepted(dialog) == [Pasted(TEXT, "", "Lanterns", "Noor", "2025-06-18", "Week")]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_what_is_no_date_is_said_and_the_dialog_stays(open_paste: Open) -> None:
    dialog = open_paste()
    QTest.keyClicks(named(dialog, "Date"), "yesterday")
    assert accepted(dialog) == []
    assert dialog.isVisible()
    assert dialog.focusWidget() is named(dialog, "Date")
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(text.startswith("“yesterday” is no date.") for text in said)


def test_without_a_text_there_is_nothing_to_import(open_paste: Open) -> None:
    dialog = open_paste("")
    assert not button(dialog).isEnabled()
    assert dialog.focusWidget() is named(dialog, "Text of the post")
    QTest.keyClicks(dialog.focusWidget(), "Words")
    assert button(dialog).isEnabled()


def test_the_copied_page_is_kept_while_its_text_is_as_it_was(open_paste: Open) -> None:
    dialog = open_paste(TEXT, "<p>page</p>")
    assert accepted(dialog)[0].html == "<p>page</p>"


@pytest.mark.parametrize("by", ["unchecking", "changing"])
def test_the_copied_page_is_let_go(open_paste: Open, by: str) -> None:
    dialog = open_paste(TEXT, "<p>page</p>")
    if by == "unchecking":
        box = dialog.findChild(QCheckBox)
        assert isinstance(box, QCheckBox)
        QTest.keyClick(box, Qt.Key.Key_Space)
    else:
        QTest.keyClicks(named(dialog, "Text of the post"), "x")
    assert accepted(dialog)[0].html == ""


def test_esc_pastes_nothing(open_paste: Open) -> None:
    dialog = open_paste()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
