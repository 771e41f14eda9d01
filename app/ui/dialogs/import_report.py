"""What an import did: posts added and left alone, and what to do about each problem."""

from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.importing.report import ImportReport
from app.ui.dialogs import import_words as words
from app.ui.dialogs.folded import Folded
from app.ui.style import fonts, sizes
from app.ui.style.icons import icon

_WIDTH: Final = 620
_SIGN: Final = 24


class ImportReportDialog(QDialog):
    """The report, with a way to the first new post.

    Signals:
        post_wanted: The id of a post that the person wants to read.
    """

    post_wanted = Signal(int)

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import"))
        self.setMinimumWidth(_WIDTH)
        self._report = report
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.EDGE, sizes.EDGE, sizes.EDGE, sizes.EDGE)
        column.setSpacing(sizes.GAP)
        column.addLayout(self._head())
        folds = QVBoxLayout()
        folds.setSpacing(0)
        for fold in _folds(report):
            folds.addWidget(fold)
        column.addLayout(folds)
        column.addStretch(1)
        column.addWidget(self._buttons())
        self._first.setFocus()

    def _head(self) -> QHBoxLayout:
        sign = QLabel()
        name = "circle-check" if self._report.added else "info"
        sign.setPixmap(icon(name).pixmap(_SIGN, _SIGN))
        head = QLabel(summary(self._report))
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        head.setFont(fonts.window(16, 600))
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        row.addWidget(sign)
        row.addWidget(head, 1)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(_("Copy as text"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        if self._report.added:
            self._first = QPushButton(_("Open the first new post"))
            self._first.clicked.connect(self._open)
            buttons.addButton(self._first, QDialogButtonBox.ButtonRole.AcceptRole)
        else:
            self._first = buttons.button(QDialogButtonBox.StandardButton.Close)
        self._first.setDefault(True)
        buttons.rejected.connect(self.reject)
        return buttons

    def _open(self) -> None:
        self.accept()
        self.post_wanted.emit(self._report.added[0].post_id)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(words.report_text(self._report))


def summary(report: ImportReport) -> str:
    """What an import did, in one line."""
    added, unchanged, problems = map(len, (report.added, report.unchanged, report.problems))
    parts = [ngettext("{n} post added", "{n} posts added", added).format(n=added)]
    if unchanged:
        told = ngettext("{n} left as it was", "{n} left as they were", unchanged)
        parts.append(told.format(n=unchanged))
    if problems:
        told = ngettext("{n} file could not be read", "{n} files could not be read", problems)
        parts.append(told.format(n=problems))
    return ", ".join(parts)


def _folds(report: ImportReport) -> list[Folded]:
    skipped = sum(report.skipped.values())
    sections = (
        (_("Could not be read"), len(report.problems), words.problems_text(report.problems)),
        (_("Added"), len(report.added), words.added_text(report.added)),
        (_("Left as they were"), len(report.unchanged), words.unchanged_text(report.unchanged)),
        (_("Remarks"), len(report.remarks), words.remarks_text(report.remarks)),
        (_("Parts that are in no post"), skipped, words.skipped_counts_text(report.skipped)),
    )
    folds = []
    for place, (title, count, text) in enumerate(sections):
        fold = Folded()
        told = _("{title} ({n})").format(title=title, n=count)
        fold.show_text(told, text, is_open=place == 0 or (place == 1 and not report.problems))
        folds.append(fold)
    return folds
