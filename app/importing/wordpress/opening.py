"""The first words of a WordPress post, without reading the whole of it."""

import re
from functools import lru_cache
from html import unescape

from app.importing.outline import FIRST_LETTERS
from app.importing.wordpress.html import shown
from app.text.clean import one_line

_LOOKED_AT = (1_200, 6_000)  # letters: the addresses of a few pictures may stand first
_TITLE_WORDS = 8
_TITLE_LETTERS = 100

_ALT = re.compile(r"<img\b[^<>]*?\balt\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')[^<>]*>", re.IGNORECASE)
# What the sanitising takes away with its words; the head is short, so looking far costs nothing.
_UNSEEN = re.compile(
    r"<(script|style|iframe|noscript|svg|object|video|audio|button|select|textarea)\b"
    r".*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*(?:>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_WORD = re.compile(r"\w")


@lru_cache(maxsize=1)  # of one post its title, its text and whether it has any are asked for
def opening(content: str) -> str:
    """Its first letters on one line; "" when none stand near the beginning.

    A picture gives the words that stand for it.
    """
    words = ""
    for length in _LOOKED_AT:
        words = _words(content[:length])
        if len(words) >= FIRST_LETTERS or length >= len(content):
            break
    return _cut(words, FIRST_LETTERS) if _WORD.search(words) else ""


def plain(html: str) -> str:
    """The words of a short piece of HTML, such as a title, on one line."""
    return one_line(unescape(_TAG.sub(" ", html)))


def title_from(words: str) -> str:
    """The first words as a title; "" of none."""
    first = words.split()
    cut = " ".join(first[:_TITLE_WORDS])
    return _cut(cut + "…" if len(first) > _TITLE_WORDS else cut, _TITLE_LETTERS)


def _words(head: str) -> str:
    seen = _UNSEEN.sub(" ", shown(head).html)
    return plain(_ALT.sub(lambda image: f" {image[1] or image[2] or ''} ", seen))


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
