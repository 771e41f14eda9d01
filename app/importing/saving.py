"""Saves the files that were read, batch by batch, while the next ones are being read."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from gettext import gettext as _
from typing import Self

from app.importing.batch import Batch, Newer
from app.importing.carrying_over import carried
from app.importing.endings import Endings, is_there
from app.importing.read_file import ReadFile
from app.importing.report import PostRow, Remark, UnchangedRow, UpdatedRow
from app.importing.standing import Standing
from db import last_places, renewing
from db.jobs import Job
from db.last_places import Placed
from db.library import Library
from db.long_step import LongStep
from db.renewing import Renewal
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
        twins: How many of the added are offered to be joined with another post.
    """

    def __init__(self, library: Library, step: LongStep, job: Job, total: int | None) -> None:
        """Save nothing yet.

        Args:
            library: Where highlights are read from that are to be carried over.
            step: What the posts are saved in.
            job: Hears of each batch; may stop the work.
            total: How many posts will be taken, if that is known.
        """
        self.added: list[PostRow] = []
        self.unchanged: list[UnchangedRow] = []
        self.remarks: list[Remark] = []
        self.twins = 0
        self._library = library
        self._step = step
        self._endings = Endings(step)
        self._job = job
        self._total = total
        self._settled = 0
        self._waiting: _Waiting = []
        self._thread = ThreadPoolExecutor(1, "saving")
        self._writing: Future[None] | None = None

    @property
    def updated(self) -> Sequence[UpdatedRow]:
        """The posts of the library that got something; complete when the step is over."""
        return self._endings.updated

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
        self._step.name(_label(self.added, self._endings))

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
            batch = Batch(session, self._endings)
            for file, place in waiting:
                batch.settle(file, place)
            batch.save()
            for file in {id(file): file for file, _at in waiting}.values():
                if None not in file.post_ids:
                    batch.complete(file)
        self._renew(batch.newer)
        self.added += batch.added
        self.unchanged += batch.unchanged
        self.remarks += batch.remarks
        self.twins += batch.twins
        self._settled += len(waiting)

    def _renew(self, all_newer: Sequence[Newer]) -> None:
        """Write new texts for posts, after their highlights' places in them were worked out.

        The working out takes no transaction: somebody may be highlighting meanwhile.
        """
        texts = [each for each in map(self._carried, all_newer) if each is not None]
        if not texts:
            return
        with self._step.batch() as session:
            for newer, placed, renewal in texts:
                if not is_there(session, newer.post_id):
                    continue
                arrived = renewing.arrive(session, newer.post_id, newer.draft)
                if newer.standing is Standing.HERE:
                    self._endings.bring(newer.post_id, newer.draft, arrived)
                else:
                    self._endings.renew(
                        replace(renewal, arrived=arrived),
                        placed,
                        newer.file,
                        is_full=newer.standing is Standing.FULL,
                    )

    def _carried(self, newer: Newer) -> tuple[Newer, Placed, Renewal] | None:
        """The new text with the highlights' places; None where no text has to be written."""
        draft, post_id = newer.draft, newer.post_id
        with self._library.reading() as session:
            if not is_there(session, post_id):
                return None
            placed = last_places.of_post(session, post_id)
        if newer.standing is Standing.HERE and draft.text == placed.text:
            self._endings.bring(post_id, draft)
            return None
        standings = carried(placed, draft.text) if newer.standing.is_update else ()
        renewal = Renewal(post_id, placed.present, 0, draft, standings, event=draft.event)
        return newer, placed, renewal


def _label(added: Sequence[PostRow], endings: Endings) -> Label:
    renewed, highlighted = endings.renewed_count, endings.highlighted_count
    match added:
        case [] if renewed:
            return _counted("Take a newer text", "Take {n} newer texts", renewed)
        case [] if highlighted:
            return _counted(
                "Bring highlights to a post", "Bring highlights to {n} posts", highlighted
            )
        case []:
            return Label("Learn other addresses of posts")
        case _ if renewed:
            return Label(
                "Import posts and newer texts: {n} and {m}", {"n": len(added), "m": renewed}
            )
        case [post]:
            return Label("Import “{title}”", {"title": post.title})
        case posts:
            return Label("Import {n} posts", {"n": len(posts)})


def _counted(one: str, many: str, count: int) -> Label:
    return Label(one) if count == 1 else Label(many, {"n": count})
