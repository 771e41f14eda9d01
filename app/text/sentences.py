"""Where the sentences of a text stand.

`sentencex` (Wikimedia) knows the abbreviations of about 300 languages; a few
joins that it misses are made here.
"""

import re
from itertools import pairwise
from typing import Final

from db.records import Span

# What a sentence never ends in, by language: forms of address and, in French, an initial
# (“M. Dupont”), which `sentencex` 1.0.32 does not know.
_JOINED: Final = {
    "fr": re.compile(r"(?:^|[\s(«“’'-])(?:[A-Z]|MM|Mmes?|Mlles?|Mgr|Me|Dr|Pr|Ste?|Vve)\.\s*$"),
    "nl": re.compile(r"(?:^|[\s(“‘'-])(?:[Mm]evr|[Mm]ej|[Dd]hr|[Ff]am)\.\s*$"),
}
# A letter and a full stop with a blank of several bytes between them end in a panic there.
_ANY_BLANK: Final = re.compile(r"\s")
_NEVER: Final = re.compile(r"(?!)")
_LONGEST: Final = 16  # code points; no form of address with its blanks is longer


def sentences(text: str, language: str = "") -> tuple[Span, ...]:
    """The sentences of one block, in order, without the blanks between them.

    Args:
        text: The block's text.
        language: As the source states it ("fr", "pt-BR"); English rules where
            it is not known.
    """
    from sentencex import segment  # 4 MB, and only needed when a selection grows

    code = re.split("[-_]", language.lower(), maxsplit=1)[0] or "en"
    ends = [0]
    for piece in segment(code, _ANY_BLANK.sub(" ", text)):
        ends.append(ends[-1] + len(piece))
    joined = _JOINED.get(code, _NEVER)
    starts = [end for end in ends[:-1] if not joined.search(text, max(0, end - _LONGEST), end)]
    spans = (_trimmed(text, start, end) for start, end in pairwise([*starts, len(text)]))
    return tuple(span for span in spans if span.start < span.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    return Span(first, max(first, start + len(piece.rstrip())))
