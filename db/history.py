"""Records each step and says what it touched; `db.undo` takes it back by the same log.

Whatever changes a person's things goes through an ORM session whose `info`
holds a `Recorder`. Its listener writes each changed row to `history` in the
same transaction. That one log is undo, redo, the list of what changed that the
panes hear, and the history people read; nobody writes an inverse by hand.

Taking a step back is a step of its own (kind "undo"), so nothing ever leaves
the history. A new step ends the redoing of what was undone before it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, event, insert, select, text, update
from sqlalchemy.orm import InstanceState, Session, UOWTransaction
from sqlalchemy.orm.attributes import instance_state

from db import history_models
from db.clock import new_guid, now
from db.history_models import History
from db.models import Base, Kept, Noun
from db.steps import Changes, Label, Step

ADD: Final = "add"
CHANGE: Final = "change"
REMOVE: Final = "remove"

_RECORDER = "recorder"
_SHOWN = {  # which records a row's change makes worth reading again, by column
    "post_id": "posts",
    "highlight_id": "highlights",
    "theme_id": "themes",
    "event_id": "events",
    "to_post_id": "posts",
    "other_post_id": "posts",
}
_NOUNS = {"post": "posts", "highlight": "highlights", "theme": "themes", "event": "events"}

GUARDS = {
    "history_stays": (
        "BEFORE DELETE ON history WHEN NOT (SELECT pending FROM step WHERE id = OLD.step_id)"
    ),
    "history_is_true": "BEFORE UPDATE ON history",
    "highlight_stays": "BEFORE DELETE ON highlight",
    "note_stays": "BEFORE DELETE ON note",
    "theme_stays": "BEFORE DELETE ON theme",
}


@dataclass(slots=True)
class Recorder:
    """What is known of the step that a session is writing.

    Attributes:
        pending: Part of an import that is not finished; see `Library.long_step`.
    """

    kind: str = "do"
    of_id: int | None = None
    pending: bool = False
    label: Label | None = None
    step_id: int | None = None
    touched: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def changes(self) -> Changes:
        """What the step touched so far."""
        return Changes(
            posts=frozenset(self.touched["posts"]),
            highlights=frozenset(self.touched["highlights"]),
            themes=frozenset(self.touched["themes"]),
            events=frozenset(self.touched["events"]),
            label=self.label,
        )


def begin(session: Session, recorder: Recorder) -> None:
    """Make a session write the history of what is changed in it."""
    session.info[_RECORDER] = recorder
    event.listen(session, "after_flush", _record)


def recorder_of(session: Session) -> Recorder:
    """The recorder of a session made by `Library.step`; KeyError for one that only reads."""
    recorder: Recorder = session.info[_RECORDER]
    return recorder


def describe(session: Session, message: str, **arguments: str | int) -> None:
    """Say what the step does; the first to speak is heard, being the outermost action.

    Args:
        session: One that `Library.step` gave.
        message: English, with {named} places; translated when it is shown.
        **arguments: What stands in the places.
    """
    recorder = recorder_of(session)
    if recorder.label is None:
        recorder.label = Label(message, arguments)


def finish(session: Session) -> Changes:
    """Write the step's label; call it before the commit.

    Raises:
        RuntimeError: Something was changed and nobody said what the step does.
    """
    session.flush()
    recorder = recorder_of(session)
    if recorder.step_id is not None:
        if recorder.label is None:
            raise RuntimeError("a step changed rows but was never described")
        settle(session.connection(), recorder, pending=recorder.pending)
    return recorder.changes()


def settle(connection: Connection, recorder: Recorder, *, pending: bool = False) -> None:
    """Write what the step is called, and whether more of it is to come."""
    label = recorder.label or Label("")
    connection.execute(
        update(history_models.Step)
        .where(history_models.Step.id == recorder.step_id)
        .values(
            message=label.message,
            arguments=json.dumps(dict(label.arguments), ensure_ascii=False),
            pending=pending,
        )
    )


def steps(session: Session, limit: int = 100) -> tuple[Step, ...]:
    """The latest steps, newest first, those of undoing and redoing among them."""
    rows = session.execute(
        select(history_models.Step)
        .where(history_models.Step.pending.is_(False))
        .order_by(history_models.Step.id.desc())
        .limit(limit)
    ).scalars()
    return tuple(
        Step(row.id, row.guid, row.kind, row.made_at, label_of(row), row.undone) for row in rows
    )


def guard(connection: Connection) -> None:
    """Make the triggers anew that keep the history and a person's work from being deleted."""
    for name, event_sql in GUARDS.items():
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        connection.execute(
            text(
                f"CREATE TRIGGER {name} {event_sql} "
                "BEGIN SELECT raise(ABORT, 'what a person wrote is never deleted'); END"
            )
        )


