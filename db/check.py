"""Looks a library over: the file, its keys, its indexes, and that every quote is true."""

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import and_, func, select, text
from sqlalchemy.orm import Session

from db import fulltext, models
from db.highlights import shortened
from db.jobs import Job, Quiet
from db.texts import fingerprint, unpack_blocks

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


def _texts(session: Session, job: Job) -> Iterator[Finding]:
    version = models.Version
    total = session.execute(select(func.count(version.id))).scalar_one()
    statement = select(version.id, version.post_id, version.sha256, version.blocks, version.text)
    rows = session.execute(statement.execution_options(yield_per=_EVERY))
    for done, (_id, post_id, sha256, blocks, body) in enumerate(rows):
        if done % _EVERY == 0:
            job.report(done, total, _("Checking the texts"))
        if fingerprint(body) != sha256:
            yield Finding(
                "text", _("The text of post {n} is not what was saved.").format(n=post_id)
            )
        pieces = [body[block.span.start : block.span.end] for block in unpack_blocks(blocks)]
        if "\n".join(pieces) != body:
            yield Finding(
                "text", _("The paragraphs of post {n} do not fit its text.").format(n=post_id)
            )


def _quotes(session: Session) -> Iterator[Finding]:
    """Every highlight stands where it says, with the words it was made from."""
    made, placed, version = models.Highlight, models.Placement, models.Version
    rows = session.execute(
        select(
            made.guid,
            made.quote,
            made.start,
            made.end,
            version.text,
            func.coalesce(placed.state, ""),
        )
        .join(version, version.id == made.version_id)
        .outerjoin(
            placed, and_(placed.highlight_id == made.id, placed.version_id == made.version_id)
        )
        .where(made.removed_at.is_(None))
    )
    for guid, quote, start, end, body, state in rows:
        if body[start:end] != quote:
            yield Finding("quote", _told(_("is not what stands at its place"), guid, quote))
        if not state:
            yield Finding("quote", _told(_("has no place in its text"), guid, quote))


def _told(what: str, guid: str, quote: str) -> str:
    return _("The highlight “{quote}” ({guid}) {what}.").format(
        quote=shortened(quote), guid=guid[:8], what=what
    )
