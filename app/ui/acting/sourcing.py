"""Imports what is at addresses of the web, and offers to follow what is a feed.

Dialogs are imported when they are first asked for: the window starts sooner.
"""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.ui.acting.doing import Doing
from app.ui.acting.feed_work import fetched
from app.ui.acting.importing import Importing
from app.ui.acting.on_feeds import OnFeeds
from app.ui.acting.taking_feeds import Taken, likely, of_ids, take
from app.ui.dialogs.question import Question
from app.ui.workspace import Workspace
from db import sources
from db.addresses import canonical
from db.library import Session
from db.records import FeedLink

if TYPE_CHECKING:
    from app.ui.dialogs.feeds.address_dialog import AddressDialog, AskedAddresses

_LISTED: Final = 6  # feeds; a page names fewer, more are a list of somebody's own


class Sourcing(QObject):
    """Asks for addresses, has them imported, and takes over feeds that were found on the way."""

    def __init__(self, workspace: Workspace, importing: Importing, feeds: OnFeeds) -> None:
        super().__init__(workspace.window)
        self._workspace = workspace
        self._importing = importing
        self._feeds = feeds
        importing.feeds_found.connect(self._choose)
        importing.finished.connect(lambda _report: self._after_report())

    def doing(self) -> Doing:
        """Importing from an address."""
        return {"import.address": self._ask}

    def _ask(self) -> None:
        from app.ui.dialogs.feeds.address_dialog import AddressDialog
        from app.ui.dialogs.feeds.address_field import addresses_in

        names = [event.name for event in self._workspace.events]
        copied = addresses_in(QGuiApplication.clipboard().text())
        dialog = AddressDialog(self._workspace.window, copied, names)
        dialog.decided.connect(partial(self._fetch, dialog))
        dialog.open()

    def _fetch(self, dialog: "AddressDialog", asked: "AskedAddresses") -> None:
        dialog.done_well()
        pool = self._importing.pool
        self._importing.find(
            _("Fetching posts"), partial(fetched, asked.addresses, asked.event, pool)
        )

    def _choose(self, feeds: Sequence[FeedLink]) -> None:
        """Let the person choose: from a list all are meant, of a page one for each blog."""
        is_list = not self._is_of_web or len(feeds) > _LISTED
        self._feeds.choose(feeds, feeds if is_list else likely(feeds))

    @property
    def _followable(self) -> tuple[FeedLink, ...]:
        """The feeds themselves among the addresses that were imported last."""
        from app.importing.web.from_address import FoundAtAddresses

        found = self._importing.found
        return found.followable if isinstance(found, FoundAtAddresses) else ()

    @property
    def _is_of_web(self) -> bool:
        from app.importing.web.from_address import FoundAtAddresses

        return isinstance(self._importing.found, FoundAtAddresses)

    def _after_report(self) -> None:
        """Offer to follow a feed when the report of the import has been read."""
        feeds, report = self._followable, self._importing.dialog
        if feeds and report is not None:
            report.finished.connect(
                lambda _result: self._workspace.tasks.read(
                    partial(_new_ones, feeds=feeds), self._offer
                )
            )

    def _offer(self, feeds: Sequence[FeedLink]) -> None:
        """Ask about the feeds that are not in the library yet."""
        if not feeds:
            return
        question = Question(
            _question(feeds),
            _("New posts in it are then found by F5, without its address."),
            _("Follow"),
            self._workspace.window,
        )
        question.agreed.connect(lambda: self._follow(feeds))
        question.open()

    def _follow(self, feeds: Sequence[FeedLink]) -> None:
        self._workspace.tasks.write(partial(take, feeds=feeds), self._say_followed)

    def _say_followed(self, taken: Taken) -> None:
        if taken.problem is not None:
            self._workspace.tasks.problem.emit(taken.problem)
        self._workspace.tasks.keep(partial(_note_posts, ids=taken.ids))
        words = ngettext(
            "{n} feed is followed now: F5 looks for new posts.",
            "{n} feeds are followed now: F5 looks for new posts.",
            len(taken.ids),
        )
        self._workspace.status.show_done(words.format(n=len(taken.ids)), may_undo=True)


def _new_ones(session: Session, feeds: Sequence[FeedLink]) -> tuple[FeedLink, ...]:
    """Those that are not in the library."""
    known = {canonical(feed.address) for feed in sources.feeds(session)}
    return tuple(feed for feed in feeds if canonical(feed.address) not in known)


def _note_posts(session: Session, ids: Sequence[int]) -> None:
    """Say of feeds just imported that they were fetched, and which posts are theirs."""
    for feed in of_ids(session, ids):
        sources.fetched(session, feed.id, etag="", modified="", problem="")
        sources.posts_are_of(session, feed.id, feed.name)


def _question(feeds: Sequence[FeedLink]) -> str:
    if len(feeds) == 1:
        return _("Follow “{name}”?").format(name=feeds[0].name or feeds[0].address)
    return ngettext("Follow {n} feed?", "Follow {n} feeds?", len(feeds)).format(n=len(feeds))
