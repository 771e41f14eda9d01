"""The states that a post's text has had, to be looked back at."""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import NotFoundProblem
from db.highlights import present_version
from db.models import Highlight, Version
from db.records import Block
from db.texts import unpack_blocks


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One state of a post's text; `made` is when it was saved, in UTC."""

    number: int
    made: str
    words: int
    is_present: bool


@dataclass(frozen=True, slots=True)
class VersionText:
    """A state of a text with its blocks."""

    number: int
    made: str
    text: str
    blocks: tuple[Block, ...]


def listed(session: Session, post_id: int) -> tuple[VersionLine, ...]:
    """The states of a post's text, the oldest first.

    Raises:
        NotFoundProblem: There is no such post, or it is in the trash.
    """
    present = present_version(session, post_id).number
    rows = session.execute(
        select(Version.number, Version.made_at, Version.words)
        .where(Version.post_id == post_id, Version.number > 0)
        .order_by(Version.number)
    )
    return tuple(
        VersionLine(number, made, words, number == present) for number, made, words in rows
    )


def opened(session: Session, post_id: int, number: int) -> VersionText:
    """One state of a post's text.

    Raises:
        NotFoundProblem: The post has no such version.
    """
    row = session.execute(
        select(Version).where(Version.post_id == post_id, Version.number == number)
    ).scalar_one_or_none()
    if row is None or number < 1:
        raise NotFoundProblem(
            _("The post has no version “{n}”.").format(n=number),
            _("“event-notes versions” lists those it has."),
        )
    return VersionText(row.number, row.made_at, row.text, unpack_blocks(row.blocks))


def made_in(session: Session, highlight_id: int) -> int:
    """The number of the version that a highlight was made in."""
    return session.execute(
        select(Version.number)
        .join(Highlight, Highlight.version_id == Version.id)
        .where(Highlight.id == highlight_id)
    ).scalar_one()
