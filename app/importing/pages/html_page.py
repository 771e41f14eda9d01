"""Reads a saved web page: its one article, or all posts of a page that lists several."""

import re
from dataclasses import replace
from gettext import gettext as _
from typing import TYPE_CHECKING

from app.importing import decoding
from app.importing.source_file import SourceFile
from app.text.clean import one_line
from app.text.depth import flatten
from db.errors import FileProblem
from db.records import Reading

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# lxml drops the words 256 elements down; a page's frame takes a few more than are written.
_DEPTH = 200
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 8192


def read(data: bytes, source: SourceFile) -> Reading:
    """Read the posts of a page, with everything else that stands on it as skipped.

    Raises:
        FileProblem: It holds no text of its own and, if it was fetched, names no
            feed either; or it holds more text than a post has.
    """
    from app.importing.pages import (
        figures,
        metadata,
        page_article,
        page_feeds,
        page_kind,
        page_posts,
    )
    from app.importing.pages.page_draft import PageDrafts

    letters = decoding.decoded(data, source.charset or _declared(data))
    html = flatten(letters.text, _DEPTH, _DEPTH, instead=" ")
    root = _tree(html, source)
    facts = metadata.of_page(root, letters.text, source.address)
    drafts = PageDrafts(source, facts.address)
    if source.is_selection:
        reading = page_article.of_selection(html, facts, drafts)
    else:
        figures.settle(root)
        feeds = page_feeds.feeds_of(root, facts.address)
        entries = page_kind.posts(root, facts)
        reading = page_posts.read(root, entries, facts, drafts) if entries else Reading(())
        if not reading.drafts:
            whole = _tree(html, source) if entries else root
            reading = page_article.read(whole, facts, drafts)
        reading = replace(reading, feeds=feeds)
    # A page that is all script still leads to its posts when it was fetched and names a feed.
    if not reading.drafts and not (source.address and reading.feeds):
        raise _no_article(source)
    return replace(reading, remarks=(*letters.remarks, *reading.remarks))


def _declared(data: bytes) -> str:
    """The encoding that a page says it has, or ""."""
    found = _CHARSET.search(data[:_HEAD_BYTES])
    return found[1].decode("ascii") if found else ""


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


def _no_article(source: SourceFile) -> FileProblem:
    return FileProblem(
        _("“{name}” is a web page without any text of its own.").format(name=one_line(source.name)),
        _("Open it in the browser, copy the post into a text file, and import that."),
    )
