"""How long a post takes to read."""

from typing import Final

WORDS_A_MINUTE: Final = 230
"""What adults read silently of English prose: 238 on average (Brysbaert 2019), a little less
here because people who collect passages go slower."""


def minutes(words: int) -> int:
    """Minutes to read so many words, at least one; 0 for no words at all."""
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0
