"""Tells whether a web page is one post or a list of them, and which they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from app.importing.archive_headings import archive_heading
from app.importing.pages import article, page_entries, repeated_headings
from app.importing.pages.metadata import Facts
from app.importing.pages.page_entries import is_small, linked_heading
from app.text.clean import one_line
from app.text.sanitise import link

_ONE = re.compile(r"(?<!\S)(?:single|single-post|post-template|postid-\d+|item-view)(?!\S)")
_SEVERAL = re.compile(
    r"(?<!\S)(?:archive|tag|category|blog|home|date|search-results"
    r"|(?:tag|home|author|archive)-template|(?:archive|label|search|homepage|index|feed)-view)(?!\S)"
)
_OF_LABEL = re.compile(r"(?<!\S)(?:tag|category|tag-template|label-view)(?!\S)")
_HEADING_CLASSES = {"page-title", "pagetitle", "archive-title", "tag-title", "category-title"}
_LONGEST_LABEL = 60
_MAIN_SHARE = 0.6  # of the text of all entries: one that big is the post, the others are cards


@dataclass(frozen=True, slots=True)
class ArchiveHeading:
    """What says what a page gathers: the element, and the label it names, or ""."""

    element: HtmlElement
    label: str


def posts(root: HtmlElement, facts: Facts) -> list[HtmlElement]:
    """The elements of the posts of a page of several; empty where it is one post.

    Args:
        root: The page; where nothing marks its posts, elements are made around them.
        facts: What the page says of itself.
    """
    names = _body_classes(root)
    if _ONE.search(names):
        return []
    found = _unwrapped(page_entries.entries(root))
    is_list = _SEVERAL.search(names) is not None
    if is_list and _may_be_posts(found, facts):
        return found
    if not is_list and (facts.is_article or _has_one_body(root)):
        return []
    if len(found) < 2:
        found = repeated_headings.entries(root, facts.address)
    if len(found) < 2 or is_list:
        return found
    return found if _are_equals(found) and not _is_article(root, found) else []


def heading_of(root: HtmlElement, found: Sequence[HtmlElement]) -> ArchiveHeading | None:
    """The heading above the posts that names what they have in common."""
    inside = {element for entry in found for element in entry.iter()}
    by_class = None
    for element in root.iter("h1", "h2", "h3", "p", "div", "span"):
        if element is found[0]:
            break
        if element in inside or not is_small(element):
            continue
        words = one_line(element.text_content())
        if told := archive_heading(words):
            return ArchiveHeading(element, told.label)
        if by_class is None and _HEADING_CLASSES.intersection(element.get("class", "").split()):
            by_class = ArchiveHeading(element, words if len(words) <= _LONGEST_LABEL else "")
    return by_class if by_class and _OF_LABEL.search(_body_classes(root)) else None


def _body_classes(root: HtmlElement) -> str:
    body = root.find("body")
    return body.get("class", "").lower() if body is not None else ""


def _unwrapped(found: list[HtmlElement]) -> list[HtmlElement]:
    """The entries; those within where a single one is only the frame around them."""
    if len(found) != 1:
        return found
    within = [
        part for part in page_entries.entries_below(found[0]) if linked_heading(part) is not None
    ]
    return within if len(within) >= 2 else found


def _may_be_posts(found: Sequence[HtmlElement], facts: Facts) -> bool:
    """Whether entries of a list are its posts; a single one must lead to another page."""
    if len(found) != 1:
        return bool(found)
    heading = linked_heading(found[0])
    target = link(heading.get("href", ""), facts.address) if heading is not None else None
    return bool(target) and urldefrag(target or "")[0] != urldefrag(facts.address)[0]


def _has_one_body(root: HtmlElement) -> bool:
    stated = [part for part in root.iter() if "articleBody" in part.get("itemprop", "").split()]
    return len(stated) == 1


def _are_equals(found: Sequence[HtmlElement]) -> bool:
    """Whether all lead to their own page, and none holds most of the words."""
    if not all(linked_heading(entry) is not None for entry in found):
        return False
    sizes = [len(entry.text_content()) for entry in found]
    return max(sizes) <= _MAIN_SHARE * sum(sizes)


def _is_article(root: HtmlElement, found: Sequence[HtmlElement]) -> bool:
    """Whether most of what readability takes for the article stands outside of the entries."""
    inside = {element for entry in found for element in entry.iter()}
    own = article.own_elements(root)
    outside = sum(len(part.text or "") for part in own if part not in inside)
    within = sum(len(part.text or "") for part in own if part in inside)
    return outside > within
