"""Makes the anchor of a passage: its place, its words and what stands around it."""

from typing import Final

from app.text.clean import IMAGE
from db.records import Anchor, Span

CONTEXT: Final = 64  # code points kept on either side


def describe(text: str, span: Span) -> Anchor:
    """The anchor of a passage.

    Args:
        text: The whole text of a version.
        span: Inside the text, not empty.

    Raises:
        ValueError: The span is empty or beyond the text.
    """
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no passage from {start} to {end} in a text of {len(text)}")
    return Anchor(
        span,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def trimmed(text: str, span: Span) -> Span:
    """The part of the span inside the text, without blanks and pictures at its ends.

    Empty (its end not after its start) when that leaves nothing.
    """
    start, end = max(0, span.start), min(span.end, len(text))
    while start < end and _is_wordless(text[start]):
        start += 1
    while end > start and _is_wordless(text[end - 1]):
        end -= 1
    return Span(start, end)


def _is_wordless(sign: str) -> bool:
    return sign.isspace() or sign == IMAGE
