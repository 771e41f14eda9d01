"""The verbs of events: happenings in the world that posts tell of."""

from collections.abc import Collection
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import days, models, notes
from db.among import among
from db.clock import new_guid, now
from db.errors import NameProblem, NotFoundProblem
from db.history import describe
from db.living import ALIVE
from db.names import checked, name_key
from db.query.tree import NameField
from db.records import About, Event
from db.searches_rewriting import following


def listed(session: Session) -> tuple[Event, ...]:
    """All events by first day, then name; those without a day last."""
    return _among(session)


def of_post(session: Session, post_id: int) -> tuple[Event, ...]:
    """The events of one post, in the order of `listed`; the posts of others are not counted."""
    link = models.PostEvent
    ids = session.execute(select(link.event_id).where(link.post_id == post_id)).scalars().all()
    return _among(session, ids) if ids else ()


def of_posts(session: Session) -> dict[int, tuple[Event, ...]]:
    """The events of every post that has one, by post id, in the order of `listed`."""
    order = {event.id: event for event in listed(session)}
    found: dict[int, list[Event]] = {}
    pairs = set(session.execute(select(models.PostEvent.event_id, models.PostEvent.post_id)))
    posts_of: dict[int, list[int]] = {}
    for event_id, post_id in pairs:
        posts_of.setdefault(event_id, []).append(post_id)
    for event_id, event in order.items():
        for post_id in posts_of.get(event_id, ()):
            found.setdefault(post_id, []).append(event)
    return {post_id: tuple(events) for post_id, events in found.items()}


def find(session: Session, name: str) -> Event:
    """The event that a person names.

    Raises:
        NotFoundProblem: None is called so.
    """
    row = _alive(session, name)
    if row is None:
        raise NotFoundProblem(
            _("There is no event “{name}”.").format(name=name),
            _("“event-notes events” lists those there are."),
        )
    return _record(row, _counts(session, [row.id]).get(row.id, 0))


def named(session: Session, name: str) -> Event:
    """The event of this name; made if there is none.

    Raises:
        NameProblem: The name is empty or too long.
    """
    name = checked(name)
    row = _alive(session, name)
    if row is None:
        describe(session, "Add the event “{name}”", name=name)
        row = models.Event(guid=new_guid(), name=name, name_key=name_key(name))
        session.add(row)
        session.flush()
    return _record(row, _counts(session, [row.id]).get(row.id, 0))


def edit(  # noqa: PLR0913 -- each is a field of the event's form
    session: Session,
    event_id: int,
    *,
    name: str,
    series: str = "",
    venue: str = "",
    starts: str = "",
    ends: str = "",
) -> Event:
    """Change what is known of an event; dates are ISO text of year, month or day.

    Raises:
        NameProblem: Another event has the name.
        Problem: A date is none.
    """
    row = _row(session, event_id)
    name = checked(name)
    other = _alive(session, name)
    if other is not None and other.id != event_id:
        raise NameProblem(
            _("There is an event “{name}” already.").format(name=other.name),
            _("Choose another name, or join the two with “event-notes event merge”."),
        )
    describe(session, "Change the event “{name}”", name=row.name)
    with following(session, NameField.EVENT):
        row.name, row.name_key = name, name_key(name)
    row.series, row.venue = series, venue
    row.starts, row.ends = days.checked(starts), days.checked(ends)
    session.flush()
    return _record(row, _counts(session, [row.id]).get(row.id, 0))


def merge(session: Session, event_id: int, into_id: int) -> None:
    """Put the posts of an event under another, and its note below that one's; it goes itself.

    Raises:
        NameProblem: Both are the same event.
    """
    row, into = _row(session, event_id), _row(session, into_id)
    if row is into:
        raise NameProblem(
            _("“{name}” cannot be joined with itself.").format(name=row.name),
            _("Name the event that its posts should go to."),
        )
    describe(session, "Join the event “{name}” with “{into}”", name=row.name, into=into.name)
    there = select(models.PostEvent.post_id).where(models.PostEvent.event_id == event_id)
    put_posts(session, session.execute(there).scalars().all(), into_id)
    words = notes.texts(session, About.EVENT, [into_id, event_id])
    if event_id in words:
        joined = [words[each] for each in (into_id, event_id) if each in words]
        notes.write(session, About.EVENT, into_id, "\n\n".join(joined))
    with following(session, NameField.EVENT, {event_id: into_id}):
        row.removed_at = now()
    session.flush()


