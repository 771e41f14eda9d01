"""Writes to the terminal: safe words, JSON, problems and progress."""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from db.errors import FileProblem, Problem
from db.jobs import Job, Quiet
from db.records import Span

if TYPE_CHECKING:
    from tqdm import tqdm

# What a title could do to a terminal, or to the order of the letters around it; a line
# is one line, so a newline in a name cannot pretend to be a message of ours.
_HARMFUL: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_WIDEST: Final = 100  # columns of running text


class Look(StrEnum):
    """How words look on a terminal, by the numbers that switch it on (ECMA-48, 8.3.117)."""

    PLAIN = ""
    BOLD = "1"
    REMOVED = "31"
    ADDED = "32"


def prepare() -> None:
    """Let any letter be written, whatever the terminal's encoding, and whoever reads."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us: nobody wants to read it
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 -- stays open
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def safe(words: str) -> str:
    """The words with every control sign shown instead of done; tabs stay."""
    return _HARMFUL.sub(lambda match: _escaped(match[0]), words)


def one_line(words: str) -> str:
    """As `safe`, with all white space folded to single blanks."""
    return safe(" ".join(words.split()))


def say(words: str = "") -> None:
    """Write a line to standard output."""
    _answer(safe(words) + "\n")


def tell(words: str) -> None:
    """Write a line to standard error: what is not part of the answer."""
    print(safe(words), file=sys.stderr)  # noqa: T201 -- with `_answer` the one place that prints


def tell_problem(problem: Problem) -> None:
    """Say what happened and what to do."""
    tell(problem.message)
    tell(problem.remedy)
    for choice in problem.choices:
        tell(f"  - {choice}")


def say_json(value: object) -> None:
    """Write JSON, and nothing a terminal could take for an order."""
    only_ascii = not (sys.stdout.encoding or "").lower().startswith("utf")
    written = json.dumps(value, ensure_ascii=only_ascii, indent=2)
    _answer("\n".join(map(safe, written.split("\n"))) + "\n")


def say_json_line(value: object) -> None:
    """Write JSON on one line and hand it on at once, for a program that waits for it."""
    only_ascii = not (sys.stdout.encoding or "").lower().startswith("utf")
    _answer(safe(json.dumps(value, ensure_ascii=only_ascii)) + "\n")
    finish()


def say_marked(lead: str, words: str, marks: Iterable[Span]) -> None:
    """As `say`, the marked spans of the words in bold letters where the terminal has them."""
    pieces, at = [(lead, Look.PLAIN)], 0
    for start, end in marks:
        pieces += [(words[at:start], Look.PLAIN), (words[start:end], Look.BOLD)]
        at = end
    say_pieces([*pieces, (words[at:], Look.PLAIN)])


def say_pieces(pieces: Iterable[tuple[str, Look]]) -> None:
    """As `say`, each piece of the line in its look where the terminal has it."""
    styled = _has_styles()
    _answer("".join(_styled(safe(words), look, styled) for words, look in pieces) + "\n")


def say_document(written: str) -> None:
    """Write a whole document: letter for letter into a file or pipe, harmless on a terminal."""
    if sys.stdout.isatty():
        for line in written.removesuffix("\n").split("\n"):
            say(line)
        return
    finish()
    with _answering():
        sys.stdout.buffer.write(written.encode("utf-8"))


def finish() -> None:
    """Hand on what was said so far.

    Raises:
        FileProblem: It cannot be written, as on a full disk.
        BrokenPipeError: Nobody reads any more.
    """
    with _answering():
        sys.stdout.flush()


def width() -> int | None:
    """Columns to wrap running text at; None when nobody is looking."""
    if not sys.stdout.isatty():
        return None
    return min(shutil.get_terminal_size().columns, _WIDEST)


def forget_output() -> None:
    """Stop Python from complaining at its end that nobody reads any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def agreed(question: str) -> bool:
    """Ask on the terminal; without one the answer is yes, since every step can be undone."""
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    sys.stderr.write(safe(question) + " ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in (_("y"), _("yes"))


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


def _has_styles() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _styled(words: str, look: Look, styled: bool) -> str:
    return f"\x1b[{look}m{words}\x1b[0m" if styled and look and words else words


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}"


def _answer(words: str) -> None:
    with _answering():
        sys.stdout.write(words)


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        forget_output()
        raise FileProblem(
            _("The answer could not be written: {reason}.").format(reason=error.strerror),
            _("Make room where it should go, and ask again."),
        ) from error
