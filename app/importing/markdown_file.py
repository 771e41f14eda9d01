"""Reads a Markdown file with or without front matter: one post."""

from gettext import gettext as _
from pathlib import PurePath

from app.importing import dates, decoding
from app.importing.dates import Published
from app.importing.front_matter import FrontMatter, front_matter
from app.importing.pictures import Pictures
from app.importing.post_size import check_size
from app.importing.source_file import SourceFile
from app.text import from_markdown
from app.text.clean import one_line
from app.text.from_markdown import Converted
from app.text.sanitise import link
from db.errors import FileProblem
from db.records import Address, AddressKind, Draft, Reading, Skipped

_DATE_FIELDS = ("date", "published", "publishdate", "pubdate", "created")
_ADDRESS_FIELDS = ("canonical", "canonicalurl", "canonical_url", "url", "permalink", "link")
_PATH_FIELDS = ("path", "url", "permalink", "slug")
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
    pictures = Pictures(source.folder, address)
    converted = from_markdown.convert(parts.text, address, title, pictures.find)
    if not converted.built.text:
        raise FileProblem(
            _("“{name}” holds no text.").format(name=one_line(source.name)),
            _("Check that it is the right file; only its title would remain."),
        )
    return Reading(
        (_draft(parts, converted, title, address, source),),
        parts.skipped + tuple(Skipped("shortcode", code) for code in converted.shortcodes),
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
        labels=tuple(map(one_line, parts.every("tags", "categories"))),
        event=one_line(parts.first("event")),
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


def _draft_remark(parts: FrontMatter) -> tuple[str, ...]:
    if parts.first("draft").casefold() != "true":
        return ()
    return (_("Its author marked the post as a draft."),)
