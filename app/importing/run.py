"""The import as a whole: from paths to posts in the library, or to a preview of them."""

from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from app.importing import files, sniff
from app.importing.pool import Pool
from app.importing.read_file import ReadFile, prepared
from app.importing.reading import GivenFile, Known, Readings
from app.importing.report import ImportReport, Preview, Reason, UnchangedRow
from app.importing.saving import Saving
from db import originals, posts
from db.jobs import Job, Quiet
from db.library import Library
from db.names import checked
from db.records import Draft, Label, Reading, Skipped

_NOBODY = Quiet()


def import_paths(
    library: Library,
    paths: Iterable[Path],
    event: str | None = None,
    job: Job = _NOBODY,
    pool: Pool | None = None,
) -> ImportReport:
    """Read files and folders, and save the posts that are new as one step of the history.

    What cannot be read is a row of the report, and the others are saved. When
    the work is stopped or fails, nothing of it stays.

    Args:
        library: Opened for writing.
        paths: Files and folders, in the order to import them.
        event: The event of all posts; without it each file's own, or a proposal.
        job: Is told of each file; may stop the work.
        pool: Worker processes to use; without it some are started, and ended again.

    Raises:
        NameProblem: The event's name cannot be one.
        LibraryProblem: The library cannot be written.
        Stopped: The job wanted an end.
    """
    event = None if event is None else checked(event)
    readings = Readings(paths, job, _known_in(library))
    known: list[int] = []
    skipped: Counter[str] = Counter()
    with (
        library.long_step(Label("Import posts")) as step,
        Saving(step) as saving,
        closing(readings.read(pool)) as read,
    ):
        for file, reading in read:
            known += file.known
            skipped.update(part.kind for part in reading.skipped)
            if reading.drafts:
                saving.take(_read_file(file, reading, event))
        saving.finish()
    return ImportReport(
        added=tuple(saving.added),
        unchanged=(*_here(library, known), *saving.unchanged),
        problems=tuple(readings.problems),
        remarks=(*readings.remarks, *saving.remarks),
        skipped=skipped,
    )


def read_paths(
    paths: Iterable[Path],
    event: str | None = None,
    job: Job = _NOBODY,
    pool: Pool | None = None,
) -> Preview:
    """Read files and folders, and give what an import would find; no library is needed.

    Raises:
        NameProblem: The event's name cannot be one.
        Stopped: The job wanted an end.
    """
    event = None if event is None else checked(event)
    readings = Readings(paths, job)
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    with closing(readings.read(pool)) as read:
        for _file, reading in read:
            drafts += prepared(reading, event)
            skipped += reading.skipped
    return Preview(
        tuple(drafts),
        tuple(skipped),
        tuple(readings.problems),
        tuple(readings.remarks),
    )


def _known_in(library: Library) -> Known:
    """Tells which posts equal bytes gave; asks the library only where there are some."""
    with library.reading() as session:
        kept = originals.digests(session)

    def known(digest: str) -> tuple[int, ...]:
        if digest not in kept:
            return ()
        with library.reading() as session:
            return originals.known(session, digest)

    return known


def _read_file(file: GivenFile, reading: Reading, event: str | None) -> ReadFile:
    return ReadFile(
        path=files.shown(file.path),
        name=file.name,
        media_type=sniff.kind(file.data, file.name).value,
        data=file.data,
        source=reading.site or file.name,
        drafts=prepared(reading, event),
    )


def _here(library: Library, post_ids: Iterable[int]) -> list[UnchangedRow]:
    """Rows for the posts whose bytes came again."""
    wanted = dict.fromkeys(post_ids)
    if not wanted:
        return []
    with library.reading() as session:
        titles = {line.id: line.title for line in posts.lines(session)}
    return [UnchangedRow(id_, titles[id_], Reason.HERE) for id_ in wanted if id_ in titles]
