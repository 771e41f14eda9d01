from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.exporting.coverage import WHOLE, Coverage, Part
from app.exporting.summary import By
from app.ui.dialogs.export_choice import ExportChoice
from app.ui.dialogs.export_dialog import ExportDialog, Offer

WEEK = Coverage(Part.EVENT, 4)
OFFERS = (Offer("The whole library", WHOLE), Offer("Lantern Week", WEEK))
Open = Callable[..., ExportDialog]


@pytest.fixture
def open_export(qtbot: QtBot, tmp_path: Path) -> Open:
    """Shows the dialog with two parts to choose from."""

    def show(choice: ExportChoice | None = None) -> ExportDialog:
        dialog = ExportDialog(OFFERS, choice or ExportChoice(), tmp_path)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return show


def named(dialog: ExportDialog, name: str) -> QWidget:
    return next(each for each in dialog.findChildren(QWidget) if each.accessibleName() == name)


def button(dialog: ExportDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def asked(dialog: ExportDialog) -> list[ExportChoice]:
    """The choices for which a preview was wanted."""
    got: list[ExportChoice] = []
    dialog.preview_wanted.connect(got.append)
    return got


def test_every_choice_asks_for_a_new_preview(qtbot: QtBot, open_export: Open) -> None:
    dialog = open_export()
    got = asked(dialog)
    QTest.keyClick(named(dialog, "What the summary covers"), Qt.Key.Key_Down)
    post = next(each for each in dialog.findChildren(QRadioButton) if "Post" in each.text())
    QTest.keyClick(post, Qt.Key.Key_Space)
    QTest.keyClicks(named(dialog, "Title of the summary"), "Mine 2")
    qtbot.waitUntil(lambda: len(got) == 3)
    assert got == [
        ExportChoice(WEEK, By.THEME, ""),
        ExportChoice(WEEK, By.POST, ""),
        ExportChoice(WEEK, By.POST, "Mine 2"),
    ]


def test_the_last_choice_stands_there_at_first(open_export: Open) -> None:
    choice = ExportChoice(WEEK, By.EVENT, "Title 🏮 e\u0301 שלום")
    assert open_export(choice).choice == choice


def test_a_part_that_is_not_offered_gives_way_to_the_first(open_export: Open) -> None:
    gone = ExportChoice(Coverage(Part.THEME, 99), By.POST)
    assert open_export(gone).choice == ExportChoice(WHOLE, By.POST)


def test_only_what_is_seen_can_be_saved_or_copied(open_export: Open) -> None:
    dialog = open_export()
    assert not button(dialog, "Save…").isEnabled()
    dialog.show_preview("# Lanterns 🏮 שלום", "Lanterns", 3)
    lines = named(dialog, "The summary as it will be")
    assert isinstance(lines, QPlainTextEdit)
    assert lines.toPlainText() == "# Lanterns 🏮 שלום"
    assert "3 highlights" in [label.text() for label in dialog.findChildren(QLabel)]
    assert button(dialog, "Copy to clipboard").isEnabled()
    QTest.keyClicks(named(dialog, "Title of the summary"), "x")
    assert not button(dialog, "Save…").isEnabled()


def test_an_empty_summary_says_what_to_do(open_export: Open) -> None:
    dialog = open_export()
    dialog.show_preview("# Highlights", "Highlights", 0)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Mark passages first" in text for text in said)


def test_ctrl_s_asks_for_a_file_named_after_the_summary(
    qtbot: QtBot, open_export: Open, tmp_path: Path
) -> None:
    dialog = open_export()
    dialog.show_preview("# A", "Lanterns: 1/2", 3)
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    files = dialog.findChild(QFileDialog)
    assert isinstance(files, QFileDialog)
    assert [Path(name).name for name in files.selectedFiles()] == ["Lanterns_ 1_2.md"]
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        files.selectFile(str(tmp_path / "mine.md"))
        files.accept()
    assert wanted.args == [tmp_path / "mine.md"]


def test_copy_is_asked_for_by_key(qtbot: QtBot, open_export: Open) -> None:
    dialog = open_export()
    dialog.show_preview("# A", "A", 3)
    with qtbot.waitSignal(dialog.copy_wanted):
        QTest.keyClick(button(dialog, "Copy to clipboard"), Qt.Key.Key_Space)


@given(
    part=st.sampled_from(Part),
    number=st.integers(0, 2**40),
    query=st.text(),
    by=st.sampled_from(By),
    title=st.text(),
)
def test_a_choice_is_remembered_whole(
    part: Part, number: int, query: str, by: By, title: str
) -> None:
    choice = ExportChoice(Coverage(part, number, query), by, title)
    assert ExportChoice.from_plain(choice.to_plain()) == choice


@pytest.mark.parametrize("kept", [{}, {"part": "moon", "by": 3}, {"part": "all", "id": "x"}])
def test_what_cannot_be_understood_is_as_at_first(kept: dict[str, object]) -> None:
    assert ExportChoice.from_plain(kept) == ExportChoice()
