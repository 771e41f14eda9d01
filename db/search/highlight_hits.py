"""Which highlights and notes a query describes, the latest made first."""

from typing import Final

from sqlalchemy import Boolean, ColumnElement, Row, Select, case, func, literal_column, select

from db import highlights
from db.living import ALIVE
from db.models import Event, Theme
from db.query.tree import Fact, Lacking, Named, NameField, Tree, Where, all_of, leaves, wordings
from db.records import About, Highlight, HighlightHit, NoteHit
from db.search import conditions
from db.search.asked import Asked
from db.search.post_facts import HIGHLIGHT, NOTE, POST

_EVENT: Final = Event.__table__.c
_THEME: Final = Theme.__table__.c
_LATEST: Final = (HIGHLIGHT.made_at.desc(), HIGHLIGHT.id.desc())
_TELLING: Final = {Fact.IS_HIGHLIGHTED, Fact.IS_LOST, Fact.IS_CHECK, Fact.HAS_NOTE}


def found(asked: Asked, limit: int) -> tuple[tuple[HighlightHit, ...], int]:
    """The latest highlights described, and how many there are; none unless the query is of them."""
    if not is_about_highlights(asked):
        return (), 0
    rows = asked.session.execute(_described(asked).order_by(*_LATEST).limit(limit)).all()
    total = len(rows) if len(rows) < limit else count(asked)
    titles: dict[int, str] = dict(rows)
    records = highlights.records(asked.session, list(titles)) if titles else {}
    hits = tuple(_highlight_hit(asked, records[id_], title) for id_, title in titles.items())
    return hits, total


def ids(asked: Asked) -> tuple[int, ...]:
    """All highlights described, in no order, whether or not the query is about highlights."""
    return tuple(asked.session.execute(_described(asked)).scalars())


def count(asked: Asked) -> int:
    """How many highlights are described; 0 unless the query is about highlights."""
    if not is_about_highlights(asked):
        return 0
    rows = _described(asked).subquery()
    return asked.session.execute(select(func.count()).select_from(rows)).scalar_one()


def is_about_highlights(asked: Asked) -> bool:
    """Whether highlights belong to what is wanted, so that they are worth a list."""
    if not (asked.looks_in(Where.HIGHLIGHTS) or asked.looks_in(Where.NOTES)):
        return False
    return not asked.looks_in(Where.POSTS) or any(map(_is_telling, leaves(asked.tree)))


def notes(asked: Asked, limit: int) -> tuple[tuple[NoteHit, ...], int]:
    """The latest notes about posts, events and themes that are described, and how many."""
    if not is_about_notes(asked):
        return (), 0
    statement = _noted(asked)
    rows = asked.session.execute(
        statement.order_by(NOTE.made_at.desc(), NOTE.id.desc()).limit(limit)
    ).all()
    total = len(rows) if len(rows) < limit else note_count(asked)
    return tuple(_note_hit(asked, row) for row in rows), total


def note_count(asked: Asked) -> int:
    """How many such notes are described."""
    if not is_about_notes(asked):
        return 0
    rows = _noted(asked).with_only_columns(NOTE.id).subquery()
    return asked.session.execute(select(func.count()).select_from(rows)).scalar_one()


def is_about_notes(asked: Asked) -> bool:
    """Whether notes belong to what is wanted: words are sought, or nothing but notes."""
    if not asked.looks_in(Where.NOTES):
        return False
    return asked.query.where == {Where.NOTES} or any(True for _each in wordings(asked.tree))


def _described(asked: Asked) -> Select[int, str]:
    """Ids of the highlights that a query describes, with the titles of their posts."""
    tree, where = asked.tree, asked.query.where
    if where == {Where.NOTES}:
        tree = all_of([tree, Fact.HAS_NOTE])
    return (
        select(HIGHLIGHT.id, POST.title)
        .join_from(HIGHLIGHT.id.table, POST.id.table, POST.id == HIGHLIGHT.post_id)
        .where(HIGHLIGHT.removed_at.is_(None), ALIVE)
        .where(conditions.for_highlights(asked.session, where, tree))
    )


def _highlight_hit(asked: Asked, kept: Highlight, title: str) -> HighlightHit:
    find = asked.places.find
    note_marks = find(kept.note) if kept.note and asked.looks_in(Where.NOTES) else ()
    return HighlightHit(kept, title, find(kept.passage), note_marks)


def _noted(asked: Asked) -> Select[int | None, int | None, int | None, str, str]:
    """What each note is about, the name of that, and its words."""
    name = case(
        (NOTE.post_id.is_not(None), POST.title),
        (NOTE.event_id.is_not(None), _EVENT.name),
        else_=_THEME.name,
    ).label("name")
    return (
        select(NOTE.post_id, NOTE.event_id, NOTE.theme_id, name, NOTE.text)
        .select_from(NOTE.id.table)
        .outerjoin(POST.id.table, POST.id == NOTE.post_id)
        .outerjoin(_EVENT.id.table, _EVENT.id == NOTE.event_id)
        .outerjoin(_THEME.id.table, _THEME.id == NOTE.theme_id)
        .where(
            NOTE.removed_at.is_(None),
            NOTE.highlight_id.is_(None),
            _OF_WHAT_IS_THERE,
            conditions.for_notes(asked.session, asked.tree),
        )
    )


def _note_hit(asked: Asked, row: Row[int | None, int | None, int | None, str, str]) -> NoteHit:
    snippet = asked.places.snippet(row.text)
    by_thing = {
        About.POST: row.post_id, About.EVENT: row.event_id, About.THEME: row.theme_id
    }  # fmt: skip
    about, id_ = next((about, id_) for about, id_ in by_thing.items() if id_ is not None)
    return NoteHit(about, id_, row.name, snippet.text, snippet.marks)


def _is_telling(leaf: Tree) -> bool:
    """Whether a part of a query says something about highlights themselves."""
    match leaf:
        case Fact():
            return leaf in _TELLING
        case Named(NameField.THEME) | Lacking(NameField.THEME):
            return True
        case _:
            return any(True for _each in wordings(leaf))


# A post's note counts where the post is seen; those of removed events and themes are in the trash.
_OF_WHAT_IS_THERE: Final[ColumnElement[bool]] = literal_column(
    "(coalesce(post.removed_at IS NULL AND post.pending = 0, 0)"
    " OR (note.event_id IS NOT NULL AND event.removed_at IS NULL)"
    " OR (note.theme_id IS NOT NULL AND theme.removed_at IS NULL))",
    Boolean,
)
