"""From paths to readings: finds the files, has them read, and keeps what is to be told of them."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Final

from app.importing import files
from app.importing.files import Found
from app.importing.kinds import Kind
from app.importing.pool import Pool
from app.importing.report import ProblemRow, Remark
from app.importing.source_file import Part, SourceFile
from app.importing.worker import Answer
from app.importing.worker_main import Work
from app.text.clean import one_line
from db.errors import FileProblem, Problem
from db.jobs import Job
from db.records import FeedLink, Reading

_INDEX_FILES = ("index", "_index")  # of a folder of Markdown, or of a saved site
OUTLINED_BYTES: Final = 20_000_000  # a larger file is previewed by the beginnings of its posts


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that a person gave, or a part of one.

    Attributes:
        path: Where it lies; of a file in an archive, that below the archive's own.
        sha256: Of the whole file, in hexadecimal.
        known: The posts of the library that equal bytes gave; it is not read then.
        whole_name: The name of the file that was given, also for a part of it.
        is_part: `data` is not the whole file, but something in it.
        is_outline: Only the beginnings of its posts are read.
    """

    path: Path
    data: bytes = b""
    sha256: str = ""
    size_bytes: int = 0
    known: tuple[int, ...] = ()
    whole_name: str = ""
    is_part: bool = False
    is_outline: bool = False

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

    def __init__(
        self,
        paths: Iterable[Path],
        job: Job,
        known: Known = lambda _sum: (),
        *,
        read_as: str = "",
        may_outline: bool = False,
    ) -> None:
        """Find the files; nothing is read yet.

        Args:
            paths: Files and folders.
            job: Is told of each file; may stop the work.
            known: Tells which posts equal bytes gave, by their SHA-256.
            read_as: The kind that a person says the files are of; "" to find out.
            may_outline: Of a very large file only the beginnings of the posts are wanted.
        """
        found = files.find(paths)
        self.problems = [_problem_row(path, problem) for path, problem in found.problems]
        self.remarks = _of_folders(found)
        self.here: list[int] = []
        self._feeds: list[FeedLink] = []
        self._listed: list[FeedLink] = []
        self._files = found.files
        self._job = job
        self._known = known
        self._read_as = read_as
        self._may_outline = may_outline

    @property
    def feeds(self) -> tuple[FeedLink, ...]:
        """The feeds that the files name, each once; complete when all were read."""
        return tuple(dict.fromkeys(self._feeds))

    @property
    def listed(self) -> tuple[FeedLink, ...]:
        """Those of them that stand in a list of feeds, not in a page."""
        return tuple(dict.fromkeys(self._listed))

    def read(self, pool: Pool | None) -> Generator[tuple[GivenFile, Reading], None, None]:
        """Give each file that could be read, a large one in parts.

        One that was not, being known, has an empty reading.

        Args:
            pool: Processes to use; without it some are started, and ended again.

        Raises:
            Stopped: The job wanted an end.
        """
        done = found = 0

        def tell() -> None:
            self._job.report(done, len(self._files), _("Reading"))

        with (
            nullcontext(pool) if pool else Pool() as readers,
            closing(readers.read(self._jobs(), waiting=tell)) as answers,
        ):
            for file, answer in answers:
                match answer:
                    case Part():
                        found += len(answer.reading.drafts)
                        self._take(file, answer.reading)
                        yield _part_of(file, answer), answer.reading
                        self._job.report(done, len(self._files), _so_far(file, found))
                        continue
                    case FileProblem():
                        self.problems.append(_problem_row(file.path, answer))
                    case Reading():
                        self._hear(file, answer, found)
                        yield file, answer
                done += 1
                found = 0
                self._job.report(done, len(self._files), file.name)

    def _jobs(self) -> Iterator[tuple[GivenFile, Work | Answer]]:
        for path in self._files:
            try:
                content = files.read(path)
            except FileProblem as problem:
                yield GivenFile(path), problem
                continue
            known = self._known(content.sha256)
            size = len(content.data) or path.stat().st_size
            file = GivenFile(
                path,
                content.data,
                content.sha256,
                size,
                known,
                one_line(path.name),
                is_outline=self._may_outline and size > OUTLINED_BYTES,
            )
            yield file, Reading(()) if known else Work(content.data, self._source(file, content))

    def _source(self, file: GivenFile, content: files.FileBytes) -> SourceFile:
        # A worker starts in a folder of its own: relative paths mean nothing there.
        return SourceFile(
            file.name,
            file.path.absolute().parent,
            read_as=self._read_as,
            path=None if content.data else file.path.absolute(),
            is_outline=file.is_outline,
        )

    def _take(self, file: GivenFile, reading: Reading) -> None:
        shown = files.shown(file.path)
        self.remarks += [Remark(shown, text) for text in reading.remarks]
        self._feeds += reading.feeds
        if reading.kind == Kind.OPML:
            self._listed += reading.feeds

    def _hear(self, file: GivenFile, reading: Reading, found: int) -> None:
        self._take(file, reading)
        self.here += file.known
        if reading.drafts or found or file.known or reading.feeds:
            return
        if file.path.stem.lower() in _INDEX_FILES:
            shown = files.shown(file.path)
            self.remarks.append(Remark(shown, _("This is an index page; it holds no post.")))
        else:
            self.problems.append(_problem_row(file.path, no_posts(file.name)))


def _part_of(file: GivenFile, part: Part) -> GivenFile:
    path = file.path / part.name if part.name else file.path
    return replace(file, path=path, data=part.data, is_part=True)


def _so_far(file: GivenFile, found: int) -> str:
    words = ngettext("{name}: {n} post", "{name}: {n} posts", found)
    return words.format(name=file.name, n=found)


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


def no_posts(name: str) -> FileProblem:
    """The problem of a file in which no post was found."""
    return FileProblem(
        _("No post was found in “{name}”.").format(name=name),
        _("Check that it holds the text of a post, or copy that into a text file."),
    )
