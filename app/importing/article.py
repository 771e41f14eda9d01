"""The article of a page: its own words, without menus, sidebars and comments."""

import logging
import re
from collections.abc import Iterable

from lxml.html import HtmlElement, document_fromstring, tostring

from app.importing.page_entries import body_of, is_furniture

# readability throws short tables and lists out of the article it found, and linked headings.
_OWN_TAGS = {"table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6"}
_FOOTNOTES = re.compile(r"footnote|endnote")
_MOST_LINKED = 0.5  # of the letters of a list or table; menus and share buttons have more
_PLACE = "data-place"
_WORDS = re.compile(r">[^<]*\w")


def of_page(root: HtmlElement) -> str:
    """The HTML of a page's one article; of the whole page where none is found.

    readability tells where it stands. What it leaves out there, but belongs to
    the post by its nature, stays.

    Args:
        root: A page no deeper than 255 elements, as readability's parser drops
            the words below; what is no part of the article is taken out of it.
    """
    for place, element in enumerate(root.iter()):
        element.set(_PLACE, str(place))
    whole = tostring(root, encoding="unicode", with_tail=False)
    found = _readable(whole)
    if not _WORDS.search(found):
        return whole
    places = {element.get(_PLACE, "") for element in document_fromstring(found.encode()).iter()}
    kept = {element for element in root.iter() if element.get(_PLACE, "") in places}
    _prune(root, kept)
    return _outermost(root, kept)


def of_entry(entry: HtmlElement) -> str:
    """The HTML of one entry's body, or of the whole entry where none is marked."""
    return tostring(body_of(entry), encoding="unicode", with_tail=False)


def _readable(html: str) -> str:
    """The article as readability has it, "" where it fails."""
    from readability import Document
    from readability.readability import Unparseable

    # It logs what it also raises, and its guesses on the way.
    logging.getLogger("readability").setLevel(logging.CRITICAL + 1)
    try:
        return Document(html).summary(html_partial=True, keep_all_images=True)
    except Unparseable:
        return ""


def _prune(root: HtmlElement, kept: set[HtmlElement]) -> None:
    """Take out of the kept elements what was left out, unless it belongs to them."""
    left_out = []
    for element in root.iter():
        if element in kept or element.getparent() not in kept:
            continue
        if _belongs(element):
            kept.update(element.iter())
        else:
            left_out.append(element)
    for element in left_out:
        element.drop_tree()


def _belongs(element: HtmlElement) -> bool:
    if _FOOTNOTES.search(element.get("class", "")):
        return True
    if element.tag not in _OWN_TAGS or is_furniture(element):
        return False
    if element.tag.startswith("h"):
        return True
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return linked <= _MOST_LINKED * len(element.text_content())


def _outermost(root: HtmlElement, kept: Iterable[HtmlElement]) -> str:
    inside = set(kept)
    tops = (element for element in root.iter() if element in inside)
    return "".join(
        tostring(element, encoding="unicode", with_tail=False)
        for element in tops
        if element.getparent() not in inside
    )
