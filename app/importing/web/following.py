"""Takes feeds into the library that an import has met."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from app.text.clean import one_line
from db import history, sources
from db.addresses import canonical
from db.library import Library
from db.names import LONGEST
from db.records import FeedLink
from db.sources import Feed


def follow(
    library: Library, links: Iterable[FeedLink], fetched: Collection[FeedLink] = ()
) -> tuple[Feed, ...]:
    """Add feeds as one step of the history, and give those that are new.

    Args:
        library: Opened for writing.
        links: The feeds; what is no web address is passed over, since a list of
            feeds may hold anything.
        fetched: Those whose posts have just been saved, named as the posts' source.
    """
    wanted = new_among(library, links)
    with library.step() as session:
        if len(wanted) > 1:
            history.describe(session, "Add {n} feeds", n=len(wanted))
        ids = {sources.add_feed(session, link): link for link in wanted}
    with library.writing(counts=False) as session:
        for feed_id, link in ids.items():
            if link in map(_named, fetched):
                sources.fetched(session, feed_id, etag="", modified="", problem="")
                sources.posts_are_of(session, feed_id, link.name)
    with library.reading() as session:
        return tuple(feed for feed in sources.feeds(session) if feed.id in ids)


def new_among(library: Library, links: Iterable[FeedLink]) -> list[FeedLink]:
    """The feeds that the library does not have, each once, with names that feeds may have."""
    with library.reading() as session:
        seen = {canonical(feed.address) for feed in sources.feeds(session)}
    found = []
    for link in links:
        value = canonical(link.address)
        if value.startswith("https://") and value not in seen:
            seen.add(value)
            found.append(_named(link))
    return found


def _named(link: FeedLink) -> FeedLink:
    name = one_line(link.name) or one_line(link.address)
    return replace(link, name=name[:LONGEST])
