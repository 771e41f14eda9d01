"""Reads many files in two worker processes, and gives the answers in order."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Generic, Self, TypeVar

from app.importing.source_file import Part
from app.importing.worker import LIMIT_SECONDS, READERS, Answer, Worker
from app.importing.worker_main import Work

MOST_WORKERS = 2
_AHEAD_FILES = 16  # enough for one worker not to wait for the other's slow file
_AHEAD_BYTES = 32_000_000
_AHEAD_PARTS = 3  # of a file whose turn has not come; its worker waits then
_TICK_SECONDS = 0.1  # how soon a person who stops the work is heard

Tag = TypeVar("Tag")


@dataclass(slots=True)
class _Slot(Generic[Tag]):
    """A job that was taken and not yet given back; in turn waiting, with a worker, answered."""

    tag: Tag
    work: Work | None = None
    worker: Worker | None = None
    parts: deque[Part] = field(default_factory=deque)
    answer: Answer | None = None


class Pool:
    """Worker processes, started when they are needed and kept for the next files.

    One file starts one of them, more start two. Use it as a context, or end it
    with `close`. One thread may use it at a time.
    """

    def __init__(self, readers: str = READERS, limit_seconds: float = LIMIT_SECONDS) -> None:
        """Prepare, without starting anything.

        Args:
            readers: Path of the module whose `read` the processes call.
            limit_seconds: How long a process may be silent before it is ended.
        """
        self._readers = readers
        self._limit_seconds = limit_seconds
        self._workers: list[Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.close()
        self._workers.clear()

    def read(
        self,
        jobs: Iterable[tuple[Tag, Work | Answer]],
        waiting: Callable[[], None] = lambda: None,
    ) -> Generator[tuple[Tag, Part | Answer], None, None]:
        """Give each tag with the answer to its work, in the order of the jobs.

        The parts of a large source come before its answer, each with the tag.
        Jobs are taken as they are needed, a bounded number ahead. A file that
        cannot be read is answered by a FileProblem; the others do not notice.

        Args:
            jobs: Anything to know a file by, with the work, or with its answer
                where nothing is left to be read.
            waiting: Called ten times a second or more often; may raise to end
                the reading.

        Raises:
            Problem: No worker process can be started.
        """
        queue: deque[_Slot[Tag]] = deque()
        source = iter(jobs)
        try:
            while _fill(queue, source):
                self._assign(queue)
                if queue[0].answer is None:
                    waiting()
                    _listen(queue)
                while queue[0].parts:
                    yield queue[0].tag, queue[0].parts.popleft()
                while queue and not queue[0].parts and (answer := queue[0].answer):
                    yield queue.popleft().tag, answer
        finally:
            self._drop_unfinished()

    def _assign(self, queue: deque[_Slot[Tag]]) -> None:
        """Hand the files nobody has begun to whoever is free, the first one first."""
        self._workers = [worker for worker in self._workers if not worker.done]
        for slot in queue:
            if slot.work is None or slot.worker is not None:
                continue
            slot.worker = self._free_worker()
            if slot.worker is None:
                return
            slot.worker.give(slot.work)

    def _free_worker(self) -> Worker | None:
        for worker in self._workers:
            if not worker.busy:
                return worker
        if len(self._workers) == MOST_WORKERS:
            return None
        worker = Worker(self._readers, self._limit_seconds)
        self._workers.append(worker)
        return worker

    def _drop_unfinished(self) -> None:
        """End the processes whose answer nobody wants any more; the free ones are kept."""
        for worker in self._workers:
            if worker.busy:
                worker.kill()
        self._workers = [worker for worker in self._workers if not worker.done]


def _fill(queue: deque[_Slot[Tag]], source: Iterator[tuple[Tag, Work | Answer]]) -> bool:
    """Take jobs up to the limits; False when there is nothing more to do."""
    ahead = sum(len(slot.work.data) for slot in queue if slot.work)
    while len(queue) < _AHEAD_FILES and ahead < _AHEAD_BYTES:
        taken = next(source, None)
        if taken is None:
            break
        tag, job = taken
        if isinstance(job, Work):
            queue.append(_Slot(tag, work=job))
            ahead += len(job.data)
        else:
            queue.append(_Slot(tag, answer=job))
    return bool(queue)


def _listen(queue: deque[_Slot[Tag]]) -> None:
    """Hear the workers who have something to say, and end those silent too long."""
    working = [
        (slot, slot.worker) for slot in queue if slot.worker is not None and slot.answer is None
    ]
    for slot, worker in working:
        if len(slot.parts) >= _AHEAD_PARTS:
            worker.wait_for_us()
    able = [pair for pair in working if len(pair[0].parts) < _AHEAD_PARTS]
    heard = wait([worker.pipe for _slot, worker in able], timeout=_TICK_SECONDS)
    for slot, worker in able:
        if worker.pipe in heard:
            _take(slot, worker.hear())
        elif worker.seconds_left() < 0:
            slot.answer = worker.give_up()


def _take(slot: _Slot[Tag], told: Part | Answer | None) -> None:
    if isinstance(told, Part):
        slot.parts.append(told)
    else:
        slot.answer = told
