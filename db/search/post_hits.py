"""Which posts fit a query, in which order: a quick first look, and the whole search.

To weigh every post that holds a common word takes a tenth of a second in a large
library, however few are shown; the newest that fit are had in a few milliseconds.
So there are two looks. The quick one gives what it can be sure of: all, in the right
order, where few posts fit; else those with the words in their titles and the best
among the newest. How many there are is then reckoned from how closely they lie.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Select,
    TableClause,
    bindparam,
    column,
    desc,
    func,
    literal_column,
    select,
    table,
    true,
)
from sqlalchemy.orm import Session

from db.living import ALIVE
from db.query.tree import And, Not, Or, Prefix, Sort, Tree, wordings
from db.search.conditions import Conditions
from db.search.post_facts import HIGHLIGHT, POST

NEWEST: Final = 2_000
"""Posts that the quick look weighs or counts at most."""

_HUGE: Final = 300_000  # posts; from here on to weigh short beginnings takes too long
_MANY: Final = 32  # words
_SHORT: Final = 3  # letters of a beginning that a great many words share
_TITLE_WEIGHT: Final = 8.0

_INDEX: Final = table("post_index", column("rowid", Integer))
_TITLES: Final = table("title_index", column("rowid", Integer))
_WORTH: Final = literal_column(f"bm25(post_index, {_TITLE_WEIGHT}, 1.0, 1.0, 1.0)", Float)


@dataclass(frozen=True, slots=True)
class PostIds:
    """Posts that fit, best first, each with a rank that is larger for a better one.

    Attributes:
        ranks: By the post's id, in order.
        total: How many fit in all, if `is_counted`; else about so many.
        is_ranked: The order is final.
    """

    ranks: dict[int, float]
    total: int
    is_counted: bool = True
    is_ranked: bool = True


NONE: Final = PostIds({}, 0)


def ranked(session: Session, asked: Conditions, sort: Sort | None, limit: int) -> PostIds:
    """The best posts of all that fit, and how many these are.

    Args:
        session: Reads the library.
        asked: What a post must fulfil.
        sort: By how well the words fit where there are words and nothing else is asked
            for; else the newest first and the undated last.
        limit: Of posts given.
    """
    if asked.match is None or sort not in {None, Sort.RANK}:
        ids = _ids(session, _in_order(asked, sort, is_few=False), asked, limit)
        return PostIds(dict.fromkeys(ids, 0.0), total(session, asked))
    ranks = _weighed(session, asked, limit)
    is_all = len(ranks) < limit
    return PostIds(ranks, len(ranks) if is_all else total(session, asked))


def first(
    session: Session, asked: Conditions, sort: Sort | None, limit: int, tree: Tree
) -> PostIds:
    """What can be said at once; the same as `ranked` where few posts fit."""
    if asked.match is None:
        return _newest_of_facts(session, asked, sort, limit)
    count, lowest = _sample(session, asked)
    if sort not in {None, Sort.RANK}:
        ids = _ids(session, _in_order(asked, sort, is_few=count < NEWEST), asked, limit)
        total, is_counted = _reckoned(session, count, lowest)
        return PostIds(dict.fromkeys(ids, 0.0), total, is_counted)
    if count < NEWEST:
        return PostIds(_weighed(session, asked, limit), count)
    total, _is_counted = _reckoned(session, count, lowest)
    # A title without the word that is not wanted says nothing of the text.
    titles = [] if _says_not(tree) else _newest(session, asked, limit, _TITLES)
    ranks = dict.fromkeys(titles, 0.0)
    if len(ranks) < limit:
        ranks = {**ranks, **_best_of_newest(session, asked, limit, tree)}
    return PostIds(dict(list(ranks.items())[:limit]), total, is_counted=False, is_ranked=False)


def all_ids(session: Session, asked: Conditions) -> tuple[int, ...]:
    """Every post that fits, in no order."""
    if asked.match is None:
        rows = session.execute(select(POST.id).where(ALIVE, *asked.where))
    else:
        rows = session.execute(_matching(session, asked), _values(asked))
    return tuple(rows.scalars())


def total(session: Session, asked: Conditions) -> int:
    """How many posts fit."""
    if asked.match is None:
        counting: Select[int] = select(func.count(POST.id)).where(ALIVE, *asked.where)
        return session.execute(counting).scalar_one()
    found = _matching(session, asked).subquery()
    return session.execute(select(func.count()).select_from(found), _values(asked)).scalar_one()


def _weighed(session: Session, asked: Conditions, limit: int) -> dict[int, float]:
    """The best by bm25; of equal ones the newest."""
    statement = _matching(session, asked).add_columns(_WORTH.label("worth"))
    best = statement.order_by("worth", _INDEX.c.rowid.desc()).limit(bindparam("limit"))
    rows = session.execute(best, _values(asked, limit))
    return {post_id: -worth for post_id, worth in rows}


def _best_of_newest(
    session: Session, asked: Conditions, limit: int, tree: Tree
) -> dict[int, float]:
    """The best of the newest that fit; only the newest where weighing would take too long."""
    if _is_dear(tree) or (_has_short_beginning(tree) and _reach(session) > _HUGE):
        return dict.fromkeys(_newest(session, asked, limit, _INDEX), 0.0)
    newest = (
        _matching(session, asked)
        .add_columns(_WORTH.label("worth"))
        .order_by(_INDEX.c.rowid.desc())
        .limit(NEWEST)
        .subquery()
    )
    best = select(newest).order_by(newest.c.worth, newest.c.rowid.desc()).limit(bindparam("limit"))
    return {post_id: -worth for post_id, worth in session.execute(best, _values(asked, limit))}


def _newest(session: Session, asked: Conditions, limit: int, index: TableClause) -> Sequence[int]:
    statement = _matching(session, asked, index).order_by(index.c.rowid.desc())
    limited = statement.limit(bindparam("limit"))
    return session.execute(limited, _values(asked, limit)).scalars().all()


def _newest_of_facts(session: Session, asked: Conditions, sort: Sort | None, limit: int) -> PostIds:
    """Where no words are asked for; counted among the newest posts, and reckoned from these."""
    ids = _ids(session, _in_order(asked, sort, is_few=False), asked, limit)
    if len(ids) < limit:
        return PostIds(dict.fromkeys(ids, 0.0), len(ids))
    reach = _reach(session)
    recent = select(func.count(POST.id)).where(ALIVE, POST.id > reach - NEWEST, *asked.where)
    count = session.execute(recent).scalar_one()
    if reach <= NEWEST:
        return PostIds(dict.fromkeys(ids, 0.0), count)
    total = max(round(count / NEWEST * reach), len(ids))
    return PostIds(dict.fromkeys(ids, 0.0), _rounded(total), is_counted=False)


def _sample(session: Session, asked: Conditions) -> tuple[int, int]:
    """How many of the newest fit, `NEWEST` at most, and the lowest id of these."""
    newest = _matching(session, asked).order_by(_INDEX.c.rowid.desc()).limit(NEWEST).subquery()
    lowest = func.coalesce(func.min(newest.c.rowid), 0)
    row = session.execute(select(func.count(), lowest).select_from(newest), _values(asked)).one()
    return row[0], row[1]


def _reckoned(session: Session, count: int, lowest: int) -> tuple[int, bool]:
    """How many fit in all, if those counted down to the lowest id lie as all others do."""
    if count < NEWEST:
        return count, True
    reach = _reach(session)
    return _rounded(round(count / (reach - lowest + 1) * reach)), False


def _rounded(total: int) -> int:
    """No more figures than can be known."""
    step: int = 10 ** max(len(str(total)) - 2, 0)
    return round(total / step) * step


def _reach(session: Session) -> int:
    """About how many posts there are: the highest number of one."""
    return session.execute(_HIGHEST).scalar_one()


def _ids(session: Session, statement: Select[int], asked: Conditions, limit: int) -> Sequence[int]:
    rows = session.execute(statement.limit(bindparam("limit")), _values(asked, limit))
    return rows.scalars().all()


def _in_order(asked: Conditions, sort: Sort | None, *, is_few: bool) -> Select[int]:
    """Posts by date or by their highlights.

    Args:
        asked: What they must fulfil.
        sort: By date, the newest first, when not told.
        is_few: Few posts hold the words: to begin with these is quicker than to go
            through all in order, and much slower where they are many.
    """
    posts = select(POST.id).where(ALIVE, *asked.where)
    if asked.match is not None:
        rows = select(_INDEX.c.rowid).where(_match(_INDEX))
        posts = posts.where((POST.id if is_few else _TESTED_POST).in_(rows))
    if sort is Sort.HIGHLIGHTS:
        kept = (
            select(HIGHLIGHT.post_id, func.count().label("kept"))
            .where(HIGHLIGHT.removed_at.is_(None))
            .group_by(HIGHLIGHT.post_id)
            .subquery()
        )
        posts = posts.outerjoin(kept, kept.c.post_id == POST.id)
        return posts.order_by(desc(func.coalesce(kept.c.kept, 0)), *_NEW)
    if sort is Sort.OLD:
        return posts.order_by(POST.published == "", POST.published, POST.id)
    return posts.order_by(*_NEW)


def _matching(session: Session, asked: Conditions, index: TableClause = _INDEX) -> Select[int]:
    """The posts that hold the words, and fulfil all else."""
    statement = select(index.c.rowid).where(_match(index))
    if asked.where:
        return statement.where(_tested(index).in_(select(POST.id).where(ALIVE, *asked.where)))
    if session.execute(_ANY_PENDING).first():
        return statement.where(_tested(index).not_in(_PENDING))
    return statement


def _match(index: TableClause) -> ColumnElement[bool]:
    return literal_column(index.name).op("MATCH")(bindparam("match"))


def _tested(index: TableClause) -> ColumnElement[int]:
    """The row's id; with the plus SQLite tests each row that matches.

    Without it, it would run one MATCH for each post that the conditions let pass.
    """
    return literal_column(f"+{index.name}.rowid", Integer)


def _values(asked: Conditions, limit: int = 0) -> dict[str, str | int | None]:
    return {"match": asked.match, "limit": limit}


def _says_not(tree: Tree) -> bool:
    match tree:
        case And(parts) | Or(parts):
            return any(_says_not(part) for part in parts)
        case _:
            return isinstance(tree, Not)


def _is_dear(tree: Tree) -> bool:
    """Whether a wildcard stands for so many words that to weigh each takes too long."""
    return sum(1 for _each in wordings(tree)) > _MANY


def _has_short_beginning(tree: Tree) -> bool:
    return any(isinstance(each, Prefix) and len(each.text) <= _SHORT for each in wordings(tree))


_TESTED_POST: Final = literal_column("+post.id", Integer)
_NEW: Final = (POST.published.desc(), POST.id.desc())
_PENDING: Final = select(POST.id).where(POST.pending == true())
_ANY_PENDING: Final = _PENDING.limit(1)
_HIGHEST: Final[Select[int]] = select(func.coalesce(func.max(POST.id), 0))
