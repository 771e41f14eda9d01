"""Finds highlights of other tools in the text that their page became here."""

from array import array
from dataclasses import replace
from typing import Final

from app.importing.exports.foreign_text import letters
from app.text.anchor import passages
from app.text.anchor.describing import trimmed
from app.text.clean import IMAGE, clean
from db.records import ForeignHighlight, Span

# Beyond these a quote is looked for by its letters alone.
_LONGEST_PATTERN: Final = 20_000  # code points of a quote
_MOST_SEARCHED: Final = 500_000_000  # code points of text, for quotes that are nowhere: 7 s


class Places:
    """The places of quotes in one text of ours."""

    def __init__(self, text: str) -> None:
        self._text = text
        letters_at = (
            place for place, sign in enumerate(text) if not (sign.isspace() or sign == IMAGE)
        )
        self._at = array("L", letters_at)  # a list would take ten times the memory
        self._searches = _MOST_SEARCHED // (len(text) + 1)
        self._letters = "".join(text[place] for place in self._at)

    def placed(
        self, highlight: ForeignHighlight, letters_before: int | None = None
    ) -> ForeignHighlight:
        """The highlight with its place and our text's words; as it was where they are not found.

        Args:
            highlight: Its quote as the tool keeps it.
            letters_before: As of `span`.
        """
        span = self.span(highlight.quote, letters_before)
        if span is None:
            return highlight
        return replace(highlight, quote=self._text[span.start : span.end], start=span.start)

    def span(self, quote: str, letters_before: int | None = None) -> Span | None:
        """Where the words stand, blanks and breaks between blocks aside; None if nowhere.

        Args:
            quote: The words, as another tool has them.
            letters_before: How many letters stand before them there; the place
                nearest to that is taken, without it the first.
        """
        wanted = letters(quote)
        if not wanted:
            return None
        first = letters_before or 0
        if letters_before is not None and self._letters.startswith(wanted, first):
            return self._of_letters(first, len(wanted))
        found = self._found(quote) or self._by_letters(wanted)
        hint = self._at[min(first, len(self._at) - 1)] if self._at else 0
        return min(found, key=lambda span: abs(span.start - hint), default=None)

    def _found(self, quote: str) -> list[Span]:
        if len(quote) > _LONGEST_PATTERN or self._searches <= 0:
            return []
        spans = (trimmed(self._text, span) for span in passages(self._text, clean(quote)))
        found = [span for span in spans if span.end > span.start]
        self._searches -= not found
        return found

    def _by_letters(self, wanted: str) -> list[Span]:
        """Finds across blocks, where the tool's text has no blank and ours a line end."""
        found: list[Span] = []
        first = self._letters.find(wanted)
        while first >= 0:
            found.append(self._of_letters(first, len(wanted)))
            first = self._letters.find(wanted, first + len(wanted))
        return found

    def _of_letters(self, first: int, count: int) -> Span:
        return Span(self._at[first], self._at[first + count - 1] + 1)
