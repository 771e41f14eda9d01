"""Tells what kind of file bytes are, by what they hold and not by their name.

A name is asked only where the bytes leave it open: a page of plain paragraphs
is Markdown when its name says so. What no importer reads is told to the person
(`foreign`) with what was seen and what to do about it.

This runs before a file is handed to a worker process: it looks at the file's
two ends alone, and unpacks nothing.
"""

import codecs
import os
import re
from pathlib import Path
from typing import NamedTuple, NoReturn

from app.importing import foreign, known_exports
from app.importing.foreign import Foreign
from app.importing.kinds import Kind, is_archive, is_database

__all__ = ["Kind", "fits", "kind"]

_START_BYTES = 262_144  # the tables of a database are named there
_END_BYTES = 2_000_000  # the names of 10,000 members of an archive stand there
_HEAD_BYTES = 8192  # enough for the comments that stand before a saved page's first tag
_MOST_CONTROLS = 0.02  # share of control characters above which bytes are no text
_MARKDOWN_SIGNS = 2  # one kind alone, such as a lone "# 1", stands in plain text too


def kind(data: bytes, name: str, path: Path | None = None) -> Kind:
    """Tell which importer reads these bytes.

    Args:
        data: The whole file, or b"" when it lies at `path`.
        name: Its file name; decides only what the bytes leave open.
        path: Where a file lies that is too large to be handed over.

    Raises:
        FileProblem: No importer reads them; says what they are and what to do.
        OSError: The file at `path` cannot be read.
    """
    ends = _ends(data, path)
    if ends.start.startswith(_DATABASE):
        return known_exports.of_database(ends.start) or _refuse(Foreign.DATABASE, name)
    if seen := _by_signature(ends.start):
        _refuse(seen, name)
    if _ARCHIVE.match(ends.start):
        return known_exports.of_archive(ends.end)
    head = _head(ends.start)
    if seen := _by_letters(head):
        _refuse(seen, name)
    return _by_markup(head, ends, name) or _readable(head, name)


def fits(chosen: Kind, data: bytes, path: Path | None = None) -> bool:
    """Whether a file can be tried as the kind that a person chose.

    An archive is never letters, and letters are never a database; all else is
    for the importer to say.
    """
    start = _ends(data, path).start
    if start.startswith(_DATABASE):
        return is_database(chosen)
    if _ARCHIVE.match(start):
        return is_archive(chosen)
    if is_database(chosen) or is_archive(chosen):
        return False
    return not (_by_signature(start) or _by_letters(_head(start)))


class _Ends(NamedTuple):
    """The first bytes of a file, and the last; of a small file they overlap."""

    start: bytes
    end: bytes


_DATABASE = b"SQLite format 3\0"
_ARCHIVE = re.compile(rb"PK\x03\x04|PK\x05\x06")

# The first bytes of the kinds that nobody reads and that are recognised by them.
_SIGNATURES = tuple(
    (re.compile(pattern, re.DOTALL), seen)
    for pattern, seen in (
        (rb"%PDF-|%!PS", Foreign.PDF),
        (rb"PK\x03\x04.{0,4000}?(\[Content_Types\]\.xml|mimetypeapplication/)", Foreign.OFFICE),
        (rb"\{\\rtf|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign.OFFICE),
        (rb"\x1f\x8b|BZh\d|Rar!\x1a|7z\xbc\xaf|\xfd7zXZ|\x28\xb5\x2f\xfd", Foreign.ARCHIVE),
        (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*", Foreign.IMAGE),
        (rb"RIFF....WEBP|....ftyp(avi|hei|mif)", Foreign.IMAGE),
        (rb"ID3|OggS|fLaC|\x1aE\xdf\xa3|RIFF|....ftyp", Foreign.SOUND),
        (rb"bplist00", Foreign.PACKED_PAGE),
    )
)

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, with whose mark it begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")

# What may stand before the first tag, one thing at a time: a pattern for all of
# it together would try every way to divide a thousand comments.
_LEAD = re.compile(
    r"\s+|<\?[^>]*>|<!--.*?-->|<!doctype(?!\s+html)[^>\[]*(?:\[.*?\]\s*)?>",
    re.IGNORECASE | re.DOTALL,
)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(?:article|section|main|div|p|h[1-6]|table|ul|ol|blockquote|figure|span)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_LIST_OR_FEED = (
    (re.compile(r"<rss\b", re.IGNORECASE), Kind.FEED),
    (re.compile(r"<(?:\w+:)?feed\b", re.IGNORECASE), Kind.FEED),
    (re.compile(r"<opml\b", re.IGNORECASE), Kind.OPML),
)
_RDF = re.compile(r"<(?:\w+:)?rdf\b", re.IGNORECASE)
_RDF_FEED = re.compile(r"purl\.org/(?:rss/1\.0|net/rss1\.1)|netscape\.com/rdf/simple/0\.9")
_WORDPRESS = re.compile(r"wordpress\.org/export/\d|<wp:wxr_version\b")
_DRAWING = re.compile(r"<svg\b", re.IGNORECASE)
_ELEMENT = re.compile(r"<([\w:.-]{1,80})")
_JSON = re.compile(r'\{\s*["}]|\[\s*(?:\{\s*"|"[^"]*"\s*[,\]]|\]\s*\Z)')
_PACKED_PAGE = re.compile(
    r"(?:[\w-]+:.*\r?\n|[ \t].*\r?\n){0,40}content-type:\s*multipart/related", re.IGNORECASE
)

_FENCES = ("---", "+++")
_FIELD = re.compile(r"[\"']?\w[\w .-]*[\"']?\s*[:=]")
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd)$", re.IGNORECASE)
_MARKDOWN = (
    re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE),
    re.compile(r"\]\((?:https?:|/|\.|#)[^\s)]*\)"),
    re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE),
    re.compile(r"(?<!\w)(?:\*\*|__)\w[^*_\n]*\w(?:\*\*|__)(?!\w)"),
    re.compile(r"^ {0,3}> \S", re.MULTILINE),
)


