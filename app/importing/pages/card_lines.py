"""What a card on a list of posts says besides its title and its text: names, counts, buttons."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from app.importing.pages.page_entries import is_small
from app.importing.plain import page_lines
from app.text.clean import one_line

_LONGEST = 40  # letters of a name, a count or a button
_COUNT = re.compile(r"[\d.,]+ ?[km]?|\d+ min(?:ute)?s?(?: read)?", re.IGNORECASE)
_HEADINGS = {"h1", "h2", "h3", "h4"}
_PICTURES = ("img", "figure", "picture")


def card_lines(card: HtmlElement) -> list[HtmlElement]:
    """The short lines of a card that are no part of a post's text.

    All above its heading, and below it counts and what a blog prints under a post.
    """
    found = []
    is_above = next(card.iter(*_HEADINGS), None) is not None
    for element in card.iter():
        if element.tag in _HEADINGS:
            is_above = False
        elif line := _line(element):
            says_more = page_lines.is_footer(line) or page_lines.opens_comments(line)
            if is_above or says_more or _COUNT.fullmatch(line):
                found.append(element)
    return found


def _line(element: HtmlElement) -> str:
    """The words of an element that is one short line, without a heading or a picture."""
    if element.tag in {"a", "b", "i", "em", "strong", "code"} and _stands_in_text(element):
        return ""
    if not is_small(element):
        return ""
    line = one_line(element.text_content())
    if len(line) > _LONGEST or next(_unfit(element), None) is not None:
        return ""
    return line


def _stands_in_text(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and one_line(parent.text_content()) != one_line(
        element.text_content()
    )


def _unfit(element: HtmlElement) -> Iterator[HtmlElement]:
    yield from element.iter(*_PICTURES, *_HEADINGS)
    yield from element.iterancestors(*_HEADINGS)
