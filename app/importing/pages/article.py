"""The article of a page: its own words, without menus, sidebars and comments."""

import logging
import re
from collections.abc import Iterable

from lxml.html import HtmlElement, document_fromstring, tostring

from app.importing.pages.page_entries import body_of, is_furniture, with_class

# readability throws short tables and lists out of the article it found, and linked headings.
_BREAKS = {"br", "hr"}  # it makes paragraphs of them, and these are not the page's own
_OWN_TAGS = {"table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6"}
_FOOTNOTES = re.compile(r"footnote|endnote")
_MOST_LINKED = 0.5  # of the letters of a list or table; menus and share buttons have more
_LEAST_SHARE = 0.3  # of a marked article: less, and readability took a part for the whole
_BODY_CLASSES = ("entry-content", "post-content", "article-body", "post-body")
_PLACE = "data-place"
_WORDS = re.compile(r">[^<]*\w")


def own_elements(root: HtmlElement) -> set[HtmlElement]:
    """The elements of a page whose words are its article's; all where none is found.

    readability tells where it stands. What it leaves out there, but belongs to
    the post by its nature, stays.

    Args:
        root: A page no deeper than 255 elements, as readability's parser drops
            the words below.
    """
    for place, element in enumerate(root.iter()):
        element.set(_PLACE, str(place))
    found = _readable(tostring(root, encoding="unicode", with_tail=False))
    if not _WORDS.search(found):
        return set(root.iter())
    places = {element.get(_PLACE, "") for element in document_fromstring(found.encode()).iter()}
    own = {element for element in root.iter() if element.get(_PLACE, "") in places}
    marked = _marked_body(root)
    if marked is not None and _prose(own) < _LEAST_SHARE * _prose(marked.iter()):
        own = {part for part in marked.iter() if part is marked or not is_furniture(part)}
    for element in root.iter():
        if element not in own and element.getparent() in own and _belongs(element):
            own.update(element.iter())
    return own


def html_of(root: HtmlElement, own: set[HtmlElement]) -> str:
    """The HTML of the elements that are a page's own; the others are taken out of the tree."""
    others = [part for part in root.iter() if part not in own and part.getparent() in own]
    for element in others:
        element.drop_tree()
    return _outermost(root, own)


def of_entry(entry: HtmlElement) -> str:
    """The HTML of one entry's body, or of the whole entry where none is marked."""
    return tostring(body_of(entry), encoding="unicode", with_tail=False)


def _marked_body(root: HtmlElement) -> HtmlElement | None:
    """The one element that the page itself calls the article's text."""
    bodies = list(with_class(root, *_BODY_CLASSES))
    articles = [part for part in root.iter("article") if not is_furniture(part)]
    return next((found[0] for found in (bodies, articles) if len(found) == 1), None)


def _prose(elements: Iterable[HtmlElement]) -> int:
    """The letters of the paragraphs among some elements."""
    return sum(len(part.text_content()) for part in elements if part.tag == "p")


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


def _belongs(element: HtmlElement) -> bool:
    if element.tag in _BREAKS or _FOOTNOTES.search(element.get("class", "")):
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
