"""How a verb is added to the command line."""

import argparse
from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING, Final

from app.text.clean import clean, one_line

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 -- it has no other name
Run = Callable[[argparse.Namespace], int]

_MOST: Final = 2**31 - 1  # of anything that is counted; SQLite takes no number beyond 2**63


def add(verbs: "Verbs", name: str, run: Run, told: str) -> argparse.ArgumentParser:
    """Add a verb that runs `run`, and give its parser for the arguments.

    Args:
        verbs: What `add_subparsers` gave.
        name: The word to type.
        run: Does the work and gives the exit code.
        told: One line of help, already translated.
    """
    parser = verbs.add_parser(name, help=told, description=told)
    parser.set_defaults(run=run)
    return parser


def some_words(typed: str) -> str:
    """A text argument: without the bytes and controls that no text of the library may hold."""
    return clean(typed)


def a_name(typed: str) -> str:
    """A name, path of names or title: as `some_words`, on one line."""
    return one_line(typed)


def a_number(typed: str) -> int:
    """A number from 1."""
    if not typed.isdecimal() or not int(typed[:18]):
        raise argparse.ArgumentTypeError(_("“{typed}” is no number from 1").format(typed=typed))
    return min(int(typed[:18]), _MOST)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))
