"""The ways in and out, by keys alone: from the first screen to posts, and from marks to a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.browsing.first_run import FirstRun
from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.dialogs.import_preview import ImportPreview
from app.ui.dialogs.import_report import ImportReportDialog
from app.ui.remembered import Remembered
from app.ui.style.appearance import Appearance
from app.ui.window import Window
from db.library import Library
from tests.gui.person import Person, open_window, put_away, words

POST = "# The quay at dusk\n\nThe harbour filled up 🏮 before dusk, cafe\u0301 or שלום alike.\n"


@pytest.fixture
def newcomer(
    qtbot: QtBot, empty_library: Library, look: Appearance, remembered: Remembered
) -> Iterator[Person]:
    """Someone before a library with nothing in it."""
    made = open_window(qtbot, empty_library, look, remembered)
    yield Person(qtbot, made)
    put_away(made)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A post as a file of Markdown."""
    path = tmp_path / "quay נמל.md"
    path.write_text(POST, encoding="utf-8")
    return path


def test_an_empty_library_is_welcomed_and_offers_three_ways(newcomer: Person) -> None:
    assert newcomer.window.frame.is_first_run
    first = newcomer.window.findChild(FirstRun)
    assert first is not None
    assert "Welcome to Event Notes" in words(first)
    assert newcomer.focus is first.import_button
    newcomer.press("Down")
    assert newcomer.focus is first.samples_button


def test_the_sample_posts_come_by_enter_and_the_first_screen_goes(newcomer: Person) -> None:
    newcomer.press("Down", "Return")
    newcomer.back_in_window()
    assert not newcomer.window.frame.is_first_run
    assert len(newcomer.titles()) > 3
    assert "sample posts were loaded" in newcomer.said
    newcomer.press("Home")
    assert newcomer.post == newcomer.titles()[0]


def test_a_dropped_file_is_shown_saved_and_reported_and_enter_reads_it(
    newcomer: Person, file: Path
) -> None:
    drop(newcomer.window, [file])
    preview = newcomer.dialog(ImportPreview)
    assert preview.isVisible()
    assert newcomer.titles() == []
    newcomer.press("Ctrl+Return")
    newcomer.dialog(ImportReportDialog)
    newcomer.press("Return")
    newcomer.back_in_window()
    assert newcomer.titles() == ["The quay at dusk"]
    assert newcomer.post == "The quay at dusk"
    assert newcomer.workspace.post_list.selected_posts() == [1]
    assert not newcomer.window.frame.is_first_run


def test_ctrl_i_asks_for_files_and_esc_in_the_preview_saves_nothing(
    newcomer: Person, file: Path
) -> None:
    newcomer.press("Ctrl+I")
    asked = newcomer.dialog(QFileDialog)
    asked.filesSelected.emit([str(file)])
    asked.reject()
    newcomer.dialog(ImportPreview)
    newcomer.press("Esc")
    newcomer.back_in_window()
    assert newcomer.window.frame.is_first_run


def test_what_is_no_file_of_this_machine_is_not_taken(person: Person) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://harbour.example/")])
    event = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, mime,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    event.ignore()
    QApplication.sendEvent(person.window, event)
    assert not event.isAccepted()


def test_ctrl_e_shows_the_highlights_and_copies_them(highlighted: Library, person: Person) -> None:
    person.press("Ctrl+E")
    dialog = person.dialog(ExportDialog)
    person.wait()
    assert "The harbour filled up" in shown_in(dialog)
    assert "Who counted?" in shown_in(dialog)
    person.click(button(dialog, "Copy to clipboard"))
    assert QGuiApplication.clipboard().text() == shown_in(dialog)
    assert "on the clipboard" in words(dialog)
    person.press("Esc")
    person.back_in_window()


def test_the_summary_is_saved_where_the_person_says(
    highlighted: Library, person: Person, tmp_path: Path
) -> None:
    person.press("Ctrl+E")
    dialog = person.dialog(ExportDialog)
    person.wait()
    expected = shown_in(dialog)
    target = tmp_path / "briefing תקציר.md"
    dialog.save_wanted.emit(target)
    person.back_in_window()
    assert target.read_text(encoding="utf-8") == expected
    assert str(target) in person.said


def test_the_summary_covers_what_one_looks_at_first(highlighted: Library, person: Person) -> None:
    person.press("Home", "Ctrl+F")
    person.write("lanterns")
    person.press("Down", "Ctrl+E")
    scope = person.dialog(ExportDialog).focusWidget()
    assert isinstance(scope, QComboBox)
    labels = [scope.itemText(number) for number in range(scope.count())]
    assert labels == ["This search: lanterns", f"This post: {person.post}", "Whole library"]
    person.press("Esc")
    person.back_in_window()


def shown_in(dialog: ExportDialog) -> str:
    field = dialog.findChild(QPlainTextEdit)
    assert field is not None
    return field.toPlainText()


def button(dialog: ExportDialog, name: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == name)


def drop(window: Window, paths: list[Path]) -> None:
    """Drag files over the window and let go of them there."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    entering = QDragEnterEvent(QPoint(300, 300), *how, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    dropped = QDropEvent(QPointF(300, 300), *how, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, dropped)
