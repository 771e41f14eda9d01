"""The verbs of saved searches: queries kept under a name.

The query is kept as it is printed (`db.query.printing`), so that two ways to
type one query are kept alike; what could be understood only in part is kept as
it was typed.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from gettext import gettext as _
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import models
from db.clock import new_guid, now
from db.errors import NameProblem, NotFoundProblem, QueryProblem
from db.history import describe
from db.names import checked, name_key
from db.query import parse
from db.query.printing import printed
from db.records import SavedSearch

__all__ = ["SavedSearch", "canonical", "edit", "found", "listed", "move", "pin", "remove", "save"]

_NEAR: Final = 3  # names that may have been meant
_LIKENESS: Final = 0.6


def listed(session: Session) -> tuple[SavedSearch, ...]:
    """All saved searches, the pinned ones first, else in the person's order."""
    return tuple(
        SavedSearch(row.id, row.guid, row.name, row.query, row.place, row.pinned)
        for row in _rows(session)
    )


def found(session: Session, name: str) -> SavedSearch:
    """The saved search that a person names.

    Raises:
        NotFoundProblem: None is called so; it says which ones are called nearly so.
    """
    known = {name_key(each.name): each for each in listed(session)}
    if (wanted := name_key(" ".join(name.split()))) in known:
        return known[wanted]
    near = [known[key].name for key in _near(wanted, known)]
    raise NotFoundProblem(
        _("There is no saved search “{name}”.").format(name=name),
        _("Did you mean {names}?").format(names=", ".join(f"“{each}”" for each in near))
        if near
        else _("“event-notes searches” lists those there are."),
    )


def canonical(query: str) -> str:
    """A query as it is kept: the same for all ways to type it, if it was wholly understood.

    Raises:
        QueryProblem: It says nothing.
    """
    if not query.strip():
        raise QueryProblem(
            _("The search “{query}” says nothing.").format(query=query),
            _("Type what it should find; * is everything."),
        )
    understood = parse(query)
    return (not understood.notice and printed(understood)) or query.strip()


def save(session: Session, name: str, query: str, *, pinned: bool = False) -> int:
    """Keep a query under a new name, last in the order, and give its id.

    Raises:
        NameProblem: The name is empty or taken.
        QueryProblem: The query says nothing.
    """
    name = _free_name(session, name, None)
    query = canonical(query)
    describe(session, "Save the search “{name}”", name=name)
    last = session.execute(select(func.max(models.SavedSearch.place))).scalar_one()
    row = models.SavedSearch(
        guid=new_guid(),
        name=name,
        name_key=name_key(name),
        query=query,
        place=0 if last is None else last + 1,
        pinned=pinned,
    )
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session, search_id: int, name: str, query: str, *, pinned: bool | None = None
) -> None:
    """Change a saved search's name or query; None leaves it pinned or not as it is.

    Raises:
        NameProblem: The name is empty or taken.
        QueryProblem: The query says nothing.
    """
    row = _row(session, search_id)
    name = _free_name(session, name, search_id)
    query = canonical(query)
    describe(session, "Change the search “{name}”", name=row.name)
    row.name, row.name_key, row.query = name, name_key(name), query
    row.pinned = row.pinned if pinned is None else pinned
    session.flush()


def pin(session: Session, search_id: int, pinned: bool) -> None:
    """Put a saved search before those that are not pinned, or back among them."""
    row = _row(session, search_id)
    message = "Pin the search “{name}”" if pinned else "Unpin the search “{name}”"
    describe(session, message, name=row.name)
    row.pinned = pinned
    session.flush()


def move(session: Session, search_id: int, place: int) -> None:
    """Put a saved search at another place of the list, counted from 0.

    A pinned one stays among the pinned, another behind them.
    """
    row = _row(session, search_id)
    describe(session, "Move the search “{name}”", name=row.name)
    others = [each for each in _rows(session) if each is not row]
    pins = sum(each.pinned for each in others)
    first, last = (0, pins) if row.pinned else (pins, len(others))
    others.insert(min(max(place, first), last), row)
    for number, each in enumerate(others):
        each.place = number
    session.flush()


def remove(session: Session, search_id: int) -> None:
    """Put a saved search into the trash."""
    row = _row(session, search_id)
    describe(session, "Remove the search “{name}”", name=row.name)
    row.removed_at = now()
    session.flush()


def _near(wanted: str, keys: Iterable[str]) -> list[str]:
    """Names that hold the one that was typed, then those that are written much like it."""
    known = list(keys)
    holding = [key for key in known if wanted and wanted in key]
    alike = get_close_matches(wanted, known, _NEAR, _LIKENESS)
    return list(dict.fromkeys([*holding, *alike]))[:_NEAR]


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


def _rows(session: Session) -> list[models.SavedSearch]:
    table = models.SavedSearch
    in_order = (table.pinned.desc(), table.place, table.id)
    statement = select(table).where(table.removed_at.is_(None)).order_by(*in_order)
    return list(session.execute(statement).scalars())


def _row(session: Session, search_id: int) -> models.SavedSearch:
    row = session.get(models.SavedSearch, search_id)
    if row is None or row.removed_at is not None:
        raise NotFoundProblem(
            _("There is no saved search with the number “{n}”.").format(n=search_id),
            _("It may be in the trash: see “event-notes trash”."),
        )
    return row
