"""The verbs of saved searches: queries kept under a name."""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import models
from db.clock import new_guid, now
from db.errors import NameProblem, NotFoundProblem
from db.history import describe
from db.names import checked, name_key


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name."""

    id: int
    guid: str
    name: str
    query: str
    order: int


def listed(session: Session) -> tuple[SavedSearch, ...]:
    """All saved searches in the person's order."""
    rows = session.execute(
        select(models.SavedSearch)
        .where(models.SavedSearch.removed_at.is_(None))
        .order_by(models.SavedSearch.place, models.SavedSearch.id)
    ).scalars()
    return tuple(SavedSearch(row.id, row.guid, row.name, row.query, row.place) for row in rows)


def save(session: Session, name: str, query: str) -> int:
    """Keep a query under a new name, last in the order, and give its id.

    Raises:
        NameProblem: The name is empty or taken.
    """
    name = _free_name(session, name, None)
    describe(session, "Save the search “{name}”", name=name)
    last = session.execute(select(func.max(models.SavedSearch.place))).scalar_one()
    row = models.SavedSearch(
        guid=new_guid(),
        name=name,
        name_key=name_key(name),
        query=query,
        place=0 if last is None else last + 1,
    )
    session.add(row)
    session.flush()
    return row.id


def edit(session: Session, search_id: int, name: str, query: str) -> None:
    """Change a saved search's name or query.

    Raises:
        NameProblem: The name is empty or taken.
    """
    row = _row(session, search_id)
    name = _free_name(session, name, search_id)
    describe(session, "Change the search “{name}”", name=row.name)
    row.name, row.name_key, row.query = name, name_key(name), query
    session.flush()


def remove(session: Session, search_id: int) -> None:
    """Put a saved search into the trash."""
    row = _row(session, search_id)
    describe(session, "Remove the search “{name}”", name=row.name)
    row.removed_at = now()
    session.flush()


def _free_name(session: Session, name: str, own_id: int | None) -> str:
    name = checked(name)
    other = session.execute(
        select(models.SavedSearch).where(
            models.SavedSearch.name_key == name_key(name), models.SavedSearch.removed_at.is_(None)
        )
    ).scalar_one_or_none()
    if other is not None and other.id != own_id:
        raise NameProblem(
            _("There is a saved search “{name}” already.").format(name=other.name),
            _("Choose another name."),
        )
    return name


def _row(session: Session, search_id: int) -> models.SavedSearch:
    row = session.get(models.SavedSearch, search_id)
    if row is None or row.removed_at is not None:
        raise NotFoundProblem(
            _("There is no saved search with the number “{n}”.").format(n=search_id),
            _("It may be in the trash: see “event-notes trash”."),
        )
    return row
