from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.importing.report import ImportReport, PostRow, ProblemRow, Reason, Remark, UnchangedRow
from app.ui.dialogs.import_report import ImportReportDialog, summary

FULL = ImportReport(
    added=(PostRow(7, "Lanterns 🏮"), PostRow(8, "Cafe\u0301 שלום")),
    unchanged=(UnchangedRow(3, "Harvest", Reason.NEWER),),
    problems=(ProblemRow("/x/b.pdf", "“b.pdf” is a PDF document.", "Copy its text."),),
    remarks=(Remark("/x/a.txt", "3 NUL characters replaced."),),
    skipped={"menu": 2},
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
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def open_texts(dialog: ImportReportDialog) -> dict[str, str]:
    return {
        each.accessibleName(): each.toPlainText()
        for each in dialog.findChildren(QPlainTextEdit)
        if each.isVisible()
    }


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (ImportReport(), "0 posts added"),
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
        "Left as they were\nHarvest (newer text, not taken)\n\n"
        "Could not be read\n/x/b.pdf\n“b.pdf” is a PDF document. Copy its text.\n\n"
        "Remarks\n/x/a.txt: 3 NUL characters replaced.\n\n"
        "In no post\nmenu: 2\n"
    )
