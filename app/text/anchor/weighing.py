"""How well words that were found stand for a passage: their likeness and their surroundings."""

from dataclasses import dataclass
from typing import Final

from app.text.anchor.describing import CONTEXT
from app.text.anchor.folded import fold
from app.text.anchor.fuzzy import Find

PLACE: Final = 0.62  # what is worth less stands for another passage
_QUOTE: Final = 0.6
_CONTEXT: Final = 0.2  # each of both sides


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stood before and behind a passage, in plain letters; "" where that is not known."""

    prefix: str
    suffix: str

    def worth(self, text: str, find: Find) -> float:
        """How well the find stands for the passage, 0 to 1.

        Args:
            text: The plain letters of the text it was found in.
            find: The words found.
        """
        fits = self.fits(text, find)
        known = [each for each in fits if each is not None]
        total = _QUOTE * find.likeness + _CONTEXT * sum(known)
        return total / (_QUOTE + _CONTEXT * len(known))

    def fits(self, text: str, find: Find) -> tuple[float | None, float | None]:
        """How alike both sides are, 0 to 1; None where it is not known what stood there."""
        before = text[max(0, find.start - len(self.prefix)) : find.start]
        behind = text[find.end : find.end + len(self.suffix)]
        return _alike(self.prefix, before), _alike(self.suffix, behind)


def surroundings(prefix: str, suffix: str) -> Surroundings:
    """What stood around a passage, from the text itself."""
    return Surroundings(fold(prefix).text[-CONTEXT:], fold(suffix).text[:CONTEXT])


def _alike(one: str, other: str) -> float | None:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other) if one else None