def label_of(row: history_models.Step) -> Label:
    """The label a step was written with."""
    return Label(row.message, json.loads(row.arguments))


# --- writing the log ---------------------------------------------------------------------


def _record(session: Session, _context: UOWTransaction) -> None:
    """The listener: log every changed row of a person's things in this flush."""
    recorder = recorder_of(session)
    rows = list(_logged(session))
    if not rows:
        return
    connection = session.connection()
    if recorder.step_id is None:
        recorder.step_id = _open_step(connection, recorder)
    connection.execute(
        insert(History), [{"step_id": recorder.step_id, **entry} for _, entry in rows]
    )
    for row, _entry in rows:
        _touch(recorder, row)


def _logged(session: Session) -> Iterator[tuple[Base, dict[str, str]]]:
    for row in _by_table(session.new):
        whole = {} if row.kept is Kept.NOUN else _whole(row)
        yield row, _entry(row, ADD, whole)
    for row in _kept(session.dirty):
        if changed := _changed_columns(instance_state(row)):
            yield row, _entry(row, CHANGE, changed)
    for row in _by_table(session.deleted):
        if row.kept is Kept.NOUN:
            raise RuntimeError(f"a {row.__tablename__} is removed, never deleted")
        yield row, _entry(row, REMOVE, _whole(row))


def _by_table(rows: Iterable[object]) -> list[Base]:
    """The rows that are logged, those of a table together: `db.undo` turns them at once."""
    return sorted(_kept(rows), key=lambda row: row.__tablename__)


def _kept(rows: Iterable[object]) -> Iterator[Base]:
    for row in rows:
        if isinstance(row, Base) and row.kept is not Kept.DERIVED:
            yield row


def _entry(row: Base, operation: str, change: dict[str, Any]) -> dict[str, str]:
    return {
        "noun": row.__tablename__,
        "row": name_of(row),
        "operation": operation,
        "change": json.dumps(change, ensure_ascii=False) if change else "",
    }


def name_of(row: Base) -> str:
    """What the log calls a row: a noun's guid, a link's primary key as JSON."""
    if isinstance(row, Noun):
        return row.guid
    state: InstanceState[Base] = instance_state(row)
    return json.dumps([getattr(row, str(column.key)) for column in state.mapper.primary_key])


def _whole(row: Base) -> dict[str, Any]:
    state: InstanceState[Base] = instance_state(row)
    return {attribute.key: getattr(row, attribute.key) for attribute in state.mapper.column_attrs}


def _changed_columns(state: InstanceState[Base]) -> dict[str, list[Any]]:
    """{column: [before, after]} of what really differs."""
    changed = {}
    for attribute in state.mapper.column_attrs:
        found = state.attrs[attribute.key].history
        if found.has_changes():
            if not (found.deleted and found.added):  # set without having been read first
                raise RuntimeError(f"what {attribute.key} was before is not known")
            before, after = found.deleted[0], found.added[0]
            if before != after:
                changed[attribute.key] = [before, after]
    return changed


def _open_step(connection: Connection, recorder: Recorder) -> int:
    if recorder.kind == "do" and not recorder.pending:
        end_redo(connection)
    return connection.execute(
        insert(history_models.Step)
        .values(
            guid=new_guid(),
            kind=recorder.kind,
            of_id=recorder.of_id,
            made_at=now(),
            message="",
            arguments="{}",
            undone=False,
            ended=False,
            pending=recorder.pending,
        )
        .returning(history_models.Step.id)
    ).scalar_one()


def end_redo(connection: Connection) -> None:
    """What was undone until now cannot be done again: something new was done."""
    connection.execute(
        update(history_models.Step)
        .where(history_models.Step.undone.is_(True), history_models.Step.ended.is_(False))
        .values(ended=True)
    )


def _touch(recorder: Recorder, row: Base) -> None:
    """Note the ids whose records are to be read again; a link touches both its ends."""
    noun = _NOUNS.get(row.__tablename__)
    if noun and isinstance(row, Noun):
        recorder.touched[noun].add(row.id)
    for column, touched in _SHOWN.items():
        value = getattr(row, column, None)
        if value is not None:
            recorder.touched[touched].add(value)
