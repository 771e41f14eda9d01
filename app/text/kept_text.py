"""How much of a page's text did not come through: letters in against letters kept.

The letters that go in are counted by other means than those that turn HTML
into a text, so that what one of these drops without a word is noticed.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from app.text.depth import flatten
from app.text.sanitise import DEPTH, TABLES, WITH_THEIR_WORDS

# Below it, a difference is one of counting: a broken entity, a stray sign.
WORTH_TELLING = 0.001

_TAG = re.compile(r"<[a-z/!?][^<>]*>", re.IGNORECASE)
_HIDDEN = re.compile(rf"<(?:!--|(?P<name>{'|'.join(sorted(WITH_THEIR_WORDS))})\b)", re.IGNORECASE)
_COMMENT_END = re.compile("-->")
_WORD = re.compile(r"\w+")


def lost_share(html: str, kept_text: str, skipped: Iterable[str] = ()) -> float:
    """The share of a page's letters and figures that were not kept, from 0 to 1.

    What no browser shows as text, such as scripts, does not count.

    Args:
        html: The HTML that was to be kept, as it came.
        kept_text: The text that was made of it.
        skipped: What else of it was put somewhere, such as a title.
    """
    kept = letters(kept_text) + sum(map(letters, skipped))
    # A quick count finds more than there is in broken HTML, and all is well mostly.
    if _share(kept, _roughly(html)) <= WORTH_TELLING:
        return 0.0
    return _share(kept, _exactly(html))


def letters(text: str) -> int:
    """How many letters and figures a text holds; blanks and signs are not counted."""
    return sum(map(len, _WORD.findall(text)))


def _share(kept: int, whole: int) -> float:
    return max(whole - kept, 0) / whole if whole else 0.0


def _roughly(html: str) -> int:
    return letters(unescape(_TAG.sub(" ", "".join(_shown(html)))))


def _shown(html: str) -> Iterator[str]:
    """The parts of a page between comments, scripts and the like."""
    at = 0
    unended: set[str] = set()
    while hidden := _HIDDEN.search(html, at):
        name = (hidden["name"] or "").lower()
        end = None if name in unended else _end(name).search(html, hidden.end())
        if end is None:  # searched for once alone, or a page of them would take for ever
            unended.add(name)
            yield html[at : hidden.end()]
            at = hidden.end()
        else:
            yield html[at : hidden.start()]
            at = end.end()
    yield html[at:]


def _end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}[^>]*>", re.IGNORECASE) if name else _COMMENT_END


def _exactly(html: str) -> int:
    """The letters that a parser of the Web's own rules sees; it is slow on what is deep."""
    import nh3

    plain = nh3.clean(
        flatten(html, DEPTH, TABLES), tags=set(), clean_content_tags=WITH_THEIR_WORDS, attributes={}
    )
    return letters(unescape(plain))
