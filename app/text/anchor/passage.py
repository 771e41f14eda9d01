"""A passage of an old text, and how well places in the new one stand for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.text.anchor.describing import CONTEXT
from app.text.anchor.fuzzy import Find, finds, likeness, quoted
from app.text.anchor.image import Image, Pair, image
from app.text.anchor.tokens import Tokens, tokens
from app.text.anchor.weighing import Surroundings, surroundings
from db.records import Span

CLAIMED: Final = 0.3  # share of a find that stands for other passages: it is worth less
_CLAIM_COST: Final = 0.35
_SLACK: Final = 20  # letters around an image in which the very words are looked for
_BAND: Final = 80  # tokens on either side that a passage has as neighbours
_APART: Final = 40  # tokens that may have come between it and them


@dataclass(frozen=True, slots=True)
class Guess:
    """A place in the new text where a passage may stand.

    Attributes:
        find: Where.
        worth: How well it fits there, at most 1.
        claimed: Share of it that stands for other passages of the old text.
        company: Share of the passage's neighbours that stand near it.
    """

    find: Find
    worth: float
    claimed: float
    company: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of an old text that has been compared with a new one.

    Attributes:
        pair: Both texts.
        raw: The passage as it stood in the old text.
        quote: Its tokens.
        start: Where it begins, in plain letters of the old text.
        end: After its last letter.
        around: What stood before and behind it.
    """

    pair: Pair
    raw: str
    quote: Tokens
    start: int
    end: int
    around: Surroundings

    @classmethod
    def of(cls, pair: Pair, text: str, span: Span) -> "Passage":
        """The passage at a span of the old text."""
        raw = text[span.start : span.end]
        start, end = pair.old.folded.letters(span)
        around = surroundings(
            text[max(0, span.start - 2 * CONTEXT) : span.start],
            text[span.end : span.end + 2 * CONTEXT],
        )
        return cls(pair, raw, tokens(raw), start, end, around)

    def image(self) -> Image | None:
        """Where the comparison puts it.

        An end inside a word that is still there stays inside it.
        """
        old, new = self.pair.old, self.pair.new
        first, after = old.at(self.start, self.end)
        found = image(self.pair, first, after)
        if found is None:
            return None
        start, end, kept = found
        head, tail = self.pair.to_new[first], self.pair.to_new[after - 1]
        if head >= 0 and start == new.starts[head]:
            start += max(0, self.start - old.starts[first])
        if tail >= 0 and end == new.ends[tail]:
            end -= max(0, old.ends[after - 1] - self.end)
        return Image(start, end, kept)

    def own(self, image: Image, copies: Iterable[Find]) -> Guess:
        """The image as a guess; where the very words stand in it, just those."""
        words = self.pair.new.folded.text[image.start : image.end]
        find = Find(image.start, image.end, likeness(quoted(self.quote), words))
        inside = [
            copy
            for copy in copies
            if image.start - _SLACK <= copy.start and copy.end <= image.end + _SLACK
        ]
        if inside and find.likeness < 1:
            find = min(inside, key=lambda copy: abs(copy.start - image.start))
        return Guess(find, self.worth(find), 0.0, self._company(find))

    def guesses(self) -> list[Guess]:
        """Where words like it stand, best first."""
        found = [self._guess(find) for find in finds(self.quote, self.pair.new)]
        return sorted(found, key=lambda guess: -guess.worth)

    def worth(self, find: Find) -> float:
        """How well a find fits, whatever else it may stand for, 0 to 1."""
        return self.around.worth(self.pair.new.folded.text, find)

    def is_at_home(self, find: Find, least: float) -> bool:
        """Whether both sides of a find are at least so much like what stood there."""
        fits = self.around.fits(self.pair.new.folded.text, find)
        return all(fit is None or fit >= least for fit in fits)

    def _guess(self, find: Find) -> Guess:
        claimed = self._claimed(find)
        worth = self.worth(find) - _CLAIM_COST * (claimed > CLAIMED)
        return Guess(find, worth, claimed, self._company(find))

    def _claimed(self, find: Find) -> float:
        """Share of the letters of a find that stand for other passages of the old text."""
        old, new, to_old = self.pair.old, self.pair.new, self.pair.to_old
        mine = range(*old.at(self.start, self.end))
        there = range(*new.at(find.start, find.end))
        foreign = [token for token in there if to_old[token] >= 0 and to_old[token] not in mine]
        total = new.letters[there.stop] - new.letters[there.start]
        return new.letters_of(foreign) / total if total else 0.0

    def _company(self, find: Find) -> float:
        """Share of the letters of its neighbours, as far as they live on, that are near a find.

        A copy of a sentence, however true, stands among strangers.
        """
        old, new, to_new = self.pair.old, self.pair.new, self.pair.to_new
        first, after = old.at(self.start, self.end)
        start, end = new.at(find.start, find.end)
        before = [token for token in range(max(0, first - _BAND), first) if to_new[token] >= 0]
        last = min(len(old.words), after + _BAND)
        behind = [token for token in range(after, last) if to_new[token] >= 0]
        near = [token for token in before if 0 < start - to_new[token] <= first - token + _APART]
        near += [token for token in behind if 0 <= to_new[token] - end <= token - after + _APART]
        total = old.letters_of(before) + old.letters_of(behind)
        return old.letters_of(near) / total if total else 1.0
