"""Reads a feed: RSS 0.9 to 2.0 or Atom, with the whole posts or only their beginnings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from io import BytesIO
from typing import TYPE_CHECKING

from app.importing.feeds.feed_ending import Ended, ended
from app.importing.feeds.feed_fields import blog_of, entry_of
from app.importing.feeds.feed_letters import feed_letters
from app.importing.feeds.feed_parts import check_count, check_feed_size, parts_of
from app.importing.source_file import Part, SourceFile
from app.text.clean import one_line
from db.errors import FileProblem

if TYPE_CHECKING:
    from feedparser import FeedParserDict

    from app.importing.feeds.feed_entry import Entry


def parts(data: bytes, source: SourceFile) -> Iterator[Part]:
    """Read the posts of a feed, in its order, and send them on in parts.

    Of a feed that is damaged or breaks off, what could be read is taken and a
    remark says so.

    Args:
        data: The whole feed.
        source: Where it came from; relative addresses begin with its address.

    Raises:
        FileProblem: It is too large, declares entities of its own, is no feed,
            or lists no posts.
    """
    check_feed_size(data, source)
    letters = feed_letters(data, source.name)
    whole = ended(letters.text)
    found = _parsed(replace(letters, text=whole.text).encoded(), source)
    blog = blog_of(found, source.address)
    listed = found.get("entries")
    entries = [entry_of(each, blog) for each in listed] if isinstance(listed, list) else []
    if not entries and not found.get("version"):
        raise _no_feed(source)
    if whole.is_in_post and entries:
        entries[-1] = replace(entries[-1], is_partial=True)
    remarks = (*letters.remarks, *_damage(found, whole, entries))
    yield from parts_of(entries, source, blog.name, remarks)


_HEADERS = {"content-type": "application/xml; charset=utf-8"}


def _parsed(data: bytes, source: SourceFile) -> "FeedParserDict":
    import feedparser

    check_count(max(data.count(b"<item"), data.count(b"<entry")), source)
    try:
        # Its own cleaning is 13 times slower than all the rest, and nh3's is the one that counts.
        return feedparser.parse(
            BytesIO(data),
            response_headers=_HEADERS,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except (LookupError, TypeError, ValueError, AssertionError) as error:
        # What it raises where elements stand in places that nobody thought of.
        raise _no_feed(source) from error


def _no_feed(source: SourceFile) -> FileProblem:
    return FileProblem(
        _("“{name}” begins like a feed, but could not be read as one.").format(
            name=one_line(source.name)
        ),
        _("Fetch the feed again from the blog, or import the blog's pages instead."),
    )


def _damage(found: "FeedParserDict", whole: Ended, entries: Sequence["Entry"]) -> tuple[str, ...]:
    count = len(entries)
    if whole.is_in_post:
        return (_("The file ends in the middle of post {n}.").format(n=count),)
    if whole.is_cut:
        return (
            ngettext(
                "The file ends after {n} post, before the end of the feed.",
                "The file ends after {n} posts, before the end of the feed.",
                count,
            ).format(n=count),
        )
    if not found.get("bozo"):
        return ()
    return (_damaged_at(found.get("bozo_exception")),)


def _damaged_at(error: object) -> str:
    from xml.sax import SAXParseException

    line = error.getLineNumber() if isinstance(error, SAXParseException) else None
    if line is None:
        return _("The feed is damaged; what could be read of it was taken.")
    return _("The feed is damaged near line {n}; what could be read was taken.").format(n=line)
