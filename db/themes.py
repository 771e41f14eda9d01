"""The verbs of themes: names that gather highlights, one below the other.

A theme is named by its path, "Funding/Grants". Two names are the same when
they are equal after NFC and casefold; they are unique under their parent.
`db.theme_tree` reads them.
"""

from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import models
from db.clock import new_guid, now
from db.errors import NameProblem, NotFoundProblem
from db.history import describe
from db.names import checked, name_key
from db.query.tree import NameField
from db.records import Theme
from db.searches_rewriting import following
from db.theme_tree import SEPARATOR, alive, by_id, family

COLOURS: Final = 7  # slots of the palette
KEYS: Final = range(1, 10)


@dataclass(frozen=True, slots=True)
class Removal:
    """What removing a theme would do, to be said before it is done.

    Attributes:
        themes: Paths that go, the theme itself first, those below it after.
        highlights: How many highlights stand under them.
        left_bare: How many of these would have no theme any more.
    """

    themes: tuple[str, ...]
    highlights: int
    left_bare: int


def named(session: Session, path: str) -> Theme:
    """The theme of this path; it and those above it are made where they are missing.

    A new one takes the next colour and the first free key.

    Raises:
        NameProblem: A part of the path is empty or too long.
    """
    parent_id: int | None = None
    for part in path.split(SEPARATOR):
        name = checked(part)
        row = _child(session, parent_id, name) or _add(session, parent_id, name)
        parent_id = row.id
    return by_id(session, [row.id])[row.id]


def add(session: Session, name: str, parent_id: int | None) -> int:
    """Make a new theme under another one, or at the top (None), and give its id.

    Raises:
        NameProblem: The name is empty, too long, or that of a theme beside it.
    """
    name = checked(name, SEPARATOR)
    other = _child(session, parent_id, name)
    if other is not None:
        raise NameProblem(
            _("There is a theme “{name}” already.").format(name=other.name),
            _("Choose another name."),
        )
    return _add(session, parent_id, name).id


def edit(session: Session, theme_id: int, *, definition: str, colour: int, key: int | None) -> None:
    """Set what a theme means, its colour's slot and the digit that applies it.

    A digit that another theme had is taken from it.

    Raises:
        NameProblem: There is no such colour or digit.
    """
    row = _row(session, theme_id)
    if colour not in range(COLOURS):
        raise NameProblem(
            _("There is no colour “{colour}”.").format(colour=colour),
            _("Choose one from 0 to {last}.").format(last=COLOURS - 1),
        )
    if key is not None and key not in KEYS:
        raise NameProblem(
            _("“{key}” cannot be a theme's key.").format(key=key),
            _("Choose a digit from 1 to 9."),
        )
    describe(session, "Change the theme “{name}”", name=row.name)
    if key is not None and key != row.key:
        for other in alive(session, models.Theme.key == key):
            other.key = None
        session.flush()
    row.definition, row.colour, row.key = definition, colour, key
    session.flush()


def rename(session: Session, theme_id: int, name: str) -> None:
    """Give a theme a new name.

    Raises:
        NameProblem: A theme beside it has that name; `merge` joins the two.
    """
    row = _row(session, theme_id)
    name = checked(name, SEPARATOR)
    other = _child(session, row.parent_id, name)
    if other is not None and other.id != theme_id:
        raise NameProblem(
            _("There is a theme “{name}” already.").format(name=other.name),
            _("Choose another name, or merge the two."),
        )
    describe(session, "Rename the theme “{old}” to “{new}”", old=row.name, new=name)
    with following(session, NameField.THEME):
        row.name, row.name_key = name, name_key(name)
    session.flush()


def move(session: Session, theme_id: int, parent_id: int | None) -> None:
    """Put a theme, with all below it, under another one, or at the top (None).

    Raises:
        NameProblem: It would stand below itself, or beside one of its own name.
    """
    row = _row(session, theme_id)
    if parent_id is not None and parent_id in family(session, theme_id):
        raise NameProblem(
            _("“{name}” cannot stand below itself.").format(name=row.name),
            _("Choose a theme that is not below it."),
        )
    other = _child(session, parent_id, row.name)
    if other is not None and other.id != theme_id:
        raise NameProblem(
            _("There is a theme “{name}” in that place already.").format(name=other.name),
            _("Rename one of them first, or merge the two."),
        )
    above = _row(session, parent_id).name if parent_id is not None else _("the top")
    describe(session, "Move the theme “{name}” to {above}", name=row.name, above=above)
    with following(session, NameField.THEME):
        row.parent_id, row.place = parent_id, _next_place(session, parent_id)
    session.flush()


