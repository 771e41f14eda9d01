"""Follows feeds: lists, adds, changes and removes them, and looks for what is new in them.

Dialogs are imported when they are first asked for: the window starts sooner.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from app import settings
from app.ui.acting.doing import Doing
from app.ui.acting.feed_work import fetched, refreshed
from app.ui.acting.filling_in import fill_in
from app.ui.acting.refresh_words import failed, refreshed_words
from app.ui.acting.taking_feeds import Taken, likely, no_feed, of_ids, take
from app.ui.acting.under_way import UnderWay
from app.ui.reading import links
from app.ui.workspace import Workspace
from db import sources
from db.addresses import canonical
from db.errors import Problem
from db.jobs import Job
from db.library import Session
from db.records import FeedLink
from db.sources import Feed

if TYPE_CHECKING:
    from app.importing.web.from_address import FoundAtAddresses
    from app.importing.web.refreshing import RefreshReport
    from app.ui.dialogs.feeds.feed_choice import TakenFeeds
    from app.ui.dialogs.feeds.feed_editor import FeedAdding, FeedForm
    from app.ui.dialogs.feeds.feeds_dialog import FeedsDialog


class OnFeeds(QObject):
    """What can be done with the feeds of the library."""

    def __init__(self, workspace: Workspace, under_way: UnderWay) -> None:
        super().__init__(workspace.window)
        self._workspace = workspace
        self._under_way = under_way
        self._dialog: FeedsDialog | None = None
        workspace.tasks.changed.connect(lambda _changes: self._read_again())

    def doing(self) -> Doing:
        """The list of feeds, and refreshing them all."""
        return {"feeds.list": self.show, "feeds.refresh": self.refresh_all}

    def show(self, words: str = "") -> None:
        """Open the list of feeds, saying what was done before."""
        self._workspace.tasks.read(sources.feeds, partial(self._open, words=words))

    def refresh_all(self) -> None:
        """Look for what is new in all feeds."""
        self._workspace.tasks.read(sources.feeds, self._refresh_all)

    def refresh_at_start(self) -> None:
        """Look for what is new without a sheet, if the person wants that at each start."""
        library = self._workspace.tasks.library
        if settings.source_settings().refresh_at_start and not library.why_read_only:
            self._workspace.tasks.read(sources.feeds, self._refresh_quietly)

    def choose(self, feeds: Sequence[FeedLink], ticked: Sequence[FeedLink]) -> None:
        """Ask which of some feeds to take over."""
        self._workspace.tasks.read(sources.feeds, partial(self._open_choice, feeds, ticked))

    def take(self, taken: "TakenFeeds") -> None:
        """Take feeds into the library, as one step."""
        self._workspace.tasks.write(
            partial(take, feeds=taken.feeds), partial(self._say_taken, taken.fetch),
            otherwise=self._tell,
        )  # fmt: skip

    # The list

    def _open(self, feeds: Sequence[Feed], words: str = "") -> None:
        if self._dialog is None:
            self._dialog = self._new_dialog(feeds)
            self._dialog.open()
        self._show_again(feeds, words)

    def _show_again(self, feeds: Sequence[Feed], words: str = "") -> None:
        """Show the feeds as they are now, unless the list was closed meanwhile."""
        if self._dialog is not None:
            self._dialog.show_feeds(feeds)
            self._dialog.say(words)

    def _new_dialog(self, feeds: Sequence[Feed]) -> "FeedsDialog":
        from app.ui.dialogs.feeds.feeds_dialog import FeedsDialog

        dialog = FeedsDialog(self._workspace.window, feeds)
        dialog.add_wanted.connect(self._ask_address)
        dialog.refresh_wanted.connect(self._refresh)
        dialog.edit_wanted.connect(self._edit)
        dialog.remove_wanted.connect(self._remove)
        dialog.site_wanted.connect(self._open_site)
        dialog.undo_wanted.connect(self._workspace.actions["edit.undo"].trigger)
        dialog.finished.connect(self._forget_dialog)
        return dialog

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _read_again(self, words: str = "") -> None:
        """Bring an open list up to date after a step, such as one that was taken back."""
        if self._dialog is not None:
            self._workspace.tasks.read(sources.feeds, partial(self._show_again, words=words))

    @property
    def _over(self) -> QWidget:
        return self._dialog or self._workspace.window

    @property
    def _folders(self) -> tuple[str, ...]:
        """The folders that there are, as far as the list shows them."""
        return self._dialog.folders if self._dialog is not None else ()

    def _say(self, words: str, *, may_undo: bool) -> None:
        """Say what was done, in the list of feeds while that is open."""
        self._read_again(words)
        self._workspace.status.show_done(words, may_undo=may_undo)

    def _tell(self, problem: Problem) -> None:
        if self._dialog is not None:
            self._dialog.show_problem(problem)
        else:
            self._workspace.tasks.problem.emit(problem)

    # One feed

    def _edit(self, feed: Feed) -> None:
        from app.ui.dialogs.feeds.feed_editor import FeedEditor

        editor = FeedEditor(self._over, feed.name, feed.folder, self._folders)
        fill_in(self._workspace.tasks, editor, partial(_changed, feed.id))

    def _remove(self, feed: Feed) -> None:
        words = _("“{name}” is in the trash; its posts stay. Ctrl+Z brings it back.")
        self._workspace.tasks.write(
            partial(sources.remove_feed, feed_id=feed.id),
            lambda _done: self._say(words.format(name=feed.name), may_undo=True),
            otherwise=self._tell,
        )

    def _open_site(self, feed: Feed) -> None:
        address = feed.site or feed.address
        if links.may_open(address):
            QDesktopServices.openUrl(QUrl(address))

    # New feeds

    def _ask_address(self) -> None:
        from app.ui.dialogs.feeds.address_field import addresses_in
        from app.ui.dialogs.feeds.feed_editor import FeedAdding

        copied = addresses_in(QGuiApplication.clipboard().text())
        form = FeedAdding(self._over, self._folders, copied)
        form.decided.connect(lambda asked: self._look_for(form, asked))
        form.open()

    def _look_for(self, form: "FeedAdding", asked: "FeedForm") -> None:
        form.done_well()
        self._under_way.run(
            _("Looking for the feed"), partial(fetched, asked.addresses, None, None),
            partial(self._take_found, asked), over=self._dialog, otherwise=self._tell,
        )  # fmt: skip

    def _take_found(self, asked: "FeedForm", found: "FoundAtAddresses") -> None:
        """Take what is a feed itself; let the person choose from what a page names."""
        from app.ui.dialogs.feeds.feed_choice import TakenFeeds

        feeds = [replace(each, folder=asked.folder) for each in found.followable]
        named = [replace(each, folder=each.folder or asked.folder) for each in found.feeds]
        if feeds:
            self.take(TakenFeeds(tuple(feeds), fetch=True))
        elif named:
            self.choose(named, likely(named))
        else:
            self._tell(no_feed(asked.addresses, found))

    def _open_choice(
        self, feeds: Sequence[FeedLink], ticked: Sequence[FeedLink], there: Sequence[Feed]
    ) -> None:
        from app.ui.dialogs.feeds.feed_choice import FeedChoice

        known = {canonical(feed.address) for feed in there}
        dialog = FeedChoice(
            self._over,
            feeds,
            [each.address for each in ticked],
            [each.address for each in feeds if canonical(each.address) in known],
        )
        dialog.taken.connect(self.take)
        dialog.open()

    def _say_taken(self, fetch: bool, taken: Taken) -> None:
        if taken.problem is not None:
            self._tell(taken.problem)
        if fetch and taken.ids:
            self._workspace.tasks.read(partial(of_ids, ids=taken.ids), self._refresh)
        else:
            n = len(taken.ids)
            words = ngettext("{n} feed was added.", "{n} feeds were added.", n).format(n=n)
            self._say(words, may_undo=True)

    # What is new

    def _refresh_all(self, feeds: Sequence[Feed]) -> None:
        if feeds:
            self._refresh(feeds)
        else:
            self.show()

    def _refresh(self, feeds: Sequence[Feed]) -> None:
        self._under_way.run(
            _("Looking for new posts"), self._work(feeds), self._say_refreshed,
            over=self._dialog, otherwise=self._tell,
        )  # fmt: skip

    def _refresh_quietly(self, feeds: Sequence[Feed]) -> None:
        if feeds:
            self._workspace.tasks.job(self._work(feeds), self._say_quietly)

    def _work(self, feeds: Sequence[Feed]) -> "Callable[[Job], RefreshReport]":
        return partial(refreshed, self._workspace.tasks.library, feeds)

    def _say_refreshed(self, report: "RefreshReport") -> None:
        """Say what is new; where a feed failed the list of them says why."""
        words = refreshed_words(report)
        self._say_quietly(report)
        if failed(report):
            self.show(words)
        else:
            self._read_again(words)

    def _say_quietly(self, report: "RefreshReport") -> None:
        has_news = bool(report.posts.added or report.posts.updated)
        self._workspace.status.show_done(refreshed_words(report), may_undo=has_news)


def _changed(feed_id: int, session: Session, form: "FeedForm") -> None:
    sources.edit_feed(session, feed_id, form.name, form.folder)
