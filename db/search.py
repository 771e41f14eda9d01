"""Runs a query over the library: posts with a snippet each, highlights, and places in one post."""

from collections.abc import Sequence

from sqlalchemy import (
    Float,
    Integer,
    Row,
    Select,
    bindparam,
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
from db.hints import why_nothing
from db.living import ALIVE, PRESENT
from db.models import Version
from db.places import Places
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
    limit = max(limit, 0)
    rows = _listed(session, found, limit or 1)  # one is asked for to hear the total
    hits = _hits(session, {row.id: row.rank for row in rows[:limit]}, Places(query.tree))
    kept = _highlights(session, query.tree, limit)
    nothing = not rows and not kept and not query.notice
    return Results(
        query=typed,
        total=rows[0].total if rows else 0,
        hits=hits,
        highlights=kept,
        notice=why_nothing(session, query.tree) if nothing else query.notice,
    )


def highlight_ids(session: Session, typed: str) -> tuple[int, ...]:
    """All highlights that a query describes, by their words, note, themes or post."""
    return tuple(session.execute(_described(session, parse(typed).tree)).scalars())


def places(session: Session, post_id: int, typed: str) -> tuple[Span, ...]:
    """Where the words of a query stand in a post's present text; none where the post is gone."""
    row = session.execute(_TEXTS, {"ids": [post_id]}).one_or_none()
    return Places(parse(typed).tree).find(row.text) if row else ()


def _listed(session: Session, found: Conditions, limit: int) -> Sequence[Row[int, float, int]]:
    """Ids of posts, best first, a rank that is larger for a better one, and how many there are."""
    values = {"match": found.match, "limit": limit}
    if found.match is None:
        newest = select(POST.id, literal(0.0).label("rank"), POST.published)
        statement = _with_total(newest.where(ALIVE, *found.where))
    elif found.where:
        allowed = select(POST.id).where(ALIVE, *found.where)
        statement = _with_total(_MATCHING.where(_TESTED_ROW.in_(allowed)))
    else:
        statement = _WORDS_ALONE
    return session.execute(statement, values).all()


def _with_total(posts: Select[int, float, str]) -> Select[int, float, int]:
    """The best of the posts and the count of all.

    One statement, because for a phrase to match twice costs twice; without
    MATERIALIZED SQLite does it twice all the same.
    """
    found = posts.cte("found").prefix_with("MATERIALIZED")
    total = select(func.count()).select_from(found).scalar_subquery().label("total")
    order = [found.c.rank.desc(), found.c.published.desc(), found.c.id.desc()]
    return select(found.c.id, found.c.rank, total).order_by(*order).limit(bindparam("limit"))


_MATCHING: Select[int, float, str] = select(
    _INDEX.c.rowid.label("id"), _RANK, literal("").label("published")
).where(literal_column(_INDEX.name).op("MATCH")(bindparam("match")))
_NOT_YET_THERE = select(POST.id).where(POST.pending == true())
# Made once: what is asked most often, and would take longer to make than to run.
_WORDS_ALONE = _with_total(_MATCHING.where(_TESTED_ROW.not_in(_NOT_YET_THERE)))
_TEXTS: Select[int, str, str, str, str] = (
    select(POST.id, POST.guid, POST.title, POST.published, _VERSION.text)
    .join_from(
        POST.id.table,
        _VERSION.id.table,
        PRESENT,
    )
    .where(POST.id.in_(bindparam("ids", expanding=True)), POST.removed_at.is_(None))
)


def _hits(session: Session, ranks: dict[int, float], sought: Places) -> tuple[Hit, ...]:
    rows = {row.id: row for row in session.execute(_TEXTS, {"ids": list(ranks)})} if ranks else {}
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


def _highlights(session: Session, tree: Tree, limit: int) -> tuple[HighlightHit, ...]:
    if not any(_about_highlights(leaf) for leaf in leaves(tree)):
        return ()
    latest = (HIGHLIGHT.made_at.desc(), HIGHLIGHT.id.desc())
    rows = session.execute(_described(session, tree).order_by(*latest).limit(limit))
    titles = dict(rows.all())
    records = highlights.records(session, list(titles)) if titles else {}
    return tuple(HighlightHit(records[id_], title) for id_, title in titles.items())


def _described(session: Session, tree: Tree) -> Select[int, str]:
    """Ids of the highlights that a query describes, with the titles of their posts."""
    return (
        select(HIGHLIGHT.id, POST.title)
        .join_from(HIGHLIGHT.id.table, POST.id.table, POST.id == HIGHLIGHT.post_id)
        .where(HIGHLIGHT.removed_at.is_(None), ALIVE)
        .where(conditions.for_highlights(session, tree))
    )


def _about_highlights(leaf: Tree) -> bool:
    match leaf:
        case Word() | Prefix() | Phrase() | Run() | Fact.IS_HIGHLIGHTED | Fact.HAS_NOTE:
            return True
        case Named(field):
            return field is NameField.THEME
        case _:
            return False
