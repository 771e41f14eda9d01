"""Reads a Markdown file with or without front matter: one post."""

import re
from collections.abc import Iterable, Iterator
from gettext import gettext as _
from pathlib import PurePath
from urllib.parse import unquote

from app.importing import dates, decoding
from app.importing.dates import Published
from app.importing.markdown.front_matter import FrontMatter, front_matter
from app.importing.pictures import Pictures
from app.importing.post_size import check_size
from app.importing.source_file import SourceFile
from app.text import from_markdown
from app.text.clean import one_line
from app.text.from_markdown import Converted
from app.text.sanitise import link
from db.errors import FileProblem
from db.records import (
    Address,
    AddressKind,
    Draft,
    ForeignHighlight,
    Image,
    Publication,
    Reading,
    Skipped,
)

_DATE_FIELDS = ("date", "published", "publishdate", "pubdate", "created")
_ADDRESS_FIELDS = ("canonical", "canonicalurl", "canonical_url", "url", "permalink", "link")
_PATH_FIELDS = ("path", "url", "permalink", "slug")
_LABEL_FIELDS = ("tags", "tag", "categories", "category")
# Where Obsidian keeps what was dropped into a note, unless it was told otherwise.
_FOLDERS = ("attachments", "assets", "images", "media")
_CONTEXT = 64  # letters on either side of a highlight
_INDEX_FILE = "_index"
_EMPTY_INDEX_FILE = "index"


def read(data: bytes, source: SourceFile) -> Reading:
    """Read the one post of a Markdown file; a site generator's index file holds none.

    Raises:
        FileProblem: It holds no text, or too much of it.
    """
    letters = decoding.decoded(data)
    parts = front_matter(letters.text)
    stem = PurePath(source.name).stem.casefold()
    if stem == _INDEX_FILE or (stem == _EMPTY_INDEX_FILE and not parts.text.strip()):
        return Reading((), (Skipped("index file", letters.text.strip()),), letters.remarks)
    check_size(parts.text, source.name)
    address = _address(parts, source)
    title = _title(parts, source)
    pictures = Pictures(source.folder, address, source.beside)
    find = _Finder(pictures, source).find
    converted = from_markdown.convert(parts.text, address, title, find)
    if not converted.built.text:
        raise FileProblem(
            _("“{name}” holds no text.").format(name=one_line(source.name)),
            _("Check that it is the right file; only its title would remain."),
        )
    return Reading(
        (_draft(parts, converted, title, address, source),),
        parts.skipped
        + tuple(Skipped("shortcode", code) for code in converted.shortcodes)
        + tuple(Skipped("comment", words) for words in converted.comments),
        letters.remarks
        + parts.remarks
        + _draft_remark(parts)
        + pictures.remarks
        + converted.remarks,
    )


def _draft(
    parts: FrontMatter, converted: Converted, title: str, address: str, source: SourceFile
) -> Draft:
    day = _published(parts, source)
    named = Address(AddressKind.FILE, f"{source.name}#{title}")
    return Draft(
        title=title,
        text=converted.built.text,
        blocks=converted.built.blocks,
        inlines=converted.built.inlines,
        images=converted.built.images,
        author=", ".join(map(one_line, parts.every("author", "authors"))),
        published=day.date,
        printed=day.printed,
        language=one_line(parts.first("language", "lang", "locale")).replace("_", "-"),
        addresses=(Address(AddressKind.URL, address),) if address else (named,),
        labels=_labels(parts),
        event=one_line(parts.first("event")),
        publication=Publication.DRAFT if _is_draft(parts) else Publication.PUBLISHED,
        highlights=tuple(_highlights(converted)),
    )


def _title(parts: FrontMatter, source: SourceFile) -> str:
    """The stated title, else the heading at the top, else the file's name."""
    stated = one_line(parts.first("title"))
    name = one_line(PurePath(source.name).stem)
    return stated or from_markdown.first_heading(parts.text) or name


def _address(parts: FrontMatter, source: SourceFile) -> str:
    stated = (link(value) for name in _ADDRESS_FIELDS for value in parts.every(name))
    return next((value for value in stated if value and value.startswith("http")), source.address)


def _published(parts: FrontMatter, source: SourceFile) -> Published:
    """The stated date, else that in the post's path on its site or in the file's name."""
    for name in _DATE_FIELDS:
        if found := dates.published(parts.first(name)):
            return found
    for path in parts.every(*_PATH_FIELDS):
        if found := dates.from_address("/" + path.strip("/")):
            return found
    return dates.from_file_name(source.name) or Published("", "")


def _labels(parts: FrontMatter) -> tuple[str, ...]:
    """Its tags and categories, each once; of Obsidian's without their sign."""
    words = (word for name in _LABEL_FIELDS for word in _divided(name, parts))
    return tuple(dict.fromkeys(filter(None, (one_line(word).lstrip("#") for word in words))))


def _divided(name: str, parts: FrontMatter) -> Iterable[str]:
    """The words of a field; several in one line are divided by commas, Jekyll's also by blanks."""
    words = parts.every(name)
    if name in parts.lists or not words:
        return words
    is_of_jekyll = "layout" in parts.fields and "," not in words[0]
    return words[0].split(None if is_of_jekyll else ",")


def _highlights(converted: Converted) -> Iterator[ForeignHighlight]:
    text = converted.built.text
    for start, end in converted.highlights:
        prefix, suffix = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
        yield ForeignHighlight(text[start:end], prefix, suffix, start)


class _Finder:
    """Finds pictures beside a file, and in the folders where Obsidian keeps them."""

    def __init__(self, pictures: Pictures, source: SourceFile) -> None:
        self._pictures = pictures
        self._folder = source.folder

    def find(self, source: str, words: str) -> Image:
        """The picture of a source; without data when it cannot be had."""
        return self._pictures.find(self._place(source), words)

    def _place(self, source: str) -> str:
        name = unquote(source)
        if not _BARE_NAME.fullmatch(name) or self._holds(".", name):
            return source
        places = (f"{folder}/{source}" for folder in _FOLDERS if self._holds(folder, name))
        return next(places, source)

    def _holds(self, folder: str, name: str) -> bool:
        try:
            return self._folder is not None and (self._folder / folder / name).is_file()
        except OSError:  # such as a name longer than the system allows
            return False


_BARE_NAME = re.compile(r"[^/\\:\0]+")


def _is_draft(parts: FrontMatter) -> bool:
    is_hidden = parts.first("published").casefold() == "false"
    return is_hidden or parts.first("draft").casefold() == "true"


def _draft_remark(parts: FrontMatter) -> tuple[str, ...]:
    return (_("Its author marked the post as a draft."),) if _is_draft(parts) else ()
