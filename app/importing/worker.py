"""One worker process as the program sees it: give it bytes, hear its answer, end it."""

import logging
import signal
import sys
from gettext import gettext as _
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic

from app.importing.source_file import Part
from app.importing.worker_main import Bug, Message, OutOfMemory, Progress, Refusal, Work, serve
from app.text.clean import one_line
from db.errors import FileProblem, Problem
from db.records import Reading

READERS = "app.importing.any_file"
LIMIT_SECONDS = 20.0  # without progress; ordinary files take well under one
_START_SECONDS = 60.0  # a slow disk after a cold start is nobody's fault

Answer = Reading | FileProblem

_log = logging.getLogger(__name__)


class Worker:
    """A process that reads one file at a time.

    Attributes:
        pipe: To wait for; `hear` is then to be called.
        done: Whether the process has ended and can be given nothing more.
    """

    def __init__(self, readers: str, limit_seconds: float) -> None:
        """Start the process.

        Raises:
            Problem: It cannot be started.
        """
        context = get_context("spawn")  # fork would copy the library's locks and the window
        self.pipe: Connection[Work, Message]
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, readers), daemon=True)
        try:
            self._process.start()
        except OSError as error:  # too many processes, or no memory for one more
            raise _no_start() from error
        theirs.close()  # else the end of the process would not be heard
        self._limit_seconds = limit_seconds
        self._deadline = monotonic() + _START_SECONDS
        self._ready = False
        self._work: Work | None = None
        self.done = False

    @property
    def busy(self) -> bool:
        """Whether it has a file that is not answered yet."""
        return self._work is not None

    def seconds_left(self) -> float:
        """How long it may stay silent from now on."""
        return self._deadline - monotonic()

    def give(self, work: Work) -> None:
        """Let it read a file; it must not be busy."""
        self._work = work
        if self._ready:
            self._send(work)

    def wait_for_us(self) -> None:
        """Give it its time anew: it cannot go on before what it sent is taken."""
        self._deadline = monotonic() + self._limit_seconds

    def hear(self) -> Answer | Part | None:
        """Take one message from the pipe; None when something is still to come.

        Raises:
            Problem: The process cannot be started at all.
        """
        try:
            message = self.pipe.recv()
        except (EOFError, OSError):
            return self._ended()
        self._deadline = monotonic() + self._limit_seconds
        if isinstance(message, Progress):
            self._begin()
            return None
        if isinstance(message, Part):
            return message
        return self._answered(message)

    def give_up(self) -> Answer:
        """End a process that stayed silent too long, and say so of its file.

        Raises:
            Problem: The process has not even started.
        """
        self.kill()
        return self._fail(_took_too_long(self._limit_seconds))

    def close(self) -> None:
        """End the process in good order: it goes when its pipe is closed."""
        self.pipe.close()
        self._process.join(timeout=2.0)
        self.kill()

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self.done = True
        self.pipe.close()
        self._process.kill()
        self._process.join()

    def _begin(self) -> None:
        if not self._ready:
            self._ready = True
            if self._work:
                self._send(self._work)

    def _send(self, work: Work) -> None:
        self._deadline = monotonic() + self._limit_seconds
        try:
            self.pipe.send(work)
        except OSError:
            _log.warning("a reader was gone before it got its file")  # `hear` tells of it

    def _answered(self, message: Reading | Refusal | OutOfMemory | Bug) -> Answer:
        match message:
            case Reading():
                self._work = None
                return message
            case Refusal(words, remedy):
                self._work = None
                return FileProblem(words, remedy)
            case OutOfMemory():
                self.kill()
                return self._fail(_("it needed too much memory"))
            case Bug(report):
                _log.error(
                    "a reader failed on %r:\n%s", self._work and self._work.source.name, report
                )
                return self._fail(_("the reader made a mistake"))

    def _ended(self) -> Answer:
        self._process.join(timeout=2.0)  # the pipe ends a moment before the process does
        code = self._process.exitcode
        self.kill()
        _log.warning("a reader ended by itself, exit code %s", code)
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return self._fail(_took_too_long(self._limit_seconds))
        return self._fail(_("the reader stopped"))

    def _fail(self, reason: str) -> FileProblem:
        work, self._work = self._work, None
        if work is None or not self._ready:
            raise _no_start()
        return FileProblem(
            _("“{name}” could not be read: {reason}.").format(
                name=one_line(work.source.name), reason=reason
            ),
            _("Copy its text into a text file and import that."),
        )


def _no_start() -> Problem:
    return Problem(
        _("The part of Event Notes that reads files does not start."),
        _("Start Event Notes again; if that does not help, install it again."),
    )


def _took_too_long(limit_seconds: float) -> str:
    return _("it took longer than {n} s").format(n=f"{limit_seconds:g}")
