"""Which part of a snippet is shown: the first found word must be in view."""

from collections.abc import Callable, Sequence
from typing import Final

from db.records import Span

_ELLIPSIS: Final = "…"
_LATEST_END: Final = 0.8  # a first mark that ends before this share of the width may stay there
_WANTED_END: Final = 0.55  # else it is drawn in so far, with words before it for company


def in_view(
    snippet: str, marks: Sequence[Span], width: float, width_of: Callable[[str], float]
) -> tuple[str, tuple[Span, ...]]:
    """A snippet cut at its beginning, between words, so that its first mark can be seen.

    Args:
        snippet: In one line.
        marks: Spans of the snippet, in order.
        width: Of the line it will stand in.
        width_of: Measures a text in the font of the line.

    Returns:
        What to show, and the marks where they now stand; those cut away are left out.
    """
    if not marks or width_of(snippet[: marks[0].end]) <= width * _LATEST_END:
        return snippet, tuple(marks)
    start = _start(snippet, marks[0], lambda text: width_of(text) <= width * _WANTED_END)
    moved = len(_ELLIPSIS) - start
    shown = _ELLIPSIS + snippet[start:]
    return shown, tuple(Span(mark.start + moved, mark.end + moved) for mark in marks)


def _start(snippet: str, mark: Span, fits: Callable[[str], bool]) -> int:
    """The earliest beginning of a word from which the mark still fits."""
    start = mark.start
    while True:
        blank = snippet.rfind(" ", 0, max(0, start - 1))
        if blank < 0 or not fits(_ELLIPSIS + snippet[blank + 1 : mark.end]):
            return start
        start = blank + 1
