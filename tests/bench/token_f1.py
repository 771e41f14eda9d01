"""How alike two texts are, by their words."""

import re
from collections import Counter

_WORD = re.compile(r"\w+")


def f1(found: str, expected: str) -> float:
    """The harmonic mean of precision and recall of words, 0 to 1; order and case do not matter.

    A word that stands twice has to be found twice. Two texts without words are alike.
    """
    ours, theirs = _words(found), _words(expected)
    if not ours and not theirs:
        return 1.0
    common = (ours & theirs).total()
    return 2 * common / (ours.total() + theirs.total())


def _words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in _WORD.findall(text))
