"""A text in plain letters, so that a new template does not look like a new text.

Capitals, typographic quotes and dashes, forms of the same letter, runs of white
space, signs without width and the marks that Markdown draws with become alike
or go; every letter that stays knows its place in the text it came from.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from db.records import Span

_MARKS: Final = "*_#|`"
_WIDTHLESS: Final = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
)
_DASHES: Final = r"\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_PIECES: Final = re.compile(
    r"""(?P<plain>[A-Za-z0-9!"$%&'()+,./:;<=>?@\[\\\]^{}~]+)"""
    rf"|(?P<gap>[\s{_MARKS}{_WIDTHLESS}]+)"
    rf"|(?P<dash>[{_DASHES}](?:[{_MARKS}{_WIDTHLESS}]*[{_DASHES}])*)"
    r"|.",
)
_QUOTES: Final = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in plain letters.

    Attributes:
        text: The plain letters.
        places: For each of them the place in the source, never falling.
    """

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """What the letters from `start` to before `end` stand for in the source; not empty."""
        return Span(self.places[start], self.places[end - 1] + 1)

    def letters(self, span: Span) -> tuple[int, int]:
        """The first letter of a span of the source, and the one after its last."""
        return bisect_left(self.places, span.start), bisect_left(self.places, span.end)


def fold(text: str) -> Folded:
    """The text in plain letters."""
    letters: list[str] = []
    places = array("L")
    for piece in _PIECES.finditer(text):
        start, end = piece.span()
        plain = _plain(piece)
        letters.append(plain)
        if piece.lastgroup == "plain":
            places.extend(range(start, end))
        else:
            places.extend([start] * len(plain))
    return Folded("".join(letters), places)


def _plain(piece: re.Match[str]) -> str:
    signs = piece.group()
    match piece.lastgroup:
        case "plain":
            return signs.lower()
        case "gap":
            return " " if any(map(str.isspace, signs)) else ""
        case "dash":
            return "-"
        case _:
            return _plain_sign(signs)


@lru_cache(maxsize=4096)
def _plain_sign(sign: str) -> str:
    """A sign that is not ASCII: taken apart, so that both ways to write an accent are one."""
    apart = _QUOTES.get(sign) or normalize("NFKD", sign).casefold()
    return sign if " " in apart else apart  # an accent that stands alone is put on a blank
