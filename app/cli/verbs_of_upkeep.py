"""`check` and `backup`: is the library sound, and a copy of it."""

import argparse
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import add

if TYPE_CHECKING:
    from app.cli.verb import Verbs


def add_to(verbs: "Verbs") -> None:
    """Add the verbs to the command line."""
    parser = add(verbs, "check", _check, _("look the library over: file, index, every quote"))
    parser.add_argument(
        "--repair",
        action="store_true",
        help=_("make the index of words anew, if anything is wrong"),
    )
    parser = add(verbs, "backup", _backup, _("write a checked copy of the library"))
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the copy's name"))


def _check(asked: argparse.Namespace) -> int:
    from db import check, fulltext

    path = opening.chosen(asked.library)
    with opening.looking_over(asked.library) as session, terminal.progress(_("texts")) as job:
        findings = check.run(session, job)
        if findings and asked.repair:
            fulltext.rebuild(session.connection(), job)
            findings = check.run(session, job)
    for finding in findings:
        terminal.say(terminal.one_line(finding.message))
    if findings:
        terminal.tell(
            _(
                "“{path}” needs care: “event-notes check --repair” makes its index anew; "
                "for anything else go back to a safety copy."
            ).format(path=path)
        )
        return 1
    terminal.say(_("“{path}” is sound.").format(path=path))
    return 0


def _backup(asked: argparse.Namespace) -> int:
    from db import backup
    from db.library import Library

    path = opening.chosen(asked.library)
    Library.open(path).close()  # says what is wrong, where it is no library
    with terminal.progress(_("pages")) as job:
        backup.copy(path, asked.file, job)
    terminal.say(_("A checked copy is at {file}").format(file=asked.file))
    return 0
