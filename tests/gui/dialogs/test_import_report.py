from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.importing.report import (
    ImportReport,
    PostRow,
    ProblemRow,
    Reason,
    Remark,
    UnchangedRow,
    Update,
    UpdatedRow,
)
from app.ui.dialogs.import_report import ImportReportDialog, summary
from app.ui.dialogs.import_words import updated_words
from db.records import FeedLink

FULL = ImportReport(
    added=(PostRow(7, "Lanterns 🏮"), PostRow(8, "Cafe\u0301 שלום")),
    unchanged=(UnchangedRow(3, "Harvest", Reason.HERE),),
    problems=(ProblemRow("/x/b.pdf", "“b.pdf” is a PDF document.", "Copy its text."),),
    remarks=(Remark("/x/a.txt", "3 NUL characters replaced."),),
    skipped={"menu": 2},
)
CHANGED = ImportReport(
    updated=(
        UpdatedRow(4, "ערב הפנסים 🏮", Update.NEWER, placed=5, check=1, lost=1),
        UpdatedRow(5, "Cafe\u0301", Update.FULL),
    ),
    twins=2,
    feeds=(FeedLink("https://harbour.example/feed", "Harbour Notes"),),
)
Open = Callable[[ImportReport], ImportReportDialog]


@pytest.fixture
def open_report(qtbot: QtBot) -> Open:
    """Shows a report."""

    def show(report: ImportReport) -> ImportReportDialog:
        dialog = ImportReportDialog(report)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return show


def button(dialog: ImportReportDialog, words: str) -> QPushButton:
    return next(
        each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == words
    )


def open_texts(dialog: ImportReportDialog) -> dict[str, str]:
    return {
        each.accessibleName(): each.toPlainText()
        for each in dialog.findChildren(QPlainTextEdit)
        if each.isVisible()
    }


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (ImportReport(), "Nothing was imported"),
        (CHANGED, "2 posts changed, 1 feed found"),
        (ImportReport(added=(PostRow(1, "A"),)), "1 post added"),
        (FULL, "2 posts added, 1 left as it was, 1 file could not be read"),
    ],
)
def test_one_line_says_what_the_import_did(report: ImportReport, words: str) -> None:
    assert summary(report) == words


def test_problems_stand_open_with_their_remedy(open_report: Open) -> None:
    dialog = open_report(FULL)
    assert open_texts(dialog) == {
        "Could not be read (1)": "/x/b.pdf\n“b.pdf” is a PDF document. Copy its text."
    }
    assert summary(FULL) in [label.text() for label in dialog.findChildren(QLabel)]


def test_without_problems_the_new_posts_stand_open(open_report: Open) -> None:
    dialog = open_report(ImportReport(added=FULL.added))
    assert open_texts(dialog) == {"Added (2)": "Lanterns 🏮\nCafe\u0301 שלום"}


def test_enter_opens_the_first_new_post(qtbot: QtBot, open_report: Open) -> None:
    dialog = open_report(FULL)
    with qtbot.waitSignal(dialog.post_wanted) as wanted:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert wanted.args == [7]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_without_a_new_post_enter_closes(open_report: Open) -> None:
    dialog = open_report(ImportReport(unchanged=FULL.unchanged))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_the_whole_report_can_be_copied(open_report: Open) -> None:
    dialog = open_report(FULL)
    QTest.keyClick(button(dialog, "Copy as text"), Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == (
        "Added\nLanterns 🏮\nCafe\u0301 שלום\n\n"
        "Left as they were\n\u2068Harvest\u2069 (already here)\n\n"
        "Could not be read\n/x/b.pdf\n“b.pdf” is a PDF document. Copy its text.\n\n"
        "Remarks\n/x/a.txt: 3 NUL characters replaced.\n\n"
        "In no post\nmenu: 2\n"
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            UpdatedRow(1, "A", Update.NEWER, placed=5, check=1, lost=1),
            "newer text: 5 highlights placed, 1 to check, 1 lost",
        ),
        (UpdatedRow(1, "A", Update.NEWER, lost=2), "newer text: 2 lost"),
        (UpdatedRow(1, "A", Update.FULL), "whole text for the beginning"),
        (
            UpdatedRow(1, "A", Update.HIGHLIGHTS, placed=1),
            "from another tool: 1 highlight placed",
        ),
    ],
)
def test_each_changed_post_says_what_it_got(row: UpdatedRow, words: str) -> None:
    assert updated_words(row) == words


def test_changed_posts_stand_open_where_no_post_is_new(open_report: Open) -> None:
    dialog = open_report(CHANGED)
    [(title, text)] = open_texts(dialog).items()
    assert title == "Changed (2)"
    assert text.splitlines()[1] == "\u2068Cafe\u0301\u2069 (whole text for the beginning)"


def test_highlights_to_check_are_told_and_lead_there(qtbot: QtBot, open_report: Open) -> None:
    dialog = open_report(CHANGED)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "2 highlights should be looked at" in said
    with qtbot.waitSignal(dialog.check_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_posts_that_may_be_the_same_are_told_and_lead_there(
    qtbot: QtBot, open_report: Open
) -> None:
    dialog = open_report(CHANGED)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "2 new posts may be the same as others." in said
    with qtbot.waitSignal(dialog.twins_wanted):
        QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)


def test_nothing_to_look_at_offers_nothing_to_look_at(open_report: Open) -> None:
    dialog = open_report(FULL)
    names = {each.text().replace("&", "") for each in dialog.findChildren(QPushButton)}
    assert names == {"Copy as text", "Open the first new post", "Close"}


def test_without_a_new_post_enter_opens_the_changed_one(qtbot: QtBot, open_report: Open) -> None:
    dialog = open_report(CHANGED)
    with qtbot.waitSignal(dialog.post_wanted) as wanted:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert wanted.args == [4]


def test_the_copied_report_names_feeds_and_what_to_look_at(open_report: Open) -> None:
    dialog = open_report(CHANGED)
    QTest.keyClick(button(dialog, "Copy as text"), Qt.Key.Key_Space)
    copied = QGuiApplication.clipboard().text()
    assert "Feeds\nHarbour Notes (https://harbour.example/feed)\n" in copied
    assert "To look at\n2 highlights should be looked at" in copied
