"""Finds a passage by words a person typed or pasted."""

import re
import unicodedata
from typing import Final, Literal

from db.records import Span

_ALIKE: Final = (
    "'\u2018\u2019\u201a\u201b\u2032\u02bc",
    '"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb',
    "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
)
_CLASS: Final = {sign: f"[{re.escape(signs)}]" for signs in _ALIKE for sign in signs}
_FORMS: Final[tuple[Literal["NFC", "NFD"], ...]] = ("NFC", "NFD")
_WIDTHLESS: Final = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff"))


def passages(text: str, quote: str) -> tuple[Span, ...]:
    """Where the quoted words stand, in the order of the text, not overlapping.

    Exact finds come first: only when there is none are typographic quotes,
    dashes and white space taken for their plain forms, accents for both ways
    of writing them, and only when that finds nothing either, capitals for
    small letters.

    Args:
        text: The whole text of a version.
        quote: As typed; blanks at its ends do not count, a blank inside stands
            for any white space, also between two blocks.
    """
    wanted = quote.translate(_WIDTHLESS).strip()
    if not wanted:
        return ()
    exact = _spans(re.compile(re.escape(wanted)), text)
    if exact:
        return exact
    loose = r"\s+".join(_pattern(word) for word in wanted.split())
    return _spans(re.compile(loose), text) or _spans(re.compile(loose, re.IGNORECASE), text)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in pattern.finditer(text))


def _pattern(word: str) -> str:
    """The word as it is, with its accents in one sign, or with each in a sign of its own."""
    forms = dict.fromkeys([word, *(unicodedata.normalize(form, word) for form in _FORMS)])
    return f"(?:{'|'.join(map(_signs, forms))})"


def _signs(word: str) -> str:
    return "".join(_CLASS.get(sign, re.escape(sign)) for sign in word)
