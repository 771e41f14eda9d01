"""A quotation mark that nobody has closed yet: behind a field it holds all that follows."""

import re
from typing import Final

from db.query.fields import FIELDS

_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*(?:(?P<closed>")|\\?\Z)', re.DOTALL)
_FIELD_BEFORE: Final = re.compile(
    rf"(?:^|(?<=[\s(])|(?<=[\s(]-)|(?<=^-))(?P<field>{'|'.join(FIELDS)}):=?\Z", re.IGNORECASE
)


def opened_at(typed: str) -> int | None:
    """Where the mark stands that is still open; None where all are closed.

    Args:
        typed: What was typed, with plain signs.
    """
    for quoted in _QUOTED.finditer(typed):
        if quoted["closed"] is None:
            return quoted.start()
    return None


def field_before(typed: str, opened: int) -> str:
    """The name of the field that a quotation mark stands behind, or ""."""
    found = _FIELD_BEFORE.search(typed, 0, opened)
    return found["field"].lower() if found else ""


def closed(typed: str) -> str:
    """The same with the mark closed at the end, if it is open behind a field.

    Another one stays open, and is only a sign: what follows are words.
    """
    opened = opened_at(typed)
    if opened is None or not field_before(typed, opened):
        return typed
    backslashes = len(typed) - len(typed.rstrip("\\"))
    return typed + ('\\"' if backslashes % 2 else '"')
