"""How much of one text another is: whether a text that came again is newer at all."""

from collections import Counter

from app.text.anchor.alignment import MOST_CELLS
from app.text.anchor.folded import fold
from app.text.anchor.tokens import is_word, tokens


def same_words(old: str, new: str) -> bool:
    """Whether both texts have the same words in the same order.

    Capitals, accents written another way, signs, blanks and Markdown's marks do
    not count; where there are no words the signs do.
    """
    if old == new:
        return True
    first, second = _words(old), _words(new)
    if first or second:
        return first == second
    return fold(old).text.split() == fold(new).text.split()


def likeness(old: str, new: str) -> float:
    """Share of the words of both texts that they have in common, in order: 0 to 1.

    Of texts too large to be compared in order only the words count.
    """
    if same_words(old, new):
        return 1.0
    first, second = _words(old), _words(new)
    if len(first) * len(second) > MOST_CELLS:
        common = (Counter(first) & Counter(second)).total()
        return 2 * common / (len(first) + len(second))
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(first, second) if first and second else 0.0


def _words(text: str) -> list[str]:
    return [word for word in tokens(text).words if is_word(word)]
