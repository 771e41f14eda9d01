"""Work for the library, done beside the window: reads, writes and jobs.

Two threads live as long as the window: one reads, one writes, each in order.
A job gets a thread of its own. What comes back is told in the window's thread.
Frozen records cross the threads, never rows.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Event
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, SignalInstance

from db.errors import Problem
from db.interrupting import Interruption
from db.jobs import Job, Stopped
from db.steps import Label

if TYPE_CHECKING:
    from db.library import Library, Session

T = TypeVar("T")
_Answer = Callable[[], None]
_Otherwise = Callable[[Problem], None] | None


class Tasks(QObject):
    """What the window asks of the library.

    Signals:
        changed: A step is on disk; with its `Changes`.
        problem: What was asked could not be done, and who asked takes no `Problem`.
        saving: True while something is still to be written.
    """

    changed = Signal(object)
    problem = Signal(object)
    saving = Signal(bool)

    def __init__(self, library: "Library | None", parent: QObject | None = None) -> None:
        """Prepare; without a library nothing can be asked until `begin`."""
        super().__init__(parent)
        self.library: Library
        self._reader = _Line(self)
        self._writer = _Line(self)
        self._jobs: set[RunningJob] = set()
        self._to_write = 0
        if library is not None:
            self.begin(library)

    def begin(self, library: "Library") -> None:
        """Work for this library from now on."""
        self.library = library
        library.listeners.append(self.changed.emit)
        self._reader.start()
        self._writer.start()

    def read(
        self,
        ask: "Callable[[Session], T]",
        then: Callable[[T], None],
        *,
        newest: str = "",
        otherwise: _Otherwise = None,
    ) -> None:
        """Read in one short transaction, and hand over what was found.

        Args:
            ask: Runs in the reader's thread.
            then: Runs in the window's thread.
            newest: A channel: what waits there when this comes is dropped.
            otherwise: Takes a Problem instead of the `problem` signal.
        """
        interruption = Interruption()

        def work() -> T:
            with self.library.reading(interruption) as session:
                return ask(session)

        self._reader.ask(self._request(work, then, otherwise), newest, interruption)

    def forget(self, newest: str) -> None:
        """Drop what waits on a channel, and the answer of what runs there now."""
        self._reader.forget(newest)

    def interrupt(self, newest: str, *, older_than_ms: int = 0) -> None:
        """Drop what waits on a channel, and end what runs there.

        Args:
            newest: The channel.
            older_than_ms: Leave both alone while what runs there has not taken so long.
        """
        self._reader.interrupt(newest, older_than_ms)

    def write(
        self,
        do: "Callable[[Session], T]",
        then: Callable[[T], None] | None = None,
        *,
        otherwise: _Otherwise = None,
    ) -> None:
        """Write one undoable step; when `then` runs it is on disk."""

        def work() -> T:
            with self.library.step() as session:
                return do(session)

        self._write(work, then, otherwise)

    def keep(self, do: "Callable[[Session], T]", then: Callable[[T], None] | None = None) -> None:
        """Write what is no step of the history, such as how far someone has read.

        In a library that cannot be written this is passed over: nobody asked for it.
        """
        if self.library.why_read_only:
            return

        def work() -> T:
            with self.library.writing(counts=False) as session:
                return do(session)

        self._write(work, then, None)

    def undo(self, then: Callable[[Label | None], None]) -> None:
        """Take back the latest step; None is handed over when there is none."""
        self._write(self.library.undo, then, None)

    def redo(self, then: Callable[[Label | None], None]) -> None:
        """Do again what was taken back last; None is handed over when there is nothing."""
        self._write(self.library.redo, then, None)

    def job(
        self,
        work: Callable[[Job], T],
        then: Callable[[T], None],
        *,
        otherwise: _Otherwise = None,
        stopped: Callable[[], None] | None = None,
    ) -> "RunningJob":
        """Begin long work in a thread of its own.

        Args:
            work: Reports to the job it is given, and leaves nothing half done when stopped.
            then: Takes what it gives.
            otherwise: Takes a Problem instead of the `problem` signal.
            stopped: Is called when the person stopped it.
        """
        running = RunningJob(self)
        running.begin(self._request(lambda: work(running), then, otherwise, stopped))
        self._jobs.add(running)
        running.ended.connect(lambda: self._jobs.discard(running))
        running.ended.connect(running.deleteLater)
        return running

    @property
    def is_idle(self) -> bool:
        """Whether every answer has been heard."""
        return not (self._reader.unanswered or self._writer.unanswered or self._jobs)

    def close(self) -> None:
        """Stop what reads and what can be stopped, and finish what is to be written."""
        for running in list(self._jobs):
            running.stop()
            running.wait()
        self._reader.end()
        self._writer.end()

    def _write(
        self, work: Callable[[], T], then: Callable[[T], None] | None, otherwise: _Otherwise
    ) -> None:
        self._count(+1)

        def after(answer: _Answer) -> None:
            self._count(-1)
            answer()

        request = self._request(work, then or _nothing, otherwise)
        self._writer.ask(lambda: _bound(after, request()))

    def _count(self, more: int) -> None:
        self._to_write += more
        self.saving.emit(self._to_write > 0)

    def _request(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: _Otherwise,
        stopped: Callable[[], None] | None = None,
    ) -> Callable[[], _Answer]:
        """Work that never raises: it gives what is to be done in the window's thread."""

        def request() -> _Answer:
            try:
                found = work()
            except Stopped:
                return stopped or _done
            except Problem as problem:
                return _bound(otherwise or self.problem.emit, problem)
            except Exception as bug:  # noqa: BLE001 -- it rises in the window's thread
                return _bound(_rise, bug)
            return _bound(then, found)

        return request


