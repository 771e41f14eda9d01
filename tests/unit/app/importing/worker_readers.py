"""A reader for the tests of the worker processes: the bytes say what it does."""

import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

from app.importing.source_file import Part, SourceFile
from app.importing.teller import Teller
from db.errors import FileProblem
from db.records import Draft, Reading


def read(data: bytes, source: SourceFile, progress: Teller) -> Reading:
    """Do what the first word says; give a post with the words as its title."""
    words = data.decode()
    if words.startswith("parts "):
        _tell_parts(words, progress)
    deed = _DEEDS.get(words.partition(" ")[0])
    if deed is not None:
        progress("misbehaving")
        deed(words.partition(" ")[2])
    print("noise that nobody may hear")  # noqa: T201 -- this is the test
    return Reading((Draft(words, f"{source.name} {os.getpid()}", ()),))


def _tell_parts(words: str, tell: Teller) -> None:
    for number in range(int(words.split()[1])):
        tell.part(Part(Reading((Draft(f"part {number} 🧩 e\u0301 חלק", "", ()),))))
    if words.endswith("refuse"):
        raise FileProblem("The file ends in the middle.", "Get it again.")


def _stand_still(_rest: str) -> None:
    threading.Event().wait()


def _die(_rest: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _fill_memory(_rest: str) -> None:
    held = []
    while True:
        held.append(bytearray(1 << 26))


def _fail(rest: str) -> None:
    raise RuntimeError(rest)


def _refuse(rest: str) -> None:
    raise FileProblem(rest, "Do something else.")


def _connect(_rest: str) -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def _start(_rest: str) -> None:
    subprocess.run(["/bin/true"], check=True)


def _write(rest: str) -> None:
    Path(rest).write_text("written")


_DEEDS: dict[str, Callable[[str], None]] = {
    "stand": _stand_still,
    "die": _die,
    "fill": _fill_memory,
    "fail": _fail,
    "refuse": _refuse,
    "connect": _connect,
    "start": _start,
    "write": _write,
}
