"""Saves the files that were read, batch by batch, while the next ones are being read."""

from concurrent.futures import Future, ThreadPoolExecutor
from gettext import gettext as _
from typing import Self

from app.importing.batch import Batch
from app.importing.read_file import ReadFile
from app.importing.report import PostRow, Remark, UnchangedRow
from db.jobs import Job
from db.long_step import LongStep
from db.steps import Label

# Of one transaction: memory stays small, and others get at the library in
# between. A commit takes 4 ms, so larger ones would not be faster.
BATCH_POSTS = 200

_Waiting = list[tuple[ReadFile, int]]


class Saving:
    """Collects files, and writes their posts in a thread of its own.

    Use it as a context inside that of the step: when it ends, nothing is being
    written any more.

    Attributes:
        added: The posts that were new, in order; complete after `finish`.
        unchanged: Those that were here, in order.
        remarks: What is to be said of single posts.
    """

    def __init__(self, step: LongStep, job: Job, total: int | None) -> None:
        """Save nothing yet.

        Args:
            step: What the posts are saved in.
            job: Hears of each batch; may stop the work.
            total: How many posts will be taken, if that is known.
        """
        self.added: list[PostRow] = []
        self.unchanged: list[UnchangedRow] = []
        self.remarks: list[Remark] = []
        self._step = step
        self._job = job
        self._total = total
        self._settled = 0
        self._waiting: _Waiting = []
        self._thread = ThreadPoolExecutor(1, "saving")
        self._writing: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._thread.shutdown()

    def take(self, file: ReadFile) -> None:
        """Save the posts of a file, now or with one of the next batches.

        Raises:
            Problem: An earlier batch could not be written.
            Stopped: The job wanted an end.
        """
        for place in range(len(file.drafts)):
            self._waiting.append((file, place))
            if len(self._waiting) == BATCH_POSTS:
                self._begin()

    def finish(self) -> None:
        """Save what is still waiting, and name the step by what it did.

        Raises:
            Problem: Something could not be written.
            Stopped: The job wanted an end.
        """
        self._begin()
        self._join()
        match self.added:
            case []:
                self._step.name(Label("Learn other addresses of posts"))
            case [post]:
                self._step.name(Label("Import “{title}”", {"title": post.title}))
            case posts:
                self._step.name(Label("Import {n} posts", {"n": len(posts)}))

    def _begin(self) -> None:
        """Let the thread write what is waiting; one batch at a time, or they would pile up."""
        self._join()
        if self._waiting:
            self._writing = self._thread.submit(self._write, self._waiting)
            self._waiting = []

    def _join(self) -> None:
        if self._writing is not None:
            self._writing.result()
            self._writing = None
        self._job.report(self._settled, self._total, _("Saving"))

    def _write(self, waiting: _Waiting) -> None:
        with self._step.batch() as session:
            batch = Batch(session)
            for file, place in waiting:
                batch.settle(file, place)
            batch.save()
            for file in {id(file): file for file, _at in waiting}.values():
                if None not in file.post_ids:
                    batch.complete(file)
        self.added += batch.added
        self.unchanged += batch.unchanged
        self.remarks += batch.remarks
        self._settled += len(waiting)
