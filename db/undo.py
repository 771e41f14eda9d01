"""Takes steps back and does them again, by reading the history backwards or forwards.

Nobody writes an inverse by hand: an added noun is hidden or shown, a changed
row gets the columns it had before or after, a link is deleted or written anew.
Each turn is a step of its own (kind "undo" or "redo"), so nothing ever leaves
the history.
"""

import json
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from typing import Final

from sqlalchemy import inspect, select, tuple_, update
from sqlalchemy.orm import Session

from db import history_models
from db.errors import Problem
from db.history import ADD, CHANGE, label_of, name_of, recorder_of
from db.history_models import History
from db.models import UNDONE, Base, Kept, Noun
from db.steps import Label

_CHUNK: Final = 500  # rows looked up at once; SQLite takes 32,766 parameters, memory likes fewer
_TABLES: Final[dict[str, type[Base]]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}


def undo(session: Session) -> Label | None:
    """Take back the latest step that stands; None when nothing is left to take back."""
    found = _next(session, undone=False)
    if found is None:
        return None
    _turn(session, found, "undo")
    return label_of(found)


def redo(session: Session) -> Label | None:
    """Do again the step taken back last; None when there is none, or a new step ended it."""
    found = _next(session, undone=True)
    if found is None:
        return None
    _turn(session, found, "redo")
    return label_of(found)


def _next(session: Session, *, undone: bool) -> history_models.Step | None:
    order = history_models.Step.id.asc() if undone else history_models.Step.id.desc()
    return session.execute(
        select(history_models.Step)
        .where(
            history_models.Step.kind == "do",
            history_models.Step.undone.is_(undone),
            history_models.Step.ended.is_(False),
            history_models.Step.pending.is_(False),
        )
        .order_by(order)
        .limit(1)
    ).scalar_one_or_none()


def _turn(session: Session, step: history_models.Step, kind: str) -> None:
    """Apply a step's log backwards (undo) or forwards (redo), as a step of its own."""
    recorder = recorder_of(session)
    recorder.kind = kind
    recorder.of_id = step.id
    recorder.label = label_of(step)
    order = History.seq.desc() if kind == "undo" else History.seq.asc()
    entries = session.execute(
        select(History).where(History.step_id == step.id).order_by(order)
    ).scalars()
    for run in _runs(list(entries)):
        _apply(session, run, backwards=kind == "undo")
        session.flush()
    session.execute(
        update(history_models.Step)
        .where(history_models.Step.id == step.id)
        .values(undone=kind == "undo")
    )
    session.expire_all()


def _runs(entries: Sequence[History]) -> Iterator[list[History]]:
    """Neighbouring entries of one table and one operation, at most a chunk of them."""
    run: list[History] = []
    for entry in entries:
        same = run and (run[0].noun, run[0].operation) == (entry.noun, entry.operation)
        if run and (not same or len(run) >= _CHUNK):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _apply(session: Session, run: list[History], *, backwards: bool) -> None:
    table = _TABLES[run[0].noun]
    operation = run[0].operation
    if operation == CHANGE:
        _change(session, table, run, backwards=backwards)
    elif table.kept is Kept.NOUN:
        _hide_or_show(session, table, run, backwards=backwards)
    elif (operation == ADD) == backwards:
        for row in _rows(session, table, run).values():
            session.delete(row)
    else:
        session.add_all(table(**json.loads(entry.change)) for entry in run)


def _change(session: Session, table: type[Base], run: list[History], *, backwards: bool) -> None:
    rows = _rows(session, table, run)
    for entry in run:
        for column, (before, after) in json.loads(entry.change).items():
            setattr(rows[entry.row], column, before if backwards else after)
        session.flush()  # one by one, in order: a name may have gone from one row to another


def _hide_or_show(
    session: Session, table: type[Base], run: list[History], *, backwards: bool
) -> None:
    removed_at = UNDONE if backwards else None
    for row in _rows(session, table, run).values():
        if isinstance(row, Noun):
            row.removed_at = removed_at


def _rows(session: Session, table: type[Base], run: list[History]) -> dict[str, Base]:
    """The rows that the entries speak of, by their name in the log."""
    names = {entry.row for entry in run}
    rows: dict[str, Base]
    if issubclass(table, Noun):
        found = session.execute(select(table).where(table.guid.in_(names))).scalars()
        rows = {row.guid: row for row in found}
    else:
        key = tuple_(*inspect(table).primary_key)
        keys = [tuple(json.loads(name)) for name in names]
        links = session.execute(select(table).where(key.in_(keys))).scalars()
        rows = {name_of(row): row for row in links}
    if missing := names - rows.keys():
        raise Problem(
            _("A step cannot be turned: {n} of its rows are not in the library.").format(
                n=len(missing)
            ),
            _("Run “event-notes check”, and bring back a safety copy if it finds damage."),
        )
    return rows
