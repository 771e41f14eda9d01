from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import marking
from app.exporting.coverage import WHOLE, Coverage, Part
from app.exporting.summary import By
from app.ui.acting.exporting import Exporting
from app.ui.dialogs.export_choice import ExportChoice
from app.ui.dialogs.export_dialog import ExportDialog, Offer
from app.ui.tasks import Tasks
from db.library import Library
from db.records import Span

OFFERS = (
    Offer("The whole library", WHOLE),
    Offer("A quiet harvest", Coverage(Part.POST, 3)),
    Offer("A theme that is gone", Coverage(Part.THEME, 99)),
)


class Kept:
    """What is remembered between runs."""

    def __init__(self) -> None:
        self.export_choice: dict[str, str | int | bool] = {}


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def tasks(qtbot: QtBot, library: Library) -> Iterator[Tasks]:
    with library.step() as session:
        marking.highlight(session, 3, Span(0, 25), ["Mood"])
        marking.highlight(session, 1, Span(0, 11), ["Mood"])
    tasks = Tasks(library)
    yield tasks
    tasks.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def exporting(window: QWidget, tasks: Tasks, kept: Kept) -> Exporting:
    return Exporting(window, tasks, kept)


def ready(qtbot: QtBot, exporting: Exporting) -> ExportDialog:
    """The dialog, once its preview is there."""
    dialog = exporting.dialog
    assert dialog is not None
    qtbot.waitUntil(button(dialog, "Save…").isEnabled)
    return dialog


def button(dialog: ExportDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def preview(dialog: ExportDialog) -> str:
    lines = dialog.findChild(QPlainTextEdit)
    assert isinstance(lines, QPlainTextEdit)
    return lines.toPlainText()


def said(dialog: ExportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_the_preview_is_what_is_saved(qtbot: QtBot, exporting: Exporting, tmp_path: Path) -> None:
    exporting.start(OFFERS)
    dialog = ready(qtbot, exporting)
    text = preview(dialog)
    assert "## Mood" in text
    with qtbot.waitSignal(exporting.saved) as saved:
        dialog.save_wanted.emit(tmp_path / "mine.md")
    assert saved.args == [tmp_path / "mine.md"]
    assert (tmp_path / "mine.md").read_text(encoding="utf-8") == text
    assert exporting.dialog is None


def test_the_preview_is_what_is_copied(qtbot: QtBot, exporting: Exporting) -> None:
    exporting.start(OFFERS)
    dialog = ready(qtbot, exporting)
    QTest.keyClick(button(dialog, "Copy to clipboard"), Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == preview(dialog)
    assert "The summary is on the clipboard." in said(dialog)


def test_a_part_chosen_by_key_is_shown_and_remembered(
    qtbot: QtBot, exporting: Exporting, kept: Kept
) -> None:
    exporting.start(OFFERS)
    dialog = ready(qtbot, exporting)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "# A quiet harvest" in preview(dialog))
    assert ExportChoice.from_plain(kept.export_choice).coverage == Coverage(Part.POST, 3)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    exporting.start(OFFERS)
    assert ready(qtbot, exporting).choice.coverage == Coverage(Part.POST, 3)


def test_a_choice_of_the_caller_goes_before_the_remembered_one(
    qtbot: QtBot, exporting: Exporting
) -> None:
    choice = ExportChoice(Coverage(Part.POST, 3), By.POST)
    exporting.start(OFFERS, choice)
    assert ready(qtbot, exporting).choice == choice


def test_the_library_itself_is_never_written_over(
    qtbot: QtBot, exporting: Exporting, library: Library
) -> None:
    exporting.start(OFFERS)
    dialog = ready(qtbot, exporting)
    before = library.path.read_bytes()
    dialog.save_wanted.emit(library.path)
    qtbot.waitUntil(lambda: any("is the library itself" in text for text in said(dialog)))
    assert library.path.read_bytes() == before
    assert dialog.isVisible()


def test_a_part_that_is_gone_is_said_in_the_dialog(qtbot: QtBot, exporting: Exporting) -> None:
    exporting.start(OFFERS, ExportChoice(Coverage(Part.THEME, 99)))
    dialog = exporting.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: any("not in the library any more" in text for text in said(dialog)))
    assert not button(dialog, "Save…").isEnabled()
