"""The blocks of a sheet as rows; a changed sheet touches only the rows that differ."""

from itertools import takewhile
from operator import is_
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.importing.sheets.sheet import Apart, Sheet, SheetBlock
from app.ui.dialogs.split.words import block_words, spoken

BLOCK: Final = Qt.ItemDataRole.UserRole
NUMBER: Final = Qt.ItemDataRole.UserRole + 1
"""Of the post that a block stands in, from 1; 0 above the first."""
IS_OUT: Final = Qt.ItemDataRole.UserRole + 2
"""Whether the post that a block stands in is left out."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class SplitModel(QAbstractListModel):
    """One row a block of the sheet."""

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another state of the sheet; rows that are the same stay as they are."""
        old, new = self._sheet.blocks, sheet.blocks
        top = _alike(old, new)
        end = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - top)
        both = min(len(old), len(new)) - top - end
        if len(old) > top + both + end:
            self.beginRemoveRows(_NOWHERE, top + both, len(old) - end - 1)
            self._sheet = sheet
            self.endRemoveRows()
        elif len(new) > top + both + end:
            self.beginInsertRows(_NOWHERE, top + both, len(new) - end - 1)
            self._sheet = sheet
            self.endInsertRows()
        self._sheet = sheet
        if new:  # the numbers of all posts below may have changed
            self.dataChanged.emit(self.index(min(top, len(new) - 1)), self.index(len(new) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """How many blocks there are."""
        return 0 if parent.isValid() else len(self._sheet.blocks)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A block, its words, its post's number, and what a screen reader says of it."""
        block = self._sheet.blocks[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _shown(block)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(block, self._sheet.post_at(index.row()) + 1)
            case _ if role == BLOCK:
                return block
            case _ if role == NUMBER:
                return self._sheet.post_at(index.row()) + 1
            case _ if role == IS_OUT:
                return self._is_out(index.row())
        return None

    def _is_out(self, row: int) -> bool:
        number = self._sheet.post_at(row)
        if number < 0:
            return False
        post = self._sheet.blocks[self._sheet.titles[number]].post
        return post is not None and post.is_left_out


def _shown(block: SheetBlock) -> str:
    if block.kind is Apart.TITLE and block.post is not None:
        return block.post.facts.title
    return block_words(block)


def _alike(old: tuple[SheetBlock, ...], new: tuple[SheetBlock, ...]) -> int:
    """How many blocks at the beginning are the very same."""
    return sum(1 for _each in takewhile(bool, map(is_, old, new)))
