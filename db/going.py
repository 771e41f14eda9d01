"""Quick reads for going anywhere by a name: titles that may be meant, and passages.

What is given are candidates, the newest first: whoever asks compares them with what
was typed, letter by letter, and takes the best.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    bindparam,
    column,
    false,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.orm import Session

from db import highlights, models
from db.folding import fold, is_cjk, parts
from db.living import ALIVE
from db.query.match_expression import match_expression
from db.query.tree import Prefix, Run, Tree, all_of
from db.records import HighlightHit

MOST_CANDIDATES: Final = 300  # of one way of finding them
_LEAST_LETTERS: Final = 2  # of a word sought in passages; one letter begins most of them

_POST = models.Post.__table__.c
_SOURCE = models.Source.__table__.c
_HIGHLIGHT = models.Highlight.__table__.c
_NOTE = models.Note.__table__.c
_UNDER = models.HighlightTheme.__table__.c
_TITLE_INDEX = table("title_index", column("rowid", Integer))


class Titled(NamedTuple):
    """A post by its title."""

    id: int
    title: str
    published: str


@dataclass(frozen=True, slots=True)
class PostName:
    """What tells a post from others: its title, and where and when it was published.

    `published` is ISO text of year, month or day, or ""; `source` may be "".
    """

    id: int
    guid: str
    title: str
    source: str
    published: str


@dataclass(frozen=True, slots=True)
class SoughtWord:
    """A word that begins a word of a passage or of its note, or that a theme's name has."""

    beginning: str
    theme_ids: tuple[int, ...] = ()


_NAMES: Final = (
    select(_POST.id, _POST.guid, _POST.title, _SOURCE.name, _POST.published)
    .join_from(_POST.id.table, _SOURCE.id.table, _SOURCE.id == _POST.source_id, isouter=True)
    .where(ALIVE)
)
_NEWEST: Final = (
    select(_POST.id, _POST.title, _POST.published)
    .where(ALIVE)
    .order_by(_POST.published.desc())
    .limit(bindparam("most"))
)
_MATCHING: Final = (
    select(_POST.id, _POST.title, _POST.published)
    .join_from(_TITLE_INDEX, _POST.id.table, _POST.id == _TITLE_INDEX.c.rowid)
    .where(literal_column("title_index").op("MATCH")(bindparam("match")), ALIVE)
    .order_by(_TITLE_INDEX.c.rowid.desc())
    .limit(MOST_CANDIDATES)
)


def titled(session: Session, typed: str) -> tuple[Titled, ...]:
    """Posts whose titles have every word typed as the beginning of a word, in any order.

    First those whose titles begin with what was typed, each time the latest added first,
    `MOST_CANDIDATES` of both: of a letter that most titles have, the others are left out.
    """
    words = parts(fold(typed))
    if not words:
        return ()
    anywhere = match_expression(all_of([_leaf(word) for word in words]))
    asked = [anywhere] if any(map(is_cjk, words)) else [f'^ "{" ".join(words)}" *', anywhere]
    found: dict[Titled, None] = {}
    for match in asked:
        rows = session.execute(_MATCHING, {"match": match})
        found.update(dict.fromkeys(Titled(*row) for row in rows))
    return tuple(found)


def newest(session: Session, most: int) -> tuple[Titled, ...]:
    """The posts that were published last, those without a date at the end."""
    return tuple(Titled(*row) for row in session.execute(_NEWEST, {"most": most}))


def names(session: Session, ids: Sequence[int]) -> tuple[PostName, ...]:
    """The posts of these ids in this order; those that are gone are left out."""
    rows = session.execute(_NAMES.where(_POST.id.in_(ids)))
    known = {row[0]: _name(*row) for row in rows}
    return tuple(known[each] for each in ids if each in known)


def names_by_guid(session: Session, guids: Sequence[str]) -> tuple[PostName, ...]:
    """The posts of these guids in this order; those that are gone are left out."""
    rows = session.execute(_NAMES.where(_POST.guid.in_(guids)))
    known = {row[1]: _name(*row) for row in rows}
    return tuple(known[each] for each in guids if each in known)


