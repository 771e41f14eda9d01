"""What files hold, read but not saved: the first phase of an import."""

from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.importing import files, sniff
from app.importing.pool import Pool
from app.importing.read_file import ReadFile, prepared
from app.importing.reading import GivenFile, Readings
from app.importing.report import ProblemRow, Remark
from db.jobs import Job, Quiet
from db.names import checked
from db.records import Draft, Reading

_NOBODY = Quiet()


@dataclass(frozen=True, slots=True)
class FoundPosts:
    """What was read from some files, for a person to look at before it is saved.

    Attributes:
        files: Those that hold something, with their bytes, posts and skipped parts.
        problems: What could not be read; the others were.
        remarks: What the person should know of what was read.
    """

    files: tuple[ReadFile, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The posts of all files, in order."""
        return tuple(draft for file in self.files for draft in file.drafts)


def read_files(
    paths: Iterable[Path],
    event: str | None = None,
    job: Job = _NOBODY,
    pool: Pool | None = None,
) -> FoundPosts:
    """Read files and folders, and keep all that `save_files` needs.

    Every file is read, also one whose bytes are known: a person may want a
    post of it that they left out before.

    Args:
        paths: Files and folders, in the order to import them.
        event: The event of all posts; without it each file's own, or a proposal.
        job: Is told of each file; may stop the work.
        pool: Worker processes to use; without it some are started, and ended again.

    Raises:
        NameProblem: The event's name cannot be one.
        Stopped: The job wanted an end.
    """
    event = None if event is None else checked(event)
    readings = Readings(paths, job)
    with closing(read_each(readings, event, pool)) as read:
        found = tuple(read)
    return FoundPosts(found, tuple(readings.problems), tuple(readings.remarks))


def read_each(
    readings: Readings, event: str | None, pool: Pool | None
) -> Generator[ReadFile, None, None]:
    """Give one file after the other, while the next ones are being read."""
    with closing(readings.read(pool)) as read:
        for file, reading in read:
            if reading.drafts or reading.skipped:
                yield read_file(file, reading, event)


def read_file(file: GivenFile, reading: Reading, event: str | None) -> ReadFile:
    """A file with what was found in it, on its way into the library."""
    return ReadFile(
        path=files.shown(file.path),
        name=file.name,
        media_type=sniff.kind(file.data, file.name).value,
        data=file.data,
        source=reading.site or file.name,
        drafts=prepared(reading, event),
        skipped=reading.skipped,
    )
