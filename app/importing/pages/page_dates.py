"""The dates of posts on a web page: what it states in its head, and what it prints near them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from lxml.html import HtmlElement

from app.importing import date_places, dates
from app.importing.bylines import byline
from app.importing.date_places import Habits
from app.importing.dates import Published
from app.importing.pages.page_entries import (
    body_of,
    is_entry,
    is_furniture,
    is_small,
    line_of,
    with_class,
)

_TIME_CLASSES = ("published", "entry-date", "dt-published", "post-date")
_DATE_CLASSES = (
    *(*_TIME_CLASSES, "date", "posted", "posted-on", "entry-meta", "post-meta", "byline"),
    *("meta-date", "pub-date", "publish-date", "entry-time", "post-timestamp", "timestamp"),
)
_DATE_NAMES = (
    *("article:published_time", "datepublished", "og:published_time", "dc.date.issued"),
    *("dc.date", "dcterms.date", "parsely-pub-date", "pubdate", "publishdate", "date"),
)
_DATE_GROUP_CLASSES = {"date-header", "date-heading"}  # above all posts of one day
_MOST_OF_ONE_DAY = 50  # posts below one date
_WHOLE_DAY = len("2014-06-18")
_NEAR_LETTERS = 400  # from the beginning of an entry; a date further down is the text's
_LINES = ("p", "div", "span", "small", "li", "time", "em", "h4", "h5", "h6", "address", "td")
_UNKNOWN = Published("", "")


def published_of_page(
    root: HtmlElement, said: Mapping[str, str], address: str, habits: Habits
) -> Published | None:
    """The stated date, with the words that are printed for it where the page shows some.

    Args:
        root: The page, or one entry of it.
        said: What its head says, by name in small letters.
        address: The post's own, which may hold a date.
        habits: How the page writes dates.
    """
    stated = next(
        (found for name in _DATE_NAMES if (found := dates.published(said.get(name, "")))), None
    )
    unclear = None
    for shown in _shown_dates(root, habits):
        if shown.date and (stated is None or shown.date == stated.date):
            return shown
        unclear = unclear or shown
    return stated or dates.from_address(address) or unclear


def published_of_entry(entry: HtmlElement, address: str, habits: Habits) -> Published:
    """The date an entry states, else one printed at its head or beside it.

    A month, as addresses have it, gives way to a day of that month.
    """
    stated = published_of_page(entry, {}, address, habits) or _UNKNOWN
    if len(stated.date) == _WHOLE_DAY:
        return stated
    near = (
        date_places.stated(_above(entry)[:_NEAR_LETTERS], habits)
        or printed_at_head(entry.iter(), habits)
        or _first(_lines_around(entry), habits)
    )
    fits = near is not None and near.date.startswith(stated.date)
    return near if near and fits else stated


def printed_at_head(elements: Iterable[HtmlElement], habits: Habits) -> Published | None:
    """The date in a line near the beginning of some elements that says only that and an author."""
    return _first(_first_lines(elements), habits)


def date_lines(elements: Iterable[HtmlElement], published: Published) -> list[HtmlElement]:
    """The lines near the beginning of some elements that print only their date and author."""
    return [element for element in _first_lines(elements) if _byline_of(element, published)]


def printed_dates(root: HtmlElement) -> Iterator[str]:
    """What stands at the places of dates, as printed."""
    for element in (*root.iter("time"), *with_class(root, *_DATE_CLASSES)):
        yield line_of(element)[:_NEAR_LETTERS]


def _shown_dates(root: HtmlElement, habits: Habits) -> Iterator[Published]:
    for element in (*_times(root, first=True), *_times(root, first=False)):
        words = line_of(element)
        exact = element.get("datetime", "") or element.get("title", "")
        printed = date_places.stated(words, habits)
        if day := dates.published(exact) or printed:
            yield Published(day.date, words if printed else day.printed)
    for element in with_class(root, *_DATE_CLASSES):
        if found := date_places.stated(line_of(element)[:_NEAR_LETTERS], habits):
            yield found


def _times(root: HtmlElement, *, first: bool) -> Iterator[HtmlElement]:
    """The time elements; first those that say they hold the day of publication."""
    for element in root.iter("time", "abbr"):
        names = set(element.get("class", "").split())
        stated = "datePublished" in element.get("itemprop", "") or "pubdate" in element.attrib
        sure = stated or bool(names.intersection(_TIME_CLASSES))
        if element.tag == "abbr" and not sure:
            continue
        if sure == first and "updated" not in names - {"published"} and not is_furniture(element):
            yield element


def _above(entry: HtmlElement) -> str:
    """The words of an entry above its body."""
    whole, body = entry.text_content(), body_of(entry).text_content()
    return whole[: max(whole.find(body), 0)]


def _first_lines(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """The short lines near the beginning, headings aside."""
    passed = 0
    for element in elements:
        if element.tag in _LINES and is_small(element):
            words = line_of(element)
            if words and len(words) <= date_places.LONGEST and not _is_in_heading(element):
                yield element
        passed += len((element.text or "").strip())
        if passed > _NEAR_LETTERS:
            return


def _is_in_heading(element: HtmlElement) -> bool:
    return next(element.iterancestors("h1", "h2", "h3"), None) is not None


def _lines_around(entry: HtmlElement) -> Iterator[HtmlElement]:
    """The lines just above and below an entry, and the one above all posts of its day."""
    for step in (HtmlElement.getprevious, HtmlElement.getnext):
        near = step(entry)
        if near is not None and not is_entry(near) and is_small(near):
            yield near
    for around in (entry, *entry.iterancestors()):
        for before in islice(around.itersiblings(preceding=True), _MOST_OF_ONE_DAY):
            if _DATE_GROUP_CLASSES.intersection(before.get("class", "").split()):
                yield before
                return


def _first(lines: Iterable[HtmlElement], habits: Habits) -> Published | None:
    """The first date among lines that say nothing but a date and who wrote it."""
    for line in lines:
        words = line_of(line)
        found = date_places.stated(words, habits)
        if found and (byline(words) or found.printed == words):
            return found
    return None


def _byline_of(element: HtmlElement, published: Published) -> bool:
    words = line_of(element)
    told = byline(words)
    if published.printed and published.printed in words:
        return told is not None or words == published.printed
    return told is not None and bool(told.published or told.author) and told.author != words
