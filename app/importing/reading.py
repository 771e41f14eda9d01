"""From paths to readings: finds the files, has them read, and keeps what is to be told of them."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from app.importing import files
from app.importing.files import Found
from app.importing.pool import Pool
from app.importing.report import ProblemRow, Remark
from app.importing.source_file import SourceFile
from app.importing.worker import Answer
from app.importing.worker_main import Work
from app.text.clean import one_line
from db.errors import FileProblem, Problem
from db.jobs import Job
from db.records import Reading

_INDEX_FILES = ("index", "_index")  # of a folder of Markdown, or of a saved site


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that a person gave.

    Attributes:
        known: The posts of the library that equal bytes gave; it is not read then.
    """

    path: Path
    data: bytes = b""
    known: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """Its file name, as it can be printed and kept."""
        return one_line(self.path.name)


Known = Callable[[str], tuple[int, ...]]


class Readings:
    """The files below some paths, one after the other, with what was found in them.

    Attributes:
        problems: What could not be read, in order; complete when all were read.
        remarks: What is to be said of what was read.
        here: The posts whose bytes came again.
    """

    def __init__(self, paths: Iterable[Path], job: Job, known: Known = lambda _sum: ()) -> None:
        """Find the files; nothing is read yet.

        Args:
            paths: Files and folders.
            job: Is told of each file; may stop the work.
            known: Tells which posts equal bytes gave, by their SHA-256.
        """
        found = files.find(paths)
        self.problems = [_problem_row(path, problem) for path, problem in found.problems]
        self.remarks = _of_folders(found)
        self.here: list[int] = []
        self._files = found.files
        self._job = job
        self._known = known

    def read(self, pool: Pool | None) -> Generator[tuple[GivenFile, Reading], None, None]:
        """Give each file that could be read; one that was not, being known, has an empty reading.

        Args:
            pool: Processes to use; without it some are started, and ended again.

        Raises:
            Stopped: The job wanted an end.
        """
        done = 0

        def tell() -> None:
            self._job.report(done, len(self._files), _("Reading"))

        with (
            nullcontext(pool) if pool else Pool() as readers,
            closing(readers.read(self._jobs(), waiting=tell)) as answers,
        ):
            for file, answer in answers:
                if isinstance(answer, FileProblem):
                    self.problems.append(_problem_row(file.path, answer))
                else:
                    self._hear(file, answer)
                    yield file, answer
                done += 1
                self._job.report(done, len(self._files), file.name)

    def _jobs(self) -> Iterator[tuple[GivenFile, Work | Answer]]:
        for path in self._files:
            try:
                content = files.read(path)
            except FileProblem as problem:
                yield GivenFile(path), problem
                continue
            known = self._known(content.sha256)
            file = GivenFile(path, content.data, known)
            # A worker starts in a folder of its own: relative paths mean nothing there.
            source = SourceFile(file.name, path.absolute().parent)
            yield file, Reading(()) if known else Work(content.data, source)

    def _hear(self, file: GivenFile, reading: Reading) -> None:
        shown = files.shown(file.path)
        self.remarks += [Remark(shown, text) for text in reading.remarks]
        self.here += file.known
        if reading.drafts or file.known:
            return
        if file.path.stem.lower() in _INDEX_FILES:
            self.remarks.append(Remark(shown, _("This is an index page; it holds no post.")))
        else:
            self.problems.append(_problem_row(file.path, _no_posts(file)))


def _problem_row(path: Path, problem: Problem) -> ProblemRow:
    return ProblemRow(files.shown(path), problem.message, problem.remedy)


def _of_folders(found: Found) -> list[Remark]:
    if not found.left_out:
        return []
    text = ngettext(
        "{n} file that holds no post, such as a picture, was left out.",
        "{n} files that hold no posts, such as pictures, were left out.",
        found.left_out,
    )
    return [Remark("", text.format(n=found.left_out))]


def _no_posts(file: GivenFile) -> FileProblem:
    return FileProblem(
        _("No post was found in “{name}”.").format(name=file.name),
        _("Check that it holds the text of a post, or copy that into a text file."),
    )
