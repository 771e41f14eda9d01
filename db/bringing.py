"""Highlights that come from another tool: made in the text that tool knew, placed in ours."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import models
from db.clock import new_guid, now
from db.folding import cjk_forms, folded_forms
from db.highlights import present_version
from db.history import describe
from db.records import Anchor, Span, State


def with_quote(session: Session, post_id: int) -> dict[str, int]:
    """The highlights of a post by their words, those in the trash among them.

    Not those that undo took back: they may be brought again.
    """
    made = models.Highlight
    rows = session.execute(
        select(made.quote, made.id)
        .where(made.post_id == post_id, made.removed_at.is_distinct_from(models.UNDONE))
        .order_by(made.id.desc())
    )
    return dict(rows.all())


def bring(  # noqa: PLR0913 -- what it is, and where it stands
    session: Session,
    post_id: int,
    anchor: Anchor,
    *,
    made_at: str,
    number: int | None = None,
    placed: tuple[Span | None, State, float] = (None, State.LOST, 0.0),
) -> int:
    """Keep a highlight of another tool, and give its id.

    Args:
        session: A writing session.
        post_id: The post.
        anchor: In the text it was made in, with the words that stand there.
        made_at: When, in UTC; "" is now.
        number: The version it was made in; None is the present one, where it then stands.
        placed: Otherwise, where it stands in the present text, and how surely.
    """
    present = present_version(session, post_id)
    made_in = present.id if number is None else _version_id(session, post_id, number)
    describe(session, "Bring in highlights")
    row = models.Highlight(
        guid=new_guid(),
        post_id=post_id,
        version_id=made_in,
        made_at=made_at or now(),
        start=anchor.span.start,
        end=anchor.span.end,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        cjk=cjk_forms(anchor.quote),
        folded=folded_forms(anchor.quote),
        quote=anchor.quote,
    )
    session.add(row)
    session.flush()
    _place(session, row.id, made_in, (anchor.span, State.PLACED, 1.0))
    if made_in != present.id:
        _place(session, row.id, present.id, placed)
    session.flush()
    return row.id


def _version_id(session: Session, post_id: int, number: int) -> int:
    version = models.Version
    return session.execute(
        select(version.id).where(version.post_id == post_id, version.number == number)
    ).scalar_one()


def _place(
    session: Session, highlight_id: int, version_id: int, placed: tuple[Span | None, State, float]
) -> None:
    span, state, confidence = placed
    start, end = span or (None, None)
    session.add(
        models.Placement(
            highlight_id=highlight_id,
            version_id=version_id,
            start=start,
            end=end,
            state=state,
            confidence=confidence,
        )
    )
