"""Joins two posts that are one: its addresses, highlights and labels go to the one that stays."""

from collections.abc import Sequence
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import events, labels, models, notes
from db.clock import now
from db.errors import NameProblem, Problem
from db.highlights import present_version
from db.history import describe
from db.records import About
from db.renewing import Standing


def merge(session: Session, post_id: int, into_id: int, standings: Sequence[Standing]) -> None:
    """Join a post with another, which keeps its own text; the first goes to the trash.

    Args:
        session: A writing session.
        post_id: The post that goes.
        into_id: The post that stays.
        standings: Where each highlight of the first stands in the text of the other.

    Raises:
        NameProblem: Both are the same post.
        Problem: A highlight is not accounted for: the post was changed meanwhile.
        NotFoundProblem: One of them is not there.
    """
    if post_id == into_id:
        raise NameProblem(
            _("A post cannot be joined with itself."), _("Name the post that should stay.")
        )
    into_version = present_version(session, into_id)
    present_version(session, post_id)
    row, into = (session.get_one(models.Post, each) for each in (post_id, into_id))
    describe(session, "Join “{title}” with “{into}”", title=row.title, into=into.title)
    _take_highlights(session, row, into_version, standings)
    _take_addresses(session, post_id, into_id)
    _take_links(session, post_id, into_id)
    _take_words(session, post_id, into_id)
    into.starred = into.starred or row.starred
    row.removed_at = now()
    session.flush()


def _take_highlights(
    session: Session,
    row: models.Post,
    into: models.Version,
    standings: Sequence[Standing],
) -> None:
    made = models.Highlight
    there = session.execute(select(made).where(made.post_id == row.id)).scalars()
    told = {each.highlight_id: each for each in standings}
    for highlight in there.all():
        standing = told.get(highlight.id)
        if standing is None:
            raise Problem(
                _("“{title}” was highlighted while it was being joined.").format(title=row.title),
                _("Join the posts once more; nothing was lost."),
            )
        highlight.post_id = into.post_id
        _place(session, into.id, standing)
    session.flush()


def _place(session: Session, version_id: int, standing: Standing) -> None:
    """Place a highlight; it has been there before if it went to the other post and comes back."""
    start, end = standing.span or (None, None)
    row = session.get(models.Placement, (standing.highlight_id, version_id))
    if row is not None:
        row.start, row.end = start, end
        row.state, row.confidence = standing.state, standing.confidence
        return
    session.add(
        models.Placement(
            highlight_id=standing.highlight_id,
            version_id=version_id,
            start=start,
            end=end,
            state=standing.state,
            confidence=standing.confidence,
        )
    )


def _take_addresses(session: Session, post_id: int, into_id: int) -> None:
    """The addresses that are shown for the post that stays come first: they are older."""
    address = models.Address
    for row in session.execute(
        select(address).where(address.post_id == post_id, address.removed_at.is_(None))
    ).scalars():
        row.post_id = into_id
    session.flush()


def _take_links(session: Session, post_id: int, into_id: int) -> None:
    """What led to the post that goes leads to the one that stays, but for its own links."""
    link, version = models.PostLink, models.Version
    rows = session.execute(
        select(link)
        .join(version, version.id == link.version_id)
        .where(link.to_post_id == post_id, version.post_id != into_id)
    ).scalars()
    for row in rows:
        row.to_post_id = into_id
    session.flush()


def _take_words(session: Session, post_id: int, into_id: int) -> None:
    """Labels, events and the note."""
    there = labels.of_posts(session, into_id).get(into_id, ())
    more = labels.of_posts(session, post_id).get(post_id, ())
    if more:
        labels.put(session, into_id, [*there, *more])
    for event in events.of_post(session, post_id):
        events.put(session, into_id, event.id)
    words = notes.texts(session, About.POST, [into_id, post_id])
    if post_id in words:
        joined = [words[each] for each in (into_id, post_id) if each in words]
        notes.write(session, About.POST, into_id, "\n\n".join(joined))
