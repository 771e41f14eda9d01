"""How a verb is added to the command line."""

import argparse
from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 -- it has no other name
Run = Callable[[argparse.Namespace], int]


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


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))
