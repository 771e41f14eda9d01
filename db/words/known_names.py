"""The names that a query can ask for, with what a list shows beside each.

Read once and kept until something changes in the library: to count the posts of all
authors takes some 50 ms of 100,000 posts.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from db import events, theme_tree
from db.folding import fold_line
from db.living import ALIVE
from db.models import Label, Post, PostLabel, Source
from db.query.tree import NameField
from db.words.language_names import language_names
from db.words.remembered import Remembered, state


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the library.

    Attributes:
        name: As a query writes it: a theme's path, a language's code.
        key: How it is compared.
        count: Its posts, a theme's highlights.
        detail: What else is known of it, or "".
        colour: A theme's slot of the palette.
    """

    name: str
    key: str
    count: int
    detail: str = ""
    colour: int | None = None


def listed(session: Session, field: NameField) -> tuple[KnownName, ...]:
    """All names of a field: themes and events in their order, the others by their posts."""
    return _REMEMBERED[field].get(session, state(session), lambda: _READ[field](session))


def _themes(session: Session) -> tuple[KnownName, ...]:
    return tuple(
        _known(theme.path, theme.count, theme.definition, theme.colour)
        for theme in theme_tree.listed(session)
    )


def _events(session: Session) -> tuple[KnownName, ...]:
    return tuple(
        _known(event.name, event.count, "–".join(filter(None, (event.starts, event.ends))))
        for event in events.listed(session)
    )


def _labels(session: Session) -> tuple[KnownName, ...]:
    return _most_posts_first(
        session,
        select(func.min(Label.name), func.count())
        .join(PostLabel, PostLabel.label_id == Label.id)
        .join(Post, Post.id == PostLabel.post_id)
        .where(ALIVE)
        .group_by(Label.id),
    )


def _authors(session: Session) -> tuple[KnownName, ...]:
    return _most_posts_first(
        session,
        select(func.min(Post.author), func.count())
        .where(ALIVE, Post.author_key != "")
        .group_by(Post.author_key),
    )


def _sources(session: Session) -> tuple[KnownName, ...]:
    return _most_posts_first(
        session,
        select(func.min(Source.name), func.count())
        .join(Post, Post.source_id == Source.id)
        .where(ALIVE)
        .group_by(Source.id),
    )


def _languages(session: Session) -> tuple[KnownName, ...]:
    """Codes that are also found by what the language is called."""
    statement = (
        select(Post.language, func.count())
        .where(ALIVE, Post.language != "")
        .group_by(Post.language)
    )
    return tuple(
        replace(
            known, key=fold_line(" ".join((known.name, *names))), detail=" ".join(names[:1]).title()
        )
        for known in _most_posts_first(session, statement)
        for names in [language_names(known.name)]
    )


def _most_posts_first(session: Session, statement: Select[str, int]) -> tuple[KnownName, ...]:
    rows: list[Row[str, int]] = list(session.execute(statement).all())
    found = [_known(name, count) for name, count in rows]
    return tuple(sorted(found, key=lambda known: (-known.count, known.key, known.name)))


def _known(name: str, count: int, detail: str = "", colour: int | None = None) -> KnownName:
    return KnownName(name, fold_line(name), count, " ".join(detail.split()), colour)


_READ: Final[dict[NameField, Callable[[Session], tuple[KnownName, ...]]]] = {
    NameField.THEME: _themes,
    NameField.EVENT: _events,
    NameField.LABEL: _labels,
    NameField.AUTHOR: _authors,
    NameField.SOURCE: _sources,
    NameField.LANGUAGE: _languages,
}
_REMEMBERED: Final = {field: Remembered[tuple[KnownName, ...]]() for field in NameField}
