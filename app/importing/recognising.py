"""Recognises the same post arriving by several roads.

Addresses decide, then equal texts, then an equal title with nearly the same
text. Where both sides have addresses of their own that differ, it is a pair to
be offered, and never the same post silently; unless the addresses differ in
the host alone, for then the blog has moved, and everything else is equal.
"""

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from app.importing.standing import Standing
from db import matching
from db.addresses import comparable
from db.library import Session
from db.matching import Candidate
from db.records import AddressKind, Draft

_NEARLY: Final = 0.9  # likeness of two texts from which they are one, under an equal title
_OWN_SEGMENTS: Final = 2  # of a path, such as /2025/opening-day; "/about" stands on every blog
_TELLING_WORDS: Final = 20  # a shorter text under an equal title may be like another by chance


@dataclass(frozen=True, slots=True)
class Recognised:
    """The post of the library that a draft is, or may be (TWIN)."""

    post_id: int
    standing: Standing
    likeness: float = 1.0


def recognise(session: Session, draft: Draft) -> Recognised | None:
    """Find the post of the library that a draft is; None when it is new."""
    match = matching.match(session, draft)
    if match is None:
        return _moved(session, draft, _by_title(session, draft))
    if not match.same_post:
        return _moved(session, draft, Recognised(match.post_id, Standing.TWIN))
    if match.same_text:
        return Recognised(match.post_id, Standing.HERE)
    return Recognised(match.post_id, _compared(session, match.post_id, draft))


def _compared(session: Session, post_id: int, draft: Draft) -> Standing:
    """How a draft of another text stands to the post that it is."""
    from app.text.anchor.comparing import same_words

    here = matching.candidate(session, post_id)
    if draft.excerpt and not here.is_excerpt:
        return Standing.HERE
    if matching.had_text(session, post_id, draft.text) or same_words(here.text, draft.text):
        return Standing.HERE
    if here.is_excerpt and not draft.excerpt:
        return Standing.FULL
    if here.is_excerpt and (len(draft.text) < len(here.text) or _is_quotes(here, draft)):
        return Standing.HERE
    return Standing.NEWER


def _is_quotes(here: Candidate, draft: Draft) -> bool:
    """Whether a draft is but the quotes of another tool, and lacks words that are here."""
    lacks = any(line not in draft.text for line in here.text.split("\n"))
    return draft.excerpt and bool(draft.highlights) and lacks


def _by_title(session: Session, draft: Draft) -> Recognised | None:
    """The most alike of the posts of this title, if one is alike enough."""
    alike = [(_likeness(each, draft), each) for each in matching.with_title(session, draft)]
    likeness, best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or likeness < _NEARLY:
        return None
    if best.has_own_address and matching.has_own_address(draft):
        return Recognised(best.post_id, Standing.TWIN, likeness)
    return Recognised(best.post_id, _of_title(best, draft), likeness)


def _of_title(here: Candidate, draft: Draft) -> Standing:
    """A post that is known by its title and words alone: its text is no better than ours."""
    return Standing.FULL if here.is_excerpt and not draft.excerpt else Standing.HERE


def _moved(session: Session, draft: Draft, twin: Recognised | None) -> Recognised | None:
    """What was found, but for a pair whose addresses differ in the host alone: one post."""
    if twin is None or twin.standing is not Standing.TWIN:
        return twin
    here = matching.candidate(session, twin.post_id)
    known = {_path(url) for url in matching.web_addresses(session, twin.post_id)}
    own = {_path(comparable(each)) for each in draft.addresses if each.kind is AddressKind.URL}
    if here.title != matching.title_of(draft) or not (known & own - {""}):
        return twin
    return replace(twin, standing=_of_title(here, draft))


def _path(url: str) -> str:
    """The path of an address with its query; "" for one that many blogs could have."""
    parts = urlsplit(url)
    segments = [part for part in parts.path.split("/") if part]
    return "" if len(segments) < _OWN_SEGMENTS else f"{parts.path}?{parts.query}"


def _likeness(here: Candidate, draft: Draft) -> float:
    """How alike the texts are; of a text and an excerpt only what both could have."""
    from app.text.anchor.comparing import likeness

    old, new = here.text, draft.text
    if here.is_excerpt != draft.excerpt:
        shorter = min(len(old), len(new))
        old, new = old[:shorter], new[:shorter]
    if min(len(old.split()), len(new.split())) < _TELLING_WORDS:
        return 0.0
    return likeness(old, new)
