"""The verbs of notes: a person's own words about a post, highlight, event or theme."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.clock import new_guid, now
from db.folding import cjk_forms, folded_forms
from db.history import describe
from db.models import Note
from db.records import About

_COLUMNS: dict[About, InstrumentedAttribute[int | None]] = {
    About.POST: Note.post_id,
    About.HIGHLIGHT: Note.highlight_id,
    About.EVENT: Note.event_id,
    About.THEME: Note.theme_id,
}


def write(session: Session, about: About, thing_id: int, text: str) -> None:
    """Make this the note about a thing; an empty one puts the note into the trash.

    White space at the ends goes; the same words again change nothing.
    """
    text = text.strip()
    row = _row(session, about, thing_id)
    if row is None and text:
        describe(session, "Write a note")
        row = Note(guid=new_guid(), made_at=now(), **_words(text))
        setattr(row, _COLUMNS[about].key, thing_id)
        session.add(row)
    elif row is not None and not text:
        describe(session, "Remove a note")
        row.removed_at = now()
    elif row is not None and row.text != text:
        describe(session, "Change a note")
        for column, value in _words(text).items():
            setattr(row, column, value)
    session.flush()


def texts(
    session: Session, about: About, thing_ids: Collection[int] | None = None
) -> dict[int, str]:
    """The notes about things of one kind, by the thing's id; of all of them when not told."""
    column = _COLUMNS[about]
    where: list[ColumnElement[bool]] = [column.is_not(None), Note.removed_at.is_(None)]
    if thing_ids is not None:
        where.append(column.in_(thing_ids))
    rows = session.execute(select(column, Note.text).where(*where))
    return {thing_id: text for thing_id, text in rows if thing_id is not None}


def _row(session: Session, about: About, thing_id: int) -> Note | None:
    return session.execute(
        select(Note).where(_COLUMNS[about] == thing_id, Note.removed_at.is_(None))
    ).scalar_one_or_none()


def _words(text: str) -> dict[str, str | None]:
    return {"text": text, "cjk": cjk_forms(text), "folded": folded_forms(text)}
