"""From a feed's bytes to XML that a strict parser can read, without traps in its head.

Feeds are made by programs that know little of XML: they hold controls that it
forbids, numbers of letters that do not exist, names of HTML's letters that it
does not know, and now and then an encoding that is not the declared one. All
that is put right here, once, so that the parsers behind never have to guess.
"""

import re
from collections import Counter
from dataclasses import dataclass
from gettext import gettext as _
from html.entities import name2codepoint

from app.importing.decoding import decoded
from app.text import clean
from db.errors import FileProblem


@dataclass(frozen=True, slots=True)
class FeedLetters:
    """The letters of a feed, from its first element on.

    Attributes:
        text: Without declaration, comments and DOCTYPE before the first element.
        names: What the names of letters in it stand for, as numbers or letters.
        remarks: What was replaced or left out, for the import report.
    """

    text: str
    names: dict[str, str]
    remarks: tuple[str, ...] = ()

    def encoded(self) -> bytes:
        """The whole as UTF-8, with a head of our own that explains the names."""
        lines = "".join(f'<!ENTITY {name} "{self.names[name]}">\n' for name in sorted(self.names))
        head = f"<!DOCTYPE feed [\n{lines}]>\n" if lines else ""
        return (head + self.text).encode(errors="replace")


def feed_letters(data: bytes, name: str, *, with_entities: bool = True) -> FeedLetters:
    """Read the bytes of an RSS, Atom or OPML file.

    Args:
        data: The whole file.
        name: Its name, for the message.
        with_entities: Names that its DOCTYPE gives to single letters are let pass.

    Raises:
        FileProblem: Its DOCTYPE declares entities that name each other or other
            files: nobody needs them but to do harm.
    """
    raw = decoded(data, _declared(data))
    counts: Counter[str] = Counter()
    text = _NUMBER.sub(lambda found: _allowed(found, counts), raw.text)
    text, removed = _FORBIDDEN.subn("", text)
    counts["removed"] += removed
    doctypes, text = _divided(text)
    declared = _entities(doctypes, name)
    if declared and not with_entities:
        raise _dangerous(name)
    remarks = (*raw.remarks, *clean.remarks(counts))
    return FeedLetters(text, _names(declared, text), remarks)


_DECLARED = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']\s*([\w.:-]{1,40})"
)
_WIDE = re.compile(rb"utf-?(?:16|32)|ucs", re.IGNORECASE)

# What may stand in no XML 1.0 file, and the numbers that may stand for it.
_FORBIDDEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NUMBER = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));")
_LAST_LETTER = 0x10FFFF
_MOST_FIGURES = 12  # a number may begin with zeros

_LEAD = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(
    r"<!ENTITY\s+(?P<parameter>%\s+)?(?P<name>[\w.:-]+)\s+"
    r"(?:(?P<external>SYSTEM|PUBLIC)\b|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')",
    re.IGNORECASE,
)
_HARMLESS = re.compile(r"&#\w{1,8};|[^&<%\"]{0,20}")
_NAME = re.compile(r"&([a-zA-Z]\w{1,30});")
_OF_XML = {"lt", "gt", "amp", "quot", "apos"}


def _declared(data: bytes) -> str:
    """The declared encoding, unless it would make two bytes of each letter that was just read."""
    found = _DECLARED.match(data)
    return "" if found is None or _WIDE.match(found[1]) else found[1].decode("ascii")


def _allowed(found: re.Match[str], counts: Counter[str]) -> str:
    """The number of a letter as it stands, or what becomes of one that may not be."""
    figures, base = (found[1], 16) if found[1] else (found[2], 10)
    number = int(figures, base) if len(figures) <= _MOST_FIGURES else _LAST_LETTER + 1
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > _LAST_LETTER:
        counts["unreadable"] += 1
        return clean.REPLACEMENT
    if _FORBIDDEN.match(chr(number)):
        counts["removed"] += 1
        return ""
    return found[0]


def _divided(text: str) -> tuple[str, str]:
    """The DOCTYPEs before the first element, and the rest from that element on."""
    at, doctypes = 0, ""
    while found := _LEAD.match(text, at) or _DOCTYPE.match(text, at):
        at = found.end()
        if found.re is _DOCTYPE:
            doctypes += found[0]
    return doctypes, text[at:]


def _entities(doctypes: str, name: str) -> dict[str, str]:
    """The letters that a DOCTYPE gives names to; lists that stand elsewhere are not fetched."""
    declared: dict[str, str] = {}
    for found in _ENTITY.finditer(doctypes):
        value = found["double"] or found["single"] or ""
        if found["parameter"]:
            continue
        if found["external"] or not _HARMLESS.fullmatch(value):
            raise _dangerous(name)
        declared.setdefault(found["name"], value)
    return declared


def _dangerous(name: str) -> FileProblem:
    return FileProblem(
        _("“{name}” declares XML entities of its own, as files made to do harm do.").format(
            name=clean.one_line(name)
        ),
        _("Fetch it again from where it was made, or import the pages of the blog instead."),
    )


def _names(declared: dict[str, str], text: str) -> dict[str, str]:
    """What the names in a text stand for that XML does not know by itself."""
    used = {found[1] for found in _NAME.finditer(text)} - _OF_XML
    known = {name: f"&#{name2codepoint[name]};" for name in used if name in name2codepoint}
    return known | {name: value for name, value in declared.items() if name in used}
