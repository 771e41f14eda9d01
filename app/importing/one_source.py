"""Has one source read in a worker process, in as many parts as its importer gives."""

from collections.abc import Iterator
from contextlib import closing, nullcontext

from app.importing.pool import Pool
from app.importing.source_file import Part
from app.importing.worker_main import Work
from db.errors import FileProblem
from db.jobs import Job
from db.records import Reading


def readings(work: Work, job: Job, pool: Pool | None, doing: str) -> Iterator[Reading]:
    """What is found in a source, part by part.

    Args:
        work: The bytes, and where they came from.
        job: Hears ten times a second that the work goes on; may stop it.
        pool: Worker processes to use; without it one is started, and ended again.
        doing: What the job is told.

    Raises:
        FileProblem: The source cannot be read.
        Stopped: The job wanted an end.
    """

    def tell() -> None:
        job.report(0, None, doing)

    with (
        nullcontext(pool) if pool else Pool() as readers,
        closing(readers.read([(None, work)], waiting=tell)) as answers,
    ):
        for _tag, answer in answers:
            if isinstance(answer, FileProblem):
                raise answer
            yield answer.reading if isinstance(answer, Part) else answer
