"""The very span of a text that words found in its plain letters stand for."""

from app.text.anchor.fuzzy import Find
from app.text.anchor.tokens import Tokens
from db.records import Span


def land(find: Find, text: str, new: Tokens, raw: str, quote: Tokens) -> Span:
    """Where the find stands in the text.

    Where the passage stands there letter for letter, it keeps its ends, with
    the blanks and marks that plain letters lack; else the find's own ends hold.

    Args:
        find: In the plain letters of `new`; not empty.
        text: The text that `new` are the tokens of.
        new: Its tokens.
        raw: The passage as it was.
        quote: Its tokens; at least one.
    """
    span = new.folded.span(find.start, find.end)
    start = span.start - quote.folded.places[quote.starts[0]]
    if start >= 0 and text.startswith(raw, start):
        return Span(start, start + len(raw))
    return span
