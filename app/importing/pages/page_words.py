"""All words of a page that a reader would see, and what of them is in no post.

So nothing of a page just vanishes: what the posts leave over is told, part by part.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from app.importing.bylines import byline
from app.importing.pages.page_entries import is_entry, is_note
from app.text.clean import one_line
from db.records import Skipped

LONGEST = 500  # letters of one part; a menu may have thousands
MOST_PARTS = 300  # of a page; what follows goes into the last one


class Kind(StrEnum):
    """What words outside of the posts are, as the report says it."""

    ARCHIVE_HEADING = "archive heading"
    COMMENTS = "comments"
    FURNITURE = "page furniture"
    DATE_LINE = "date line"
    FOOTER = "footer"
    EXCERPT_MARK = "excerpt mark"


@dataclass(frozen=True, slots=True, eq=False)
class _Region:
    """A part of the page; `is_closed` ones hold no other, `kind` is "" where words decide."""

    kind: str = ""
    is_closed: bool = False
    is_of_entry: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    owner: HtmlElement
    region: _Region
    text: str


@dataclass(frozen=True, slots=True)
class Rest:
    """Words in no post; `bodies` counts the posts that had begun above them."""

    bodies: int
    kind: Kind
    text: str


class PageWords:
    """The words of a page before anything is taken out of its tree."""

    def __init__(self, root: HtmlElement) -> None:
        """Take note of every word and where it stands."""
        self._pieces = list(_pieces(root))

    def rest(
        self,
        bodies: Iterable[Collection[HtmlElement]],
        titles: Iterable[str],
        heading: HtmlElement | None = None,
    ) -> tuple[Rest, ...]:
        """The words in none of the posts, in the order of the page.

        Args:
            bodies: For each post, in the order of the page, the elements whose
                own words are in it.
            titles: The titles of the posts: they are no rest.
            heading: The one that says what the page is an archive of.
        """
        of_post = {element: place for place, body in enumerate(bodies, 1) for element in body}
        known = {title.casefold() for title in titles}
        of_heading = set(heading.iter()) if heading is not None else set()
        found: list[Rest] = []
        begun = 0
        for region, group in groupby(self._pieces, key=attrgetter("region")):
            left: list[_Piece] = []
            for piece in group:
                begun = max(begun, of_post.get(piece.owner, 0))
                if piece.owner not in of_post:
                    left.append(piece)
            text = one_line(" ".join(piece.text for piece in left))
            if text and text.casefold() not in known:
                is_heading = left[0].owner in of_heading
                kind = Kind.ARCHIVE_HEADING if is_heading else _kind(region, text)
                found.append(Rest(begun, kind, text))
        return tuple(_bounded(found))


def as_skipped(rest: Iterable[Rest]) -> tuple[Skipped, ...]:
    """The rest as the parts that go into no post."""
    return tuple(Skipped(one.kind, one.text, one.bodies) for one in rest)


def _bounded(found: list[Rest]) -> Iterator[Rest]:
    kept, more = found[: MOST_PARTS - 1], found[MOST_PARTS - 1 :]
    if more:
        text = " ".join(one.text for one in more[:MOST_PARTS])
        kept = [
            *kept,
            Rest(more[0].bodies, more[0].kind if len(more) == 1 else Kind.FURNITURE, text),
        ]
    for one in kept:
        cut = one.text if len(one.text) <= LONGEST else one.text[: LONGEST - 1].rstrip() + "…"
        yield Rest(one.bodies, one.kind, cut)


_UNSEEN = {
    *("head", "script", "style", "noscript", "template", "title", "svg", "math", "iframe"),
    *("select", "textarea", "object", "canvas", "audio", "video", "map", "datalist"),
}
_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comment\w*|respond|repl(?:y|ies)|disqus\w*)(?=$|[\s_-])")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:sidebar|widget(?! blog\b)\w*|related|menu|nav(?:bar|igation)?|pagination"
    r"|colophon|shar(?:e|ing|edaddy)|social|breadcrumbs?|cookie\w*|subscribe|newsletter|search)(?=$|[\s_-])"
)
_FURNITURE_TAGS = {"nav", "aside", "form", "dialog", "menu"}
_HEADINGS = {"h1", "h2", "h3"}
_FRAME_TAGS = {"header", "footer"}  # of the page; a post may have them too


def _pieces(root: HtmlElement) -> Iterator[_Piece]:
    regions = [_Region()]
    unseen: HtmlElement | None = None
    for event, element in iterwalk(root, events=("start", "end")):
        if event == "start":
            if unseen is None and element.tag in _UNSEEN:
                unseen = element
            regions.append(_region(element, regions[-1]) if unseen is None else regions[-1])
            text, owner, region = element.text, element, regions[-1]
        else:
            regions.pop()
            if unseen is element:
                unseen = None
            parent = element.getparent()
            if element is root or parent is None:
                continue
            text, owner, region = element.tail, parent, regions[-1]
        if unseen is None and text and text.strip():
            yield _Piece(owner, region, text)


def _region(element: HtmlElement, around: _Region) -> _Region:
    """The part of the page an element begins, or the one it stands in."""
    if around.is_closed or element.tag in {"body", "html", "main"}:
        return around
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    of_entry = around.is_of_entry
    if is_entry(element):
        return _Region(is_of_entry=True)
    if _COMMENTS.search(names):
        return _Region(Kind.COMMENTS, is_closed=True)
    if element.tag in _FURNITURE_TAGS or _FURNITURE.search(names):
        return _Region(Kind.FURNITURE, is_closed=True)
    is_frame = element.tag in _FRAME_TAGS and not of_entry
    if is_note(element) or is_frame or element.tag in _HEADINGS:
        return _Region(is_closed=is_note(element), is_of_entry=of_entry)
    return around


def _kind(region: _Region, text: str) -> Kind:
    if region.kind:
        return Kind(region.kind)
    if byline(text):
        return Kind.DATE_LINE
    return Kind.FOOTER if region.is_of_entry else Kind.FURNITURE
