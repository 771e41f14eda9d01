"""The rows of a scope: its posts in an order, and the passages of an event or theme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import ngettext
from typing import Final

from app.ui.browsing.post_list_rows import HeadRow, PassageRow, PostRow, Row
from db import highlights, post_lines
from db.folding import name_key
from db.library import Session
from db.records import HighlightHit, PostLine, Scope, ScopeKind

_WITH_PASSAGES: Final = (ScopeKind.EVENT, ScopeKind.THEME, ScopeKind.CHECK)


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows of a scope: all of them, or some.

    `posts` counts those of the whole scope, where its first rows are given; `last` is
    the line that others stand behind, None where there are none.
    """

    rows: Sequence[Row]
    posts: int
    last: PostLine | None = None


def rows_of(
    session: Session, scope: Scope, sort: str, most: int, after: PostLine | None = None
) -> Listed:
    """The posts of a scope in an order, and the passages of an event or theme.

    Of the trash nothing is listed: it holds more than posts, and has a window of its own.

    Args:
        session: Reads the library.
        scope: Which part of it.
        sort: One that `in_order` knows.
        most: Of many posts only so many, where that is quicker: by date, and without
            passages. Otherwise all are given at once.
        after: The posts behind this one.
    """
    if scope.kind is ScopeKind.TRASH:
        return Listed([], 0)
    if sort == "date" and scope.kind not in _WITH_PASSAGES:
        return _some(session, scope, most, after)
    lines = in_order(post_lines.lines(session, scope), sort)
    found: list[Row] = [PostRow(line) for line in lines]
    if scope.kind in _WITH_PASSAGES:
        found = _and_passages(session, scope, found, {line.id: line for line in lines})
    return Listed(found, sum(isinstance(row, PostRow) for row in found))


def _some(session: Session, scope: Scope, most: int, after: PostLine | None) -> Listed:
    lines = post_lines.lines(session, scope, limit=most, after=after)
    rows = [PostRow(line) for line in lines]
    is_whole = len(lines) < most
    posts = len(rows) if is_whole or after is not None else post_lines.count(session, scope)
    return Listed(rows, posts, None if is_whole else lines[-1])


def in_order(lines: Sequence[PostLine], sort: str) -> list[PostLine]:
    """The lines by date or date added, the newest first, by title, or the most highlights first.

    Where two are equal the order they came in stays: by date, those without one last.
    """
    match sort:
        case "added":
            return sorted(lines, key=lambda line: line.added, reverse=True)
        case "title":
            return sorted(lines, key=lambda line: name_key(line.title))
        case "highlights":
            return sorted(lines, key=lambda line: line.highlights, reverse=True)
        case _:
            return list(lines)


def _and_passages(
    session: Session, scope: Scope, found: list[Row], lines: Mapping[int, PostLine]
) -> list[Row]:
    """The posts of an event with its passages below them; of a theme the passages alone."""
    passages = [_passage(hit, lines) for hit in highlights.in_scope(session, scope)]
    return _with_passages(found, passages) if scope.kind is ScopeKind.EVENT else [*passages]


def _with_passages(found: list[Row], passages: Sequence[PassageRow]) -> list[Row]:
    if not passages:
        return found
    posts_head = ngettext("{n} post", "{n} posts", len(found)).format(n=len(found))
    head = ngettext("{n} passage", "{n} passages", len(passages)).format(n=len(passages))
    return [HeadRow(posts_head), *found, HeadRow(head), *passages]


def _passage(hit: HighlightHit, lines: Mapping[int, PostLine]) -> PassageRow:
    line = lines.get(hit.highlight.post_id)
    return PassageRow(hit, line.source, line.published) if line else PassageRow(hit)
