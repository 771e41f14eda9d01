"""Tells what kind of file bytes are, by what they hold and not by their name.

A name is asked only where the bytes leave it open: a page of plain paragraphs
is Markdown when its name says so. What no importer reads is told to the person
(`foreign`) with what was seen and what to do about it.
"""

import codecs
import re
from enum import StrEnum

from app.importing import foreign
from app.importing.foreign import Foreign

_HEAD_BYTES = 8192  # enough for the comments that stand before a saved page's first tag
_MOST_CONTROLS = 0.02  # share of control characters above which bytes are no text
_MARKDOWN_SIGNS = 2  # one kind alone, such as a lone "# 1", stands in plain text too


class Kind(StrEnum):
    """The kinds of file an importer reads, by their media types."""

    TEXT = "text/plain"
    HTML = "text/html"
    MARKDOWN = "text/markdown"


def kind(data: bytes, name: str) -> Kind:
    """Tell which importer reads these bytes.

    Args:
        data: The whole file.
        name: Its file name; decides only what the bytes leave open.

    Raises:
        FileProblem: No importer reads them; says what they are and what to do.
    """
    head = _head(data)
    seen = _by_signature(data) or _by_letters(head) or _by_markup(head)
    if seen:
        raise foreign.problem(seen, name)
    return _readable(head, name)


# The first bytes of the kinds that are recognised by them.
_SIGNATURES = tuple(
    (re.compile(pattern, re.DOTALL), seen)
    for pattern, seen in (
        (rb"%PDF-|%!PS", Foreign.PDF),
        (rb"PK\x03\x04.{0,4000}?(\[Content_Types\]\.xml|mimetypeapplication/)", Foreign.OFFICE),
        (rb"\{\\rtf|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign.OFFICE),
        (rb"PK\x03\x04|PK\x05\x06|\x1f\x8b|BZh\d|Rar!\x1a", Foreign.ARCHIVE),
        (rb"7z\xbc\xaf|\xfd7zXZ|\x28\xb5\x2f\xfd", Foreign.ARCHIVE),
        (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*", Foreign.IMAGE),
        (rb"RIFF....WEBP|....ftyp(avi|hei|mif)", Foreign.IMAGE),
        (rb"ID3|OggS|fLaC|\x1aE\xdf\xa3|RIFF|....ftyp", Foreign.SOUND),
        (rb"SQLite format 3\0", Foreign.DATABASE),
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
_MARKUP = (
    (re.compile(r"<(?:rss|feed|rdf:rdf|opml)\b", re.IGNORECASE), Foreign.FEED),
    (re.compile(r"<svg\b", re.IGNORECASE), Foreign.IMAGE),
    (re.compile(r'\{\s*["}]|\[\s*(?:\{\s*"|"[^"]*"\s*[,\]]|\]\s*\Z)'), Foreign.JSON),
    (
        re.compile(
            r"(?:[\w-]+:.*\r?\n|[ \t].*\r?\n){0,40}content-type:\s*multipart/related",
            re.IGNORECASE,
        ),
        Foreign.PACKED_PAGE,
    ),
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


def _by_markup(head: str) -> Foreign | None:
    start = _first_tag(head)
    if _PAGE.match(head, start):
        return None
    for pattern, seen in _MARKUP:
        if pattern.match(head, start):
            return seen
    return Foreign.XML if head.lstrip().startswith("<?xml") else None


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
    return Kind.MARKDOWN if signs >= _MARKDOWN_SIGNS else Kind.TEXT


def _has_front_matter(head: str) -> bool:
    """Whether the text begins with a YAML (`---`) or TOML (`+++`) block of fields."""
    lines = [line.rstrip() for line in head.splitlines() if line.strip()]
    if len(lines) < 3 or lines[0] not in _FENCES:
        return False
    fields = (line for line in lines[1:] if not line.startswith("#"))
    return _FIELD.match(next(fields, "")) is not None and lines[0] in lines[2:]
