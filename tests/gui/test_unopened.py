"""A library that cannot be opened is told, with ways on, and nothing is made in its place."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.dialogs.problem_dialog import ProblemDialog
from app.ui.unopened import offer_ways
from db.errors import LibraryProblem
from db.library import Library


def words_of(path: Path) -> LibraryProblem:
    with pytest.raises(LibraryProblem) as told:
        Library.open(path, write=True)
    return told.value


def choice(dialog: ProblemDialog, words: str) -> QPushButton:
    for button in dialog.findChildren(QPushButton):
        if button.text() == words:
            return button
    raise LookupError(words)


def test_a_missing_library_can_be_started_anew_only_when_the_person_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "briefing 🏮.eventnotes"
    asked: list[tuple[Path, bool]] = []
    dialog = offer_ways(words_of(path), path, None, lambda *each: asked.append(each))
    qtbot.addWidget(dialog)
    dialog.open()
    assert str(path) in dialog.text
    assert not path.exists()
    start = choice(dialog, "Start a new library at this place")
    start.click()
    assert asked == [(path, True)]
    assert not dialog.isVisible()


def test_a_damaged_library_is_never_offered_to_be_started_anew(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "briefing.eventnotes"
    path.write_bytes(b"")
    dialog = offer_ways(words_of(path), path, None, lambda *_each: None)
    qtbot.addWidget(dialog)
    assert "--library" not in dialog.text
    assert choice(dialog, "Open another library…")
    with pytest.raises(LookupError):
        choice(dialog, "Start a new library at this place")


def test_the_newest_safety_copy_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    copy = tmp_path / "backups" / "briefing-2026-01-02.eventnotes"
    copy.parent.mkdir()
    copy.write_bytes(b"copy")
    path = tmp_path / "briefing.eventnotes"
    dialog = offer_ways(words_of(path), path, None, lambda *_each: None)
    qtbot.addWidget(dialog)
    assert str(copy) in dialog.text
