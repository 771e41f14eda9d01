"""Which themes, events, labels and authors a typed name stands for.

A name that equals the typed one, capitals and marks aside, is meant; where none
does, every name that holds it.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.folding import fold
from db.models import Event, Label, Post, Theme
from db.query_tree import NameField
from db.theme_tree import SEPARATOR

Id = TypeVar("Id")

_EVENT = Event.__table__.c
_LABEL = Label.__table__.c
_POST = Post.__table__.c
_THEME = Theme.__table__.c


def theme_ids(session: Session, name: str) -> list[int]:
    """The themes meant and all themes below them; a name with “/” in it is that of a path."""
    statement = select(_THEME.id, _THEME.name, _THEME.parent_id).where(_THEME.removed_at.is_(None))
    rows = session.execute(statement).all()
    names = {theme_id: theme for theme_id, theme, _parent in rows}
    parents = {theme_id: parent for theme_id, _theme, parent in rows}
    if SEPARATOR in name:
        names = {theme_id: _path(theme_id, names, parents) for theme_id in names}
    found = _meant(name, names.items())
    for above in found:  # grows while it is gone through
        found += [id_ for id_, parent in parents.items() if parent == above and id_ not in found]
    return found


def event_ids(session: Session, name: str) -> list[int]:
    """The events meant."""
    statement = select(_EVENT.id, _EVENT.name).where(_EVENT.removed_at.is_(None))
    return _meant(name, session.execute(statement))


def label_ids(session: Session, name: str) -> list[int]:
    """The labels meant."""
    return _meant(name, session.execute(select(_LABEL.id, _LABEL.name)))


def author_keys(session: Session, name: str) -> list[str]:
    """The `author_key` of the authors meant."""
    keys = session.execute(select(_POST.author_key).distinct()).scalars()
    return _meant(name, ((key, key) for key in keys if key))


def is_known(session: Session, field: NameField, name: str) -> bool:
    """Whether anything of this kind is called so."""
    match field:
        case NameField.THEME:
            return bool(theme_ids(session, name))
        case NameField.EVENT:
            return bool(event_ids(session, name))
        case NameField.LABEL:
            return bool(label_ids(session, name))
        case NameField.AUTHOR:
            return bool(author_keys(session, name))


def _path(theme_id: int | None, names: Mapping[int, str], parents: Mapping[int, int | None]) -> str:
    path: list[str] = []
    while theme_id is not None and theme_id in names:
        path.insert(0, names[theme_id])
        theme_id = parents[theme_id]
    return SEPARATOR.join(path)


def _meant(name: str, named: Iterable[tuple[Id, str]]) -> list[Id]:
    wanted = _compared(name)
    close = [(id_, key) for id_, known in named if wanted in (key := _compared(known))]
    return [id_ for id_, key in close if key == wanted] or [id_ for id_, _ in close]


def _compared(name: str) -> str:
    return " ".join(fold(name).split())
