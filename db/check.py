"""Looks a library over: the file, its keys, its indexes, and that every quote is true."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import (
    Cast,
    ColumnElement,
    LargeBinary,
    SQLColumnExpression,
    cast,
    exists,
    func,
    or_,
    select,
    text,
)
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from db import fulltext, history_models, models
from db.highlights import shortened
from db.history import CHANGE
from db.index_tables import INDEXES
from db.jobs import Job, Quiet
from db.records import State
from db.texts import fingerprint, unpack_blocks
from db.words import term_table

_EVERY = 200  # texts read between two reports


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be, in words for the person."""

    about: str
    message: str


def run(session: Session, job: Job | None = None) -> tuple[Finding, ...]:
    """Check a library; empty when all is well.

    Args:
        session: A writing session outside the history: FTS5 takes its checks as
            inserts. Nothing is changed.
        job: Hears of the parts and of texts read.
    """
    job = job or Quiet()
    job.report(0, None, _("Checking the file"))
    findings = [*_file(session), *_keys(session), *_indexes(session)]
    findings += _texts(session, job)
    findings += _quotes(session)
    findings += _places(session)
    return tuple(findings)


def _file(session: Session) -> Iterator[Finding]:
    for (said,) in session.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield Finding("file", _("SQLite says: {said}").format(said=said))


def _keys(session: Session) -> Iterator[Finding]:
    for table, row, other, _number in session.execute(text("PRAGMA foreign_key_check")):
        yield Finding(
            "keys",
            _("Row {row} of “{table}” points to a row of “{other}” that is not there.").format(
                row=row, table=table, other=other
            ),
        )


def _indexes(session: Session) -> Iterator[Finding]:
    for name in fulltext.out_of_step(session.connection()):
        yield Finding(
            "index", _("The index “{name}” does not tell what the posts say.").format(name=name)
        )
    for index in INDEXES:
        if fulltext.upto(session.connection(), index) is not None:
            yield Finding(
                "index", _("The index “{name}” is not built to its end.").format(name=index.name)
            )
    try:
        has_wrong_words = _has_wrong_words(session)
    except DatabaseError:  # the index that the words are read from has been named already
        return
    if has_wrong_words:
        yield Finding("index", _("The list of words does not tell what the index says."))


def _has_wrong_words(session: Session) -> bool:
    """Whether the list of words claims to be up to date, and is not."""
    if not term_table.are_fresh(session):
        return False
    listed = select(models.Term.word, models.Term.posts, models.Term.uses)
    told = {word: (posts, uses) for word, posts, uses in session.execute(listed)}
    return told != term_table.read(session).words


def _texts(session: Session, job: Job) -> Iterator[Finding]:
    version = models.Version
    total = session.execute(select(func.count(version.id))).scalar_one()
    statement = select(
        version.post_id, version.sha256, _raw(version.blocks), _raw(version.text)
    ).order_by(version.id)
    rows = session.execute(statement.execution_options(yield_per=_EVERY))
    for done, (post_id, sha256, blocks, raw) in enumerate(rows):
        if done % _EVERY == 0:
            job.report(done, total, _("Checking the texts"))
        body = _letters(raw)
        if fingerprint(body) != sha256:
            yield Finding(
                "text", _("The text of post {n} is not what was saved.").format(n=post_id)
            )
        if not _fit(_letters(blocks), body):
            yield Finding(
                "text", _("The paragraphs of post {n} do not fit its text.").format(n=post_id)
            )


def _fit(blocks: str, body: str) -> bool:
    try:
        pieces = [body[block.span.start : block.span.end] for block in unpack_blocks(blocks)]
    except (ValueError, TypeError):  # not even the JSON it should be
        return False
    return "\n".join(pieces) == body


def _quotes(session: Session) -> Iterator[Finding]:
    """Every highlight has a place in its text, and its words stand where it was made."""
    made, placed, version = models.Highlight, models.Placement, models.Version
    alive = (
        select(made.guid, _raw(made.quote))
        .join(version, version.id == made.version_id)
        .where(made.removed_at.is_(None))
        .order_by(made.id)
    )
    untrue = alive.where(_words(made.start, made.end) != made.quote)
    for guid, quote in session.execute(untrue):
        yield _told(_("is not what stands at its place"), guid, quote)
    homeless = alive.where(
        ~exists().where(placed.highlight_id == made.id, placed.version_id == made.version_id)
    )
    for guid, quote in session.execute(homeless):
        yield _told(_("has no place in its text"), guid, quote)


def _places(session: Session) -> Iterator[Finding]:
    """Every place is inside its text, and nobody but a person moved it."""
    made, placed, version = models.Highlight, models.Placement, models.Version
    alive = (
        select(made.guid, _raw(made.quote), made.id, version.id)
        .join(placed, placed.highlight_id == made.id)
        .join(version, version.id == placed.version_id)
        .where(made.removed_at.is_(None))
        .order_by(made.id)
    )
    outside = or_(
        placed.start < 0, placed.end <= placed.start, placed.end > func.length(version.text)
    )
    for guid, quote, *_ids in session.execute(alive.where(outside)):
        yield _told(_("stands outside its text"), guid, quote)
    elsewhere = alive.where(
        ~outside,
        placed.version_id == made.version_id,
        placed.state == State.PLACED,
        _words(placed.start, placed.end) != made.quote,
    )
    moved = _moved_by_a_person(session)
    for guid, quote, *ids in session.execute(elsewhere):
        if json.dumps(ids) not in moved:
            yield _told(_("stands at another place than it was put"), guid, quote)


def _moved_by_a_person(session: Session) -> frozenset[str]:
    """The placements, as the history names them, that a step has changed."""
    return frozenset(
        session.execute(
            select(history_models.History.row).where(
                history_models.History.noun == models.Placement.__tablename__,
                history_models.History.operation == CHANGE,
            )
        ).scalars()
    )


def _words(
    start: SQLColumnExpression[int] | SQLColumnExpression[int | None],
    end: SQLColumnExpression[int] | SQLColumnExpression[int | None],
) -> ColumnElement[str]:
    return func.substr(models.Version.text, start + 1, end - start)


def _raw(column: SQLColumnExpression[str]) -> Cast[bytes]:
    """The bytes of a text: damaged ones are no UTF-8, and could not be read as letters."""
    return cast(column, LargeBinary)


def _letters(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _told(what: str, guid: str, quote: bytes) -> Finding:
    return Finding(
        "quote",
        _("The highlight “{quote}” ({guid}) {what}.").format(
            quote=shortened(_letters(quote)), guid=guid[:8], what=what
        ),
    )