def remove(session: Session, event_id: int) -> None:
    """Put an event into the trash; its posts stay, without it."""
    row = _row(session, event_id)
    describe(session, "Remove the event “{name}”", name=row.name)
    row.removed_at = now()
    session.flush()


def put(session: Session, post_id: int, event_id: int) -> None:
    """Put a post under an event; nothing happens when it is there already."""
    put_posts(session, [post_id], event_id)


def put_posts(session: Session, post_ids: Collection[int], event_id: int) -> None:
    """Put posts under an event; those that are there already stay as they are."""
    new = set(post_ids) - _links(session, post_ids, event_id).keys()
    if not new:
        return
    name = _row(session, event_id).name
    if len(new) == 1:
        describe(session, "Put a post under the event “{name}”", name=name)
    else:
        describe(session, "Put {n} posts under the event “{name}”", n=len(new), name=name)
    session.add_all(models.PostEvent(post_id=each, event_id=event_id) for each in sorted(new))
    session.flush()


def take(session: Session, post_id: int, event_id: int) -> None:
    """Take a post away from an event; nothing happens when it is not there."""
    take_posts(session, [post_id], event_id)


def take_posts(session: Session, post_ids: Collection[int], event_id: int) -> None:
    """Take posts away from an event; those that are not there stay as they are."""
    links = _links(session, post_ids, event_id)
    if not links:
        return
    name = _row(session, event_id).name
    if len(links) == 1:
        describe(session, "Take a post away from the event “{name}”", name=name)
    else:
        describe(session, "Take {n} posts away from the event “{name}”", n=len(links), name=name)
    for link in links.values():
        session.delete(link)
    session.flush()


def _links(
    session: Session, post_ids: Collection[int], event_id: int
) -> dict[int, models.PostEvent]:
    """Which of the posts stand under the event, by post id."""
    link = models.PostEvent
    rows = session.execute(
        select(link).where(link.event_id == event_id, link.post_id.in_(among(post_ids)))
    ).scalars()
    return {row.post_id: row for row in rows}


def _among(session: Session, ids: Collection[int] | None = None) -> tuple[Event, ...]:
    """All events that are not in the trash, or those of these ids, in the order of `listed`."""
    counts = _counts(session, ids)
    statement = select(models.Event).where(models.Event.removed_at.is_(None))
    if ids is not None:
        statement = statement.where(models.Event.id.in_(ids))
    order = (models.Event.starts == "", models.Event.starts, models.Event.name_key)
    rows = session.execute(statement.order_by(*order)).scalars()
    return tuple(_record(row, counts.get(row.id, 0)) for row in rows)


def _counts(session: Session, ids: Collection[int] | None = None) -> dict[int, int]:
    """How many posts that can be seen stand under each event, or under these."""
    statement = (
        select(models.PostEvent.event_id, func.count())
        .join(models.Post, models.Post.id == models.PostEvent.post_id)
        .where(ALIVE)
        .group_by(models.PostEvent.event_id)
    )
    if ids is not None:
        statement = statement.where(models.PostEvent.event_id.in_(ids))
    return dict(session.execute(statement).all())


def _alive(session: Session, name: str) -> models.Event | None:
    return session.execute(
        select(models.Event).where(
            models.Event.name_key == name_key(name), models.Event.removed_at.is_(None)
        )
    ).scalar_one_or_none()


def _row(session: Session, event_id: int) -> models.Event:
    row = session.get(models.Event, event_id)
    if row is None or row.removed_at is not None:
        raise NotFoundProblem(
            _("There is no event with the number “{n}”.").format(n=event_id),
            _("It may be in the trash: see “event-notes trash”."),
        )
    return row


def _record(row: models.Event, count: int) -> Event:
    return Event(row.id, row.guid, row.name, row.series, row.venue, row.starts, row.ends, count)
