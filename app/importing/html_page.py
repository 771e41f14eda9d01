"""Reads a saved web page: its one article, or the longest of several posts."""

import re
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.importing import decoding
from app.importing.pictures import Pictures
from app.importing.post_size import check_size
from app.importing.source_file import SourceFile
from app.text import from_html
from app.text.clean import one_line
from app.text.depth import flatten
from db.errors import FileProblem
from db.records import Address, AddressKind, Draft, Reading, Skipped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from app.importing.metadata import Facts

# lxml drops the words 256 elements down; a page's frame takes a few more than are written.
_DEPTH = 200
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 8192
_EXCERPT_END = re.compile(
    r"(?:\[(?:…|\.\.\.)\]|(?:read (?:the )?(?:more|rest)|continue reading)\b.{0,80}|»)\s*$",
    re.IGNORECASE,
)


def read(data: bytes, source: SourceFile) -> Reading:
    """Read the one post of a page.

    A page that holds several gives the longest; the others are listed as
    skipped, with a remark on how to import them all.

    Raises:
        FileProblem: It holds no article, or more text than a post has.
    """
    from app.importing import article, metadata, page_entries

    declared = _CHARSET.search(data[:_HEAD_BYTES])
    letters = decoding.decoded(data, declared[1].decode("ascii") if declared else "")
    html = flatten(letters.text, _DEPTH, _DEPTH, instead=" ")
    root = _tree(html, source)
    facts = metadata.of_page(root, letters.text, source.address)
    reading = Reading((), remarks=letters.remarks, site=facts.site)
    if source.is_selection:
        return _with_draft(reading, html, facts, source)
    entries = page_entries.entries(root)
    if not page_entries.holds_several(root, entries, states_article=facts.is_article):
        page_entries.drop_notes(root)
        return _with_draft(reading, article.of_page(root), facts, source)
    longest = max(entries, key=lambda entry: len(entry.text_content()))
    post = metadata.of_entry(longest, facts)
    reading = replace(
        reading,
        skipped=_others(entries, longest, facts),
        remarks=(*reading.remarks, _several(len(entries))),
    )
    page_entries.drop_notes(longest)
    return _with_draft(reading, article.of_entry(longest), post, source)


def _tree(html: str, source: SourceFile) -> "HtmlElement":
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return document_fromstring(html.encode(errors="replace"), parser=parser)
    except ParserError as error:  # only for a page without any element
        raise _no_article(source) from error


def _with_draft(reading: Reading, html: str, facts: "Facts", source: SourceFile) -> Reading:
    title = facts.title or one_line(PurePath(source.name).stem)
    pictures = Pictures(source.folder, facts.address)
    converted = from_html.convert(html, facts.address, title, pictures.find)
    built = converted.built
    if not built.text:
        raise _no_article(source)
    check_size(built.text, source.name)
    named = Address(AddressKind.FILE, f"{source.name}#{title}")
    draft = Draft(
        title=title,
        text=built.text,
        blocks=built.blocks,
        inlines=built.inlines,
        images=built.images,
        author=facts.author,
        published=facts.published.date,
        printed=facts.published.printed,
        language=facts.language,
        addresses=(Address(AddressKind.URL, facts.address),) if facts.address else (named,),
        labels=facts.labels,
        excerpt=_EXCERPT_END.search(built.text[-200:]) is not None,
    )
    remarks = (*reading.remarks, *pictures.remarks, *converted.remarks)
    return replace(reading, drafts=(draft,), remarks=remarks)


def _others(
    entries: list["HtmlElement"], longest: "HtmlElement", facts: "Facts"
) -> tuple[Skipped, ...]:
    from app.importing import metadata

    others = (metadata.of_entry(entry, facts).title for entry in entries if entry is not longest)
    return tuple(Skipped("post", title) for title in others if title)


def _several(count: int) -> str:
    return ngettext(
        "The page seems to hold {n} post; only the longest was taken. To get all of them, select"
        " the whole page in the browser, copy it into a text file, and import that.",
        "The page seems to hold {n} posts; only the longest was taken. To get all of them, select"
        " the whole page in the browser, copy it into a text file, and import that.",
        count,
    ).format(n=count)


def _no_article(source: SourceFile) -> FileProblem:
    return FileProblem(
        _("“{name}” is a web page without any text of its own.").format(name=one_line(source.name)),
        _("Open it in the browser, copy the post into a text file, and import that."),
    )
