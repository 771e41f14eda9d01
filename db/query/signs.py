"""The signs of the query language: typographic ones made plain, and values in quotation marks."""

import re
from typing import Final

_PLAINER: Final = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»＂", '"'),
        **dict.fromkeys("‐‑‒–−－", "-"),
        "（": "(",
        "）": ")",
        "：": ":",
        "＊": "*",
        "？": "?",
        "＝": "=",
        **dict.fromkeys(map(chr, range(0x20)), " "),
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), " "),
    }
)
_ESCAPED: Final = re.compile(r"\\([\"\\])")
_TO_ESCAPE: Final = re.compile(r"[\"\\]")


def plain(typed: str) -> str:
    """The text with plain quotation marks, dashes and brackets, as long as it was.

    What no text may hold becomes a blank: control signs and halves of a pair of UTF-16.
    """
    return typed.translate(_PLAINER)


def cleaned(name: str) -> str:
    """A name as a query can hold it: with plain signs, and one blank where there were several."""
    return " ".join(plain(name).split())


def in_quotes(value: str) -> str:
    """A value between quotation marks; its own ones get a backslash."""
    return '"' + _TO_ESCAPE.sub(r"\\\g<0>", value) + '"'


def out_of_quotes(escaped: str) -> str:
    """What `in_quotes` was given, from what it wrote between the quotation marks."""
    return _ESCAPED.sub(r"\1", escaped)
