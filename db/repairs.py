"""The highlights that a person should look at: in doubt, or lost in a newer text.

A lost one about which a person has decided keeps its place in the old version
with the confidence `SURE`; it is not listed again.
"""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import last_places, models
from db.errors import Problem
from db.highlights import present_version, records, row_of, shortened
from db.history import describe
from db.records import Highlight, Span, State
from db.renewing import SURE
from db.scopes import TO_CHECK


@dataclass(frozen=True, slots=True)
class Repair:
    """A highlight to be looked at, with the title of its post."""

    highlight: Highlight
    title: str


@dataclass(frozen=True, slots=True)
class RepairTexts:
    """The text that a highlight was last sure of its place in, and the present one.

    Attributes:
        old_span: Its place in the old text.
        old_number: Number of the old version; of the same post, unless posts were joined.
        old_made: When the old version was saved, in UTC.
    """

    old_text: str
    old_span: Span
    old_number: int
    old_made: str
    new_text: str
    new_number: int


def listed(session: Session) -> tuple[Repair, ...]:
    """The highlights to be looked at, by post and by their place in its text."""
    ids = list(session.execute(TO_CHECK).scalars())
    found = records(session, ids).values()
    titles = dict(
        session.execute(
            select(models.Post.id, models.Post.title).where(
                models.Post.id.in_({each.post_id for each in found})
            )
        ).all()
    )
    return tuple(Repair(each, titles[each.post_id]) for each in found)


def texts(session: Session, highlight_id: int) -> RepairTexts:
    """The old and the new text of a highlight.

    Raises:
        NotFoundProblem: Its post is not there.
    """
    row = row_of(session, highlight_id)
    present = present_version(session, row.post_id)
    version_id, span = last_places.before(session, highlight_id, present.id)
    old = session.get_one(models.Version, version_id)
    return RepairTexts(old.text, span, old.number, old.made_at, present.text, present.number)


def accept(session: Session, highlight_id: int, span: Span) -> None:
    """Place a highlight where a person says it stands; nothing is in doubt any more.

    Raises:
        NotFoundProblem: There is no such highlight, or it is in the trash.
        Problem: The span is empty or beyond the text.
    """
    row = row_of(session, highlight_id)
    version = present_version(session, row.post_id)
    if not 0 <= span.start < span.end <= len(version.text):
        raise Problem(
            _("There is no passage at this place in the present text."),
            _("Choose a passage of at least one letter."),
        )
    describe(session, "Place the highlight “{quote}”", quote=shortened(row.quote))
    placement = _placement(session, row.id, version.id)
    placement.start, placement.end = span
    placement.state, placement.confidence = State.PLACED, SURE
    session.flush()


def keep_old(session: Session, highlight_id: int) -> None:
    """Leave a highlight on the version it was made in: the present text has lost it.

    Raises:
        NotFoundProblem: There is no such highlight, or it is in the trash.
    """
    row = row_of(session, highlight_id)
    version = present_version(session, row.post_id)
    describe(session, "Keep “{quote}” on the old version", quote=shortened(row.quote))
    placement = _placement(session, row.id, version.id)
    placement.start = placement.end = None
    placement.state, placement.confidence = State.LOST, SURE
    session.flush()


def _placement(session: Session, highlight_id: int, version_id: int) -> models.Placement:
    row = session.get(models.Placement, (highlight_id, version_id))
    if row is None:
        row = models.Placement(
            highlight_id=highlight_id,
            version_id=version_id,
            start=None,
            end=None,
            state=State.LOST,
            confidence=0.0,
        )
        session.add(row)
        session.flush()
    return row
