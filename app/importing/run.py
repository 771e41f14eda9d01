"""The import as a whole: from paths to posts in the library, or to a preview of them.

A person at a window does it in two phases: `found_posts.read_files` shows what
there is, and `save_files` saves what they left of it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.importing.found_posts import read_each, read_files
from app.importing.pool import Pool
from app.importing.read_file import ReadFile
from app.importing.reading import Known, Readings
from app.importing.report import ImportReport, Preview, Reason, UnchangedRow
from app.importing.saving import Saving
from db import originals, posts
from db.jobs import Job, Quiet
from db.library import Library
from db.names import checked
from db.steps import Label

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
    with closing(read_each(readings, event, pool)) as read:
        report = save_files(library, read)
    return replace(
        report,
        unchanged=(*_here(library, readings.here), *report.unchanged),
        problems=tuple(readings.problems),
        remarks=(*readings.remarks, *report.remarks),
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
    found = read_files(paths, event, job, pool)
    skipped = tuple(part for file in found.files for part in file.skipped)
    return Preview(found.drafts, skipped, found.problems, found.remarks)


def save_files(library: Library, files: Iterable[ReadFile], job: Job = _NOBODY) -> ImportReport:
    """Save the posts of files that are new, as one step of the history.

    When the work is stopped or fails, nothing of it stays.

    Args:
        library: Opened for writing.
        files: Those that were read; each can be saved once.
        job: Hears how many posts are saved, of how many if `files` can be counted
            beforehand; may stop the work.

    Raises:
        LibraryProblem: The library cannot be written.
        Stopped: The job wanted an end.
    """
    skipped: Counter[str] = Counter()
    total = sum(len(file.drafts) for file in files) if isinstance(files, Sequence) else None
    with (
        library.long_step(Label("Import posts")) as step,
        Saving(step, job, total) as saving,
    ):
        for file in files:
            skipped.update(part.kind for part in file.skipped)
            saving.take(file)
        saving.finish()
    return ImportReport(
        added=tuple(saving.added),
        unchanged=tuple(saving.unchanged),
        remarks=tuple(saving.remarks),
        skipped=skipped,
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


def _here(library: Library, post_ids: Iterable[int]) -> list[UnchangedRow]:
    """Rows for the posts whose bytes came again."""
    wanted = dict.fromkeys(post_ids)
    if not wanted:
        return []
    with library.reading() as session:
        titles = {line.id: line.title for line in posts.lines(session)}
    return [UnchangedRow(id_, titles[id_], Reason.HERE) for id_ in wanted if id_ in titles]
