"""The one list of characters a text may hold, and what becomes of the others."""

import re
from collections import Counter
from gettext import gettext as _
from gettext import ngettext

LINE_BREAK = "\u2028"  # a line break inside a block
IMAGE = "\ufffc"  # an image, alone in its block
REPLACEMENT = "\ufffd"
CUT = "cut"  # counts the parts of blocks that were too long for one

_BLANKS = "\u00a0\u202f"
_WIDTHLESS = "\u00ad\u200b\ufeff"
_CONTROLS = "".join(
    [*map(chr, range(1, 0x20)), *map(chr, range(0x7F, 0xA0)), "\u2029", "\ufdd0", "\ufdd1"]
).translate({ord("\t"): None, ord("\n"): None})

_REMOVED = re.compile(f"[{re.escape(_WIDTHLESS + _CONTROLS)}]")
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_TABLE: dict[int, str | None] = {
    **{ord(sign): " " for sign in _BLANKS},
    **{ord(sign): None for sign in _WIDTHLESS + _CONTROLS},
    **dict.fromkeys([0, *range(0xD800, 0xE000)], REPLACEMENT),
}
_SUSPECT = re.compile(f"[{re.escape(_BLANKS + _WIDTHLESS + _CONTROLS)}\x00\ud800-\udfff]")


def clean(raw: str, counts: Counter[str] | None = None) -> str:
    """Give the text with only allowed characters left.

    No-break blanks become plain ones; soft hyphens, zero-width spaces, byte
    order marks and controls go; NUL and lone surrogates become U+FFFD. Tab,
    newline, U+2028, joiners, combining and direction marks stay, and nothing
    is normalised: a quote is the author's letters.

    Args:
        raw: Any string; a carriage return is a control and goes.
        counts: Is told what was changed, under "blanks", "removed" and "unreadable".
    """
    if not _SUSPECT.search(raw):
        return raw
    if counts is not None:
        counts["blanks"] += sum(raw.count(sign) for sign in _BLANKS)
        counts["removed"] += len(_REMOVED.findall(raw))
        counts["unreadable"] += len(_UNREADABLE.findall(raw))
    return raw.translate(_TABLE)


def remarks(counts: Counter[str]) -> tuple[str, ...]:
    """What was changed, in words for the import report; empty when nothing that matters was.

    Blanks that became plain ones are not worth a person's time and stay unsaid.
    """
    said = []
    if unreadable := counts["unreadable"]:
        said.append(
            ngettext(
                "{n} unreadable character was replaced by “\ufffd”.",
                "{n} unreadable characters were replaced by “\ufffd”.",
                unreadable,
            ).format(n=unreadable)
        )
    if removed := counts["removed"]:
        said.append(
            ngettext(
                "{n} invisible character was left out.",
                "{n} invisible characters were left out.",
                removed,
            ).format(n=removed)
        )
    if cut := counts[CUT]:
        said.append(_("Paragraphs too long for one were cut into {n} parts.").format(n=cut))
    return tuple(said)


def one_line(raw: str) -> str:
    """A title, name or label: clean, direction overrides gone, white space folded."""
    return " ".join(_OVERRIDES.sub("", clean(raw).replace(LINE_BREAK, " ")).split())


_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
