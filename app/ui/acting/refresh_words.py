"""What refreshing some feeds did, in one line."""

from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.importing.web.refreshing import RefreshReport


def refreshed_words(report: "RefreshReport") -> str:
    """What is new, what to check, and how many feeds failed.

    Such as “3 new posts, 1 newer text, 2 highlights to check. 1 feed could not be fetched.”
    """
    added = len(report.posts.added)
    updated = len(report.posts.updated)
    check = report.posts.to_check
    counted = (
        ngettext("{n} new post", "{n} new posts", added).format(n=added) if added else "",
        ngettext("{n} newer text", "{n} newer texts", updated).format(n=updated) if updated else "",
        ngettext("{n} highlight to check", "{n} highlights to check", check).format(n=check)
        if check
        else "",
    )
    news = ", ".join(filter(None, counted)) or _("Nothing new")
    return " ".join(filter(None, (_("{news}.").format(news=news), _failed_words(report))))


def failed(report: "RefreshReport") -> int:
    """How many feeds could not be fetched or read."""
    return sum(bool(row.problem) for row in report.rows)


def _failed_words(report: "RefreshReport") -> str:
    n = failed(report)
    if not n:
        return ""
    told = ngettext("{n} feed could not be fetched.", "{n} feeds could not be fetched.", n)
    return told.format(n=n)
