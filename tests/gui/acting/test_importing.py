from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.importing.pool import Pool
from app.importing.report import ImportReport
from app.ui.acting.importing import Importing
from app.ui.dialogs.import_preview import ImportPreview
from app.ui.dialogs.import_report import ImportReportDialog
from app.ui.dialogs.job_progress import JobProgress
from app.ui.dialogs.nothing_found import NothingFound
from app.ui.dialogs.paste_dialog import PasteDialog
from app.ui.tasks import Tasks
from db import history, posts
from db.library import Library

WORDS = "The harbour filled up 🏮 before dusk, and nobody had planned cafe\u0301 or שלום for it."
Kind = TypeVar("Kind", bound=QDialog)
Make = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as pool:
        yield pool


@pytest.fixture
def tasks(qtbot: QtBot, empty_library: Library) -> Iterator[Tasks]:
    tasks = Tasks(empty_library)
    yield tasks
    tasks.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def importing(window: QWidget, tasks: Tasks, pool: Pool) -> Importing:
    return Importing(window, tasks, pool)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def opened(qtbot: QtBot, importing: Importing, kind: type[Kind]) -> Kind:
    """The dialog of this kind, as soon as it is there."""
    qtbot.waitUntil(lambda: isinstance(importing.dialog, kind), timeout=20_000)
    dialog = importing.dialog
    assert isinstance(dialog, kind)
    # Its keys are shortcuts: on a real screen they wait for the window that has the keyboard.
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def press(dialog: QDialog, key: Qt.Key, *, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)


def titles(library: Library) -> list[str]:
    with library.reading() as session:
        return sorted(line.title for line in posts.lines(session))


def steps(library: Library) -> list[str]:
    with library.reading() as session:
        return [step.label.text() for step in history.steps(session)]


def reports(importing: Importing) -> list[ImportReport]:
    got: list[ImportReport] = []
    importing.finished.connect(got.append)
    return got


def test_files_are_looked_at_then_saved_as_one_step_and_reported(
    qtbot: QtBot, importing: Importing, make: Make, empty_library: Library
) -> None:
    got = reports(importing)
    first, second = (
        make("a.md", f"# Lanterns\n\n{WORDS}"),
        make("b.md", f"# Harvest\n\nNo. {WORDS}"),
    )
    importing.start([first, second, make("empty.txt", "")])
    preview = opened(qtbot, importing, ImportPreview)
    assert titles(empty_library) == []
    press(preview, Qt.Key.Key_Return, control=True)
    report = opened(qtbot, importing, ImportReportDialog)
    assert titles(empty_library) == ["Harvest", "Lanterns"]
    assert steps(empty_library) == ["Import 2 posts"]
    assert ([row.title for row in got[0].added], len(got[0].problems)) == (
        ["Lanterns", "Harvest"],
        1,
    )
    with qtbot.waitSignal(importing.post_wanted) as wanted:
        press(report, Qt.Key.Key_Return)
    assert wanted.args == [got[0].added[0].post_id]
    assert not importing.is_busy


def test_esc_in_the_preview_saves_nothing(
    qtbot: QtBot, importing: Importing, make: Make, empty_library: Library
) -> None:
    importing.start([make("a.md", f"# Lanterns\n\n{WORDS}")])
    press(opened(qtbot, importing, ImportPreview), Qt.Key.Key_Escape)
    assert (titles(empty_library), importing.is_busy) == ([], False)


def test_a_second_import_of_a_file_shows_that_its_posts_are_here(
    qtbot: QtBot, importing: Importing, make: Make, empty_library: Library
) -> None:
    path = make("a.md", f"# Lanterns\n\n{WORDS}")
    importing.start([path])
    press(opened(qtbot, importing, ImportPreview), Qt.Key.Key_Return, control=True)
    press(opened(qtbot, importing, ImportReportDialog), Qt.Key.Key_Escape)
    importing.start([path])
    preview = opened(qtbot, importing, ImportPreview)
    press(preview, Qt.Key.Key_Return, control=True)
    assert preview.isVisible()  # there is nothing to import
    press(preview, Qt.Key.Key_Escape)
    assert titles(empty_library) == ["Lanterns"]


def test_nothing_found_is_said(qtbot: QtBot, importing: Importing, make: Make) -> None:
    importing.start([make("empty.txt", "")])
    press(opened(qtbot, importing, NothingFound), Qt.Key.Key_Escape)
    assert not importing.is_busy


def test_cancel_while_reading_leaves_nothing(
    qtbot: QtBot, window: QWidget, importing: Importing, make: Make, empty_library: Library
) -> None:
    importing.start([make(f"{number}.md", f"# {number}\n\n{WORDS}") for number in range(30)])
    progress = window.findChild(JobProgress)
    assert isinstance(progress, JobProgress)
    QTest.keyClick(progress, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not importing.is_busy, timeout=20_000)
    assert (importing.dialog, titles(empty_library)) == (None, [])


def test_closing_while_files_are_read_ends_quietly(
    qtbot: QtBot, window: QWidget, tasks: Tasks, make: Make, empty_library: Library
) -> None:
    importing = Importing(window, tasks)
    importing.start([make(f"{number}.md", f"# {number}\n\n{WORDS}") for number in range(30)])
    importing.close()
    qtbot.waitUntil(lambda: not importing.is_busy)
    assert (importing.dialog, titles(empty_library)) == (None, [])


def test_the_clipboards_text_becomes_a_post(
    qtbot: QtBot, importing: Importing, empty_library: Library
) -> None:
    QGuiApplication.clipboard().setText(WORDS)
    importing.paste()
    dialog = opened(qtbot, importing, PasteDialog)
    QTest.keyClicks(dialog.focusWidget(), "Lanterns")
    press(dialog, Qt.Key.Key_Return, control=True)
    press(opened(qtbot, importing, ImportPreview), Qt.Key.Key_Return, control=True)
    opened(qtbot, importing, ImportReportDialog)
    assert titles(empty_library) == ["Lanterns"]


def test_a_pasted_text_that_is_no_post_is_told_as_a_problem(
    qtbot: QtBot, importing: Importing, tasks: Tasks
) -> None:
    QGuiApplication.clipboard().setText('{"a": "b"}')
    importing.paste()
    with qtbot.waitSignal(tasks.problem, timeout=20_000):
        press(opened(qtbot, importing, PasteDialog), Qt.Key.Key_Return, control=True)
    assert not importing.is_busy


def test_files_are_asked_for_and_read(
    qtbot: QtBot, importing: Importing, make: Make, empty_library: Library
) -> None:
    path = make("a.md", f"# Lanterns\n\n{WORDS}")
    importing.choose_files()
    dialog = opened(qtbot, importing, QFileDialog)
    dialog.filesSelected.emit([str(path)])
    dialog.reject()
    opened(qtbot, importing, ImportPreview)


def test_one_import_goes_on_at_a_time(qtbot: QtBot, importing: Importing, make: Make) -> None:
    importing.start([make("a.md", f"# Lanterns\n\n{WORDS}")])
    importing.start([make("b.md", f"# Harvest\n\n{WORDS}")])
    importing.choose_files()
    preview = opened(qtbot, importing, ImportPreview)
    importing.start([make("c.md", f"# Third\n\n{WORDS}")])
    assert importing.dialog is preview


def test_an_empty_clipboard_opens_an_empty_field(qtbot: QtBot, importing: Importing) -> None:
    QGuiApplication.clipboard().clear()
    importing.paste()
    press(opened(qtbot, importing, PasteDialog), Qt.Key.Key_Escape)
    assert not importing.is_busy
