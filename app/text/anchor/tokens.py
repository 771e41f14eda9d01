"""A text as words and single signs, which is what two texts are compared by."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final
from unicodedata import category

from app.text.anchor.folded import Folded, fold
from db.records import Span

# Scripts that put no blanks between words: each sign is a token of its own, or a
# changed sign would change the whole sentence.
_ALONE: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U0003ffff"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and signs of a text.

    Attributes:
        folded: The text they are of, in plain letters.
        words: What they are.
        starts: Where each begins, in plain letters.
        ends: Where each ends.
        letters: How many letters there are before each, signs not counted, and in all.
    """

    folded: Folded
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    letters: Sequence[int]

    def span(self, first: int, after: int) -> Span:
        """What the tokens from `first` to before `after` cover in the source; not empty."""
        return self.folded.span(self.starts[first], self.ends[after - 1])

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The first of the tokens that plain letters touch, and the one after the last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def letters_of(self, some: Iterable[int]) -> int:
        """How many letters some of the tokens have together."""
        return sum(self.letters[token + 1] - self.letters[token] for token in some)


def tokens(text: str) -> Tokens:
    """The tokens of a text: words with their accents, and all other signs one by one."""
    folded = fold(text)
    found = list(_pattern(_accents(folded.text)).finditer(folded.text))
    words = [each.group() for each in found]
    return Tokens(
        folded,
        words,
        [each.start() for each in found],
        [each.end() for each in found],
        [0, *accumulate(map(weight, words))],
    )


def weight(word: str) -> int:
    """How many letters a token counts for: a sign that is no letter for none."""
    return len(word) if is_word(word) else 0


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, not just a sign."""
    return token[0].isalnum()


def _accents(text: str) -> str:
    """The combining marks of a text; they belong to the letter before them."""
    if text.isascii():
        return ""
    return "".join(sorted(sign for sign in set(text) if category(sign).startswith("M")))


@lru_cache(maxsize=64)
def _pattern(accents: str) -> re.Pattern[str]:
    after = f"[{re.escape(accents)}]*" if accents else ""
    return re.compile(rf"[{_ALONE}]{after}|(?:[^\W{_ALONE}]{after})+|\S{after}")
