"""Carries passages over from an old text to a new one.

Both texts are compared by their words first; a passage that the comparison loses
or changes much is looked for by itself. Neither is good enough alone: a
comparison loses what was moved, a search also finds what was deleted. The
bounds were found on generated edits and hardly matter: a tenth more or less
changes one placing in a thousand.
"""

from collections.abc import Sequence
from typing import Final

from app.text.anchor.fuzzy import Find, exact
from app.text.anchor.image import Image, compared
from app.text.anchor.landing import land
from app.text.anchor.passage import CLAIMED, Guess, Passage
from app.text.anchor.placing import Placing, lost
from app.text.anchor.tokens import tokens
from app.text.anchor.weighing import PLACE
from db.records import Anchor, Span, State

_SURE: Final = 0.7  # confidence below which a person should look
_CLEAR: Final = 0.2  # how much better than any other a place must fit to be beyond doubt

# Of an image: which share of its letters must live on for it to be the passage,
_KEPT: Final = 0.9  # beyond doubt, in its old surroundings,
_CHANGED: Final = 0.55  # changed,
_REPLACED: Final = 0.35  # or hardly the same, but still between its neighbours.
_FITS: Final = 0.75  # likeness of surroundings that are still there
_AMONG_FRIENDS: Final = 0.9  # share of its neighbours around a passage that stayed
_AMONG_STRANGERS: Final = 0.5  # share below which an image may be that of a copy

# Of a find elsewhere: what makes it likelier than the image.
_SAME: Final = 0.8  # likeness of words that were moved
_GAIN: Final = 0.15  # how much better these must fit
_EDITED: Final = 0.6  # likeness of words that stayed, while the image is that of a copy
_AT_HOME: Final = 0.6  # share of the passage's neighbours around these
_TAKEN: Final = 0.6  # share that stands for other passages, from which it is none of this
_TELLING: Final = 9  # letters of words that hardly come again by chance


def carry(old_text: str, new_text: str, passages: Sequence[Anchor]) -> tuple[Placing, ...]:
    """Where passages of the old text stand in the new one, in their order.

    Args:
        old_text: The text of the version that the spans are of.
        new_text: The text of the version they are to be placed in.
        passages: Only their spans count; words and surroundings are read from the old text.
    """
    if old_text == new_text:
        return tuple(Placing(each.span, State.PLACED, 1.0) for each in passages)
    pair = compared(tokens(old_text), tokens(new_text))
    return tuple(_placing(Passage.of(pair, old_text, each.span), new_text) for each in passages)


def _placing(passage: Passage, text: str) -> Placing:
    if not passage.quote.words:
        return _wordless(passage.raw, text)
    copies = exact(passage.quote, passage.pair.new)
    image = passage.image()
    own = passage.own(image, copies) if image else None
    if image and own and _is_unmoved(passage, image, own):
        is_doubtful = _has_rival(passage, own, copies, [])
        return _placed(passage, text, own, max(own.worth, image.kept), is_doubtful=is_doubtful)
    guesses = passage.guesses()
    if image and own and _lives_on(passage, image):
        best: Guess | None = _likelier(own, guesses) or own
    else:
        left = (guess for guess in guesses if guess.claimed <= _TAKEN and guess.worth >= PLACE)
        best = next(left, None) or _copy(passage, copies, guesses)
    if best is None:
        return lost()
    is_doubtful = _has_rival(passage, best, copies, guesses)
    return _placed(passage, text, best, best.worth, is_doubtful=is_doubtful)


def _wordless(raw: str, text: str) -> Placing:
    """The placing of signs that plain letters lack: there if they stand there once."""
    if not raw or text.count(raw) != 1:
        return lost()
    start = text.index(raw)
    return Placing(Span(start, start + len(raw)), State.CHECK, 0.5)


def _is_unmoved(passage: Passage, image: Image, own: Guess) -> bool:
    return (
        image.kept >= _KEPT
        and own.company >= _AMONG_FRIENDS
        and passage.is_at_home(own.find, _FITS)
    )


def _lives_on(passage: Passage, image: Image) -> bool:
    if image.kept >= _CHANGED:
        return True
    find = Find(image.start, image.end, image.kept)
    return image.kept >= _REPLACED and passage.is_at_home(find, _FITS)


def _likelier(own: Guess, guesses: list[Guess]) -> Guess | None:
    """What the passage is likelier to be than its image: moved, or edited beside a copy."""
    free = [guess for guess in guesses if guess.claimed <= CLAIMED]
    for guess in free:
        if guess.find.likeness >= _SAME and guess.worth >= own.worth + _GAIN:
            return guess
    if own.company >= _AMONG_STRANGERS:
        return None
    edited = (
        guess for guess in free if guess.find.likeness >= _EDITED and guess.company >= _AT_HOME
    )
    return next(edited, None)


def _copy(passage: Passage, copies: list[Find], guesses: list[Guess]) -> Guess | None:
    """The best of the very words, if none of them can be gone.

    Where as many stand in the new text as in the old one, the comparison has
    given those that moved to others like them.
    """
    is_told_apart = passage.quote.letters[-1] >= _TELLING
    if is_told_apart and len(copies) >= len(exact(passage.quote, passage.pair.old)):
        return next((guess for guess in guesses if guess.find in copies), None)
    return None


def _has_rival(passage: Passage, best: Guess, copies: list[Find], guesses: list[Guess]) -> bool:
    """Whether the passage may well stand elsewhere, so that a person should look.

    An exact copy elsewhere is a rival when the words here have changed, or when
    it fits about as well.
    """
    others = [copy for copy in copies if _is_apart(copy, best.find)]
    if others and best.find.likeness < 1:
        return True
    least = passage.worth(best.find) - _CLEAR
    return any(passage.worth(copy) > least for copy in others) or any(
        guess.worth > least and guess.find.likeness >= _EDITED and _is_apart(guess.find, best.find)
        for guess in guesses
    )


def _is_apart(one: Find, other: Find) -> bool:
    return one.end <= other.start or other.end <= one.start


def _placed(
    passage: Passage, text: str, guess: Guess, confidence: float, *, is_doubtful: bool
) -> Placing:
    span = land(guess.find, text, passage.pair.new, passage.raw, passage.quote)
    is_sure = confidence >= _SURE and not is_doubtful
    return Placing(span, State.PLACED if is_sure else State.CHECK, confidence)
