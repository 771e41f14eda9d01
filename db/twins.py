"""Pairs of posts that may be one: offered to a person, never joined silently."""

from collections.abc import Iterable
from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from db.errors import NotFoundProblem
from db.history import describe
from db.models import Post, Twin
from db.post_lines import lines
from db.records import PostLine


@dataclass(frozen=True, slots=True)
class TwinPair:
    """Two posts; the second was there before. `likeness` of their texts is from 0 to 1."""

    first: PostLine
    second: PostLine
    likeness: float


def offer(session: Session, pairs: Iterable[tuple[int, int, float]]) -> None:
    """Note that a new post may be one that is here: its id, the other's, their likeness."""
    for post_id, other_id, likeness in pairs:
        if session.get(Twin, (post_id, other_id)) is None:
            session.add(Twin(post_id=post_id, other_post_id=other_id, likeness=likeness))
    session.flush()


def open_pairs(session: Session) -> tuple[TwinPair, ...]:
    """The pairs that nobody has decided about, the most alike first."""
    first, second = aliased(Post), aliased(Post)
    rows = session.execute(
        select(Twin.post_id, Twin.other_post_id, Twin.likeness)
        .join(first, and_(first.id == Twin.post_id, first.removed_at.is_(None)))
        .join(second, and_(second.id == Twin.other_post_id, second.removed_at.is_(None)))
        .where(Twin.settled.is_(False), first.pending.is_(False), second.pending.is_(False))
        .order_by(Twin.likeness.desc(), Twin.post_id, Twin.other_post_id)
    ).all()
    wanted = {post_id for row in rows for post_id in row[:2]}
    by_id = {line.id: line for line in lines(session, ids=wanted)} if wanted else {}
    return tuple(TwinPair(by_id[one], by_id[other], likeness) for one, other, likeness in rows)


def keep_both(session: Session, post_id: int, other_id: int) -> None:
    """Say that two posts are two; the pair is not offered again.

    Raises:
        NotFoundProblem: They are no such pair.
    """
    row = session.get(Twin, (post_id, other_id)) or session.get(Twin, (other_id, post_id))
    if row is None:
        raise NotFoundProblem(
            _("The posts “{one}” and “{other}” are no pair to decide about.").format(
                one=post_id, other=other_id
            ),
            _("“event-notes twins” lists the pairs there are."),
        )
    title = session.get_one(Post, row.post_id).title
    describe(session, "Keep both posts “{title}”", title=title)
    row.settled = True
    session.flush()
