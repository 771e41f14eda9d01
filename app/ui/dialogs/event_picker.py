"""A list of events to tick, with a line that filters it and names new ones."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.style import sizes
from app.ui.style.icons import icon
from db.records import Event

_ID: Final = Qt.ItemDataRole.UserRole
_HEIGHT: Final = 150
_TICKED, _PARTLY, _EMPTY = (
    Qt.CheckState.Checked,
    Qt.CheckState.PartiallyChecked,
    Qt.CheckState.Unchecked,
)


@dataclass(frozen=True, slots=True)
class EventChanges:
    """What was decided about the events of some posts.

    Attributes:
        put: Ids of events that all the posts should stand under now.
        take: Ids of events that none of them should stand under now.
        new: Names of events to be made, that all should stand under.
    """

    put: frozenset[int] = frozenset()
    take: frozenset[int] = frozenset()
    new: tuple[str, ...] = ()


class EventPicker(QWidget):
    """Ticks the events of one or several posts.

    Typing filters. Enter ticks the only or first event in view, or makes a new one
    of what was typed; Down goes to the list, where Space ticks. An event that some of
    the posts stand under stays half ticked until someone decides.
    """

    def __init__(
        self,
        events: Sequence[Event],
        of_each: Sequence[Collection[int]],
        parent: QWidget | None = None,
    ) -> None:
        """Show events.

        Args:
            events: All of the library.
            of_each: For each post, the ids of the events it stands under.
            parent: The dialog.
        """
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Filter, or type a new name"))
        self.line.setAccessibleName(_("Filter the events, or name a new one"))
        self.line.addAction(icon("calendar"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Events"))
        self.list.setFixedHeight(_HEIGHT)
        self.list.setUniformItemSizes(True)
        self._before: dict[int, Qt.CheckState] = {}
        for event in events:
            self._add(event, sum(event.id in each for each in of_each), len(of_each))
        self._offer = QListWidgetItem(icon("plus"), "")
        self.list.addItem(self._offer)
        self._filter("")
        self._lay_out()

    def changes(self) -> EventChanges:
        """What differs from how the posts stood at first."""
        put: set[int] = set()
        take: set[int] = set()
        new: list[str] = []
        for item in self._events():
            number = item.data(_ID)
            if not isinstance(number, int):
                new += [item.text()] if item.checkState() == _TICKED else []
            elif item.checkState() != self._before[number]:
                (put if item.checkState() == _TICKED else take).add(number)
        return EventChanges(frozenset(put), frozenset(take), tuple(new))

    def enter(self) -> bool:
        """Tick what the typed words name, or make it; False when nothing is typed."""
        if not self.line.text().strip():
            return False
        shown = [item for item in self._events() if not item.isHidden()]
        if self._offer.isHidden() and shown:
            shown[0].setCheckState(_EMPTY if shown[0].checkState() == _TICKED else _TICKED)
            self.line.clear()
        else:
            self._make()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Take Enter and Down in the line, and Enter on the offer in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            enters = plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.line and event.key() == Qt.Key.Key_Down:
                self._to_list()
                return True
            if enters and watched is self.line:
                return self.enter()
            if enters and self.list.currentItem() is self._offer and not self._offer.isHidden():
                self._make()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP - 2)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self._clicked)

    def _add(self, event: Event, among: int, posts: int) -> None:
        item = QListWidgetItem(event.name)
        item.setData(_ID, event.id)
        state = _TICKED if among == posts else (_PARTLY if among else _EMPTY)
        if state == _PARTLY:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserTristate)
            item.setToolTip(
                ngettext(
                    "{n} of the posts stands under it", "{n} of the posts stand under it", among
                ).format(n=among)
            )
        item.setCheckState(state)
        self._before[event.id] = state
        self.list.addItem(item)

    def _events(self) -> list[QListWidgetItem]:
        every = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in every if item is not self._offer]

    def _filter(self, typed: str) -> None:
        wanted, name = _bare(typed), " ".join(typed.split())
        for item in self._events():
            item.setHidden(wanted not in _bare(item.text()))
        known = any(_bare(item.text()) == wanted for item in self._events())
        self._offer.setHidden(not name or known)
        self._offer.setText(_("New event “{name}”").format(name=name))

    def _to_list(self) -> None:
        every = [self.list.item(row) for row in range(self.list.count())]
        shown = [item for item in every if not item.isHidden()]
        if shown:
            self.list.setCurrentItem(shown[0])
            self.list.setFocus()

    def _clicked(self, item: QListWidgetItem) -> None:
        if item is self._offer:
            self._make()

    def _make(self) -> None:
        """Put the new name into the list, ticked; whoever writes makes the event."""
        made = QListWidgetItem(" ".join(self.line.text().split()))
        made.setCheckState(_TICKED)
        self.list.insertItem(self.list.count() - 1, made)
        self.line.clear()
        self.list.scrollToItem(made)
        self.line.setFocus()


def _bare(name: str) -> str:
    """Names as the filter compares them: the same letters, large or small."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()
