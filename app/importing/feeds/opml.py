"""Reads an OPML file: a list of feeds, in folders, as feed readers write it.

Source: http://opml.org/spec2.opml
"""

import re
from dataclasses import dataclass, field
from gettext import gettext as _
from gettext import ngettext
from html.entities import name2codepoint
from io import BytesIO
from typing import TYPE_CHECKING

from app.importing.feeds.feed_letters import feed_letters
from app.importing.feeds.feed_parts import check_feed_size
from app.importing.source_file import SourceFile
from app.text.clean import one_line
from app.text.sanitise import link
from db.errors import FileProblem
from db.records import FeedLink, Reading

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_FEEDS = 10_000
DEEPEST = 50  # elements in elements; people keep folders two or three deep


def read(data: bytes, source: SourceFile) -> Reading:
    """Give the feeds that a list names, in its order, each address once.

    A feed that stands in several folders is given in the first. Of a file that
    breaks off, what could be read is taken and a remark says so.

    Raises:
        FileProblem: It is too large or too deep, declares entities, or names no
            feed.
    """
    check_feed_size(data, source)
    letters = feed_letters(data, source.name, with_entities=False)
    found = _Found(one_line(source.name))
    broken_at = _read(_AMPERSAND.sub(_reference, letters.text), found)
    if not found.feeds:
        raise found.none()
    remarks = (*letters.remarks, *found.remarks())
    if broken_at:
        remarks += (
            _("The list is damaged near line {n}; what stands before was read.").format(
                n=broken_at
            ),
        )
    return Reading((), remarks=remarks, site=found.title, feeds=tuple(found.feeds.values()))


# People's names for feeds hold signs that XML does not allow there: “Q&A”.
_AMPERSAND = re.compile(r"&(?!#\w{1,8};|(?:lt|gt|amp|quot|apos);)(?:(\w{1,30});)?")


def _reference(found: re.Match[str]) -> str:
    """A name of HTML's letters as its number, any other sign “&” as itself."""
    name = found[1]
    return f"&#{name2codepoint[name]};" if name in name2codepoint else f"&amp;{found[0][1:]}"


def _read(text: str, found: "_Found") -> int:
    """Take all elements in; the line where the file stops being XML, or 0."""
    from defusedxml.ElementTree import ParseError, iterparse

    stream = BytesIO(text.encode(errors="replace"))
    try:
        for event, element in iterparse(stream, ("start", "end"), forbid_dtd=True):
            if event == "start":
                found.begin(element)
            else:
                found.end(element)
    except ParseError as error:
        return max(error.position[0], 1)
    return 0


@dataclass(slots=True)
class _Found:
    """The feeds so far, and what is open around the next one.

    Attributes:
        folders: For each open element, its name if it is a folder, else "".
    """

    name: str
    title: str = ""
    feeds: dict[str, FeedLink] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    _without_address: int = 0
    _too_many: bool = False

    def begin(self, element: "Element") -> None:
        if len(self.folders) >= DEEPEST:
            raise FileProblem(
                _("The list “{name}” holds folders more than {n} deep.").format(
                    name=self.name, n=DEEPEST
                ),
                _("Write the list of feeds out again from your feed reader, with fewer folders."),
            )
        said = {name.lower(): value for name, value in element.attrib.items()}
        is_outline = _local_name(element) == "outline"
        name = one_line(said.get("title", "") or said.get("text", "")) if is_outline else ""
        stated = said.get("xmlurl", "") if is_outline else ""
        if stated:
            self._add(stated, name, said.get("htmlurl", ""))
        # The names of folders are joined by this sign.
        self.folders.append("" if stated else name.replace("/", "∕"))

    def end(self, element: "Element") -> None:
        self.folders.pop()
        if _local_name(element) == "title" and element.text:
            self.title = self.title or one_line(element.text)
        element.clear()

    def _add(self, stated: str, name: str, site: str) -> None:
        address = link(_FEED_SCHEME.sub(_web_scheme, stated.strip())) or ""
        if not address.startswith("http"):
            self._without_address += 1
        elif len(self.feeds) >= MOST_FEEDS:
            self._too_many = True
        else:
            folder = "/".join(filter(None, self.folders))
            self.feeds.setdefault(address, FeedLink(address, name, link(site) or "", folder))

    def remarks(self) -> tuple[str, ...]:
        """What of the list was not taken."""
        said = []
        if self._without_address:
            said.append(
                ngettext(
                    "{n} feed of the list has no address on the Web and was left out.",
                    "{n} feeds of the list have no address on the Web and were left out.",
                    self._without_address,
                ).format(n=self._without_address)
            )
        if self._too_many:
            said.append(_("Only the first {n} feeds of the list were taken.").format(n=MOST_FEEDS))
        return tuple(said)

    def none(self) -> FileProblem:
        """That the file names no feed."""
        return FileProblem(
            _("The list “{name}” names no feed that could be fetched.").format(name=self.name),
            _("Choose the OPML file that your feed reader writes when it exports its feeds."),
        )


_FEED_SCHEME = re.compile(r"feed:(?://)?(https?:)?", re.IGNORECASE)


def _web_scheme(found: re.Match[str]) -> str:
    return found[1] or "http://"


def _local_name(element: "Element") -> str:
    return element.tag.rpartition("}")[2].lower()
