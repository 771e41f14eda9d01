"""What someone is typing, as the query they mean so far."""

import re
from typing import Final

_LEAST_LETTERS: Final = 2  # of a beginning: one letter fits nearly everything
_LAST_WORD: Final = re.compile(r"(?:^|[\s(-])([^\W_]+)$")
_SIGNS: Final = ("AND", "OR", "NOT")
_QUOTES: Final = re.compile('["“”„«»]')


def completed(typed: str) -> str:
    """The query with its last word as a beginning, as long as that word may go on.

    Inside quotation marks, after a field such as “date:”, or once a blank or
    another sign follows, it is as it was typed.
    """
    last = _LAST_WORD.search(typed)
    if last is None or len(last[1]) < _LEAST_LETTERS or last[1] in _SIGNS:
        return typed
    return typed if len(_QUOTES.findall(typed)) % 2 else f"{typed}*"
