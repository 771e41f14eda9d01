"""The article of a page: its own words, without menus, sidebars and comments."""

import logging

from lxml.html import HtmlElement, tostring

from app.importing.page_entries import with_class

_BODY_CLASSES = ("entry-content", "e-content", "post-content", "entry-summary", "p-summary")


def of_page(html: str) -> str:
    """The HTML of a page's one article, as readability finds it.

    Where it finds none, the whole body.

    Args:
        html: A page no deeper than 255 elements; lxml drops the words below.
    """
    from readability import Document
    from readability.readability import Unparseable

    # It logs what it also raises, and its guesses on the way.
    logging.getLogger("readability").setLevel(logging.CRITICAL + 1)
    try:
        return Document(html).summary(html_partial=True, keep_all_images=True)
    except Unparseable:
        return html


def of_entry(entry: HtmlElement) -> str:
    """The HTML of one entry's body, or of the whole entry where none is marked."""
    body = next(with_class(entry, *_BODY_CLASSES), entry)
    return tostring(body, encoding="unicode")
