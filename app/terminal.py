"""Writes to the terminal: safe words, JSON, problems and progress."""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from typing import TYPE_CHECKING, Any, Final

from db.errors import Problem
from db.jobs import Job, Quiet

if TYPE_CHECKING:
    from tqdm import tqdm

# What a title could do to a terminal, or to the order of the letters around it.
_HARMFUL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_WIDEST: Final = 100  # columns of running text


def prepare() -> None:
    """Let any letter be written, whatever the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def safe(words: str) -> str:
    """The words with every control sign shown instead of done; newlines and tabs stay."""
    return _HARMFUL.sub(lambda match: f"\\u{ord(match[0]):04x}", words)


def one_line(words: str) -> str:
    """As `safe`, on one line."""
    return safe(" ".join(words.split()))


def say(words: str = "") -> None:
    """Write a line to standard output."""
    print(safe(words))  # noqa: T201 -- this is the one place that prints


def tell(words: str) -> None:
    """Write a line to standard error: what is not part of the answer."""
    print(safe(words), file=sys.stderr)  # noqa: T201 -- as above


def tell_problem(problem: Problem) -> None:
    """Say what happened and what to do."""
    tell(problem.message)
    tell(problem.remedy)
    for choice in problem.choices:
        tell(f"  - {choice}")


def say_json(value: object) -> None:
    """Write JSON, and nothing a terminal could take for an order."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    print(_HARMFUL.sub(lambda match: _escaped(match[0]), written))  # noqa: T201 -- as above


def bold(words: str) -> str:
    """Marked words, to be printed with `say_marked`."""
    return f"\ue001{words}\ue002"


def say_marked(words: str) -> None:
    """As `say`, with what `bold` marked in bold letters, where the terminal has them."""
    on, off = ("\x1b[1m", "\x1b[0m") if _has_bold() else ("", "")
    print(safe(words).replace("\ue001", on).replace("\ue002", off))  # noqa: T201 -- as above


def width() -> int | None:
    """Columns to wrap running text at; None when nobody is looking."""
    if not sys.stdout.isatty():
        return None
    return min(shutil.get_terminal_size().columns, _WIDEST)


def forget_output() -> None:
    """Stop Python from complaining at its end that nobody reads any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def agreed(question: str) -> bool:
    """Ask on the terminal; without one the answer is yes, since every step can be undone."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    tell(question)
    return input(_("Go on? [y/N] ")).strip().lower() in (_("y"), _("yes"))


@contextmanager
def progress(unit: str) -> Iterator[Job]:
    """A job whose progress is seen on the terminal; a quiet one when it is piped."""
    if not sys.stderr.isatty():
        yield Quiet()
        return
    from tqdm import tqdm

    with tqdm(unit=unit, leave=False, dynamic_ncols=True) as bar:
        yield _Bar(bar)


class _Bar:
    def __init__(self, bar: "tqdm[Any]") -> None:
        self._bar = bar

    def report(self, done: int, total: int | None, doing: str) -> None:
        """Move the bar."""
        self._bar.total = total
        self._bar.n = done
        self._bar.set_description_str(one_line(doing)[:40], refresh=False)
        self._bar.update(0)


def _has_bold() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _escaped(sign: str) -> str:
    return sign if sign == "\n" else f"\\u{ord(sign):04x}"
