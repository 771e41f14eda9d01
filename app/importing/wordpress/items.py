"""The items of a WordPress export (WXR), one by one, however large the file is.

Elements are known by their local names, because the namespace stands in real
exports with `http` and with `https` and in three versions. Nothing is kept
but the fields of the item that is being read.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from app.importing.wordpress.xml_letters import pieces

LARGEST_ITEM = 10_000_000  # letters of all its fields; one that goes beyond is not kept

_CHANNEL_DEPTH = 2
_PART_DEPTH = 3
_FIELD_DEPTH = 4
_CHANNEL_FIELDS = {"title", "link", "language", "base_blog_url"}
_AUTHOR_FIELDS = {
    *("author_login", "author_display_name", "author_first_name", "author_last_name"),
}
_ITEM_FIELDS = {
    *("title", "link", "pubDate", "creator", "guid", "content", "excerpt", "category"),
    *("post_id", "post_date", "post_date_gmt", "status", "post_type", "post_password"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word that the blog filed an item under; `domain` tells which list it is from."""

    domain: str
    short_name: str
    name: str


@dataclass(slots=True)
class Item:
    """One item of an export as it stands there.

    Attributes:
        fields: By local names; the text of the post under "content".
        words: Categories, tags and whatever else the blog files by.
        comments: How many comments of readers stand with it.
        is_too_large: It held more than LARGEST_ITEM letters; some fields are missing.
    """

    fields: dict[str, str] = field(default_factory=dict)
    words: list[Word] = field(default_factory=list)
    comments: int = 0
    is_too_large: bool = False

    def get(self, name: str) -> str:
        """A field without blanks around it, or ""."""
        return self.fields.get(name, "").strip()


@dataclass(slots=True)
class Export:
    """What an export says of itself; grows while its items are read.

    Attributes:
        channel: The fields of the blog, by local names.
        authors: Names to show, by login.
        counts: What had to be replaced in the file, by the names of `clean.remarks`.
        has_channel: It is a file of the right kind.
        broken_line: Where its XML ends to be readable, from 1; 0 when it is whole.
        is_cut: Nothing follows there: the file's end is missing.
        broken_in_item: That is in the middle of an item.
    """

    channel: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    has_channel: bool = False
    broken_line: int = 0
    is_cut: bool = False
    broken_in_item: bool = False

    def read(self, stream: BinaryIO) -> Iterator[list[Item]]:
        """The items in their order; after every piece of the file those it completed.

        Ends without an error where the XML is broken.

        Raises:
            DefusedXmlException: It defines entities, or wants another file.
        """
        from defusedxml.ElementTree import ParseError, XMLParser

        collector = _Collector(self)
        parser = XMLParser(target=collector)
        is_all_there = False
        try:
            for piece in pieces(stream, self.counts):
                parser.feed(piece)
                yield collector.taken()
            is_all_there = True
            parser.close()
        except ParseError as error:
            self.broken_line = error.position[0]
            self.is_cut = is_all_there
            self.broken_in_item = collector.is_in_item
        yield collector.taken()


class _Collector:
    """What the parser tells it, it sorts into fields and items."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._depth = 0
        self._item: Item | None = None
        self._author: dict[str, str] | None = None
        self._items: list[Item] = []
        self._kept = 0  # letters of the item's fields so far
        self._read = 0  # letters of this field
        self._name = ""
        self._name_depth = 0
        self._word = ("", "")
        self._letters: list[str] = []

    @property
    def is_in_item(self) -> bool:
        """Whether an item has begun and not ended."""
        return self._item is not None

    def taken(self) -> list[Item]:
        """The items completed since this was last asked."""
        items, self._items = self._items, []
        return items

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > _FIELD_DEPTH or self._name:
            return
        name = _local(tag)
        if self._depth == _FIELD_DEPTH:
            self._begin_field(name, attributes)
        elif self._depth == _PART_DEPTH:
            self._begin_part(name)
        elif self._depth == _CHANNEL_DEPTH and name == "channel":
            self._export.has_channel = True

    def data(self, letters: str) -> None:
        """Some letters of the element; called again and again."""
        if not self._name:
            return
        self._read += len(letters)
        if self._kept + self._read <= LARGEST_ITEM:
            self._letters.append(letters)
            return
        self._letters = []
        if self._item:
            self._item.is_too_large = True

    def end(self, tag: str) -> None:  # noqa: ARG002 -- the parser hands it over
        """An element ends."""
        if self._name and self._depth == self._name_depth:
            self._end_field()
        if self._depth == _PART_DEPTH:
            self._end_part()
        self._depth -= 1

    def close(self) -> None:
        """The file ends."""

    def _begin_part(self, name: str) -> None:
        if name == "item":
            self._item = Item()
            self._kept = 0
        elif name == "author":
            self._author = {}
        elif name in _CHANNEL_FIELDS:
            self._collect(name)

    def _begin_field(self, name: str, attributes: dict[str, str]) -> None:
        if self._item:
            if name == "comment":
                self._item.comments += 1
            elif name in _ITEM_FIELDS:
                self._word = (attributes.get("domain", ""), attributes.get("nicename", ""))
                self._collect(name)
        elif self._author is not None and name in _AUTHOR_FIELDS:
            self._collect(name)

    def _collect(self, name: str) -> None:
        self._name, self._name_depth = name, self._depth

    def _end_field(self) -> None:
        name, letters = self._name, "".join(self._letters)
        self._kept += len(letters)
        self._name, self._letters, self._read = "", [], 0
        if name == "category" and self._item:
            self._item.words.append(Word(*self._word, letters.strip()))
            return
        fields = self._export.channel if self._author is None else self._author
        fields = self._item.fields if self._item else fields
        if not fields.get(name):
            fields[name] = letters

    def _end_part(self) -> None:
        if self._item:
            self._items.append(self._item)
        if self._author is not None:
            login, name = _named(self._author)
            self._export.authors[login] = name
        self._item = self._author = None


def _local(tag: str) -> str:
    """The name without its namespace; of the two called "encoded" what they hold."""
    space, _sign, name = tag.rpartition("}")
    if name == "encoded":
        return "excerpt" if "excerpt" in space else "content"
    return name


def _named(author: dict[str, str]) -> tuple[str, str]:
    """The login, and the name to show."""
    login = author.get("author_login", "").strip()
    both = (author.get(f"author_{part}_name", "").strip() for part in ("first", "last"))
    shown = author.get("author_display_name", "").strip()
    return login, shown or " ".join(filter(None, both)) or login
