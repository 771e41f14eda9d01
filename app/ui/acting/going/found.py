"""Finds posts and passages for the palette; what stands here runs in the reader's thread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.ui.acting.search.as_typed import completed
from app.ui.browsing.palette.matching import Match, Sought, Tier
from db import going, search
from db.going import MOST_CANDIDATES, PostName, SoughtWord, Titled
from db.library import Session
from db.records import HighlightHit, Span, Theme

MOST: Final = 6  # of a kind
_NEWEST: Final = 3_000  # titles that are looked at letter by letter, where the index gives few
_ENOUGH: Final = 60  # of these


@dataclass(frozen=True, slots=True)
class FoundPost:
    """A post whose title matches, and the letters that do."""

    name: PostName
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundText:
    """A post that has the words in its text; `marks` are spans of the snippet."""

    name: PostName
    query: str
    snippet: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for the words typed.

    Attributes:
        posts: The best, `MOST` at most; `post_total` is how many match of those looked at.
        is_more: There may be more posts than that.
        highlights: The latest made, `MOST` at most, of `highlight_total`.
    """

    posts: tuple[FoundPost, ...]
    post_total: int
    is_more: bool
    highlights: tuple[HighlightHit, ...]
    highlight_total: int


def found(
    session: Session, typed: str, themes: Sequence[Theme], visited: Sequence[PostName]
) -> Found:
    """The posts by their titles, and highlights.

    Args:
        session: Reads the library.
        typed: What was typed, without a sign before it.
        themes: All of the library; a highlight is found by their names too.
        visited: Posts opened of late, which stand before others that match as well.
    """
    sought = Sought(typed)
    matches, is_more = _matches(session, typed, sought, visited)
    best = sorted(matches, key=lambda each: matches[each].rank)[:MOST]
    names = going.names(session, best)
    words = [SoughtWord(word, _called(word, themes)) for word in sought.words]
    highlights, total = going.passages(session, words, MOST)
    return Found(
        tuple(FoundPost(name, matches[name.id].marks) for name in names),
        len(matches), is_more, highlights, total,
    )  # fmt: skip


def found_texts(session: Session, typed: str, but: Sequence[int]) -> tuple[FoundText, ...]:
    """Posts by the words in their texts, as far as there is room beside those found already.

    Args:
        session: Reads the library.
        typed: What was typed; it may be a query.
        but: Ids of those found already.
    """
    query = completed(typed)
    hits = search.first(session, query, MOST + len(but)).hits
    ids = [hit.post_id for hit in hits if hit.post_id not in but][: MOST - len(but)]
    snippets = search.snippets(session, ids, query)
    return tuple(
        FoundText(name, query, snippets[name.id].text, snippets[name.id].marks)
        for name in going.names(session, ids)
        if name.id in snippets
    )


def _matches(
    session: Session, typed: str, sought: Sought, visited: Sequence[PostName]
) -> tuple[dict[int, Match], bool]:
    """How posts match by their ids, in the order of the candidates; whether there may be more."""
    known = [Titled(each.id, each.title, each.published) for each in visited]
    by_words = going.titled(session, typed)
    matches = _matching(sought, [*known, *by_words])
    well = sum(match.tier <= Tier.WORDS for match in matches.values())
    if well < MOST:
        newest = going.newest(session, _NEWEST)
        matches |= _matching(sought, (each for each in newest if each.id not in matches), _ENOUGH)
    return matches, len(by_words) >= MOST_CANDIDATES


def _matching(
    sought: Sought, candidates: Iterable[Titled], most: int | None = None
) -> dict[int, Match]:
    found: dict[int, Match] = {}
    for each in candidates:
        if each.id not in found and (match := sought.match(each.title)) is not None:
            found[each.id] = match
            if len(found) == most:
                break
    return found


def _called(word: str, themes: Sequence[Theme]) -> tuple[int, ...]:
    """The themes that have a word in their path."""
    sought = Sought(word)
    return tuple(
        each.id
        for each in themes
        if (match := sought.match(each.path)) is not None and match.tier <= Tier.WORDS
    )
