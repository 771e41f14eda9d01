"""Picks what a theme or an event is to become part of, and says what will happen."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.ui.dialogs import wording
from app.ui.dialogs.form import Form
from app.ui.style.chips import theme_icon
from app.ui.style.icons import icon
from db.errors import Problem
from db.records import Event, Theme
from db.theme_tree import spaced

_ID: Final = Qt.ItemDataRole.UserRole
_MOVES: Final = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


@dataclass(frozen=True, slots=True)
class Merge:
    """Two themes, or two events, that are to be one; `from_id` goes to the trash."""

    from_id: int
    into_id: int


class MergeDialog(Form):
    """Joins a theme with a theme, or an event with an event; `decided` hands out a `Merge`."""

    def __init__(
        self, parent: QWidget | None, merged: Theme | Event, all_of_kind: Sequence[Theme | Event]
    ) -> None:
        super().__init__(
            parent, _("Merge “{name}” into…").format(name=merged.name), _("Merge"), width=480
        )
        self._merged = merged
        self._names: dict[int, str] = {}
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter by name"))
        self.filter.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListWidget()
        self.list.setMinimumHeight(200)
        for each in all_of_kind:
            if not _is_within(each, merged):
                self._add(each)
        self.outcome = wording.body("")
        self._lay_out_fields()
        self.list.currentItemChanged.connect(self._tell)
        self.filter.textChanged.connect(self._narrow)
        self.filter.installEventFilter(self)
        self._narrow("")
        self.filter.setFocus()

    @property
    def is_changed(self) -> bool:
        """Never: which row stands out is nothing a person wrote."""
        return False

    def decision(self) -> Merge | None:
        """The two that are to be one; None while nothing is picked."""
        item = self.list.currentItem()
        if item is None or item.isHidden():
            return None
        number = item.data(_ID)
        return Merge(self._merged.id, number) if isinstance(number, int) else None

    def fault(self) -> Problem | None:
        """Nothing to merge into."""
        if self.decision() is not None:
            return None
        return Problem(_("Nothing is picked to merge into."), _("Choose a row of the list."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Let the arrows move in the list while the keyboard is in the filter."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _MOVES
        ):
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _lay_out_fields(self) -> None:
        self.add(_("&Filter"), self.filter)
        self.list.setAccessibleName(_("Merge into"))
        self.list.itemDoubleClicked.connect(lambda _item: self.accept_button.click())
        self.rows.addWidget(self.list, 1)
        self.rows.addWidget(self.outcome)

    def _add(self, each: Theme | Event) -> None:
        if isinstance(each, Theme):
            sign, name = theme_icon(each.colour), spaced(each.path)
        else:
            sign, name = icon("calendar"), each.name
        item = QListWidgetItem(sign, name)
        item.setData(_ID, each.id)
        self._names[each.id] = each.name
        self.list.addItem(item)

    def _narrow(self, typed: str) -> None:
        wanted = _bare(typed)
        items = [self.list.item(row) for row in range(self.list.count())]
        for item in items:
            item.setHidden(wanted not in _bare(item.text()))
        shown = [item for item in items if not item.isHidden()]
        if shown and self.list.currentItem() not in shown:
            self.list.setCurrentItem(shown[0])
        self._tell()

    def _tell(self, *_items: QListWidgetItem) -> None:
        """Say what would happen with the row that is picked."""
        choice = self.decision()
        if choice is None:
            self.outcome.setText(_("There is no other one of this name."))
            return
        moved = _moved(self._merged).format(n=self._merged.count, into=self._names[choice.into_id])
        gone = _("“{name}” then goes away; undo brings it back.").format(name=self._merged.name)
        self.outcome.setText(f"{moved} {gone}")


def _is_within(each: Theme | Event, merged: Theme | Event) -> bool:
    """Whether it is the merged one itself, or a theme below it."""
    if isinstance(each, Theme) and isinstance(merged, Theme):
        return each.path == merged.path or each.path.startswith(merged.path + "/")
    return each.id == merged.id


def _moved(merged: Theme | Event) -> str:
    """What moves, with {n} and {into} to be filled in."""
    if isinstance(merged, Theme):
        return ngettext(
            "{n} highlight, and the themes below, will stand under “{into}”.",
            "{n} highlights, and the themes below, will stand under “{into}”.",
            merged.count,
        )
    return ngettext(
        "{n} post will stand under “{into}”.", "{n} posts will stand under “{into}”.", merged.count
    )


def _bare(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip()).casefold()
