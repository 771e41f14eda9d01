"""The preview of an import: what was found, to change and to choose from before it is saved."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.importing.found_posts import FoundPosts
from app.importing.standing import Standing
from app.ui.dialogs.draft_view import DraftView
from app.ui.dialogs.folded import Folded
from app.ui.dialogs.import_preview_delegate import PreviewDelegate, completer
from app.ui.dialogs.import_preview_model import Column, PreviewModel
from app.ui.dialogs.import_preview_table import PreviewTable
from app.ui.dialogs.import_words import problems_text, remarks_text, skipped_text
from app.ui.dialogs.notice import Notice
from app.ui.style import fonts, sizes
from app.ui.style.room import within_screen

_SIZE: Final = (1120, 700)
_EVENT_WIDTH: Final = 280
_TABLE_SHARE: Final = 680  # of the width, against that of the post's first lines
_POST_SHARE: Final = 400


class ImportPreview(QDialog):
    """Shows what was read; what is left of it when the person accepts is to be saved.

    Signals:
        accepted_files: The files with the chosen and changed posts, a list of `ReadFile`.
    """

    accepted_files = Signal(object)

    def __init__(
        self,
        found: FoundPosts,
        standings: Sequence[Sequence[Standing]],
        events: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Prepare the preview of posts that were found.

        Args:
            found: What was read, with at least one post in it.
            standings: How each post of each file stands to the library.
            events: Names of known events, to be offered while one is typed.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Import posts"))
        self.resize(within_screen(self, *_SIZE))
        self._model = PreviewModel(found.files, standings, self)
        self._table = PreviewTable(self._model, PreviewDelegate(events))
        self._table.setAccessibleName(_("Posts that were found"))
        self._event = self._event_field(events)
        self._view = DraftView()
        self._notice = Notice()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._import = QPushButton()
        self._buttons.addButton(self._import, QDialogButtonBox.ButtonRole.AcceptRole)
        self._import.setDefault(True)
        self._lay_out(found)
        self._join()
        self._table.setCurrentIndex(self._model.index(self._first_new(), Column.TITLE))
        self._table.setFocus()
        self._say("")
        self._count()

    def _event_field(self, events: Sequence[str]) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(_("Event of all posts"))
        field.setPlaceholderText(_("as in the table"))
        field.setCompleter(completer(events, field))
        field.setFixedWidth(_EVENT_WIDTH)
        return field

    def _lay_out(self, found: FoundPosts) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.EDGE, sizes.EDGE, sizes.EDGE, sizes.EDGE)
        column.setSpacing(sizes.GAP)
        column.addLayout(self._head(found))
        column.addWidget(self._middle(), 1)
        folds = QVBoxLayout()
        folds.setSpacing(0)
        for fold in _folds(found):
            folds.addWidget(fold)
        column.addLayout(folds)
        foot = QHBoxLayout()
        foot.addWidget(self._notice, 1)
        foot.addWidget(self._buttons)
        column.addLayout(foot)

    def _head(self, found: FoundPosts) -> QHBoxLayout:
        count = len(found.drafts)
        words = [ngettext("{n} post found", "{n} posts found", count).format(n=count)]
        if here := self._model.here_count:
            words.append(
                ngettext("{n} is here already", "{n} are here already", here).format(n=here)
            )
        head = QLabel(", ".join(words))
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setFont(fonts.window(16, 600))
        label = QLabel(_("E&vent of all posts"))
        label.setBuddy(self._event)
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        row.addWidget(head, 1)
        row.addWidget(label)
        row.addWidget(self._event)
        return row

    def _middle(self) -> QSplitter:
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(1)
        middle.addWidget(_apart(self._table, sizes.EDGE))
        middle.addWidget(_apart(sizes.EDGE, self._view))
        middle.setSizes([_TABLE_SHARE, _POST_SHARE])
        return middle

    def _join(self) -> None:
        self._event.textChanged.connect(self._model.set_event_of_all)
        self._model.chosen_changed.connect(self._count)
        self._model.refused.connect(self._say)
        self._model.dataChanged.connect(lambda *_place: self._show(self._row()))
        self._table.row_entered.connect(self._show)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._import.click)

    def accept(self) -> None:
        """Hand over what is chosen; a cell that is being edited is taken first."""
        self._table.setFocus()
        if self._model.chosen_count:
            super().accept()
            self.accepted_files.emit(self._model.files())

    def _say(self, words: str) -> None:
        if words:
            self._notice.say(words)
        else:
            self._notice.say(
                _("Space leaves a post out, F2 changes what is said of it."), "keyboard"
            )

    def _show(self, row: int) -> None:
        if row >= 0:
            self._view.show_draft(self._model.draft(row))

    def _row(self) -> int:
        return self._table.currentIndex().row()

    def _first_new(self) -> int:
        rows = range(self._model.rowCount())
        return next((row for row in rows if self._model.standing(row).is_new), 0)

    def _count(self) -> None:
        count = self._model.chosen_count
        self._import.setText(ngettext("Import {n} post", "Import {n} posts", count).format(n=count))
        self._import.setEnabled(count > 0)
        if self._model.here_count == self._model.rowCount():
            self._notice.say(
                _("All of these posts are in the library; there is nothing to import.")
            )


def _apart(*parts: QWidget | int) -> QWidget:
    """A widget with room at one side, which changes sides where one reads from the right."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for part in parts:
        if isinstance(part, int):
            row.addSpacing(part)
        else:
            row.addWidget(part, 1)
    return around


def _folds(found: FoundPosts) -> list[Folded]:
    """What is to be known besides the posts, folded away."""
    problems, remarks = len(found.problems), len(found.remarks)
    skipped = sum(len(file.skipped) for file in found.files)
    folds = []
    for title, text in (
        (
            ngettext("{n} file could not be read", "{n} files could not be read", problems).format(
                n=problems
            ),
            problems_text(found.problems),
        ),
        (
            ngettext("{n} remark", "{n} remarks", remarks).format(n=remarks),
            remarks_text(found.remarks),
        ),
        (
            ngettext(
                "{n} part that goes into no post", "{n} parts that go into no post", skipped
            ).format(n=skipped),
            skipped_text(found.files),
        ),
    ):
        fold = Folded()
        fold.show_text(title, text)
        folds.append(fold)
    return folds
