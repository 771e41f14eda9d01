"""What the list of feeds says of each."""

from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Qt

from db.sources import Feed

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR


def posts_words(feed: Feed) -> str:
    """How many posts have come from it."""
    return ngettext("{n} post", "{n} posts", feed.posts).format(n=feed.posts)


def fetched_words(fetched: str, now: datetime) -> str:
    """How long ago it was fetched, such as “3 hours ago”.

    Args:
        fetched: In UTC, as `db.sources.Feed` has it; "" for never.
        now: With its time zone.
    """
    moment = QDateTime.fromString(fetched, Qt.DateFormat.ISODate)
    if not moment.isValid():
        return _("not fetched yet")
    seconds = int(now.timestamp()) - moment.toSecsSinceEpoch()
    if seconds < _MINUTE:
        return _("just now")
    if seconds < _HOUR:
        n = seconds // _MINUTE
        return ngettext("{n} minute ago", "{n} minutes ago", n).format(n=n)
    if seconds < _DAY:
        n = seconds // _HOUR
        return ngettext("{n} hour ago", "{n} hours ago", n).format(n=n)
    return QLocale().toString(moment.toLocalTime().date(), QLocale.FormatType.ShortFormat)


def spoken(feed: Feed, now: datetime) -> str:
    """All that the row of a feed says, for a screen reader."""
    parts = [feed.name, posts_words(feed), fetched_words(feed.fetched, now), feed.problem]
    return ", ".join(filter(None, [*parts, feed.address]))


def plain_address(address: str) -> str:
    """An address as a list shows it: without what all begin with."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
