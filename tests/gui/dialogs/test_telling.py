"""The dialogs that only tell: about, where the data is, a Problem, a question."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import __version__
from app.ui.dialogs.about import About, plain_words
from app.ui.dialogs.problem_dialog import ProblemDialog
from app.ui.dialogs.question import Question
from app.ui.dialogs.where_data import DataPlaces, WhereData
from db.errors import LibraryProblem, Problem
from tests.gui.dialogs.using import button, click, opened, press, words

HOME = Path("/home/נועה/cafe\u0301 🎪")
LOG = HOME / "event-notes.log"
PLACES = DataPlaces(
    HOME / "library.eventnotes", 48_000_000, HOME / "backups" / "library-2026-11-22.eventnotes",
    1_795_340_000.0, LOG,
)  # fmt: skip


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_about_names_versions_licences_and_log(qtbot: QtBot, below: QWidget) -> None:
    about = opened(qtbot, About(below, "3.53.1", LOG))
    click(about, "Copy these facts")
    for fact in (__version__, "SQLite 3.53.1", "Qt 6.", "PySide 6.", "Python 3.", str(LOG)):
        assert fact in clipboard()
    assert "Alembic · " in about.licences.toPlainText()


def test_licences_are_read_without_the_signs_of_markdown() -> None:
    markdown = "# A\n\nOne\ntwo.\n\n| L | W |\n|---|---|\n| x | y z |\n"
    assert plain_words(markdown) == "A\n\nOne two.\n\nL · W\nx · y z"


def test_the_places_of_the_data_are_told(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, WhereData(below, PLACES))
    said = dialog.text.replace("\u200b", "")
    for place in (PLACES.library, PLACES.last_copy, PLACES.log):
        assert str(place) in said
    assert "MiB" in said
    click(dialog, "Copy the path")
    assert clipboard() == str(PLACES.library)
    click(dialog, "Copy the path of the log")
    assert clipboard() == str(LOG)


def test_a_safety_copy_is_asked_for_once_and_then_shown(qtbot: QtBot, below: QWidget) -> None:
    none_yet = DataPlaces(PLACES.library, 4096, None, 0.0, LOG)
    dialog = opened(qtbot, WhereData(below, none_yet))
    assert "None yet" in dialog.text
    with qtbot.waitSignal(dialog.copy_wanted):
        click(dialog, "Make a safety copy now")
    assert not button(dialog, "Make a safety copy now").isEnabled()
    dialog.show_places(PLACES)
    assert "library-2026-11-22" in dialog.text
    assert button(dialog, "Make a safety copy now").isEnabled()


def test_why_no_safety_copy_was_made_is_told_in_the_dialog(qtbot: QtBot, below: QWidget) -> None:
    dialog = opened(qtbot, WhereData(below, PLACES))
    click(dialog, "Make a safety copy now")
    dialog.show_problem(Problem("The disk is full.", "Make room."))
    assert "The disk is full.\nMake room." in words(dialog)
    assert button(dialog, "Make a safety copy now").isEnabled()


def test_the_folder_is_opened_by_the_desktop(
    qtbot: QtBot, below: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", urls.append)
    dialog = opened(qtbot, WhereData(below, PLACES))
    click(dialog, "Open the folder")
    assert [Path(url.toLocalFile()) for url in urls] == [HOME]


def test_a_problem_is_told_with_its_remedy_and_its_choices(qtbot: QtBot, below: QWidget) -> None:
    problem = LibraryProblem(
        "There is no library at “a <b>b</b>”.", "Open another.", ["bring back"]
    )
    dialog = opened(qtbot, ProblemDialog.of_problem(problem, below))
    assert dialog.text == "There is no library at “a <b>b</b>”.\nOpen another.\n•  bring back"
    assert "a <b>b</b>" in words(dialog)
    press(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_way_out_closes_the_box_and_is_done(qtbot: QtBot, below: QWidget) -> None:
    done: list[str] = []
    dialog = ProblemDialog.of_problem(Problem("No.", "Yes."), below)
    dialog.add_choice("Open another library…", lambda: done.append("open"))
    opened(qtbot, dialog)
    click(dialog, "Open another library…")
    assert done == ["open"]
    assert not dialog.isVisible()


def test_a_bug_is_told_calmly_and_its_details_can_be_copied(qtbot: QtBot, below: QWidget) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        1 / 0  # noqa: B018 -- only its error is wanted
    dialog = opened(qtbot, ProblemDialog.of_bug(caught.value, LOG, below))
    assert "Your library is safe" in dialog.text
    assert str(LOG) in dialog.text
    assert "ZeroDivisionError" not in words(dialog)
    click(dialog, "Copy details")
    assert "ZeroDivisionError: division by zero" in clipboard()
    assert "test_telling.py" in clipboard()


@pytest.mark.parametrize(("key", "agreed"), [(Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)])
def test_a_question_is_answered_by_one_key(
    qtbot: QtBot, below: QWidget, key: Qt.Key, agreed: int
) -> None:
    question = Question("Move “שלום 🎪” to the trash?", "Its posts stay.", "Move", below)
    heard: list[None] = []
    question.agreed.connect(lambda: heard.append(None))
    opened(qtbot, question)
    assert question.focusWidget() is button(question, "Move")
    assert "Its posts stay." in words(question)
    press(question, key)
    assert len(heard) == agreed
    assert not question.isVisible()
