"""`event-notes demo`: the main job on the sample posts."""

import argparse
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.verb import add

if TYPE_CHECKING:
    from app.cli.verb import Verbs


def add_to(verbs: "Verbs") -> None:
    """Add the verb to the command line."""
    parser = add(verbs, "demo", _run, _("show the main job on the sample posts"))
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER", help=_("where to put library and summary")
    )


def _run(asked: argparse.Namespace) -> int:
    from app import demo

    return demo.run(asked.folder)
