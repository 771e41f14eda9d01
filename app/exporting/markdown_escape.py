"""Words as Markdown that shows exactly these words, in CommonMark, on GitHub and in Obsidian.

A sign gets a backslash only where it would mean something, so that ordinary
prose stays prose. Blanks at the ends of a line, which Markdown drops, become
numeric entities. Every pattern here reads its text once, from left to right.
"""

import re
from gettext import gettext as _
from urllib.parse import quote as percent_encoded

from app.text.clean import IMAGE, LINE_BREAK, clean, one_line

# What means something inside a line. Left alone: an underscore within a word, a tilde or dollar
# sign that could only begin something (no other is left that could end it), a number sign after
# a letter or in an address.
_SIGNS = "|".join(
    (
        r"[\\`*]",
        r"(?<![^\W_])_|_(?![^\W_])",
        r"<(?=[A-Za-z/!?])",
        r"&(?=#[0-9]+;|#[xX][0-9A-Fa-f]+;|[A-Za-z][A-Za-z0-9]*;)",
        r"(?<=\S)~|~(?![^\W_])",
        r"(?<=\S)\$|\$(?![0-9])",
        r"=(?==)|(?<==)=",
        r"%(?=%)|(?<=%)%",
        r"(?<![^\W_])\^|\^(?=\[)",
        r"(?<![\w/&])#",
    )
)
# A bracket is left alone around an editor's insertion such as [sic]: no link, footnote or callout.
_IN_TEXT = re.compile(rf"{_SIGNS}|(?<=\[)\[|\[(?![^\[\]!^][^\[\]]*\](?![(\[:\]]))")
_IN_LINK = re.compile(rf"{_SIGNS}|[\[\]]")
_ANY_SIGN = re.compile(r"[\\`*_<&~$=%^#\[\]]")  # found first, which is much faster than the above

# What means something at the beginning of a line; the backslash goes where the match ends.
_AT_START = re.compile(
    r"[0-9]{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|[-:|][-:|\s]*$|>|=\s*$|\[[ xX]\])"
)
_SCHEME = re.compile(r"(https?|ftp|www)([:.])", re.IGNORECASE)
_BARE_ADDRESS = re.compile(rf"{_SCHEME.pattern}[^ \t]+", re.IGNORECASE)
_BREAK_AT_END = f"&#{ord(LINE_BREAK)};"

_PARAGRAPH_END = re.compile(r"\n\s*\n")
_WEB = re.compile(r"https?://\S", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f<>\"\\^`{|}()]")
_ENTITY = re.compile(r"&(#?\w+);")


def quote(passage: str) -> str:
    """A passage as a block quote that gives the same letters back when it is parsed.

    Every block of the passage becomes a paragraph, a line break inside a block
    a hard one, a dividing line (a block without letters) a rule, and an image
    a word in italics.
    """
    return "\n>\n".join(_quoted(block) for block in passage.split("\n"))


def paragraphs(words: str) -> str:
    """A person's own words: lines stay lines, an empty line ends a paragraph."""
    parts = _PARAGRAPH_END.split(clean(words).strip())
    return "\n\n".join("\n".join(_lines(part.replace("\n", LINE_BREAK))) for part in parts)


def line(words: str) -> str:
    """A title, name or the like, to stand within a line."""
    return _links_whole(_escaped(one_line(words), _IN_TEXT))


def line_start(words: str) -> str:
    """A title, name or the like, to stand where a paragraph or list item begins."""
    return _guarded(line(words))


def link(words: str, url: str) -> str:
    """The words as a link; the words alone where the address is not one of the web."""
    if address := _address(url):
        return f"[{_escaped(one_line(words), _IN_LINK)}]({address})"
    return line(words)


def shown_address(url: str) -> str:
    """An address that can be both read and followed; "" if it is not one of the web."""
    address = _address(url)
    return f"<{address}>" if address else ""


def _quoted(block: str) -> str:
    if not block:
        return "> ---"
    if block == IMAGE:
        return f"> *{line(_('(image)'))}*"
    return "> " + "\n> ".join(_lines(block))


def _lines(block: str) -> list[str]:
    raw = _escaped(block, _IN_TEXT).split(LINE_BREAK)
    lines = [_kept_blanks(_guarded(one)) for one in raw]
    if not lines[-1] and lines[1:]:  # Markdown has no break at the very end of a paragraph
        lines[-2:] = [lines[-2] + _BREAK_AT_END]
    *broken, last = map(_links_whole, lines)
    # Two blanks are the break that Obsidian documents; a line without letters needs the other.
    return [*(f"{one}  " if one else "\\" for one in broken), last]


def _escaped(words: str, meant: re.Pattern[str]) -> str:
    def escape(found: re.Match[str]) -> str:
        return f"\\{found[0]}" if meant.match(words, found.start()) else found[0]

    return _ANY_SIGN.sub(escape, words)


def _guarded(one: str) -> str:
    found = _AT_START.match(one)
    return f"{one[: found.end()]}\\{one[found.end() :]}" if found else one


def _kept_blanks(one: str) -> str:
    if one[-1:].isspace():
        one = f"{one[:-1]}&#{ord(one[-1])};"
    return f"&#{ord(one[0])};{one[1:]}" if one[:1].isspace() else one


def _links_whole(one: str) -> str:
    """Keep GitHub from linking a bare address with escaped signs: it would show the backslashes."""
    return _BARE_ADDRESS.sub(_unlinked, one) if "\\" in one or "&#" in one else one


def _unlinked(found: re.Match[str]) -> str:
    run = found[0]
    return _SCHEME.sub(r"\1\\\2", run) if "\\" in run or "&#" in run else run


def _address(url: str) -> str:
    if not _WEB.match(url):
        return ""
    encoded = _NOT_IN_ADDRESS.sub(lambda found: percent_encoded(found[0]), url)
    return _ENTITY.sub(r"&\1%3B", encoded)
