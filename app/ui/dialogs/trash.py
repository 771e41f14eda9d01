"""Shows what was removed, and brings it back."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.problem_line import ProblemLine
from app.ui.dialogs.two_lines import DETAIL, TwoLines
from app.ui.style import sizes
from app.ui.style.icons import icon
from db.errors import Problem
from db.records import Removed

_GUID: Final = Qt.ItemDataRole.UserRole
_ICONS: Final = {
    "post": "file-text",
    "highlight": "highlighter",
    "theme": "tag",
    "note": "sticky-note",
    "event": "calendar",
    "search": "search",
}


class Trash(Dialog):
    """Lists the trash, what was removed last first; several rows can be picked.

    Signals:
        restore_wanted: A list of guids to bring back.
    """

    restore_wanted = Signal(object)

    def __init__(self, parent: QWidget | None, removed: Sequence[Removed]) -> None:
        super().__init__(parent, _("Trash"), width=580)
        self.list = QListWidget()
        self.list.setAccessibleName(_("What is in the trash"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setMinimumHeight(330)
        self._empty = _empty()
        self._count = wording.quiet("")
        self._problem = ProblemLine(self)
        self.rows.addWidget(self._count)
        self.rows.addWidget(self.list, 1)
        self.rows.addWidget(self._empty, 1)
        self.bottom.insertWidget(0, self._problem)
        self.add_cancel_button(_("Close"))
        self.restore_button = self.add_accept_button(_("Restore"))
        self.restore_button.clicked.connect(self._restore)
        self.list.itemDoubleClicked.connect(lambda _item: self._restore())
        self.list.itemSelectionChanged.connect(self._enable)
        self.show_removed(removed)

    @property
    def problem_text(self) -> str:
        """What the problem line says; "" for nothing."""
        return self._problem.text

    def show_removed(self, removed: Sequence[Removed]) -> None:
        """Show the trash as it is now, such as after something came back."""
        row = max(0, self.list.currentRow())
        self._problem.hide()
        self.list.clear()
        for each in removed:
            self.list.addItem(_item(each))
        self._count.setText(
            ngettext("{n} thing was removed", "{n} things were removed", len(removed)).format(
                n=len(removed)
            )
        )
        for widget in (self._count, self.list):
            widget.setVisible(bool(removed))
        self._empty.setVisible(not removed)
        self.list.setCurrentRow(min(row, len(removed) - 1))
        self.list.setFocus()
        self._enable()

    def show_problem(self, problem: Problem) -> None:
        """Say why something could not come back."""
        self._problem.show_problem(problem)
        self.fit()

    def _restore(self) -> None:
        chosen = [item.data(_GUID) for item in self.list.selectedItems()]
        if chosen:
            self._problem.hide()
            self.restore_wanted.emit(chosen)

    def _enable(self) -> None:
        self.restore_button.setEnabled(bool(self.list.selectedItems()))


def _item(removed: Removed) -> QListWidgetItem:
    made = QListWidgetItem(icon(_ICONS.get(removed.kind, "file-text")), removed.name)
    made.setData(_GUID, removed.guid)
    detail = f"{_kind(removed.kind)} · {_when(removed.removed)}"
    made.setData(DETAIL, detail)
    made.setData(Qt.ItemDataRole.AccessibleTextRole, f"{removed.name}, {detail}")
    return made


def _kind(kind: str) -> str:
    words = {
        "post": _("Post"),
        "highlight": _("Highlight"),
        "theme": _("Theme"),
        "note": _("Note"),
        "event": _("Event"),
        "search": _("Saved search"),
    }
    return words.get(kind, kind)


def _when(removed: str) -> str:
    """The time of the person's own place; UTC comes in."""
    moment = QDateTime.fromString(removed, Qt.DateFormat.ISODate)
    if not moment.isValid():
        return removed
    words = QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat)
    return _("removed {when}").format(when=words)


def _empty() -> QWidget:
    made = QWidget()
    made.setMinimumHeight(220)
    column = QVBoxLayout(made)
    column.setSpacing(sizes.GAP)
    column.addStretch(1)
    sign = wording.Sign("trash-2", made.palette().ColorRole.PlaceholderText, 32)
    column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
    for label in (
        wording.section(_("The trash is empty")),
        wording.quiet(_("Posts, highlights, themes and notes you remove can be restored here.")),
    ):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
    column.addStretch(2)
    return made
