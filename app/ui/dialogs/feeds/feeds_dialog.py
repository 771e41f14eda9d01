"""The feeds of the library: what comes from them, what is wrong with them, and their verbs."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.feeds import feed_words
from app.ui.dialogs.feeds.feed_rows import COUNT, DETAIL, HAS_PROBLEM, WHEN, FeedRows
from app.ui.dialogs.notice import Notice
from app.ui.dialogs.problem_line import ProblemLine
from app.ui.dialogs.split.buttons import ButtonRows, KeyButton
from app.ui.style import sizes
from db.errors import Problem
from db.sources import Feed

_FEED: Final = Qt.ItemDataRole.UserRole
_HEIGHT: Final = 340


class FeedsDialog(Dialog):
    """Lists the feeds by folder; what is done with one is asked for by signals.

    Signals:
        add_wanted: Another feed is wanted.
        refresh_wanted: A list of feeds to be looked into now.
        edit_wanted: The feed to be changed.
        remove_wanted: The feed to be put into the trash.
        site_wanted: The feed whose blog should be opened in the browser.
        undo_wanted: The last step should be taken back.
    """

    add_wanted = Signal()
    refresh_wanted = Signal(object)
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    site_wanted = Signal(object)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None, feeds: Sequence[Feed]) -> None:
        super().__init__(parent, _("Feeds"), width=700)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Feeds"))
        self.list.setItemDelegate(FeedRows(self.list))
        self.list.setMinimumHeight(_HEIGHT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._feeds: tuple[Feed, ...] = ()
        self._empty = _empty()
        self._count = wording.quiet("")
        self._notice = Notice(self)
        self._problem = ProblemLine(self)
        self._buttons_row = self._verbs()
        self.rows.addWidget(self._count)
        self.rows.addWidget(self._notice)
        self.rows.addWidget(self.list, 1)
        self.rows.addWidget(self._empty, 1)
        self.rows.addWidget(self._buttons_row)
        self.bottom.insertWidget(0, self._problem)
        self.add_accept_button(_("Close")).clicked.connect(self.accept)
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemDoubleClicked.connect(lambda _item: self._edit())
        self.show_feeds(feeds)

    @property
    def problem_text(self) -> str:
        """What the problem line says; "" for nothing."""
        return self._problem.text

    @property
    def notice_text(self) -> str:
        """What the calm line says; "" for nothing."""
        return self._notice.text

    @property
    def chosen(self) -> Feed | None:
        """The feed that the verbs are about; None while there is none."""
        item = self.list.currentItem()
        found = item.data(_FEED) if item is not None else None
        return found if isinstance(found, Feed) else None

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that there are."""
        return tuple(dict.fromkeys(feed.folder for feed in self._feeds if feed.folder))

    def show_feeds(self, feeds: Sequence[Feed], now: datetime | None = None) -> None:
        """Show the feeds as they are now; the chosen one stays chosen, or the one in its place.

        Args:
            feeds: By folder and name.
            now: What “3 hours ago” is reckoned from; the clock's own if not given.
        """
        before, row = self.chosen, self.list.currentRow()
        self._feeds = tuple(feeds)
        self.list.clear()
        self._fill(now or datetime.now(UTC))
        self._choose(before, row)
        broken = sum(bool(feed.problem) for feed in feeds)
        self._count.setText(_count_words(len(feeds), broken))
        self.list.setVisible(bool(feeds))
        self._empty.setVisible(not feeds)
        self._say_at_top("")
        self._tell()
        (self.list if feeds else self._add).setFocus()

    def say(self, words: str) -> None:
        """Say calmly what was done."""
        self._say_at_top(words)

    def show_problem(self, problem: Problem) -> None:
        """Say what could not be done."""
        self._say_at_top("")
        self._problem.show_problem(problem)
        self.fit()

    def _say_at_top(self, words: str) -> None:
        """What was done stands where the number of feeds stands at other times."""
        self._notice.say(words, "circle-check")
        self._notice.setVisible(bool(words))
        self._count.setVisible(bool(self._feeds) and not words)

    def _fill(self, now: datetime) -> None:
        folder = ""
        for feed in self._feeds:
            if feed.folder != folder:
                folder = feed.folder
                self.list.addItem(_head(folder))
            self.list.addItem(_item(feed, now))

    def _choose(self, before: Feed | None, row: int) -> None:
        rows = [each for each in range(self.list.count()) if self._feed_at(each)]
        same = [each for each in rows if before and self._feed_at(each) == before.id]
        near = [each for each in rows if each >= row] or rows[-1:]
        if same or near:
            self.list.setCurrentRow((same or near)[0])

    def _feed_at(self, row: int) -> int:
        found = self.list.item(row).data(_FEED)
        return found.id if isinstance(found, Feed) else 0

    def _verbs(self) -> ButtonRows:
        made = ButtonRows()
        self._add = self._button(_("Add…"), _("Add a feed"), "A", self.add_wanted.emit)
        self._shortcut("Ins", self.add_wanted.emit)
        self._shortcut("Ctrl+Z", self.undo_wanted.emit)
        self._of_one = [
            self._button(_("Refresh"), _("Look for new posts in it"), "R", self._refresh),
            self._button(_("Edit…"), _("Change its name or folder"), "F2", self._edit),
            self._button(_("Open site"), _("Open the blog in the browser"), "O", self._open_site),
            self._button(_("Remove"), _("Its posts stay"), "Del", self._remove),
        ]
        self._of_all = self._button(
            _("Refresh all"), _("Look for new posts in all feeds"), "F5", self._refresh_all
        )
        made.add(self._add)
        for place, button in enumerate(self._of_one):
            made.add(button, is_apart=place == 0)
        made.add(self._of_all, is_apart=True)
        return made

    def _button(self, words: str, title: str, key: str, do: Callable[[], None]) -> KeyButton:
        made = KeyButton(words, title, key)
        made.clicked.connect(lambda _on: do())
        self._shortcut(key, made.click)
        return made

    def _shortcut(self, key: str, do: Callable[[], None]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(do)

    def _refresh(self) -> None:
        if (feed := self.chosen) is not None:
            self.refresh_wanted.emit([feed])

    def _refresh_all(self) -> None:
        self.refresh_wanted.emit(list(self._feeds))

    def _edit(self) -> None:
        if (feed := self.chosen) is not None:
            self.edit_wanted.emit(feed)

    def _open_site(self) -> None:
        if (feed := self.chosen) is not None:
            self.site_wanted.emit(feed)

    def _remove(self) -> None:
        if (feed := self.chosen) is not None:
            self.remove_wanted.emit(feed)

    def _tell(self) -> None:
        """Let the verbs be about the chosen feed, and say in full what is wrong with it."""
        feed = self.chosen
        for button in self._of_one:
            button.setEnabled(feed is not None)
        self._problem.hide()
        if feed is not None and feed.problem:
            remedy = _("Press R to try again, or O to see in the browser whether it has moved.")
            self._problem.show_problem(Problem(feed.problem, remedy))
            self.fit()
        self._of_all.setEnabled(bool(self._feeds))


def _head(folder: str) -> QListWidgetItem:
    made = QListWidgetItem(folder.replace("/", " / "))
    made.setFlags(Qt.ItemFlag.NoItemFlags)
    return made


def _item(feed: Feed, now: datetime) -> QListWidgetItem:
    made = QListWidgetItem(feed.name)
    made.setData(_FEED, feed)
    made.setData(DETAIL, feed.problem or feed_words.plain_address(feed.address))
    made.setData(COUNT, feed_words.posts_words(feed))
    made.setData(WHEN, feed_words.fetched_words(feed.fetched, now))
    made.setData(HAS_PROBLEM, bool(feed.problem))
    made.setData(Qt.ItemDataRole.AccessibleTextRole, feed_words.spoken(feed, now))
    made.setToolTip("\n".join(filter(None, (feed.problem, feed.address))))
    return made


def _count_words(feeds: int, broken: int) -> str:
    words = ngettext("{n} feed", "{n} feeds", feeds).format(n=feeds)
    if not broken:
        return words
    told = ngettext(
        "{n} could not be fetched the last time", "{n} could not be fetched the last time", broken
    )
    return f"{words} · {told.format(n=broken)}"


def _empty() -> QWidget:
    made = QWidget()
    made.setMinimumHeight(_HEIGHT - 100)
    column = QVBoxLayout(made)
    column.setSpacing(sizes.GAP)
    column.addStretch(1)
    sign = wording.Sign("rss", made.palette().ColorRole.PlaceholderText, 32)
    column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
    for label in (
        wording.section(_("No feed is followed yet")),
        wording.quiet(
            _(
                "Press A and paste the address of a blog or of its feed, or import the OPML file"
                " that a feed reader exports: its feeds can be taken over."
            )
        ),
    ):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
    column.addStretch(2)
    return made
