"""Where highlights were last surely placed: what their way into another text starts from."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db import models
from db.highlights import present_version
from db.records import Span, State


@dataclass(frozen=True, slots=True)
class LastPlace:
    """A highlight's last sure place.

    Attributes:
        span: Of the text of that version.
        is_settled: A person has said that the present text has lost it.
    """

    highlight_id: int
    span: Span
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class OldText:
    """One state of a text, and the highlights whose last sure place is in it."""

    version_id: int
    text: str
    places: tuple[LastPlace, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """The highlights of a post by the texts they are to be carried from.

    Attributes:
        present: Number of the post's present version.
        text: The present text.
        old_texts: Each with at least one highlight; those in the trash are
            carried along, or they could not come back.
    """

    present: int
    text: str
    old_texts: tuple[OldText, ...]


def of_post(session: Session, post_id: int) -> Placed:
    """Where the highlights of a post were last surely placed.

    Raises:
        NotFoundProblem: There is no such post, or it is in the trash.
    """
    present = present_version(session, post_id)
    settled = _settled(session, present.id)
    by_version: dict[int, list[LastPlace]] = {}
    for highlight_id, places in _sure_places(session, models.Highlight.post_id == post_id).items():
        version_id = present.id if present.id in places else max(places)
        place = LastPlace(highlight_id, places[version_id], highlight_id in settled)
        by_version.setdefault(version_id, []).append(place)
    texts = _texts(session, by_version.keys() - {present.id}) | {present.id: present.text}
    return Placed(
        present.number,
        present.text,
        tuple(OldText(each, texts[each], tuple(by_version[each])) for each in sorted(by_version)),
    )


def before(session: Session, highlight_id: int, present_id: int) -> tuple[int, Span]:
    """The version other than the present one, and the span of its text, that a highlight had."""
    places = _sure_places(session, models.Highlight.id == highlight_id)[highlight_id]
    version_id = max(places.keys() - {present_id}, default=present_id)
    return version_id, places[version_id]


def _sure_places(session: Session, which: ColumnElement[bool]) -> dict[int, dict[int, Span]]:
    """Where each highlight is surely placed, by version; where it was made at least."""
    made, placed = models.Highlight, models.Placement
    found = {
        row.id: {row.version_id: Span(row.start, row.end)}
        for row in session.execute(
            select(made.id, made.version_id, made.start, made.end).where(which).order_by(made.id)
        )
    }
    rows = session.execute(
        select(placed.highlight_id, placed.version_id, placed.start, placed.end)
        .join(made, made.id == placed.highlight_id)
        .where(which, placed.state == State.PLACED)
    )
    for highlight_id, version_id, start, end in rows:
        found[highlight_id][version_id] = Span(start or 0, end or 0)
    return found


def _settled(session: Session, version_id: int) -> frozenset[int]:
    placed = models.Placement
    return frozenset(
        session.execute(
            select(placed.highlight_id).where(
                placed.version_id == version_id,
                placed.state == State.LOST,
                placed.confidence >= 1,
            )
        ).scalars()
    )


def _texts(session: Session, version_ids: set[int]) -> dict[int, str]:
    version = models.Version
    rows = session.execute(select(version.id, version.text).where(version.id.in_(version_ids)))
    return dict(rows.all())
