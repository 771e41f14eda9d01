"""Where words typed as they are, and not as a query, stand in one text.

Signs are signs here: an emoji, a bracket or a colon is looked for like a
letter. Letters are compared as everywhere (`db.folding`), unless capitals shall
matter; then their marks still do not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, islice
from unicodedata import category, normalize

from db.folding import MARK, fold, fold_in_place, is_cjk
from db.records import Span
from db.search.places import writings

MOST = 10_000
"""More places than that are not looked for: nobody walks them, and each has to be kept."""

_AFTER_LETTER = f"{MARK}*+"
_JOINER = "\u200d"  # between the persons of a family, which are one sign for the eye
_JOINED_BEFORE = re.compile(f"(?:[^\\s{_JOINER}]{MARK}*+{_JOINER})+\\Z")
_JOINED_AFTER = re.compile(f"(?:{MARK}|[\U0001f3fb-\U0001f3ff]|{_JOINER}\\S?)*")
_LONGEST_SIGN = 24  # code points of signs joined to one
_SEVERAL_BLANKS = re.compile(" {2,}")
_BLANKS = f"(?:\\s{MARK}*+)+"
_SIGNS = re.compile("[^\x00-\x7f\\w\\s]")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, and how strictly.

    Attributes:
        words: As they were typed; nothing but blanks is nothing.
        whole_words: Not where a letter or number stands directly beside it.
        match_case: Capitals are others than small letters.
    """

    words: str
    whole_words: bool = False
    match_case: bool = False


def find(text: str, sought: Sought) -> tuple[Span, ...]:
    """The places in order, none of which overlap; the first `MOST` of them.

    A blank stands for any blanks, an end of a line or paragraph among them. A
    place holds all of a sign that is made of several, such as a family.
    """
    folded = _folded(text)
    pieces = _pieces(sought.words, _AFTER_LETTER if MARK in folded else "")
    if not set(pieces) - {_BLANKS}:
        return ()
    pattern = re.compile("".join(pieces))
    found = _whole(pattern, folded) if sought.whole_words else _all(pattern, folded)
    if sought.match_case:
        wanted = _cased(sought.words)
        found = (span for span in found if _cased(text[span.start : span.end]) == wanted)
    return tuple(islice(_apart(_with_joined(folded, span) for span in found), MOST))


@lru_cache(maxsize=1)
def _folded(text: str) -> str:
    """The text folded in place, with its signs as they are; kept while one types."""
    folded = fold_in_place(text)
    letters = list(folded)
    for match in _SIGNS.finditer(text):
        if folded[match.start()] != MARK:
            letters[match.start()] = _folded_sign(match[0])
    return "".join(letters)


def _pieces(words: str, after_letter: str) -> list[str]:
    """A pattern for each run of letters, blanks or signs; none for loose marks alone."""
    made = []
    for kind, run in groupby(words, _kind):
        piece = "".join(run)
        if kind == "blank":
            made.append(_BLANKS)
        elif kind == "letter":
            made.append(writings(fold(piece), after_letter))
        else:
            made += [re.escape(_folded_sign(sign)) + after_letter for sign in piece]
    return [each for each in made if each]


def _kind(sign: str) -> str:
    """Marks go with letters: a letter and its loose mark are folded together."""
    if sign.isspace():
        return "blank"
    return "letter" if sign.isalnum() or category(sign).startswith("M") else "sign"


@cache
def _folded_sign(sign: str) -> str:
    """One of all quotation marks or dashes that are alike; every other sign is itself."""
    folded = fold(sign)
    return folded if len(folded) == 1 and not folded.isspace() else sign


def _all(pattern: re.Pattern[str], folded: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in pattern.finditer(folded))


def _whole(pattern: re.Pattern[str], folded: str) -> Iterator[Span]:
    at = 0
    while (match := pattern.search(folded, at)) is not None:
        if _is_whole(folded, *match.span()):
            yield Span(*match.span())
            at = match.end()
        else:
            at = match.start() + 1


def _is_whole(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - _LONGEST_SIGN) : start].rstrip(MARK)[-1:]
    last = folded[start:end].rstrip(MARK)[-1:]
    is_inside = _are_one_word(before, folded[start]) or _are_one_word(last, folded[end : end + 1])
    return not is_inside


def _are_one_word(sign: str, next_sign: str) -> bool:
    """Whether two signs stand in one word; those of Chinese or Japanese part words themselves."""
    letters = sign.isalnum() and next_sign.isalnum()
    return letters and not (is_cjk(sign) or is_cjk(next_sign))


@lru_cache(maxsize=1_000)
def _cased(passage: str) -> str:
    """The letters without their marks but with their capitals, to be compared."""
    made = []
    for kind, run in groupby(passage, _kind):
        piece = "".join(run)
        if kind == "blank":
            made.append(" ")
        elif kind == "letter":
            made += [_cased_letter(letter) for letter in normalize("NFC", piece)]
        else:
            made += [_folded_sign(sign) for sign in piece]
    return _SEVERAL_BLANKS.sub(" ", "".join(made))  # a loose mark may have stood between two


@cache
def _cased_letter(letter: str) -> str:
    folded = fold(letter)
    return folded.upper() if letter.isupper() else folded


def _with_joined(folded: str, span: Span) -> Span:
    before = _JOINED_BEFORE.search(folded, max(0, span.start - _LONGEST_SIGN), span.start)
    after = _JOINED_AFTER.match(folded, span.end, span.end + _LONGEST_SIGN)
    return Span(before.start() if before else span.start, after.end() if after else span.end)


def _apart(found: Iterator[Span]) -> Iterator[Span]:
    """Without those that begin in the one before: two persons of one family are one place."""
    reached = 0
    for span in found:
        if span.start >= reached:
            yield span
            reached = span.end
