"""One page of an Omnivore export: its fields, its text and its highlights become a draft."""

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import NamedTuple

from app.importing import dates
from app.importing.dates import Published
from app.importing.exports import excerpts, json_values
from app.importing.exports.excerpts import Excerpt
from app.importing.exports.foreign_places import Places
from app.importing.pictures import Pictures
from app.importing.post_size import check_size
from app.text import from_html
from app.text.blocks import TextBuilder
from app.text.clean import one_line
from app.text.sanitise import link
from db.records import Address, AddressKind, BlockKind, Draft, ForeignHighlight

_OUTLINE_LETTERS = 300
_HEAD_LETTERS = 20_000  # in which the first words of a page are looked for first
_TAG = re.compile(r"<(?:[^>\"]++|\"[^\"]*\")*+>")


@dataclass(frozen=True, slots=True)
class Item:
    """What the files of an export say of one page.

    Attributes:
        fields: Its entry among the metadata.
        html: Its text, or "".
        highlights: As exported, without places.
        note: The person's note on the page.
        file_name: The export's, for the address of a page without one.
    """

    fields: object
    html: str
    highlights: tuple[ForeignHighlight, ...]
    note: str
    file_name: str

    @property
    def title(self) -> str:
        """Its title, else its address."""
        return one_line(json_values.text(self.fields, "title")) or self.address

    @property
    def address(self) -> str:
        """Where the page is on the Web, or ""."""
        address = link(json_values.text(self.fields, "url")) or ""
        return address if address.startswith("http") else ""

    @property
    def is_post(self) -> bool:
        """Whether there is anything to read of it."""
        return bool(self.highlights or self.first_words())

    def first_words(self) -> str:
        """The first words of its text, without what a conversion would take."""
        for html in (self.html[:_HEAD_LETTERS], self.html):
            if words := one_line(unescape(_TAG.sub(" ", html))):
                return words[:_OUTLINE_LETTERS]
        return ""


def outline(item: Item) -> Draft:
    """The draft with the first words of its text alone; never fails."""
    quotes = (one_line(highlight.quote)[:_OUTLINE_LETTERS] for highlight in item.highlights)
    words = item.first_words()
    builder = TextBuilder()
    builder.block(BlockKind.PARAGRAPH, words or next(quotes, item.title))
    built = builder.build()
    return _described(Draft(item.title, built.text, built.blocks, excerpt=not words), item)


class Whole(NamedTuple):
    """A draft with its text and highlights, and what the person should know of it."""

    draft: Draft
    remarks: tuple[str, ...] = ()


def whole(item: Item) -> Whole | None:
    """The draft with all that is known; None where no text comes out of the HTML.

    Raises:
        FileProblem: The text is too long for a post, or has too many tags.
    """
    if item.first_words():
        return _page(item)
    draft = _excerpt(item)
    return Whole(_described(draft, item)) if draft else None


def _page(item: Item) -> Whole | None:
    pictures = Pictures(None, item.address)
    converted = from_html.convert(item.html, item.address, item.title, pictures.find)
    built = converted.built
    if not built.text:
        return None
    check_size(built.text, item.title)
    places = Places(built.text)
    draft = Draft(
        item.title,
        built.text,
        built.blocks,
        built.inlines,
        built.images,
        highlights=tuple(map(places.placed, item.highlights)),
    )
    return Whole(_described(draft, item), converted.remarks)


def _excerpt(item: Item) -> Draft | None:
    page = Excerpt(item.title, address=item.address, highlights=list(item.highlights))
    return excerpts.draft(page, "Omnivore", item.file_name, b"")


def _described(draft: Draft, item: Item) -> Draft:
    """The draft with what the metadata say; labels are what the person filed the page under."""
    printed = json_values.text(item.fields, "publishedAt")
    day = dates.published(printed) or Published("", "")
    named = Address(AddressKind.FILE, f"{item.file_name}#{item.title}")
    labels = (
        label if isinstance(label, str) else json_values.text(label, "name")
        for label in json_values.items(item.fields, "labels")
    )
    return replace(
        draft,
        author=one_line(json_values.text(item.fields, "author")),
        published=day.date,
        printed=day.printed,
        addresses=(Address(AddressKind.URL, item.address) if item.address else named,),
        labels=tuple(dict.fromkeys(filter(None, map(one_line, labels)))),
        note=item.note,
    )
