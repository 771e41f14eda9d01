"""From feeds that a page or a file names to feeds of the library."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from db import history, sources
from db.errors import NameProblem, NotFoundProblem, Problem
from db.library import Session
from db.records import FeedLink
from db.sources import Feed

if TYPE_CHECKING:
    from app.importing.web.from_address import FoundAtAddresses

_COMMENTS: Final = "comments"  # as blogs everywhere call the feed of what their readers wrote


@dataclass(frozen=True, slots=True)
class Taken:
    """The ids of feeds that were taken, and the last reason why one was not."""

    ids: tuple[int, ...]
    problem: Problem | None = None


def take(session: Session, feeds: Sequence[FeedLink]) -> Taken:
    """Take feeds into the library; one that cannot be taken does not keep the others out."""
    if len(feeds) > 1:
        history.describe(session, "Add {n} feeds", n=len(feeds))
    ids: list[int] = []
    problem: Problem | None = None
    for feed in feeds:
        try:
            ids.append(sources.add_feed(session, feed))
        except NameProblem as error:
            problem = error
    return Taken(tuple(ids), problem)


def of_ids(session: Session, ids: Sequence[int]) -> tuple[Feed, ...]:
    """The feeds with these ids, by folder and name."""
    return tuple(feed for feed in sources.feeds(session) if feed.id in ids)


def likely(feeds: Sequence[FeedLink]) -> tuple[FeedLink, ...]:
    """Of the feeds that pages name, the first one of each blog that is not of comments."""
    found: dict[str, FeedLink] = {}
    for feed in feeds:
        if _COMMENTS not in f"{feed.address} {feed.name}".casefold():
            found.setdefault(urlsplit(feed.address).netloc, feed)
    return tuple(found.values())


def no_feed(addresses: Sequence[str], found: "FoundAtAddresses") -> Problem:
    """Why no feed was found there."""
    if found.problems:
        first = found.problems[0]
        return Problem(first.message, first.remedy)
    return NotFoundProblem(
        _("“{address}” is no feed, and its page names none.").format(address=addresses[0]),
        _("Look on the blog for a link called “RSS”, “Atom” or “Feed”, and paste its address."),
    )
