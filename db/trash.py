"""What a person removed, and the way back."""

from gettext import gettext as _

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db import models
from db.errors import NameProblem, NotFoundProblem, Problem
from db.highlights import shortened
from db.history import describe
from db.models import UNDONE
from db.records import Removed

_KINDS: dict[str, type[models.Noun]] = {
    "post": models.Post,
    "highlight": models.Highlight,
    "theme": models.Theme,
    "note": models.Note,
    "event": models.Event,
    "search": models.SavedSearch,
    "feed": models.Feed,
}


def listed(session: Session) -> tuple[Removed, ...]:
    """Everything in the trash, what was removed last first.

    What was taken back by undo is not here: redo brings it back.
    """
    found = []
    for kind, table in _KINDS.items():
        rows = session.execute(
            select(table).where(table.removed_at.is_not(None), table.removed_at != UNDONE)
        ).scalars()
        found += [Removed(kind, row.guid, _name(row), row.removed_at or "") for row in rows]
    return tuple(sorted(found, key=lambda each: (each.removed, each.guid), reverse=True))


def restore(session: Session, guid: str) -> Removed:
    """Bring something back from the trash, by its guid or the beginning of it.

    A post comes with its highlights, a theme with what was removed together
    with it, and with the themes above it.

    Raises:
        NotFoundProblem: Nothing in the trash is called so, or several things are.
        NameProblem: Its name or address belongs to something else by now.
        Problem: A highlight's or note's own post or highlight is still in the trash.
    """
    removed = _find(session, guid)
    row = session.execute(
        select(_KINDS[removed.kind]).where(_KINDS[removed.kind].guid == removed.guid)
    ).scalar_one()
    describe(session, "Restore “{name}”", name=removed.name)
    try:
        _bring_back(session, row)
        session.flush()
    except IntegrityError as error:
        raise NameProblem(
            _("“{name}” cannot come back: its name or address is taken by now.").format(
                name=removed.name
            ),
            _("Rename or remove the other one first."),
        ) from error
    return removed


def _find(session: Session, guid: str) -> Removed:
    beginning = guid.strip().lower()
    found = [each for each in listed(session) if beginning and each.guid.startswith(beginning)]
    if len(found) == 1:
        return found[0]
    message = (
        _("Several things in the trash begin with “{guid}”.")
        if found
        else _("Nothing in the trash is called “{guid}”.")
    )
    raise NotFoundProblem(message.format(guid=guid), _("“event-notes trash” lists what is there."))


def _bring_back(session: Session, row: models.Noun) -> None:
    removed_at = row.removed_at
    row.removed_at = None
    match row:
        case models.Post():
            _bring_addresses(session, row.id, removed_at)
        case models.Theme():
            _bring_family(session, row, removed_at)
        case models.Highlight():
            _need(session, row, (models.Post, row.post_id))
        case models.Note():
            _need(
                session,
                row,
                (models.Post, row.post_id),
                (models.Highlight, row.highlight_id),
                (models.Event, row.event_id),
                (models.Theme, row.theme_id),
            )
        case _:
            pass


def _bring_addresses(session: Session, post_id: int, removed_at: str | None) -> None:
    for address in session.execute(
        select(models.Address).where(
            models.Address.post_id == post_id, models.Address.removed_at == removed_at
        )
    ).scalars():
        address.removed_at = None


def _bring_family(session: Session, row: models.Theme, removed_at: str | None) -> None:
    """Those above it, so that it has its place, and those that went with it."""
    above = session.get(models.Theme, row.parent_id) if row.parent_id else None
    if above is not None and above.removed_at is not None:
        above.removed_at = None
        _bring_family(session, above, None)
    if row.key is not None and _key_taken(session, row):
        row.key = None
    if removed_at is not None:
        below = select(models.Theme).where(
            models.Theme.parent_id == row.id, models.Theme.removed_at == removed_at
        )
        for child in session.execute(below).scalars().all():
            child.removed_at = None
            _bring_family(session, child, removed_at)


def _key_taken(session: Session, row: models.Theme) -> bool:
    other = select(models.Theme.id).where(
        models.Theme.key == row.key, models.Theme.removed_at.is_(None), models.Theme.id != row.id
    )
    return session.execute(other).first() is not None


def _need(
    session: Session, row: models.Noun, *belongs_to: tuple[type[models.Noun], int | None]
) -> None:
    for table, thing_id in belongs_to:
        thing = session.get(table, thing_id) if thing_id else None
        if thing is not None and thing.removed_at is not None:
            raise Problem(
                _("“{name}” belongs to “{thing}”, which is in the trash itself.").format(
                    name=_name(row), thing=_name(thing)
                ),
                _("Restore that first; what belongs to it is kept."),
            )


def _name(row: models.Noun) -> str:
    match row:
        case models.Post():
            return row.title
        case models.Highlight():
            return shortened(row.quote, in_quotes=False)
        case models.Note():
            return shortened(row.text, in_quotes=False)
        case models.Theme() | models.Event() | models.SavedSearch() | models.Feed():
            return row.name
        case _:
            raise TypeError(type(row).__name__)
