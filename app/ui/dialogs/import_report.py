"""What an import did: posts added and left alone, and what to do about each problem."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.importing.report import ImportReport, PostRow, UpdatedRow
from app.ui.dialogs import import_words as words
from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.folded import Folded
from app.ui.dialogs.preview.words import number
from app.ui.dialogs.wording import Sign
from app.ui.style import sizes

_WIDTH: Final = 620


class ImportReportDialog(Dialog):
    """The report, with a way to the first new post, and to what a person should look at.

    Signals:
        post_wanted: The id of a post that the person wants to read.
        check_wanted: The highlights whose passages changed are to be looked at.
        twins_wanted: The pairs of posts that may be the same are to be looked at.
    """

    post_wanted = Signal(int)
    check_wanted = Signal()
    twins_wanted = Signal()

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Import"), width=_WIDTH)
        self._report = report
        self.heading.setText(summary(report))
        if report.to_check:
            self.rows.addLayout(self._to_check())
        if report.twins:
            self.rows.addLayout(self._twins())
        folds = QVBoxLayout()
        folds.setSpacing(0)
        for fold in _folds(report):
            fold.head.toggled.connect(self.fit)
            folds.addWidget(fold)
        self.rows.addLayout(folds)
        self.rows.addStretch(1)
        self._put_buttons()

    def _to_check(self) -> QHBoxLayout:
        button = _button(_("Check &highlights…"), partial(self._leave_for, self.check_wanted))
        return _attention(words.to_check_text(self._report.to_check), button)

    def _twins(self) -> QHBoxLayout:
        button = _button(_("&Same post?…"), partial(self._leave_for, self.twins_wanted))
        return _attention(words.twins_text(self._report.twins), button)

    def _put_buttons(self) -> None:
        self.add_left_button(_("Co&py as text")).clicked.connect(self._copy)
        first = self.add_cancel_button(_("Close"))
        if self._report.added or self._report.updated:
            is_new = bool(self._report.added)
            first = self.add_accept_button(
                _("&Open the first new post") if is_new else _("&Open the post")
            )
            first.clicked.connect(self._open)
        first.setDefault(True)
        first.setFocus()

    def _open(self) -> None:
        rows: Sequence[PostRow | UpdatedRow] = self._report.added or self._report.updated
        self.accept()
        self.post_wanted.emit(rows[0].post_id)

    def _leave_for(self, wanted: SignalInstance) -> None:
        self.accept()
        wanted.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(words.report_text(self._report))


def summary(report: ImportReport) -> str:
    """What an import did, in one line."""
    added, updated, unchanged, problems = map(
        len, (report.added, report.updated, report.unchanged, report.problems)
    )
    feeds = len(report.feeds)
    told = (
        (added, ngettext("{n} post added", "{n} posts added", added)),
        (updated, ngettext("{n} post changed", "{n} posts changed", updated)),
        (unchanged, ngettext("{n} left as it was", "{n} left as they were", unchanged)),
        (feeds, ngettext("{n} feed found", "{n} feeds found", feeds)),
        (problems, ngettext("{n} file could not be read", "{n} files could not be read", problems)),
    )
    parts = [said.format(n=number(count)) for count, said in told if count]
    return ", ".join(parts) or _("Nothing was imported")


def _folds(report: ImportReport) -> list[Folded]:
    skipped = sum(report.skipped.values())
    sections = (
        (_("Could not be read"), len(report.problems), words.problems_text(report.problems)),
        (_("Added"), len(report.added), words.added_text(report.added)),
        (_("Changed"), len(report.updated), words.updated_text(report.updated)),
        (_("Left as they were"), len(report.unchanged), words.unchanged_text(report.unchanged)),
        (_("Remarks"), len(report.remarks), words.remarks_text(report.remarks)),
        (_("Feeds"), len(report.feeds), words.feeds_text(report.feeds)),
        (_("Parts that are in no post"), skipped, words.skipped_counts_text(report.skipped)),
    )
    opened = next((place for place, (_title, count, _text) in enumerate(sections) if count), 0)
    folds = []
    for place, (title, count, text) in enumerate(sections):
        fold = Folded()
        told = _("{title} ({n})").format(title=title, n=number(count))
        fold.show_text(told, text, is_open=place == opened)
        folds.append(fold)
    return folds


def _attention(sentence: str, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(sizes.GAP)
    row.addWidget(Sign("triangle-alert", QPalette.ColorRole.WindowText))
    row.addWidget(wording.body(sentence), 1)
    row.addWidget(button)
    return row


def _button(text: str, act: Callable[[], object]) -> QPushButton:
    made = QPushButton(text)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(False)
    made.clicked.connect(lambda _on: act())
    return made
