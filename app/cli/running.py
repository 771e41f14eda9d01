"""Runs one verb, and turns whatever happens into words and an exit code."""

import logging
from collections.abc import Sequence
from gettext import gettext as _
from typing import Final

from app import logs, settings, terminal, translating
from app.cli.arguments import parser
from db.errors import Problem
from db.jobs import Stopped

DONE: Final = 0
PROBLEM: Final = 1
STOPPED: Final = 130  # as a shell says of a program ended by Ctrl+C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `event-notes` with these arguments, and give the exit code.

    0 done; 1 a Problem, told on standard error, or some file of several
    failed; 2 the words on the command line are off (argparse exits).
    """
    terminal.prepare()
    logs.start()
    translating.look_once()
    asked = parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
        terminal.finish()
    except Problem as problem:
        terminal.tell_problem(problem)
        return PROBLEM
    except (KeyboardInterrupt, Stopped):
        terminal.tell(_("Stopped; nothing was left half done."))
        return STOPPED
    except BrokenPipeError:
        terminal.forget_output()  # whoever read our output has seen enough
        return DONE
    except Exception:  # noqa: BLE001 -- the last border: a bug goes to the log, words to the person
        return _bug()
    return code


def _bug() -> int:
    logging.getLogger(__name__).exception("a verb of the command line failed")
    path = settings.log_path()
    terminal.tell(_("Something went wrong inside Event Notes; the library is safe."))
    terminal.tell(_("What happened is written in “{path}”; please send us that.").format(path=path))
    return PROBLEM
