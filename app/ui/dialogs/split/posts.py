"""The posts that a split gives, each with its measure and what to look at."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.importing.sheets.sheet_posts import PostLook
from app.ui.dialogs import wording
from app.ui.dialogs.split.painting import RowPainter
from app.ui.dialogs.split.words import look_words
from app.ui.style import fonts, sizes

_LOOK: Final = Qt.ItemDataRole.UserRole
_PAD: Final = 7
_NUMBER: Final = 30
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class PostsPane(QWidget):
    """Lists the posts of a sheet.

    Signals:
        chosen: A person went to a post; the place of its title line.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks: tuple[PostLook, ...] = ()
        self._model = _Model(self)
        self._head = wording.section("")
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setAccessibleName(_("Posts of this split"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        column = QVBoxLayout()
        column.setSpacing(sizes.GAP)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        row = QHBoxLayout(self)  # whose room changes sides where one reads from the right
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addSpacing(sizes.EDGE - 4)
        row.addLayout(column, 1)

    @property
    def looks(self) -> tuple[PostLook, ...]:
        """The posts that are listed."""
        return self._looks

    def show_posts(self, looks: Sequence[PostLook], post: int) -> None:
        """Show the posts as they are now, the one that is worked on as the present one."""
        self._looks = tuple(looks)
        saved = [each for each in looks if each.is_saved]
        posts = ngettext("{n} post", "{n} posts", len(saved)).format(n=len(saved))
        total = sum(each.words for each in saved)
        words = ngettext("{n} word", "{n} words", total).format(n=total)
        self._head.setText(f"{posts}, {words}")
        self._model.show_looks(self._looks)
        self.go_to(post)

    def go_to(self, post: int) -> None:
        """Make a post the present one."""
        index = self._model.index(post) if post >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._looks[index.row()].place)


class _Model(QAbstractListModel):
    """One row a post."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks: tuple[PostLook, ...] = ()

    def show_looks(self, looks: tuple[PostLook, ...]) -> None:
        self.beginResetModel()
        self._looks = looks
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        return 0 if parent.isValid() else len(self._looks)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        look = self._looks[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return look.post.facts.title
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (look.post.facts.title, look_words(look), *look.warnings, look.beginning)
                return f"{index.row() + 1}. " + ". ".join(filter(None, said))
            case _ if role == _LOOK:
                return look
        return None


class _Delegate(QStyledItemDelegate):
    """Title, measure, first words; below them what may be wrong."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._title = fonts.window(13, 600)
        self._small = fonts.window(12)
        self._high = QFontMetrics(self._title).height() + 1
        self._line = QFontMetrics(self._small).height() + 2

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        look: PostLook = index.data(_LOOK)
        lines = 2 + len(look.warnings)
        return QSize(0, self._high + lines * self._line + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look: PostLook = index.data(_LOOK)
        painter.save()
        row = RowPainter(painter, option)
        if row.is_chosen:
            row.fill(option.rect, row.look.chosen)
        place = option.rect.adjusted(_NUMBER + sizes.GAP, _PAD, -sizes.GAP, -_PAD)
        place.setHeight(self._high)
        number = QRect(option.rect.left() + sizes.GAP, place.top(), _NUMBER, self._high)
        row.line(number, str(index.row() + 1), self._small, row.look.muted)
        colour = row.look.text if look.is_saved else row.look.muted
        row.line(place, look.post.facts.title or "—", self._title, colour)
        self._paint_lines(row, QRect(place.left(), place.bottom() + 1, place.width(), 0), look)
        if row.has_focus:
            row.ring(option.rect)
        painter.restore()

    def _paint_lines(self, row: RowPainter, line: QRect, look: PostLook) -> None:
        line.setHeight(self._line)
        for words in (look_words(look), look.beginning):
            row.line(line, words, self._small, row.look.muted)
            line.translate(0, self._line)
        for warning in look.warnings:
            rest = row.sign(line, "triangle-alert", row.look.error)
            row.line(rest, warning, self._small, row.look.text)
            line.translate(0, self._line)
