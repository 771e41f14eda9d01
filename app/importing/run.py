"""The import as a whole: from paths to posts in the library, or to a preview of them.

A person at a window does it in two phases: `found_posts.read_files` shows what
there is, and `save_files` saves what they left of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from gettext import gettext as _
from itertools import chain
from pathlib import Path

from app.importing.found_posts import FoundPosts, read_each, read_files
from app.importing.pool import Pool
from app.importing.publications import PublishedOnly
from app.importing.read_file import ReadFile
from app.importing.reading import Known, Readings
from app.importing.report import ImportReport, Preview, Reason, Remark, UnchangedRow
from app.importing.saving import Saving
from app.importing.second_pass import whole_texts
from app.importing.sheets.relaid import as_before
from db import originals, posts
from db.jobs import Job, Quiet
from db.library import Library
from db.names import checked
from db.steps import Label

_NOBODY = Quiet()
_NOTHING = FoundPosts()


def import_paths(  # noqa: PLR0913 -- each is what a person may say of an import
    library: Library,
    paths: Iterable[Path],
    event: str | None = None,
    job: Job = _NOBODY,
    pool: Pool | None = None,
    *,
    read_as: str = "",
    everything: bool = False,
    found: FoundPosts = _NOTHING,
) -> ImportReport:
    """Read files and folders, and save their posts as one step of the history.

    What cannot be read is a row of the report, and the others are saved. When
    the work is stopped or fails, nothing of it stays.

    Args:
        library: Opened for writing.
        paths: Files and folders, in the order to import them.
        event: The event of all posts; without it each file's own, or a proposal.
        job: Is told of each file; may stop the work.
        pool: Worker processes to use; without it some are started, and ended again.
        read_as: The kind that a person says the files are of; "" to find out.
        everything: Drafts, pages and private posts too, and not only what is published.
        found: What was read elsewhere, such as at addresses; its posts come first.

    Raises:
        NameProblem: The event's name cannot be one.
        LibraryProblem: The library cannot be written.
        Stopped: The job wanted an end.
    """
    event = None if event is None else checked(event)
    # Equal bytes may hold what was left out the last time, or be read in another way now.
    known = _nothing_known if everything or read_as else _known_in(library)
    readings = Readings(paths, job, known, read_as=read_as)
    only = PublishedOnly(everything=everything)
    with closing(read_each(readings, event, pool)) as read:
        files = (_as_before(library, file) for file in chain(found.files, read))
        report = save_files(library, map(only.of, files))
    return replace(
        report,
        unchanged=(*_here(library, readings.here), *report.unchanged),
        problems=(*found.problems, *readings.problems),
        remarks=(*found.remarks, *readings.remarks, *report.remarks),
        feeds=tuple(dict.fromkeys((*found.feeds, *readings.feeds))),
        listed=readings.listed,
        left_out=only.left_out,
    )


def read_paths(  # noqa: PLR0913 -- as of `import_paths`
    paths: Iterable[Path],
    event: str | None = None,
    job: Job = _NOBODY,
    pool: Pool | None = None,
    *,
    read_as: str = "",
    everything: bool = False,
    found: FoundPosts = _NOTHING,
) -> Preview:
    """Read files and folders, and give what an import would find; no library is needed.

    Raises:
        NameProblem: The event's name cannot be one.
        Stopped: The job wanted an end.
    """
    read = read_files(paths, event, job, pool, read_as)
    only = PublishedOnly(everything=everything)
    files = [only.of(file) for file in (*found.files, *read.files)]
    return Preview(
        drafts=tuple(draft for file in files for draft in file.drafts),
        skipped=tuple(part for file in files for part in file.skipped),
        problems=(*found.problems, *read.problems),
        remarks=(*found.remarks, *read.remarks, *_on_outlines(read.files)),
        feeds=tuple(dict.fromkeys((*found.feeds, *read.feeds))),
        left_out=only.left_out,
    )


def save_files(
    library: Library, files: Iterable[ReadFile], job: Job = _NOBODY, pool: Pool | None = None
) -> ImportReport:
    """Save the posts of files, as one step of the history.

    New posts are added; one that is here with another text gets that text, with
    its highlights carried over. When the work is stopped or fails, nothing of it stays.

    Args:
        library: Opened for writing.
        files: Those that were read; each can be saved once. One of which only an
            outline was read is read a second time.
        job: Hears how many posts are saved, of how many if `files` can be counted
            beforehand; may stop the work.
        pool: Worker processes for the second reading; without it some are started.

    Raises:
        LibraryProblem: The library cannot be written.
        FileProblem: A file of which an outline was read has gone or changed.
        Stopped: The job wanted an end.
    """
    skipped: Counter[str] = Counter()
    total = sum(len(file.drafts) for file in files) if isinstance(files, Sequence) else None
    with (
        library.long_step(Label("Import posts")) as step,
        Saving(library, step, job, total) as saving,
    ):
        for file in files:
            for whole in whole_texts(file, job, pool):
                skipped.update(part.kind for part in whole.skipped)
                saving.take(whole)
        saving.finish()
    return ImportReport(
        added=tuple(saving.added),
        updated=tuple(saving.updated),
        unchanged=tuple(saving.unchanged),
        remarks=tuple(saving.remarks),
        skipped=skipped,
        twins=saving.twins,
    )


def _as_before(library: Library, file: ReadFile) -> ReadFile:
    """The file, split as a person corrected another one of its site."""
    with library.reading() as session:
        return as_before(session, file)


def _on_outlines(files: Iterable[ReadFile]) -> Iterator[Remark]:
    text = _(
        "The file is large: the beginnings of its posts are shown, an import takes them whole."
    )
    return (Remark(file.path, text) for file in files if file.outline is not None)


def _nothing_known(_digest: str) -> tuple[int, ...]:
    return ()


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
