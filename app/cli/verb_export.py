"""`event-notes export`: highlights as a summary for a reader."""

import argparse
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import a_name, add, some_words

if TYPE_CHECKING:
    from app.cli.verb import Verbs

_STANDARD_OUTPUT = "-"


def add_to(verbs: "Verbs") -> None:
    """Add the verb to the command line."""
    parser = add(verbs, "export", _run, _("write the highlights as a summary"))
    parser.add_argument(
        "--by", choices=("theme", "event", "post"), default="theme", help=_("what the sections are")
    )
    part = parser.add_mutually_exclusive_group()
    part.add_argument(
        "--query", default="", type=some_words, metavar="Q", help=_("only the highlights it finds")
    )
    part.add_argument(
        "--saved", type=a_name, metavar="NAME", help=_("only what this saved search finds")
    )
    parser.add_argument("--title", default="", type=a_name, metavar="TEXT", help=_("the heading"))
    parser.add_argument("--format", choices=("markdown",), default="markdown", help=_("the form"))
    parser.add_argument(
        "--output", default=_STANDARD_OUTPUT, metavar="FILE", help=_("a file; - for here (default)")
    )


def _run(asked: argparse.Namespace) -> int:
    from app.exporting import coverage
    from app.exporting.as_markdown import render
    from app.exporting.files import spare, write_whole
    from app.exporting.gather import gather
    from app.exporting.summary import By
    from db.query import parse

    with opening.reading(asked.library) as session:
        part = (
            coverage.asked(asked.query)
            if asked.saved is None
            else coverage.saved(session, asked.saved)
        )
        summary = gather(session, By(asked.by), part, title=asked.title)
    if part.query and (notice := parse(part.query).notice):
        terminal.tell(notice)
    if not summary.highlights:
        terminal.tell(_("No highlight was found; the summary is empty."))
    if asked.output == _STANDARD_OUTPUT:
        terminal.say_document(render(summary))
        return 0
    path = Path(asked.output)
    spare(opening.chosen(asked.library), path)
    write_whole(path, render(summary))
    terminal.say(
        ngettext("{n} highlight written to {path}", "{n} highlights written to {path}",
                 summary.highlights).format(n=summary.highlights, path=path)
    )  # fmt: skip
    return 0