def passages(
    session: Session, sought: Sequence[SoughtWord], most: int
) -> tuple[tuple[HighlightHit, ...], int]:
    """Highlights in which every word is found, the latest made first.

    A word is found in the quote, in the note on it, or as one of its themes. Where enough
    have several words all in the quote, the others are not looked for: that takes long
    where each of the words stands in thousands.

    Returns:
        So many of them at most, and how many there are in all, `MOST_CANDIDATES` at most.
    """
    telling = [word for word in sought if len(word.beginning) >= _LEAST_LETTERS or word.theme_ids]
    if not telling:
        return (), 0
    titles: dict[int, str] = {}
    if len(telling) > 1:
        titles = _titles(session, _in_quote(" ".join(word.beginning for word in telling)))
    if len(titles) < most:
        alone = len(telling) == 1
        ways = [_found_in(word, number, alone=alone) for number, word in enumerate(telling)]
        titles = _titles(session, *ways)
    shown = list(titles)[:most]
    kept = highlights.records(session, shown) if shown else {}
    hits = [HighlightHit(kept[each], titles[each]) for each in shown if each in kept]
    return tuple(hits), len(titles)


def _titles(session: Session, *where: ColumnElement[bool]) -> dict[int, str]:
    """The latest highlights that fulfil the conditions, with the titles of their posts."""
    statement = (
        select(_HIGHLIGHT.id, _POST.title)
        .join_from(_HIGHLIGHT.id.table, _POST.id.table, _POST.id == _HIGHLIGHT.post_id)
        .where(_HIGHLIGHT.removed_at.is_(None), ALIVE, *where)
        .order_by(_HIGHLIGHT.id.desc())
        .limit(MOST_CANDIDATES)
    )
    return dict(session.execute(statement).all())


def _in_quote(words: str) -> ColumnElement[bool]:
    found = parts(fold(words))
    match = match_expression(all_of([_leaf(part) for part in found])) if found else None
    return _HIGHLIGHT.id.in_(_rows("highlight_index", match, 0, latest=True)) if match else false()


def _found_in(word: SoughtWord, number: int, *, alone: bool) -> ColumnElement[bool]:
    """That a highlight has a word: in its quote, in its note, or as a theme.

    Of a word alone the latest of each way are enough, which is many times faster.
    """
    ways = [_HIGHLIGHT.id.in_(_under(word.theme_ids, latest=alone))] if word.theme_ids else []
    found = parts(fold(word.beginning))
    if found and len(word.beginning) >= _LEAST_LETTERS:
        match = match_expression(all_of([_leaf(part) for part in found]))
        notes = select(_NOTE.highlight_id).where(
            _NOTE.removed_at.is_(None),
            _NOTE.highlight_id.is_not(None),
            _NOTE.id.in_(_rows("note_index", match, number)),
        )
        ways += [_HIGHLIGHT.id.in_(_rows("highlight_index", match, number, latest=alone))]
        ways += [_HIGHLIGHT.id.in_(notes)]
    return or_(*ways) if ways else false()


def _rows(index: str, match: str | None, number: int, *, latest: bool = False) -> Select[int]:
    found = table(index, column("rowid", Integer))
    asked = bindparam(f"{index}_{number}", match, type_=Text)
    rows = select(found.c.rowid).where(literal_column(index).op("MATCH")(asked))
    return rows.order_by(found.c.rowid.desc()).limit(MOST_CANDIDATES) if latest else rows


def _under(theme_ids: Collection[int], *, latest: bool) -> Select[int]:
    rows = select(_UNDER.highlight_id).where(_UNDER.theme_id.in_(theme_ids))
    return rows.order_by(_UNDER.highlight_id.desc()).limit(MOST_CANDIDATES) if latest else rows


def _leaf(word: str) -> Tree:
    return Run(word) if is_cjk(word) else Prefix(word)


def _name(post_id: int, guid: str, title: str, source: str | None, published: str) -> PostName:
    return PostName(post_id, guid, title, source or "", published)
