"""Two texts that may be one, shortened to where they differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from app.text.anchor.differences import Difference, between

MOST_COMPARED: Final = 60_000  # code points of each text; beyond that nobody reads on
_BEGINNING: Final = 240  # code points that are always shown
_AROUND: Final = 90  # code points shown on either side of a difference
_WORTH_LEAVING_OUT: Final = 100  # code points; fewer are read sooner than missed
_SHOWN: Final = 6_000  # code points of each side; the rest is left out
LEFT_OUT: Final = " … "


@dataclass(frozen=True, slots=True)
class Piece:
    """Words to be shown; `is_own` where only this text has them."""

    text: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """What each of two texts shows, from its beginning."""

    first: tuple[Piece, ...]
    second: tuple[Piece, ...]


def compared(first: str, second: str) -> Compared:
    """The beginnings of two texts, and all places where they differ, with words around them."""
    first, second = first[:MOST_COMPARED], second[:MOST_COMPARED]
    differences = between(first, second)
    return Compared(_side(first, differences, "removed"), _side(second, differences, "added"))


def _side(
    text: str, differences: tuple[Difference, ...], own: Literal["removed", "added"]
) -> tuple[Piece, ...]:
    made: list[Piece] = []
    last = len(differences) - 1
    for place, each in enumerate(differences):
        span = each.old if own == "removed" else each.new
        words = text[span.start : span.end]
        if each.kind == own:
            made.append(Piece(words, is_own=True))
        elif each.kind == "same":
            made.append(Piece(_shortened(words, is_first=place == 0, is_last=place == last)))
    return _bounded(made)


def _shortened(words: str, *, is_first: bool, is_last: bool) -> str:
    """The same words without their middle; their beginning or end alone at the text's own."""
    head = _BEGINNING if is_first else _AROUND
    tail = 0 if is_last else _AROUND
    if len(words) <= head + tail + _WORTH_LEAVING_OUT:
        return words
    return f"{_beginning(words, head)}{LEFT_OUT}{_end(words, tail)}"


def _beginning(words: str, length: int) -> str:
    """So many letters at most, up to the end of a word."""
    cut = words.rfind(" ", 0, length)
    return words[: cut if cut > 0 else length]


def _end(words: str, length: int) -> str:
    """So many letters at most, from the beginning of a word."""
    start = len(words) - length
    cut = words.find(" ", start)
    return words[cut + 1 if cut >= 0 else start :] if length else ""


def _bounded(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    made: list[Piece] = []
    room = _SHOWN
    for piece in pieces:
        if len(piece.text) > room:
            made.append(Piece(piece.text[:room] + LEFT_OUT.rstrip(), piece.is_own))
            break
        made.append(piece)
        room -= len(piece.text)
    return tuple(made)
