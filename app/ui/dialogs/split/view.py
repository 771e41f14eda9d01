"""The list of blocks in the split editor: letters do things, arrows walk."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.ui.dialogs.split.delegate import SplitDelegate
from app.ui.dialogs.split.keys import Do, actions
from app.ui.dialogs.split.model import SplitModel

_STEP: Final = 32  # of a notch of the wheel, a third


class SplitView(QListView):
    """Shows the blocks of a sheet and takes keys for them.

    Signals:
        wanted: A `Do` for the chosen blocks.
        row_entered: Another block is the present one; its row.
    """

    wanted = Signal(object)
    row_entered = Signal(int)

    def __init__(self, model: SplitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = _by_key()
        self._delegate = SplitDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.row_entered.emit(now.row())
        )

    def rows(self) -> list[int]:
        """The chosen rows from the top, at least the present one."""
        chosen = {
            row
            for each in self.selectionModel().selection().toList()
            for row in range(each.top(), each.bottom() + 1)
        }
        return sorted(chosen) or [self.currentIndex().row()]

    def go_to(self, row: int) -> None:
        """Make a row the present one, and the only one chosen."""
        index = self.model().index(row, 0)
        hint = QAbstractItemView.ScrollHint
        is_seen = self.viewport().rect().contains(self.visualRect(index))
        # The view's own way asks for held keys, and Ctrl+E, which opens the editor, is held then.
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index, hint.EnsureVisible if is_seen else hint.PositionAtCenter)

    def measure(self) -> None:
        """Measure the rows again, such as when a line has become a title."""
        self.scheduleDelayedItemsLayout()

    def keyboardSearch(self, _typed: str) -> None:  # noqa: N802 -- Qt's name
        """Search nothing: a letter does something here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Do what the key stands for; the rest is as in every list."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(event.key() | held.value).toString()
        if pressed in self._keys and self.currentIndex().isValid():
            self.wanted.emit(self._keys[pressed])
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Edit what is said of the post."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.wanted.emit(Do.EDIT)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Words need fewer lines where there is more room."""
        self._delegate.use_width(self.viewport().width())
        self.measure()
        super().resizeEvent(event)


def _by_key() -> Mapping[str, Do]:
    found = {QKeySequence(key).toString(): each.do for each in actions() for key in each.keys}
    return {**found, QKeySequence("Enter").toString(): Do.EDIT}
