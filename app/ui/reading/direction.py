"""Which way a piece of text runs."""

import unicodedata

_RIGHT_TO_LEFT = {"R", "AL"}


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is one of a right-to-left script.

    Source: Unicode Standard Annex 9, rules P2 and P3, without the isolates.
    """
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False
