"""The plain words of HTML, and those of the article that readability-lxml alone finds in it."""

import logging
from collections.abc import Iterator

from lxml.html import HtmlElement, HTMLParser, document_fromstring
from readability import Document
from readability.readability import Unparseable

from app.importing.decoding import decoded
from app.text.clean import one_line

_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins"),
    *("kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr"),
}
_UNSEEN = {"head", "script", "style", "noscript", "template", "title", "svg"}


def text_of(html: bytes) -> tuple[str, str]:
    """All words that HTML shows, and its first heading if the text begins with that, or ""."""
    root = _tree(decoded(html, "utf-8").text)
    text = " ".join("".join(_pieces(root)).split())
    heading = next(root.iter("h1", "h2"), None)
    words = "" if heading is None else one_line(heading.text_content())
    return text, words if text.startswith(words) else ""


def readable(html: bytes) -> str:
    """The words of what readability-lxml takes for the article; "" where it fails."""
    logging.getLogger("readability").setLevel(logging.CRITICAL + 1)
    try:
        summary = Document(decoded(html).text).summary(html_partial=True)
    except Unparseable:
        return ""
    return text_of(summary.encode())[0]


def _tree(html: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    return document_fromstring(f"<div>{html}</div>".encode(errors="replace"), parser=parser)


def _pieces(element: HtmlElement) -> Iterator[str]:
    """The texts in order; what is no part of a line stands apart from its neighbours."""
    edge = "" if element.tag in _INLINE else " "
    if element.tag not in _UNSEEN:
        yield edge
        yield element.text or ""
        for part in element:
            yield from _pieces(part)
            yield part.tail or ""
        yield edge
