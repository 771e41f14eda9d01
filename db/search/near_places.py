"""Which places of words that are to be near each other are so."""

from bisect import bisect_right
from collections import Counter
from re import Match

from db.folding import word_starts
from db.query.tree import Near


def near_matches(matches: list[Match[str]], near: Near, text: str) -> list[Match[str]]:
    """The places that stand with all the other words in a clump as `Near` says.

    Args:
        matches: In order; `lastindex` says which of the words it is.
        near: The words, and how near.
        text: In which they stand, folded in place.
    """
    if len({match.lastindex for match in matches}) < len(near.words):
        return []
    starts = word_starts(text)
    at = [bisect_right(starts, match.start()) for match in matches]
    reach = (near.within - 1) * (len(near.words) - 1) + 1
    inside: Counter[int | None] = Counter()
    kept: list[Match[str]] = []
    end = taken = 0
    for first, match in enumerate(matches):
        while end < len(matches) and at[end] <= at[first] + reach:
            inside[matches[end].lastindex] += 1
            end += 1
        if len(+inside) == len(near.words):
            kept += matches[max(first, taken) : end]
            taken = end
        inside[match.lastindex] -= 1
    return kept