class RunningJob(QThread):
    """Long work under way; the `Job` that the work reports to.

    Signals:
        reported: Units done, units in all or -1, and what is being worked on.
        ended: It ended in whatever way; its answer has been heard.
    """

    reported = Signal(int, int, str)
    ended = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted_end = Event()
        self._request: Callable[[], _Answer] | None = None
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def begin(self, request: Callable[[], _Answer]) -> None:
        """Start the thread with what it has to do."""
        self._request = request
        self.start()

    def stop(self) -> None:
        """Ask for an end; the work hears it at its next report."""
        self._wanted_end.set()

    def report(self, done: int, total: int | None, doing: str) -> None:
        """Tell the window how far the work is; called in the job's thread.

        Raises:
            Stopped: The person asked for an end.
        """
        if self._wanted_end.is_set():
            raise Stopped
        self.reported.emit(done, -1 if total is None else total, doing)

    def run(self) -> None:
        """Do the work; Qt calls this in the new thread."""
        if self._request is not None:
            self._answered.emit(self._request())

    def _hear(self, answer: _Answer) -> None:
        self.wait()
        self.ended.emit()
        answer()


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A request, its channel, and how often that was forgotten before."""

    channel: str
    age: int
    request: Callable[[], _Answer]
    interruption: Interruption | None


class _Line(QThread):
    """A thread that does one request after the other."""

    answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[_Waiting] = deque()
        self._running: _Waiting | None = None
        self._began = 0.0
        self._condition = Condition()
        self._closing = False
        self.unanswered = 0
        self._forgotten: dict[str, int] = {}
        self.answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        request: Callable[[], _Answer],
        channel: str = "",
        interruption: Interruption | None = None,
    ) -> None:
        with self._condition:
            if channel:
                self._drop(channel)
            self.unanswered += 1
            age = self._forgotten.get(channel, 0)
            self._waiting.append(_Waiting(channel, age, request, interruption))
            self._condition.notify()

    def forget(self, channel: str) -> None:
        with self._condition:
            self._drop(channel)
            self._forgotten[channel] = self._forgotten.get(channel, 0) + 1

    def interrupt(self, channel: str, older_than_ms: int) -> None:
        with self._condition:
            running = self._running
            if running is None or running.channel != channel or running.interruption is None:
                self._drop(channel)
            elif (monotonic() - self._began) * 1_000 >= older_than_ms:
                self._drop(channel)
                self._forgotten[channel] = self._forgotten.get(channel, 0) + 1
                running.interruption.now()

    def end(self) -> None:
        """Finish what waits without a channel, then stop; no answer is heard any more."""
        with self._condition:
            self._closing = True
            self._waiting = deque(each for each in self._waiting if not each.channel)
            self._condition.notify()
        self.wait()

    def run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._waiting or self._closing)
                if not self._waiting:
                    return
                running = self._running = self._waiting.popleft()
                self._began = monotonic()
            answer = running.request()
            with self._condition:
                self._running = None
            self.answered.emit((running.channel, running.age, answer))

    def _hear(self, told: tuple[str, int, _Answer]) -> None:
        channel, age, answer = told
        with self._condition:
            self.unanswered -= 1
        if not self._closing and age == self._forgotten.get(channel, 0):
            answer()

    def _drop(self, channel: str) -> None:
        before = len(self._waiting)
        self._waiting = deque(each for each in self._waiting if each.channel != channel)
        self.unanswered -= before - len(self._waiting)


def _bound(then: Callable[[T], None] | SignalInstance, found: T) -> _Answer:
    call = then.emit if isinstance(then, SignalInstance) else then
    return lambda: call(found)


def _rise(bug: Exception) -> None:
    raise bug


def _nothing(_found: object) -> None:
    return


def _done() -> None:
    return
