"""Lets a person take some of the feeds that a file lists or a page names."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.feeds.feed_words import plain_address
from app.ui.style import fonts, sizes
from app.ui.style.icons import icon
from db.records import FeedLink

_NUMBER: Final = Qt.ItemDataRole.UserRole
_HEIGHT: Final = 320
_NAME_WIDTH: Final = 330
_FEW: Final = 8  # feeds that are found by looking
_Index = QModelIndex | QPersistentModelIndex
_TICKED, _EMPTY = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@dataclass(frozen=True, slots=True)
class TakenFeeds:
    """The feeds that were chosen, in their order, and whether to look into them at once."""

    feeds: tuple[FeedLink, ...]
    fetch: bool


class FeedChoice(Dialog):
    """A tree of folders and feeds to tick; what the filter hides stays as it was ticked.

    Signals:
        taken: `TakenFeeds`, at least one of them.
    """

    taken = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        feeds: Sequence[FeedLink],
        ticked: Collection[str],
        known: Collection[str] = (),
    ) -> None:
        """Prepare the dialog.

        Args:
            parent: The window.
            feeds: What can be chosen from.
            ticked: The addresses of those that are ticked at first.
            known: The addresses of those that are in the library already.
        """
        super().__init__(parent, _("Take over feeds"), width=640)
        self._feeds = tuple(feeds)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter by name or address"))
        self.filter.setAccessibleName(_("Filter the feeds"))
        self.filter.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.setVisible(len(feeds) > _FEW)
        self.tree = _tree()
        self._folders: dict[str, QTreeWidgetItem] = {}
        self._items = self._fill(frozenset(ticked), frozenset(known))
        self.fetch = QCheckBox(_("and &fetch their posts now"))
        self.fetch.setAccessibleName(_("Fetch their posts now"))
        self.fetch.setChecked(True)
        for widget in (self.filter, self.tree, self.fetch):
            self.rows.addWidget(widget, 1 if widget is self.tree else 0)
        self.add_cancel_button(_("Cancel"))
        self.take_button = self.add_accept_button("")
        self._join()
        self._count()
        (self.tree if self.filter.isHidden() else self.filter).setFocus()

    @property
    def chosen(self) -> tuple[FeedLink, ...]:
        """The feeds that are ticked and not in the library yet."""
        return tuple(
            feed
            for feed, item in zip(self._feeds, self._items, strict=True)
            if item.checkState(0) == _TICKED and not item.isDisabled()
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Go from the filter down into the tree."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self._to_first()
            return True
        return super().eventFilter(watched, event)

    def _fill(self, ticked: frozenset[str], known: frozenset[str]) -> list[QTreeWidgetItem]:
        """A row for each feed, in its folder; gives them in the order of the feeds."""
        made = []
        for number, feed in enumerate(self._feeds):
            item = _item(feed, is_known=feed.address in known, is_ticked=feed.address in ticked)
            item.setData(0, _NUMBER, number)
            self._folder(feed.folder).addChild(item)
            made.append(item)
        self.tree.expandAll()
        if (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(first)
        return made

    def _folder(self, path: str) -> QTreeWidgetItem:
        if not path:
            return self.tree.invisibleRootItem()
        if path not in self._folders:
            above, _slash, name = path.rpartition("/")
            item = QTreeWidgetItem([name])
            item.setFont(0, fonts.window(weight=QFont.Weight.DemiBold))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsAutoTristate)
            item.setFirstColumnSpanned(True)
            self._folder(above).addChild(item)
            self._folders[path] = item
        return self._folders[path]

    def _join(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self.filter.installEventFilter(self)
        self.tree.itemChanged.connect(self._count)
        self.take_button.clicked.connect(self._take)

    def _narrow(self, typed: str) -> None:
        wanted = _bare(typed).split()
        for feed, item in zip(self._feeds, self._items, strict=True):
            words = _bare(f"{feed.name} {feed.address} {feed.folder}")
            item.setHidden(not all(word in words for word in wanted))
        for path in sorted(self._folders, key=len, reverse=True):  # those within others first
            _hide_if_empty(self._folders[path])

    def _to_first(self) -> None:
        shown = next((item for item in self._items if not item.isHidden()), None)
        if shown is not None:
            self.tree.setCurrentItem(shown)
            self.tree.setFocus()

    def _count(self) -> None:
        n = len(self.chosen)
        words = ngettext("Take {n} feed", "Take {n} feeds", n).format(n=n)
        self.take_button.setText(words)
        self.take_button.setAccessibleName(words)
        self.take_button.setEnabled(n > 0)
        self.fetch.setEnabled(n > 0)

    def _take(self) -> None:
        taken = TakenFeeds(self.chosen, self.fetch.isChecked())
        self.accept()
        self.taken.emit(taken)


class _Rows(QStyledItemDelegate):
    """Rows with some air; addresses are quieter than names."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 -- Qt's name
        """As high as a row of the sidebar."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(sizes.TREE_ROW, hint.height()))

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802 -- Qt's name
        """Mute the second column; the ground of the row shows where the keyboard is."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.column() == 1 and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, muted)


def _tree() -> QTreeWidget:
    made = QTreeWidget()
    made.setItemDelegate(_Rows(made))
    made.setAccessibleName(_("Feeds"))
    made.setColumnCount(2)
    made.setHeaderHidden(True)
    made.setMinimumHeight(_HEIGHT)
    made.setUniformRowHeights(True)
    made.setIndentation(18)
    made.header().setStretchLastSection(True)
    made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
    made.header().resizeSection(0, _NAME_WIDTH)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _item(feed: FeedLink, *, is_known: bool, is_ticked: bool) -> QTreeWidgetItem:
    address = plain_address(feed.address)
    name = feed.name or address
    made = QTreeWidgetItem([name, _("in the library already") if is_known else address])
    made.setToolTip(0, f"{name}\n{feed.address}")
    made.setToolTip(1, feed.address)
    made.setCheckState(0, _TICKED if is_ticked and not is_known else _EMPTY)
    made.setDisabled(is_known)
    return made


def _hide_if_empty(folder: QTreeWidgetItem) -> None:
    below = (folder.child(row) for row in range(folder.childCount()))
    folder.setHidden(all(each is None or each.isHidden() for each in below))


def _bare(words: str) -> str:
    """Words as the filter compares them: the same letters, large or small."""
    return unicodedata.normalize("NFC", words).casefold()
