"""Runs a query over the library: posts with a snippet each, highlights, and places in one post."""

from collections.abc import Sequence

from sqlalchemy import (
    Float,
    Integer,
    Select,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    true,
)
from sqlalchemy.orm import Session

from db import conditions, highlights
from db.conditions import HIGHLIGHT, POST, Conditions
from db.models import Version
from db.places import Places
from db.posts import ALIVE
from db.query import parse
from db.query_tree import Fact, Named, NameField, Phrase, Prefix, Run, Tree, Word, leaves
from db.records import HighlightHit, Hit, Results, Span

_INDEX = table("post_index", column("rowid", Integer))
_TITLE_WEIGHT = 8.0
_RANK = literal_column(f"-bm25(post_index, {_TITLE_WEIGHT}, 1.0, 1.0, 1.0)", Float).label("rank")
# With the plus SQLite tests each row that matches. Without it, it would run one
# MATCH for each post that the conditions let pass.
_TESTED_ROW = literal_column("+post_index.rowid", Integer)
_VERSION = Version.__table__.c


def find(session: Session, typed: str, limit: int = 20) -> Results:
    """What a query finds; whatever is typed, nothing is raised.

    Posts stand by how well the words fit (bm25; in the title a word weighs
    eight times). Where there are no words, or only under an OR or NOT beside
    something else, the newest is first and the undated last. Highlights come
    where the query says something about them, the latest made first.

    Args:
        session: Reads the library.
        typed: The query as it stands in the field.
        limit: Of posts shown, and of highlights.
    """
    query = parse(typed)
    found = conditions.for_posts(session, query.tree)
    rows = session.execute(_listed(found, limit)).all()
    return Results(
        query=typed,
        total=rows[0].total if rows else 0,
        hits=_hits(session, {row.id: row.rank for row in rows}, Places(query.tree)),
        highlights=_highlights(session, query.tree, limit),
        notice=query.notice,
    )


def highlight_ids(session: Session, typed: str) -> tuple[int, ...]:
    """All highlights that a query describes, by their words, note, themes or post."""
    rows = session.execute(
        select(HIGHLIGHT.id)
        .join_from(HIGHLIGHT.id.table, POST.id.table, POST.id == HIGHLIGHT.post_id)
        .where(HIGHLIGHT.removed_at.is_(None), ALIVE)
        .where(conditions.for_highlights(session, parse(typed).tree))
    ).scalars()
    return tuple(rows)


def places(session: Session, post_id: int, typed: str) -> tuple[Span, ...]:
    """Where the words of a query stand in a post's present text; none where the post is gone."""
    row = session.execute(_texts([post_id])).one_or_none()
    return Places(parse(typed).tree).find(row.text) if row else ()


def _listed(found: Conditions, limit: int) -> Select[int, float, int]:
    """Ids of posts, best first, a rank that is larger for a better one, and how many there are.

    One statement, because for a phrase to match twice costs twice.
    """
    posts = (_newest(found) if found.match is None else _matching(found)).cte("found")
    posts = posts.prefix_with("MATERIALIZED")  # else SQLite makes it twice
    total = select(func.count()).select_from(posts).scalar_subquery().label("total")
    order = [posts.c.rank.desc(), posts.c.published.desc(), posts.c.id.desc()]
    return select(posts.c.id, posts.c.rank, total).order_by(*order).limit(limit)


def _newest(found: Conditions) -> Select[int, float, str]:
    rank = literal(0.0).label("rank")
    return select(POST.id, rank, POST.published).where(ALIVE, *found.where)


def _matching(found: Conditions) -> Select[int, float, str]:
    if found.where:
        allowed = _TESTED_ROW.in_(select(POST.id).where(ALIVE, *found.where))
    else:
        allowed = _TESTED_ROW.not_in(select(POST.id).where(POST.pending == true()))
    row = _INDEX.c.rowid.label("id")
    by_age = literal("").label("published")
    matches = literal_column(_INDEX.name).op("MATCH")(found.match)
    return select(row, _RANK, by_age).where(matches, allowed)


def _hits(session: Session, ranks: dict[int, float], sought: Places) -> tuple[Hit, ...]:
    rows = {row.id: row for row in session.execute(_texts(list(ranks)))} if ranks else {}
    hits = []
    for post_id, rank in ranks.items():
        row = rows[post_id]
        snippet = sought.snippet(row.text)
        hits.append(
            Hit(
                post_id=post_id,
                guid=row.guid,
                title=row.title,
                published=row.published,
                snippet=snippet.text,
                marks=snippet.marks,
                places=snippet.places,
                rank=rank,
            )
        )
    return tuple(hits)


def _texts(post_ids: Sequence[int]) -> Select[int, str, str, str, str]:
    return (
        select(POST.id, POST.guid, POST.title, POST.published, _VERSION.text)
        .join_from(
            POST.id.table,
            _VERSION.id.table,
            (_VERSION.post_id == POST.id) & (_VERSION.number == POST.version),
        )
        .where(POST.id.in_(post_ids))
    )


def _highlights(session: Session, tree: Tree, limit: int) -> tuple[HighlightHit, ...]:
    if not any(_about_highlights(leaf) for leaf in leaves(tree)):
        return ()
    rows = session.execute(
        select(HIGHLIGHT.id, POST.title)
        .join_from(HIGHLIGHT.id.table, POST.id.table, POST.id == HIGHLIGHT.post_id)
        .where(HIGHLIGHT.removed_at.is_(None), ALIVE)
        .where(conditions.for_highlights(session, tree))
        .order_by(HIGHLIGHT.made_at.desc(), HIGHLIGHT.id.desc())
        .limit(limit)
    )
    titles = dict(rows.all())
    records = highlights.records(session, list(titles)) if titles else {}
    return tuple(HighlightHit(records[id_], title) for id_, title in titles.items())


def _about_highlights(leaf: Tree) -> bool:
    match leaf:
        case Word() | Prefix() | Phrase() | Run() | Fact.IS_HIGHLIGHTED | Fact.HAS_NOTE:
            return True
        case Named(field):
            return field is NameField.THEME
        case _:
            return False