def _ends(data: bytes, path: Path | None) -> _Ends:
    if data or path is None:
        return _Ends(data[:_START_BYTES], data[-_END_BYTES:])
    with path.open("rb") as file:
        start = file.read(_START_BYTES)
        size = file.seek(0, os.SEEK_END)
        file.seek(max(size - _END_BYTES, 0))
        return _Ends(start, file.read(_END_BYTES))


def _refuse(seen: Foreign, name: str, parts: tuple[str, ...] = ()) -> NoReturn:
    raise foreign.problem(seen, name, parts)


def _head(data: bytes) -> str:
    """The first letters, good enough to recognise signs of ASCII in them."""
    start = data[:_HEAD_BYTES]
    for mark, encoding in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return start[len(mark) :].decode(encoding, errors="replace")
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        # Letters of ASCII have a NUL as their second byte there, or as their first.
        if start[first::2].count(0) * 4 > len(start) and not start[1 - first :: 2].count(0):
            return start.decode(encoding, errors="replace")
    # Every other encoding met on the web agrees with ASCII, and latin-1 never fails.
    return start.decode("latin-1")


def _by_signature(data: bytes) -> Foreign | None:
    for pattern, seen in _SIGNATURES:
        if pattern.match(data):
            return seen
    return None


def _by_letters(head: str) -> Foreign | None:
    if not head.strip(" \t\r\n\f"):
        return Foreign.EMPTY
    # A few controls are damage in a text, and its importer reports them.
    if len(_CONTROLS.findall(head)) > max(len(head) * _MOST_CONTROLS, 3):
        return Foreign.BINARY
    return None


def _by_markup(head: str, ends: _Ends, name: str) -> Kind | None:
    """What tags, fields or a row of columns say; None for a page or plain letters.

    Raises:
        FileProblem: They say that no importer reads it.
    """
    start = _first_tag(head)
    if _PAGE.match(head, start):
        return None
    if _JSON.match(head, start):
        # Without the NULs of UTF-16: only signs of ASCII are looked for.
        tail = ends.end[-2 * _HEAD_BYTES :].replace(b"\0", b"").decode("latin-1")
        return known_exports.of_json(head[start:], tail) or _refuse(
            Foreign.JSON, name, known_exports.fields(head[start:])
        )
    if _PACKED_PAGE.match(head, start):
        _refuse(Foreign.PACKED_PAGE, name)
    return _by_element(head, start, name) or known_exports.of_table(head)


def _by_element(head: str, start: int, name: str) -> Kind | None:
    """What the first element of an XML file says; None where it is none."""
    for pattern, seen in _LIST_OR_FEED:
        if pattern.match(head, start):
            is_export = seen is Kind.FEED and _WORDPRESS.search(head)
            return Kind.WORDPRESS if is_export else seen
    if _RDF.match(head, start) and _RDF_FEED.search(head):
        return Kind.FEED
    if _DRAWING.match(head, start):
        _refuse(Foreign.IMAGE, name)
    if head.lstrip().startswith("<?xml"):
        element = _ELEMENT.match(head, start)
        _refuse(Foreign.XML, name, (element[1],) if element else ())
    return None


def _first_tag(head: str) -> int:
    """Where blanks, declarations and comments end."""
    start = 0
    while lead := _LEAD.match(head, start):
        start = lead.end()
    return start


def _readable(head: str, name: str) -> Kind:
    start = _first_tag(head)
    if _PAGE.match(head, start):
        return Kind.HTML
    if _has_front_matter(head) or _MARKDOWN_NAME.search(name):
        return Kind.MARKDOWN
    if _FRAGMENT.match(head, start):
        return Kind.HTML
    signs = sum(sign.search(head) is not None for sign in _MARKDOWN)
    if signs >= _MARKDOWN_SIGNS:
        return Kind.MARKDOWN
    if columns := known_exports.columns(head, name):
        _refuse(Foreign.TABLE, name, columns)
    return Kind.TEXT


def _has_front_matter(head: str) -> bool:
    """Whether the text begins with a YAML (`---`) or TOML (`+++`) block of fields."""
    lines = [line.rstrip() for line in head.splitlines() if line.strip()]
    if len(lines) < 3 or lines[0] not in _FENCES:
        return False
    fields = (line for line in lines[1:] if not line.startswith("#"))
    return _FIELD.match(next(fields, "")) is not None and lines[0] in lines[2:]
