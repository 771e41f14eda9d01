"""The verbs of feeds: the addresses that new posts come from."""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from db.addresses import canonical
from db.clock import new_guid, now
from db.errors import NameProblem, NotFoundProblem
from db.folding import name_key
from db.history import describe
from db.living import ALIVE
from db.models import Feed as FeedRow
from db.models import FeedState, Post, Source
from db.names import LONGEST, checked
from db.records import FeedLink


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of the library.

    Attributes:
        posts: How many posts have come from it, those in the trash left out.
        fetched: When it was fetched last, in UTC, or "".
        problem: Why that failed, in words, or "".
        etag: What its server wants to hear the next time; so is `modified`.
    """

    id: int
    guid: str
    name: str
    address: str
    site: str
    folder: str
    posts: int
    fetched: str
    problem: str
    etag: str
    modified: str


def feeds(session: Session) -> tuple[Feed, ...]:
    """All feeds, by folder and name; those without a folder first."""
    counts = dict(
        session.execute(
            select(Post.source_id, func.count()).where(ALIVE).group_by(Post.source_id)
        ).all()
    )
    rows = session.execute(
        select(FeedRow, FeedState)
        .outerjoin(FeedState, FeedState.feed_id == FeedRow.id)
        .where(FeedRow.removed_at.is_(None))
    ).all()
    found = [_record(row, state, counts) for row, state in rows]
    return tuple(sorted(found, key=lambda each: (name_key(each.folder), name_key(each.name))))


def add_feed(session: Session, link: FeedLink) -> int:
    """Take a feed into the library, and give its id; one that is here already stays as it is.

    Raises:
        NameProblem: It is no web address.
    """
    value = canonical(link.address)
    if not value.startswith("https://"):
        raise NameProblem(
            _("“{url}” is not the address of a feed.").format(url=link.address),
            _("Copy it whole from the browser, beginning with “https://”."),
        )
    there = session.execute(
        select(FeedRow.id).where(FeedRow.value == value, FeedRow.removed_at.is_(None))
    ).scalar_one_or_none()
    if there is not None:
        return there
    name = checked(" ".join((link.name or link.address).split())[:LONGEST])
    describe(session, "Add the feed “{name}”", name=name)
    row = FeedRow(
        guid=new_guid(),
        value=value,
        address=link.address.strip(),
        name=name,
        site=link.site,
        folder=link.folder,
    )
    session.add(row)
    session.flush()
    return row.id


def edit_feed(session: Session, feed_id: int, name: str, folder: str) -> None:
    """Give a feed another name, or put it into another folder; "" is none.

    Raises:
        NameProblem: The name cannot be one.
    """
    row = _row(session, feed_id)
    name = checked(name)
    describe(session, "Change the feed “{name}”", name=row.name)
    row.name, row.folder = name, folder.strip().strip("/")
    session.flush()


def remove_feed(session: Session, feed_id: int) -> None:
    """Put a feed into the trash; its posts stay."""
    row = _row(session, feed_id)
    describe(session, "Remove the feed “{name}”", name=row.name)
    row.removed_at = now()
    session.flush()


def find_feed(session: Session, named: str) -> Feed:
    """The feed that a person names, by its number, its name or its address.

    Raises:
        NotFoundProblem: None is called so, or several are.
    """
    key, value = name_key(named), canonical(named)
    found = [
        each
        for each in feeds(session)
        if named.strip() == str(each.id)
        or key == name_key(each.name)
        or value == canonical(each.address)
    ]
    if len(found) == 1:
        return found[0]
    message = (
        _("Several feeds are called “{named}”.") if found else _("There is no feed “{named}”.")
    )
    raise NotFoundProblem(
        message.format(named=named), _("Give its number, as “event-notes feeds” shows it.")
    )


def fetched(session: Session, feed_id: int, *, etag: str, modified: str, problem: str) -> None:
    """Note what came of fetching a feed; outside the history (`writing(counts=False)`).

    After a problem the marks of the last good answer are kept.
    """
    values = {"feed_id": feed_id, "fetched_at": now(), "problem": problem}
    if not problem:
        values |= {"etag": etag, "modified": modified}
    statement = insert(FeedState).values({"etag": "", "modified": "", **values})
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["feed_id"],
            set_={name: value for name, value in values.items() if name != "feed_id"},
        )
    )


def posts_are_of(session: Session, feed_id: int, source: str) -> None:
    """Remember the source that a feed's posts have; outside the history, after `fetched`."""
    source_id = session.execute(
        select(Source.id).where(Source.name_key == name_key(source))
    ).scalar_one_or_none()
    state = session.get(FeedState, feed_id)
    if state is not None and source_id is not None:
        state.source_id = source_id
        session.flush()


def _record(row: FeedRow, state: FeedState | None, counts: dict[int | None, int]) -> Feed:
    told = state or FeedState(fetched_at="", problem="", etag="", modified="", source_id=None)
    return Feed(
        row.id,
        row.guid,
        row.name,
        row.address,
        row.site,
        row.folder,
        0 if told.source_id is None else counts.get(told.source_id, 0),
        told.fetched_at,
        told.problem,
        told.etag,
        told.modified,
    )


def _row(session: Session, feed_id: int) -> FeedRow:
    row = session.get(FeedRow, feed_id)
    if row is None or row.removed_at is not None:
        raise NotFoundProblem(
            _("There is no feed with the number “{n}”.").format(n=feed_id),
            _("It may be in the trash: see “event-notes trash”."),
        )
    return row
