"""Where the words of a query stand in a text, and the piece of it worth showing.

The text is folded sign by sign (`db.folding.fold_in_place`), so that a place in
the folded text is a place in the text itself and no table of positions is kept.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple
from unicodedata import normalize

from db.folding import MARK, fold, fold_in_place, fold_plain, long_forms, without_cjk
from db.query.tree import (
    Fuzzy,
    Near,
    Phrase,
    Prefix,
    Run,
    Tree,
    Wildcard,
    Word,
    Wording,
    wordings,
)
from db.records import Span
from db.search.near_places import near_matches

SNIPPET = 160  # code points, about two lines
_MOST = 1_000  # places looked at for the best passage of a very long text
_MANY = 64  # words; more are looked up, not searched for: a person cannot type as many
_LONGEST_WORD = 24  # how far a cut moves to fall between two words

_LETTER = r"[^\W_]"
_MOST_MARKS = 4  # on one letter; in Hebrew it may have three
_BETWEEN = r"(?:_|[^\w\0])+"
_NOT_SHOWN = " \t\n\u2028\ufffc"  # blanks and pictures: nothing a snippet could begin with
_ONE_LINE = re.compile(f"[{_NOT_SHOWN}]")
_BLANKS = re.compile(r"\s+")
_A_WORD = re.compile(f"{_LETTER}(?:{_LETTER}|{MARK})*")
_LAST_BLANKS = re.compile(r"\s+\S*\Z")


class Snippet(NamedTuple):
    """A piece of a text on one line; `marks` are places in it, `places` counts all of the text."""

    text: str
    marks: tuple[Span, ...]
    places: int


_Found = tuple[int, int, int]  # start, end, and which of the wordings; plain, there are many


class Places:
    """Finds the words of one query in any number of texts; none that stand behind a NOT.

    A Wildcard or a Fuzzy has no places: `db.words.terms.expanded` makes words of them before.
    """

    def __init__(self, tree: Tree) -> None:
        unexpanded = Wildcard | Fuzzy
        found = (each for each in wordings(tree) if not isinstance(each, unexpanded))
        self._wanted, self._words = _with_many_apart(list(dict.fromkeys(found)))
        self._sought = len(self._wanted) + bool(self._words)
        self._bare = [re.compile(_pattern(wording, "")) for wording in self._wanted]
        self._marked: list[re.Pattern[str]] = []
        self._runs = {number for number, each in enumerate(self._wanted) if isinstance(each, Run)}

    def find(self, text: str) -> tuple[Span, ...]:
        """All places in order; places that overlap are one."""
        return tuple(Span(start, end) for start, end in _merged(self._look(text)))

    def best(self, text: str) -> int:
        """The number, in `find`'s order from 0, of the place that the snippet begins with."""
        found = self._look(text)
        passage = _best(found[:_MOST], self._sought)
        return max(0, bisect_right(_merged(found), passage.start, key=itemgetter(0)) - 1)

    def snippet(self, text: str) -> Snippet:
        """About `SNIPPET` code points where most different words of the query stand.

        Without a place it is the beginning of the text. An ellipsis stands for
        what was cut off.
        """
        found = self._look(text)
        start, end = _cut(text, _best(found[:_MOST], self._sought))
        start += len(text[start:end]) - len(text[start:end].lstrip(_NOT_SHOWN))
        head = "…" if text[:start].strip(_NOT_SHOWN) else ""
        tail = "…" if end < len(text) else ""
        places = _merged(found)
        shift = len(head) - start
        marks = tuple(
            Span(first + shift, last + shift)
            for first, last in places
            if start <= first and last <= end
        )
        return Snippet(head + _ONE_LINE.sub(" ", text[start:end]) + tail, marks, len(places))

    def _look(self, text: str) -> list[_Found]:
        folded, words = _folded(text)
        patterns = self._with_marks() if MARK in folded else self._bare
        found = [
            (*match.span(), number)
            for number, pattern in enumerate(patterns)
            for match in self._matches(number, pattern, folded if number in self._runs else words)
        ]
        if self._words:
            found += self._look_up(text, words)
        return sorted(found) if len(patterns) != 1 or self._words else found

    def _look_up(self, text: str, folded: str) -> Iterator[_Found]:
        """Whole words out of many: each word of the text is looked up, and none searched for."""
        for match in _A_WORD.finditer(folded):
            start, end = match.span()
            word = match[0] if match[0].isascii() else fold(text[start:end])
            number = self._words.get(word)
            if number is not None:
                yield start, end, number

    def _matches(self, number: int, pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
        wording = self._wanted[number]
        matches = pattern.finditer(text)
        return near_matches(list(matches), wording, text) if isinstance(wording, Near) else matches

    def _with_marks(self) -> list[re.Pattern[str]]:
        """For texts with loose marks; rare, so made when first wanted."""
        if not self._marked:
            self._marked = [re.compile(_pattern(each, f"{MARK}*+")) for each in self._wanted]
        return self._marked


def _with_many_apart(wanted: list[Wording]) -> tuple[list[Wording], dict[str, int]]:
    """Where a wildcard stands for very many words, these apart, with a number for each."""
    many = [each.text for each in wanted if isinstance(each, Word)]
    if len(many) <= _MANY:
        return wanted, {}
    others: list[Wording] = [each for each in wanted if not isinstance(each, Word)]
    # One number for all of them: they are ways to say the same.
    return others, dict.fromkeys(many, len(others))


def _folded(text: str) -> tuple[str, str]:
    """The folded text to look for signs of CJK, and the same to look for words, which end there."""
    if (plain := fold_plain(text)) is not None:
        return plain, plain
    folded = fold_in_place(text)
    return folded, without_cjk(folded)


def _pattern(wording: Wording, after_letter: str) -> str:
    match wording:
        case Word(text):
            return _bounded(writings(text, after_letter), after_letter) + f"(?!{_LETTER})"
        case Prefix(text):
            rest = f"(?:{_LETTER}{after_letter})*" if after_letter else f"{_LETTER}*"
            return _bounded(writings(text, after_letter), after_letter) + rest
        case Phrase(words):
            spelled = [writings(word, after_letter) for word in words]
            first = _bounded(spelled[0], after_letter)
            return _BETWEEN.join([first, *spelled[1:]]) + f"(?!{_LETTER})"
        case Run(signs):
            return "".join(_sign(sign, after_letter) for sign in signs)
        case Near(words):
            return "|".join(f"({_pattern(Word(word), after_letter)})" for word in words)
        case _:
            raise AssertionError(wording)


def _bounded(spelled: str, after_letter: str) -> str:
    """The word where no letter stands before it, with or without marks on that.

    Asked behind the first letters, not before them, because a pattern that
    begins with letters is searched for several times faster.
    """
    first = spelled if spelled.isalnum() else spelled[:1]
    if not first.isalnum():
        first = ""
    marks = range(_MOST_MARKS + 1 if after_letter else 1)
    bounds = "".join(f"(?<!{_LETTER}{MARK * number}{first})" for number in marks)
    return first + bounds + spelled[len(first) :]


def writings(word: str, after_letter: str) -> str:
    """A pattern for a folded word in a text folded in place: ss may be one ß, fi one ﬁ.

    Args:
        word: What `db.folding.fold` made of it.
        after_letter: What may follow each letter: loose marks, or "".
    """
    pieces = []
    at = 0
    while at < len(word):
        letters = next((word[at : at + n] for n in (3, 2) if word[at : at + n] in long_forms()), "")
        if letters:
            pieces.append(f"(?:{'|'.join(_forms(letters, after_letter))})")
            at += len(letters)
        else:
            pieces.append(_sign(word[at], after_letter))
            at += 1
    return "".join(pieces)


def _forms(letters: str, after_letter: str) -> Iterator[str]:
    """Every way to write a few letters that are also written as one sign: ffi, ff+i, f+fi ..."""
    if not letters:
        yield ""
        return
    for length in range(1, len(letters) + 1):
        head = letters[:length] if length == 1 else long_forms().get(letters[:length], "")
        if head:
            for rest in _forms(letters[length:], after_letter):
                yield _sign(head, after_letter) + rest


def _sign(sign: str, after_letter: str) -> str:
    """One letter, with its mark (й, が, 각) in it or loose behind it."""
    loose = fold_in_place(normalize("NFD", sign)) if sign > "\u0370" else sign
    whole = re.escape(sign) + after_letter
    return whole if loose == sign else f"(?:{whole}|{re.escape(loose)}{after_letter})"


def _merged(found: list[_Found]) -> list[tuple[int, int]]:
    """From where to where the places reach, with overlapping ones joined."""
    merged: list[tuple[int, int]] = []
    reached = -1
    for start, end, _wording in found:
        if start >= reached:
            merged.append((start, end))
            reached = end
        elif end > reached:
            merged[-1] = (merged[-1][0], end)
            reached = end
    return merged


def _best(found: list[_Found], wordings_sought: int) -> Span:
    """Of passages no longer than a snippet the first with most different words."""
    best, most = Span(0, 0), 0
    inside: Counter[int] = Counter()
    first = 0
    for last, (_start, end, wording) in enumerate(found):
        inside[wording] += 1
        while first < last and end - found[first][0] > SNIPPET:
            inside[found[first][2]] -= 1
            first += 1
        different = len(+inside)
        if different > most:
            best, most = Span(found[first][0], end), different
        if most == wordings_sought:
            break
    return best


def _cut(text: str, passage: Span) -> Span:
    """About `SNIPPET` code points around the passage, cut between words where it can be."""
    spare = max(0, SNIPPET - (passage.end - passage.start))
    start = max(0, min(passage.start - spare // 2, len(text) - SNIPPET))
    end = min(len(text), max(start + SNIPPET, passage.end))
    if start:
        blank = _BLANKS.search(text, start, min(start + _LONGEST_WORD, passage.start))
        start = blank.end() if blank else start
    if end < len(text):
        lowest = max(end - _LONGEST_WORD, passage.end)
        tail = _LAST_BLANKS.search(text, lowest, end)
        end = tail.start() if tail else end
    return Span(start, end)
