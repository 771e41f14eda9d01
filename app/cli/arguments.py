"""The words of the command line: verbs, their arguments and their help."""

import argparse
from collections.abc import Iterable
from gettext import gettext as _
from pathlib import Path
from typing import Any, NoReturn

from app import __version__, terminal
from app.cli import (
    verb_demo,
    verb_export,
    verb_import,
    verb_related,
    verb_search,
    verb_window,
    verbs_of_editing,
    verbs_of_events,
    verbs_of_feeds,
    verbs_of_history,
    verbs_of_posts,
    verbs_of_repairs,
    verbs_of_searches,
    verbs_of_themes,
    verbs_of_twins,
    verbs_of_upkeep,
    verbs_of_versions,
)


def parser() -> argparse.ArgumentParser:
    """The parser of `event-notes`; each verb sets `run`, a function of what was parsed."""
    made = _Parser(
        prog="event-notes",
        description=_(
            "Read posts about events, highlight passages by theme, and write the briefing "
            "with exact quotes and sources."
        ),
    )
    made.add_argument("--version", action="version", version=f"event-notes {__version__}")
    made.add_argument(
        "--library", type=Path, metavar="FILE", help=_("the library (default: your own)")
    )
    made.set_defaults(run=verb_window.run)
    verbs = made.add_subparsers(dest="verb", metavar="VERB", title=_("verbs"))
    for family in (
        verb_window,
        verb_import,
        verbs_of_feeds,
        verbs_of_posts,
        verb_search,
        verb_related,
        verbs_of_searches,
        verbs_of_editing,
        verbs_of_versions,
        verbs_of_repairs,
        verbs_of_twins,
        verbs_of_themes,
        verbs_of_events,
        verb_export,
        verbs_of_history,
        verbs_of_upkeep,
        verb_demo,
    ):
        family.add_to(verbs)
    return made


class _Parser(argparse.ArgumentParser):
    """Shows the words it complains about without doing what they tell a terminal to do.

    A verb whose words may look like options sets `as_said`, a function of what was typed.
    """

    def parse_known_args(self, args: Iterable[str] | None = None, namespace: Any = None) -> Any:
        """Read the words as the verb says them."""
        as_said = self.get_default("as_said")
        said = args if args is None or as_said is None else as_said([*args])
        return super().parse_known_args(said, namespace)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave with a line on standard error."""
        lines = (message or "").split("\n")
        super().exit(status, "\n".join(map(terminal.safe, lines)))
