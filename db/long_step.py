"""One step of the history in many transactions: an import of thousands of posts.

The posts of a batch are saved `pending`, new texts of old posts with a number
below 0: nobody sees either. The last transaction reveals them all at once, and
does what can be seen at once, such as marking passages of posts that are here.
Whatever ends the step early, a Cancel, an error or a crash, takes them away
again, and nothing of it stays.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from sqlalchemy import (
    Connection,
    Delete,
    Integer,
    Select,
    cast,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from db import history, history_models, models
from db.history import Recorder
from db.steps import Changes, Label


class Transactions(Protocol):
    """What a long step needs of a library: one writing transaction at a time."""

    def writing(self) -> AbstractContextManager[Session]:
        """A session inside `BEGIN IMMEDIATE`, committed when the block ends well."""


class LongStep:
    """The batches of one step; made by `Library.long_step`."""

    def __init__(self, library: Transactions, label: Label) -> None:
        self._library = library
        self._recorder = Recorder(pending=True, label=label)
        self._at_the_end: list[Callable[[Session], None]] = []

    @contextmanager
    def batch(self) -> Iterator[Session]:
        """A session for one transaction's worth of posts, some 500."""
        with self._library.writing() as session:
            history.begin(session, self._recorder)
            yield session
            history.finish(session)

    def at_the_end(self, do: Callable[[Session], None]) -> None:
        """Have something done in the last transaction, in the order of asking."""
        self._at_the_end.append(do)

    def name(self, label: Label) -> None:
        """Say what the step did, once it is known, such as how many posts there were."""
        self._recorder.label = label

    def reveal(self) -> Changes:
        """Let everybody see what was saved; now it is a step that can be undone."""
        if self._recorder.step_id is not None or self._at_the_end:
            with self._library.writing() as session:
                self._finish(session)
        return self._recorder.changes()

    def _finish(self, session: Session) -> None:
        history.begin(session, self._recorder)
        session.execute(
            update(models.Post).where(models.Post.pending.is_(True)).values(pending=False)
        )
        for do in self._at_the_end:
            do(session)
        session.flush()
        connection = session.connection()
        if self._recorder.step_id is not None:
            history.end_redo(connection)
            history.settle(connection, self._recorder)

    def take_away(self) -> None:
        """Leave nothing of the step behind."""
        with self._library.writing() as session:
            clear_leftovers(session.connection())


def clear_leftovers(connection: Connection) -> None:
    """Take away what an import that never finished left hidden in the library."""
    steps = select(history_models.Step.id).where(history_models.Step.pending.is_(True))
    arrived = select(models.Version.id).where(models.Version.number < 0)
    left = (steps, arrived, select(models.Original.id).where(_OF_NO_POST))
    if not any(connection.execute(each.limit(1)).first() for each in left):
        return
    for statement in _taking_away():
        connection.execute(statement)


def _taking_away() -> tuple[Delete, ...]:
    """In the order that the keys between the tables demand."""
    posts = select(models.Post.id).where(models.Post.pending.is_(True))
    version = models.Version
    versions = select(version.id).where(or_(version.post_id.in_(posts), version.number < 0))
    steps = select(history_models.Step.id).where(history_models.Step.pending.is_(True))
    link = models.PostLink
    return (
        delete(link).where(or_(link.to_post_id.in_(posts), link.version_id.in_(versions))),
        delete(models.Image).where(models.Image.version_id.in_(versions)),
        delete(models.Outgoing).where(models.Outgoing.version_id.in_(versions)),
        delete(models.OriginalPost).where(models.OriginalPost.post_id.in_(posts)),
        delete(models.Address).where(models.Address.id.in_(_learnt())),
        delete(models.PostLabel).where(models.PostLabel.post_id.in_(posts)),
        delete(models.PostEvent).where(models.PostEvent.post_id.in_(posts)),
        delete(models.Twin).where(models.Twin.post_id.in_(posts)),
        delete(version).where(or_(version.post_id.in_(posts), version.number < 0)),
        delete(models.Post).where(models.Post.pending.is_(True)),
        _unused_events(),
        delete(history_models.History).where(history_models.History.step_id.in_(steps)),
        delete(history_models.Step).where(history_models.Step.pending.is_(True)),
        delete(models.Original).where(_OF_NO_POST),
    )


_OF_NO_POST = ~exists().where(models.OriginalPost.original_id == models.Original.id)


def _learnt() -> Select[int]:
    """The addresses that the step brought, those of posts that were there before among them."""
    return (
        select(cast(func.json_extract(history_models.History.row, "$[0]"), Integer))
        .join(history_models.Step, history_models.Step.id == history_models.History.step_id)
        .where(history_models.Step.pending.is_(True), history_models.History.noun == "address")
    )


def _unused_events() -> Delete:
    """Events that the step brought and that nothing has been put under meanwhile."""
    event = models.Event
    brought = (
        select(history_models.History.row)
        .join(history_models.Step, history_models.Step.id == history_models.History.step_id)
        .where(history_models.Step.pending.is_(True), history_models.History.noun == "event")
    )
    return delete(event).where(
        event.guid.in_(brought),
        ~exists().where(models.PostEvent.event_id == event.id),
        ~exists().where(models.Note.event_id == event.id),
    )
