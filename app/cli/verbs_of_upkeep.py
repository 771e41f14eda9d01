"""`check`, `index` and `backup`: is the library sound, its index of words, and a copy of it."""

import argparse
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import add, add_json

if TYPE_CHECKING:
    from app.cli.verb import Verbs
    from db.index_upkeep import Standing


def add_to(verbs: "Verbs") -> None:
    """Add the verbs to the command line."""
    parser = add(verbs, "check", _check, _("look the library over: file, index, every quote"))
    parser.add_argument(
        "--repair",
        action="store_true",
        help=_("make the index of words anew, if anything is wrong"),
    )
    _add_index(verbs)
    parser = add(verbs, "backup", _backup, _("write a checked copy of the library"))
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the copy's name"))


def _add_index(verbs: "Verbs") -> None:
    index = add(verbs, "index", _show_index, _("how the index of words stands, or build it anew"))
    add_json(index)
    below = index.add_subparsers(metavar="VERB")
    add(below, "rebuild", _rebuild, _("build the index anew from the posts, highlights and notes"))
    add(below, "refresh", _refresh, _("list the words of the index anew"))


def _check(asked: argparse.Namespace) -> int:
    from db import check, indexing

    path = opening.chosen(asked.library)
    with opening.looking_over(asked.library) as session, terminal.progress(_("texts")) as job:
        findings = check.run(session, job)
        if findings and asked.repair:
            indexing.rebuild(session.connection(), job)
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


def _show_index(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import index_upkeep

    with opening.reading(asked.library) as session:
        standing = index_upkeep.standing(session)
    if asked.json:
        terminal.say_json(as_json.index(standing))
    else:
        _say_index(standing)
    return 0


def _say_index(standing: "Standing") -> None:
    n, m = standing.built, standing.total
    if standing.is_whole:
        terminal.say(
            ngettext(
                "The index is complete: {n} post.", "The index is complete: {n} posts.", m
            ).format(n=m)
        )
    else:
        terminal.say(_("The index holds {n} of {m} posts.").format(n=n, m=m))
        terminal.tell(_("“event-notes index rebuild” builds it to the end; so does the window."))
    n = standing.words
    terminal.say(ngettext("{n} word is listed.", "{n} words are listed.", n).format(n=n))
    if not standing.words_are_fresh:
        terminal.tell(_("There are newer words; “event-notes index refresh” lists them too."))


def _rebuild(asked: argparse.Namespace) -> int:
    """Build anew in one transaction: stopped, the old index is there as it was."""
    from db import indexing
    from db.words import term_table

    with opening.looking_over(asked.library) as session, terminal.progress(_("posts")) as job:
        indexing.rebuild(session.connection(), job)
        term_table.refresh(session)
    terminal.say(_("The index of words is built anew."))
    return 0


def _refresh(asked: argparse.Namespace) -> int:
    from db import index_upkeep
    from db.words import term_table

    with opening.looking_over(asked.library) as session:
        term_table.refresh(session)
        n = index_upkeep.standing(session).words
    terminal.say(ngettext("{n} word is listed.", "{n} words are listed.", n).format(n=n))
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
