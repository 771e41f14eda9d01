"""The article of a page: its own words, without menus, sidebars and comments."""

import logging
import re

from lxml.html import HtmlElement, tostring

from app.importing.page_entries import body_of

_WORDS = re.compile(r">[^<]*\w")


def of_page(root: HtmlElement) -> str:
    """The HTML of a page's one article, as readability finds it.

    Where it finds none, the whole page.

    Args:
        root: A page no deeper than 255 elements; readability's parser drops the words below.
    """
    from readability import Document
    from readability.readability import Unparseable

    # It logs what it also raises, and its guesses on the way.
    logging.getLogger("readability").setLevel(logging.CRITICAL + 1)
    html = tostring(root, encoding="unicode")
    try:
        found = Document(html).summary(html_partial=True, keep_all_images=True)
    except Unparseable:
        return html
    return found if _WORDS.search(found) else html


def of_entry(entry: HtmlElement) -> str:
    """The HTML of one entry's body, or of the whole entry where none is marked."""
    return tostring(body_of(entry), encoding="unicode")
