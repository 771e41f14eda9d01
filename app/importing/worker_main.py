"""What runs in a worker process: reads strangers' bytes, and can do nothing else.

The process gets bytes through a pipe and answers through it. It may not reach
the network, start programs or change files, has a limit of memory, and leaves
no core dump with somebody's text in it. It ends when the pipe does, so that
none outlives the program.
"""

import os
import re
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from typing import NamedTuple

from app.importing.source_file import Part, SourceFile
from app.importing.teller import Teller
from app.text.clean import clean
from db.errors import Problem
from db.records import Reading

MEMORY_BYTES = 1 << 30
_NICENESS = 10  # the window comes first where there are fewer cores than work
CPU_SECONDS = 60  # of one file or part; matters only when nobody is left to watch the clock


class Work(NamedTuple):
    """Bytes to read, and where they came from."""

    data: bytes
    source: SourceFile


@dataclass(frozen=True, slots=True)
class Progress:
    """The work goes on; `stage` is what begins now."""

    stage: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reader raised a Problem; these are its words."""

    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The limit of memory was reached; the process ends after saying so."""


@dataclass(frozen=True, slots=True)
class Bug:
    """The reader failed in a way nobody foresaw; the traceback is for the log."""

    traceback: str


Message = Progress | Part | Reading | Refusal | OutOfMemory | Bug
Reader = Callable[[bytes, SourceFile, Teller], Reading]


class ForbiddenError(PermissionError):
    """A reader tried to do what no reader needs."""


def serve(pipe: "Connection[Message, Work]", readers: str) -> None:
    """Answer each file that comes through the pipe, until the pipe ends.

    First comes one Progress. Then each file is answered by any number of
    Progress and Part, and one other message.

    Args:
        pipe: Where files come from and answers go.
        readers: Path of the module whose `read` is the `Reader`.
    """
    _shut_in()
    try:
        read: Reader = import_module(readers).read
    except Exception:  # noqa: BLE001 -- told to the pool, which raises: there is nobody else here
        pipe.send(Bug(_traceback()))
        return
    pipe.send(Progress("ready"))
    while True:
        try:
            work = pipe.recv()
        except EOFError:
            return
        _limit_cpu()
        pipe.send(Progress("received"))
        answer = _answer(pipe, read, work)
        pipe.send(answer)
        if isinstance(answer, OutOfMemory):
            return  # what is left of the memory is not to be trusted


class _Told:
    """Sends what a reader tells through the pipe; waits there while nobody takes it."""

    def __init__(self, pipe: "Connection[Message, Work]") -> None:
        self._pipe = pipe

    def __call__(self, stage: str) -> None:
        self._pipe.send(Progress(stage))

    def part(self, part: Part) -> None:
        _limit_cpu()
        self._pipe.send(part)


def _answer(pipe: "Connection[Message, Work]", read: Reader, work: Work) -> Message:
    try:
        return read(work.data, work.source, _Told(pipe))
    except Problem as problem:
        return Refusal(problem.message, problem.remedy)
    except MemoryError:
        return OutOfMemory()
    except Exception:  # noqa: BLE001 -- goes to the log of the program; the next file is read
        return Bug(_traceback())


def _traceback() -> str:
    # It may quote the stranger's bytes, and the log is read on a terminal.
    return clean(traceback.format_exc())


def _shut_in() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the program's to answer
    sys.dont_write_bytecode = True
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):  # `--json` promises that nothing but JSON is printed
        os.dup2(nowhere, stream)
    _limit_memory()
    if sys.platform != "win32":
        os.nice(_NICENESS)
    sys.addaudithook(_forbid)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):  # macOS refuses; the clock still holds there
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _limit_cpu() -> None:
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, hard))


_FORBIDDEN = re.compile(
    r"socket\.(connect|bind|send.*|get(addr|name)info|gethostby.*)"
    r"|subprocess\.Popen|os\.(system|exec|posix_spawn|spawn|fork|forkpty|startfile)"
    r"|os\.(remove|rename|rmdir|mkdir|link|symlink|truncate|chmod|chown)|sqlite3\.connect"
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _forbid(happening: str, arguments: tuple[object, ...]) -> None:
    """An audit hook, which sees the calls of libraries written in Python too."""
    if happening == "sqlite3.connect" and arguments == (":memory:",):
        return  # another program's database is opened there, from its bytes
    if _FORBIDDEN.fullmatch(happening) or (happening == "open" and _writes(arguments)):
        raise ForbiddenError(f"a reader of files may not do this: {happening}")


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & _WRITING)
