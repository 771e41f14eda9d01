"""Finds titles that stand inside other passages: how one post names another."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from db.records import Span

FEWEST_WORDS = 3  # shorter titles are found in any text by accident
_ALIKE = 8  # titles that begin alike, as many as are tried at one place


class Mention(NamedTuple):
    """Where a text names a title: both by their place in the lists given, and the words."""

    text: int
    title: int
    span: Span


def mentions(titles: Sequence[str], texts: Sequence[str]) -> Iterator[Mention]:
    """The places where a text holds a whole title, word for word, in order.

    Letters must have the same case; signs and blanks between the words may
    differ. Of titles that begin alike the longest wins. Takes time linear in
    the texts, however many titles there are.
    """
    by_beginning = _by_beginning(titles)
    if not by_beginning:
        return
    first_words = {beginning[0] for beginning in by_beginning}
    for number, text in enumerate(texts):
        found = list(_WORD.finditer(text))
        words = [word[0] for word in found]
        for at, word in enumerate(words):
            if word not in first_words:
                continue
            for title in by_beginning.get(tuple(words[at : at + FEWEST_WORDS]), ()):
                length = len(title.words)
                if tuple(words[at : at + length]) == title.words:
                    end = found[at + length - 1].end()
                    end += len(title.ending) if text.startswith(title.ending, end) else 0
                    yield Mention(number, title.number, Span(found[at].start(), end))
                    break


_WORD = re.compile(r"\w+")


class _Title(NamedTuple):
    number: int
    words: tuple[str, ...]
    ending: str  # a closing quotation or question mark


def _by_beginning(titles: Sequence[str]) -> dict[tuple[str, ...], list[_Title]]:
    found: dict[tuple[str, ...], list[_Title]] = {}
    for number, title in enumerate(titles):
        words = list(_WORD.finditer(title))
        if len(words) < FEWEST_WORDS:
            continue
        whole = tuple(word[0] for word in words)
        alike = found.setdefault(whole[:FEWEST_WORDS], [])
        if len(alike) < _ALIKE:
            alike.append(_Title(number, whole, title[words[-1].end() :]))
            alike.sort(key=lambda other: -len(other.words))
    return found
