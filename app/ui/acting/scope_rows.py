"""The rows of a scope: its posts in an order, and the passages of an event or theme."""

from collections.abc import Mapping, Sequence
from gettext import ngettext
from typing import Final

from app.ui.browsing.post_list_rows import HeadRow, PassageRow, PostRow, Row
from db import highlights, post_lines
from db.folding import name_key
from db.library import Session
from db.records import HighlightHit, PostLine, Scope, ScopeKind

_WITH_PASSAGES: Final = (ScopeKind.EVENT, ScopeKind.THEME, ScopeKind.CHECK)


def rows_of(session: Session, scope: Scope, sort: str) -> list[Row]:
    """The posts of a scope in an order, and the passages of an event or theme.

    Of the trash nothing is listed: it holds more than posts, and has a window of its own.
    """
    if scope.kind is ScopeKind.TRASH:
        return []
    lines = in_order(post_lines.lines(session, scope), sort)
    found: list[Row] = [PostRow(line, None) for line in lines]
    if scope.kind not in _WITH_PASSAGES:
        return found
    passages = highlights.in_scope(session, scope)
    by_id = {line.id: line for line in lines}
    if scope.kind is ScopeKind.EVENT:
        return _with_passages(found, [_passage(hit, by_id) for hit in passages])
    return [_passage(hit, by_id) for hit in passages]


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


def _with_passages(found: list[Row], passages: Sequence[PassageRow]) -> list[Row]:
    if not passages:
        return found
    posts_head = ngettext("{n} post", "{n} posts", len(found)).format(n=len(found))
    head = ngettext("{n} passage", "{n} passages", len(passages)).format(n=len(passages))
    return [HeadRow(posts_head), *found, HeadRow(head), *passages]


def _passage(hit: HighlightHit, lines: Mapping[int, PostLine]) -> PassageRow:
    line = lines.get(hit.highlight.post_id)
    return PassageRow(hit, line.source, line.published) if line else PassageRow(hit)