def merge(session: Session, theme_id: int, into_id: int) -> None:
    """Put the highlights of a theme, and the themes below it, under another; it goes itself.

    Raises:
        NameProblem: One is below the other, or both have a theme of one name below.
    """
    row, into = _row(session, theme_id), _row(session, into_id)
    if row is into:
        raise NameProblem(
            _("“{name}” cannot be joined with itself.").format(name=row.name),
            _("Name the theme that its highlights should go to."),
        )
    if into_id in family(session, theme_id):
        raise NameProblem(
            _("“{into}” stands below “{name}”.").format(into=into.name, name=row.name),
            _("Move it to the top first."),
        )
    describe(session, "Join the theme “{name}” with “{into}”", name=row.name, into=into.name)
    with following(session, NameField.THEME, {theme_id: into_id}):
        for child in alive(session, models.Theme.parent_id == theme_id):
            move(session, child.id, into_id)
        there = set(_links(session, into_id))
        for highlight_id in _links(session, theme_id):
            if highlight_id not in there:
                session.add(models.HighlightTheme(highlight_id=highlight_id, theme_id=into_id))
        row.removed_at = now()
    session.flush()


def removal(session: Session, theme_id: int) -> Removal:
    """What `remove` would do, for the question before it."""
    gone = family(session, theme_id)
    paths = by_id(session)
    link = models.HighlightTheme
    alive = (
        select(link.highlight_id, link.theme_id)
        .join(models.Highlight, models.Highlight.id == link.highlight_id)
        .join(models.Post, models.Post.id == models.Highlight.post_id)
        .join(models.Theme, models.Theme.id == link.theme_id)
        .where(
            models.Highlight.removed_at.is_(None),
            models.Post.removed_at.is_(None),
            models.Theme.removed_at.is_(None),
        )
    )
    pairs = session.execute(alive).all()
    under = {highlight_id for highlight_id, theme in pairs if theme in gone}
    elsewhere = {highlight_id for highlight_id, theme in pairs if theme not in gone}
    return Removal(tuple(paths[each].path for each in gone), len(under), len(under - elsewhere))


def remove(session: Session, theme_id: int) -> None:
    """Put a theme and those below it into the trash; highlights keep their other themes."""
    row = _row(session, theme_id)
    describe(session, "Remove the theme “{name}”", name=row.name)
    removed_at = now()
    for each in family(session, theme_id):
        _row(session, each).removed_at = removed_at
    session.flush()


def _child(session: Session, parent_id: int | None, name: str) -> models.Theme | None:
    found = alive(
        session, models.Theme.parent_id == parent_id, models.Theme.name_key == name_key(name)
    )
    return found[0] if found else None


def _add(session: Session, parent_id: int | None, name: str) -> models.Theme:
    describe(session, "Add the theme “{name}”", name=name)
    used = {row.key for row in alive(session)}
    made = session.execute(select(func.count()).select_from(models.Theme)).scalar_one()
    row = models.Theme(
        guid=new_guid(),
        name=name,
        name_key=name_key(name),
        parent_id=parent_id,
        colour=made % COLOURS,
        key=next((key for key in KEYS if key not in used), None),
        place=_next_place(session, parent_id),
    )
    session.add(row)
    session.flush()
    return row


def _next_place(session: Session, parent_id: int | None) -> int:
    siblings = alive(session, models.Theme.parent_id == parent_id)
    return max((row.place for row in siblings), default=-1) + 1


def _links(session: Session, theme_id: int) -> list[int]:
    return list(
        session.execute(
            select(models.HighlightTheme.highlight_id).where(
                models.HighlightTheme.theme_id == theme_id
            )
        ).scalars()
    )


def _row(session: Session, theme_id: int) -> models.Theme:
    row = session.get(models.Theme, theme_id)
    if row is None or row.removed_at is not None:
        raise NotFoundProblem(
            _("There is no theme with the number “{n}”.").format(n=theme_id),
            _("It may be in the trash: see “event-notes trash”."),
        )
    return row
