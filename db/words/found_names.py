"""Which themes, events, authors, sources, labels and languages a typed name stands for.

A name that equals the typed one, capitals and marks aside, is meant; where none
does, every name that holds it. Authors and languages are those of posts that can be
found, as `db.words.known_names` remembers them: to go through all posts takes long.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.folding import fold_line, name_key
from db.models import Event, Label, Source, Theme
from db.query.tree import NameField
from db.theme_tree import SEPARATOR
from db.words import known_names
from db.words.language_names import language_codes

Id = TypeVar("Id")

_EVENT = Event.__table__.c
_LABEL = Label.__table__.c
_SOURCE = Source.__table__.c
_THEME = Theme.__table__.c


class _Finding(Protocol):
    def __call__(
        self, session: Session, name: str, *, exactly: bool = False
    ) -> Sequence[int] | Sequence[str]: ...


def theme_ids(session: Session, name: str, *, exactly: bool = False) -> list[int]:
    """The themes meant and, unless exactly these, all below them.

    A name with “/” in it is that of a path; where it begins with one, of a path from the top.
    """
    statement = select(_THEME.id, _THEME.name, _THEME.parent_id).where(_THEME.removed_at.is_(None))
    rows = session.execute(statement).all()
    names = {theme_id: theme for theme_id, theme, _parent in rows}
    parents = {theme_id: parent for theme_id, _theme, parent in rows}
    if SEPARATOR in name:
        top = SEPARATOR if name.startswith(SEPARATOR) else ""
        names = {theme_id: top + _path(theme_id, names, parents) for theme_id in names}
    found = _meant(name, _folded(names.items()), exactly=exactly)
    if exactly:
        return found
    for above in found:  # grows while it is gone through
        found += [id_ for id_, parent in parents.items() if parent == above and id_ not in found]
    return found


def event_ids(session: Session, name: str, *, exactly: bool = False) -> list[int]:
    """The events meant."""
    statement = select(_EVENT.id, _EVENT.name).where(_EVENT.removed_at.is_(None))
    return _meant(name, _folded(session.execute(statement)), exactly=exactly)


def label_ids(session: Session, name: str, *, exactly: bool = False) -> list[int]:
    """The labels meant."""
    rows = session.execute(select(_LABEL.id, _LABEL.name))
    return _meant(name, _folded(rows), exactly=exactly)


def author_keys(session: Session, name: str, *, exactly: bool = False) -> list[str]:
    """The `author_key` of the authors meant."""
    known = known_names.listed(session, NameField.AUTHOR)
    return _meant(name, ((name_key(each.name), each.key) for each in known), exactly=exactly)


def source_ids(session: Session, name: str, *, exactly: bool = False) -> list[int]:
    """The sources meant."""
    rows = session.execute(select(_SOURCE.id, _SOURCE.name))
    return _meant(name, _folded(rows), exactly=exactly)


def languages(session: Session, name: str, *, exactly: bool = False) -> list[str]:
    """The languages of posts that are meant, by code or by name.

    “de” and “German” mean “de-AT” as well, unless exactly.
    """
    codes = (known.name for known in known_names.listed(session, NameField.LANGUAGE))
    wanted = language_codes(name)
    return [
        code
        for code in codes
        if (key := fold_line(code)) in wanted or (not exactly and key.partition("-")[0] in wanted)
    ]


def is_known(session: Session, field: NameField, name: str, *, exactly: bool = False) -> bool:
    """Whether anything of this kind is called so."""
    return bool(_FOUND[field](session, name, exactly=exactly))


def _path(theme_id: int | None, names: Mapping[int, str], parents: Mapping[int, int | None]) -> str:
    path: list[str] = []
    while theme_id is not None and theme_id in names:
        path.insert(0, names[theme_id])
        theme_id = parents[theme_id]
    return SEPARATOR.join(path)


def _folded(named: Iterable[tuple[Id, str]]) -> Iterator[tuple[Id, str]]:
    return ((id_, fold_line(name)) for id_, name in named)


def _meant(name: str, keys: Iterable[tuple[Id, str]], *, exactly: bool) -> list[Id]:
    """Of things with their names as these are compared."""
    wanted = fold_line(name)
    close = [(id_, key) for id_, key in keys if wanted in key]
    equal = [id_ for id_, key in close if key == wanted]
    return equal if exactly or equal else [id_ for id_, _ in close]


_FOUND: Final[dict[NameField, _Finding]] = {
    NameField.THEME: theme_ids,
    NameField.EVENT: event_ids,
    NameField.AUTHOR: author_keys,
    NameField.SOURCE: source_ids,
    NameField.LABEL: label_ids,
    NameField.LANGUAGE: languages,
}
