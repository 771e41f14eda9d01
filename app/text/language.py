"""Guesses the language a text is written in.

By cld3-py, the small neural network that Chrome used: 1.4 MB, no dependencies,
0.1 ms a text. Of what else is kept, py3langid brings numpy (72 MB), eldc has 72 MB
itself and simplemma 19 MB. It is compiled code and reads strangers' texts, so it
belongs into the worker processes.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gcld3 import NNetLanguageIdentifier

FEWEST_LETTERS = 80  # without blanks; names and a headline mislead below that
LIKELIHOOD = 0.9  # lists of names reach 0.4, a text in two languages 0.7
_FIRST_CJK = "\u2e80"
_WEIGHT = 3  # letters of an alphabet that one Chinese, Japanese or Korean sign is worth
_SAMPLE_LETTERS = 4000
_MOST_BYTES = 16_000  # four bytes a letter

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+")
_OLD_TAGS = {"iw": "he", "jw": "jv"}


def guess(text: str) -> str:
    """The language of a text as a tag such as "en"; "" when it is not sure, or short.

    The beginning is asked. Equal texts always give the same.
    """
    sample = _ADDRESS.sub(" ", text[:_SAMPLE_LETTERS])
    letters = sum(_WEIGHT if sign >= _FIRST_CJK else 1 for sign in sample if sign.isalpha())
    if letters < FEWEST_LETTERS:
        return ""
    detector = _detector()
    if detector is None:
        return ""
    # A lone surrogate or a NUL would be an error, or the end of the text.
    plain = sample.encode(errors="replace").decode().replace("\0", " ")
    found = detector.FindLanguage(text=plain)
    is_sure = found.is_reliable and found.probability >= LIKELIHOOD
    if not is_sure or "-" in found.language:  # with a script: Latin letters for Russian, and such
        return ""
    return _OLD_TAGS.get(found.language, found.language)


@lru_cache(maxsize=1)
def _detector() -> "NNetLanguageIdentifier | None":
    """The detector; None where there is none to install, as on Macs with Intel processors."""
    try:
        from gcld3 import NNetLanguageIdentifier
    except ImportError:
        return None
    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=_MOST_BYTES)
