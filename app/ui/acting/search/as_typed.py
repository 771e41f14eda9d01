"""What someone is typing, as the query they mean so far."""

import re
from typing import Final

from db.query.fields import FIELDS

_LEAST_LETTERS: Final = 2  # of a beginning: one letter fits nearly everything
# Behind ~ ? * " or a field such as “date:” a word is as it stands; a title has words like a text.
_LAST_WORD: Final = re.compile(
    r"(?:^|[\s(])[-–]?(?:title:)?(?:[^\s:\"~*?()=]*-)?([^\W_]+)$", re.IGNORECASE
)
# A field whose value is still to come: the list shows what there is besides.
_HANGING: Final = re.compile(
    rf"(?:^|(?<=[\s(]))[-–]?(?:{'|'.join(FIELDS)}):=?[\"“„«]?$", re.IGNORECASE
)
_SIGNS: Final = ("AND", "OR", "NOT")
_QUOTES: Final = re.compile('["“”„«»]')


def completed(typed: str) -> str:
    """The query with its last word as a beginning, as long as that word may go on.

    Inside quotation marks, after a field other than “title:”, behind signs such as ~
    or once a blank or another sign follows, it is as it was typed. A field without
    its value, at the end, is left out.
    """
    if hanging := _HANGING.search(typed):
        return typed[: hanging.start()]
    last = _LAST_WORD.search(typed)
    if last is None or len(last[1]) < _LEAST_LETTERS or last[1] in _SIGNS:
        return typed
    return typed if len(_QUOTES.findall(typed)) % 2 else f"{typed}*"
