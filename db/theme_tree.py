"""Themes as they stand one below the other, and how a person names one."""

from collections.abc import Collection
from gettext import gettext as _
from typing import Final

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import Session

from db import models
from db.errors import NotFoundProblem
from db.names import name_key
from db.records import Theme

SEPARATOR: Final = "/"

# Made once: marking a passage asks them, and making takes longer than asking.
_IN_ORDER: Final = (
    select(models.Theme)
    .where(models.Theme.removed_at.is_(None))
    .order_by(models.Theme.place, models.Theme.name_key, models.Theme.id)
)
_COUNTED: Final = (
    select(models.HighlightTheme.theme_id, func.count())
    .join(models.Highlight, models.Highlight.id == models.HighlightTheme.highlight_id)
    .join(models.Post, models.Post.id == models.Highlight.post_id)
    .where(models.Highlight.removed_at.is_(None), models.Post.removed_at.is_(None))
    .group_by(models.HighlightTheme.theme_id)
)
_FEW: Final = _COUNTED.where(models.HighlightTheme.theme_id.in_(bindparam("ids", expanding=True)))


def spaced(path: str) -> str:
    """A path as it is shown, with room round each “/”."""
    return path.replace(SEPARATOR, f" {SEPARATOR} ")


def listed(session: Session) -> tuple[Theme, ...]:
    """All themes, each followed by those below it, siblings in their own order."""
    return tuple(by_id(session).values())


def by_id(session: Session, ids: Collection[int] | None = None) -> dict[int, Theme]:
    """Themes by their id, in the order of `listed`; all of them when not told which.

    A few are had much sooner: counting all highlights of a large library takes 10 ms.
    """
    themes = _walk(_below(session), None, "", _counts(session, ids))
    return {theme.id: theme for theme in themes if ids is None or theme.id in ids}


def colours(session: Session) -> dict[int, int]:
    """The colour's slot of each theme, by id and in the order of `listed`, without counting."""
    return {theme.id: theme.colour for theme in _walk(_below(session), None, "", {})}


def find(session: Session, path: str) -> Theme:
    """The theme that a person names, by path, or by name where that is clear.

    Raises:
        NotFoundProblem: None is called so, or several are.
    """
    key = _path_key(path)
    all_themes = listed(session)
    found = [theme for theme in all_themes if _path_key(theme.path) == key]
    found = found or [theme for theme in all_themes if name_key(theme.name) == key]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundProblem(
            _("Several themes are called “{name}”: {paths}.").format(
                name=path, paths=", ".join(theme.path for theme in found)
            ),
            _("Give the whole path, as it stands there."),
        )
    raise NotFoundProblem(
        _("There is no theme “{name}”.").format(name=path),
        _("“event-notes themes” lists those there are."),
    )


def family(session: Session, theme_id: int) -> tuple[int, ...]:
    """A theme and all those below it that are not in the trash, itself first."""
    below = _below(session)
    found = [theme_id]
    for each in found:
        found += [row.id for row in below.get(each, ())]
    return tuple(found)


def alive(session: Session, *where: ColumnElement[bool]) -> list[models.Theme]:
    """The rows of themes not in the trash that fit the conditions, in their order."""
    return list(
        session.execute(
            select(models.Theme)
            .where(models.Theme.removed_at.is_(None), *where)
            .order_by(models.Theme.place, models.Theme.id)
        ).scalars()
    )


def _below(session: Session) -> dict[int | None, list[models.Theme]]:
    """The themes by the one they stand below."""
    below: dict[int | None, list[models.Theme]] = {}
    for row in session.execute(_IN_ORDER).scalars():
        below.setdefault(row.parent_id, []).append(row)
    return below


def _walk(
    below: dict[int | None, list[models.Theme]],
    parent_id: int | None,
    above: str,
    counts: dict[int, int],
) -> list[Theme]:
    themes = []
    for row in below.get(parent_id, ()):
        path = above + row.name
        themes.append(
            Theme(
                row.id, row.guid, row.name, path, row.parent_id, row.colour,
                row.definition, row.key, row.place, counts.get(row.id, 0),
            )
        )  # fmt: skip
        themes += _walk(below, row.id, path + SEPARATOR, counts)
    return themes


def _counts(session: Session, ids: Collection[int] | None) -> dict[int, int]:
    rows = session.execute(_COUNTED) if ids is None else session.execute(_FEW, {"ids": list(ids)})
    return dict(rows.all())


def _path_key(path: str) -> str:
    return SEPARATOR.join(name_key(part) for part in path.split(SEPARATOR))
