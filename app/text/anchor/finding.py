"""Finds a passage by its quote where there is no old text to compare with.

A highlight from another tool, say, or the places offered for one that is lost.
"""

from typing import Final, NamedTuple

from app.text.anchor.fuzzy import Find, finds
from app.text.anchor.landing import land
from app.text.anchor.placing import Placing, lost
from app.text.anchor.tokens import Tokens, tokens
from app.text.anchor.weighing import PLACE, Surroundings, surroundings
from db.records import Anchor, State

_ABOUT_EQUAL: Final = 0.05  # of places that differ by less the one nearer to the old place wins
_FITS: Final = 0.75  # likeness of surroundings that are still there


class _Guess(NamedTuple):
    find: Find
    worth: float


def find(  # noqa: PLR0913 -- what a selector may hold, all known to the caller by name
    text: str,
    anchor_quote: str,
    prefix: str,
    suffix: str,
    start: int | None = None,
    *,
    sure_if_once: bool = False,
) -> Placing:
    """Where the quoted words stand, or most nearly do: to be checked, or lost.

    Args:
        text: The text to look in.
        anchor_quote: The words.
        prefix: What stood before them, "" when that is not known.
        suffix: What stood behind them, likewise.
        start: About where they stood, in code points; decides between equals.
        sure_if_once: An exact quote that stands once, in surroundings that fit,
            needs no checking.
    """
    quote, new = tokens(anchor_quote), tokens(text)
    around = surroundings(prefix, suffix)
    guesses = _guesses(quote, new, around, start)
    if not guesses or guesses[0].worth < PLACE:
        return lost(guesses[0].worth if guesses else 0.0)
    best = guesses[0]
    exact = sum(guess.find.likeness == 1 for guess in guesses)
    fits = around.fits(new.folded.text, best.find)
    is_sure = (
        sure_if_once
        and best.find.likeness == 1
        and exact == 1
        and all(fit is None or fit >= _FITS for fit in fits)
    )
    span = land(best.find, text, new, anchor_quote, quote)
    return Placing(span, State.PLACED if is_sure else State.CHECK, best.worth)


def candidates(text: str, anchor: Anchor, most: int = 5) -> tuple[Placing, ...]:
    """Where the passage of an anchor may stand, best first, not overlapping; all to be checked.

    Args:
        text: The text to look in, not that of the anchor.
        anchor: Its place decides between equals.
        most: How many at most.
    """
    quote, new = tokens(anchor.quote), tokens(text)
    around = surroundings(anchor.prefix, anchor.suffix)
    guesses = _guesses(quote, new, around, anchor.span.start)[:most]
    return tuple(
        Placing(land(guess.find, text, new, anchor.quote, quote), State.CHECK, guess.worth)
        for guess in guesses
    )


def _guesses(quote: Tokens, new: Tokens, around: Surroundings, start: int | None) -> list[_Guess]:
    """All finds, best first; of about equal ones the nearest to `start`, if that is known."""
    found = [_Guess(each, around.worth(new.folded.text, each)) for each in finds(quote, new)]

    def order(guess: _Guess) -> tuple[int, int, float]:
        away = 0 if start is None else abs(new.folded.places[guess.find.start] - start)
        return -round(guess.worth / _ABOUT_EQUAL), away, -guess.worth

    return sorted(found, key=order)
