"""The application: which library it shows, and what it tells when something goes wrong."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import marking, settings
from app.ui.application import Application
from app.ui.browsing.notice_bar import NoticeBar
from app.ui.dialogs.problem_dialog import ProblemDialog
from app.ui.remembered import Remembered
from app.ui.window import Window
from db import highlights
from db.errors import Problem
from db.library import Library
from db.records import Span
from tests.gui.person import Person, put_away, words


@pytest.fixture
def application(
    qapp: QApplication, remembered: Remembered, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Application]:
    """The application without a window yet; its home is a folder of its own."""
    monkeypatch.setenv("EVENT_NOTES_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = Application(qapp, remembered)
    yield made
    if made.window is not None:
        put_away(made.window)
    for each in (made.appearance, made):  # else it would go on to follow the system
        each.deleteLater()
        QCoreApplication.sendPostedEvents(each, QEvent.Type.DeferredDelete)


@pytest.fixture
def filled(library: Library) -> Path:
    """The file of the three posts, held by nobody."""
    library.close()
    return library.path


@pytest.fixture
def person(qtbot: QtBot, application: Application, filled: Path) -> Person:
    """Someone before the window of the application."""
    assert application.start(filled)
    return before(qtbot, application)


def before(qtbot: QtBot, application: Application) -> Person:
    """Someone before the window that the application shows now."""
    window = application.window
    assert window is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    someone = Person(qtbot, window)
    someone.wait()
    return someone


def test_it_shows_the_library_and_remembers_it(person: Person, application: Application) -> None:
    assert len(person.titles()) == 3
    assert application.remembered.last_library == person.workspace.tasks.library.path


def test_the_first_start_makes_the_persons_own_library(
    qtbot: QtBot, application: Application
) -> None:
    assert application.start(settings.library_path())
    assert before(qtbot, application).window.frame.is_first_run


def test_a_library_that_is_missed_is_told_and_not_made_anew(
    qtbot: QtBot, application: Application, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.eventnotes"
    application.start(gone)
    dialog = told(qtbot)
    assert "gone.eventnotes" in dialog.text
    assert not gone.exists()
    dialog.close()


def test_another_library_takes_the_place_of_the_first(
    qtbot: QtBot, person: Person, application: Application, tmp_path: Path
) -> None:
    first = person.window
    other = tmp_path / "other ספרייה.eventnotes"
    first.library_wanted.emit(other, True)
    assert application.window is not first
    assert before(qtbot, application).window.frame.is_first_run
    assert not first.isVisible()
    put_away(first)


def test_the_window_stays_when_the_other_library_cannot_be_opened(
    qtbot: QtBot, person: Person, application: Application, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.eventnotes"
    broken.write_bytes(b"no library at all")
    person.window.library_wanted.emit(broken, False)
    dialog = told(qtbot)
    assert "broken.eventnotes" in dialog.text
    assert application.window is person.window
    dialog.close()


def test_a_library_held_by_another_window_can_still_be_read(
    qtbot: QtBot, application: Application, highlighted: Library
) -> None:
    assert application.start(highlighted.path)  # which the fixture still holds for writing
    reader = before(qtbot, application)
    notice = reader.window.findChild(NoticeBar)
    assert notice is not None
    assert "can be read here" in words(notice)
    reader.press("Home", "Down", "Return", "Ctrl+Right")
    assert reader.post == "Who pays for the lanterns?"
    assert reader.marks() == [("Procurement rules", ["Crowds"])]
    reader.press("Alt+Left", "Ctrl+F")
    reader.write("apples")
    assert reader.titles() == ["A quiet harvest"]


def test_what_is_written_into_a_library_for_reading_is_refused_and_told(
    qtbot: QtBot, application: Application, highlighted: Library
) -> None:
    assert application.start(highlighted.path)
    reader = before(qtbot, application)
    reader.open_first()
    reader.select(3)
    reader.press("1")
    dialog = told(qtbot)
    assert "Nothing can be changed in this library." in dialog.text
    assert len(reader.marks()) == 2
    dialog.close()


def test_a_refused_highlight_is_told_and_leaves_the_page(
    qtbot: QtBot, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object, **_more: object) -> None:
        raise Problem("The disk is full.", "Make room, then try again.")

    monkeypatch.setattr(marking, "highlight", refuse)
    person.open_first()
    person.select(3)
    person.press("H")
    person.write("One")
    person.press("Return")
    dialog = told(qtbot)
    assert dialog.text == "The disk is full.\nMake room, then try again."
    assert person.marks() == []
    person.press("Esc")
    person.back_in_window()
    assert person.focus is person.workspace.reader


def test_a_mistake_of_the_program_is_told_calmly_and_logged(
    qtbot: QtBot, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ZeroDivisionError("numbers 🔢")
    except ZeroDivisionError as bug:
        with caplog.at_level(logging.ERROR):
            sys.excepthook(type(bug), bug, bug.__traceback__)
    dialog = told(qtbot)
    assert "Something went wrong inside Event Notes." in dialog.text
    assert "Your library is safe" in dialog.text
    assert "ZeroDivisionError: numbers 🔢" in caplog.text
    dialog.close()


def test_a_problem_that_nobody_took_is_told_as_one(qtbot: QtBot, person: Person) -> None:
    problem = Problem("The safety copy could not be made.", "Make room on the disk.")
    sys.excepthook(type(problem), problem, None)
    dialog = told(qtbot)
    assert dialog.text == "The safety copy could not be made.\nMake room on the disk."
    dialog.close()


def test_what_was_written_is_on_disk_when_the_window_closes(person: Person, filled: Path) -> None:
    person.workspace.tasks.write(
        lambda session: marking.highlight(session, 1, Span(0, 3), theme_paths=("One",))
    )
    put_away(person.window)
    with Library.open(filled) as library, library.reading() as session:
        assert [each.passage for each in highlights.of_post(session, 1)] == ["The"]


def told(qtbot: QtBot) -> ProblemDialog:
    """The dialog that tells of a problem, once it is there."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ProblemDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, ProblemDialog)
    return found


def test_an_empty_window_is_shown_first_and_filled_when_it_was_seen(
    qtbot: QtBot, qapp: QApplication, application: Application, filled: Path
) -> None:
    application.begin(filled)
    empty = [each for each in qapp.topLevelWidgets() if isinstance(each, Window)]
    assert application.window is None
    assert any(each.isVisible() for each in empty)
    qtbot.waitUntil(lambda: application.window in empty)
    assert len(before(qtbot, application).titles()) == 3


def test_the_empty_window_goes_when_no_library_can_be_shown(
    qtbot: QtBot, qapp: QApplication, application: Application, tmp_path: Path
) -> None:
    broken = settings.library_path()
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"no library at all")
    application.begin(broken)
    windows = (each for each in qapp.topLevelWidgets() if isinstance(each, Window))
    (empty,) = (each for each in windows if each.isVisible())
    dialog = told(qtbot)
    assert not empty.isVisible()
    dialog.close()
    put_away(empty)
