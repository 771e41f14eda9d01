"""The feeds that a web page names in its head."""

import re
from typing import TYPE_CHECKING

from app.text.clean import one_line
from app.text.sanitise import link
from db.records import FeedLink

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_FEEDS = 20  # a blog names one or two; more is a page made to fill the list

_TYPES = {
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
    *("application/feed+json", "application/json"),
}
# What WordPress declares beside its feed: its interface for programs, and what readers said.
_NO_POSTS = re.compile(r"/wp-json(?:/|$)|/comments/feed/?$|/feed/comments/", re.IGNORECASE)
_OF_COMMENTS = re.compile(r"\bcomments feed\b", re.IGNORECASE)


def feeds_of(root: "HtmlElement", base: str) -> tuple[FeedLink, ...]:
    """Give the feeds a page declares, in its order, each address once.

    Args:
        root: The whole page as a tree; only `link` elements count, not words
            in its text that look like one.
        base: The page's own address, to complete relative ones; without it
            these are left out.
    """
    found: dict[str, FeedLink] = {}
    for element in root.iter("link"):
        stated = element.get("type", "").partition(";")[0].strip().lower()
        if "alternate" not in element.get("rel", "").lower().split() or stated not in _TYPES:
            continue
        address = link(element.get("href", ""), base) or ""
        name = one_line(element.get("title", ""))
        if not address.startswith("http") or _NO_POSTS.search(address) or _OF_COMMENTS.search(name):
            continue
        if len(found) < MOST_FEEDS:
            found.setdefault(address, FeedLink(address, name, site=base))
    return tuple(found.values())
