"""Says which field was likely meant by a word before a colon that is none, such as autor: or tag:.

The words themselves are searched all the same: people also look for what has a colon in it.
"""

import re
from functools import lru_cache
from gettext import gettext as _
from typing import Final

from db.query.fields import FIELDS
from db.query.tree import DateField, NameField

_BEFORE_COLON: Final = re.compile(
    r'"(?:[^"\\]|\\.)*"|(?:(?<![^\s(])|(?<=[\s(]-)|(?<=^-))(?P<name>[^\W\d_]{2,20}):(?=[^\s:/])'
)
_LONG: Final = 6  # letters, from which on two edits are near
_SHORTEST: Final = 4  # of a field: anything is near is:, in: and has:
_BY_ANOTHER_NAME: Final[dict[str, str]] = {
    **dict.fromkeys(("topic", "topics"), NameField.THEME),
    **dict.fromkeys(("tag", "tags", "category", "categories", "keyword"), NameField.LABEL),
    **dict.fromkeys(("by", "writer"), NameField.AUTHOR),
    **dict.fromkeys(("blog", "blogs", "feed", "feeds", "site"), NameField.SOURCE),
    **dict.fromkeys(("lang", "langs"), NameField.LANGUAGE),
    **dict.fromkeys(("published", "year"), DateField.DATE),
}
_SPANS: Final = {
    **dict.fromkeys(("before", "until"), "date:..2025-06"),
    **dict.fromkeys(("after", "since"), "date:2025-06.."),
}


def remarks(typed: str) -> list[str]:
    """A line for each such word that has a value at once behind its colon, outside quotes.

    Args:
        typed: What was typed, with plain signs.
    """
    names = (match["name"] for match in _BEFORE_COLON.finditer(typed))
    return [line for name in names if name and (line := _remark(name))]


def _remark(name: str) -> str:
    lower = name.lower()
    if lower in FIELDS:
        return ""
    if span := _SPANS.get(lower):
        return _("“{name}:” is no field; write {span} or such.").format(name=name, span=span)
    field = _BY_ANOTHER_NAME.get(lower) or _near(lower)
    if not field:
        return ""
    return _("“{name}:” is no field; “{field}:” is one.").format(name=name, field=field)


@lru_cache(maxsize=64)
def _near(name: str) -> str:
    """The field that is nearly called so, or ""."""
    from rapidfuzz.distance import OSA

    near: list[tuple[int, str]] = []
    for field in FIELDS:
        edits = int(OSA.distance(name, field))
        most = 2 if min(len(name), len(field)) >= _LONG else 1
        if len(field) >= _SHORTEST and edits <= most:
            near.append((edits, field))
    return min(near)[1] if near else ""
