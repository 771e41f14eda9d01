"""`event-notes import`: load posts from files and folders."""

import argparse
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import a_name, add, add_json

if TYPE_CHECKING:
    from app.cli.verb import Verbs
    from app.importing.report import ImportReport, Preview, ProblemRow, Remark
    from db.records import Draft


def add_to(verbs: "Verbs") -> None:
    """Add the verb to the command line."""
    parser = add(verbs, "import", _run, _("load posts from text, saved pages and Markdown"))
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help=_("a file, or a folder of files")
    )
    parser.add_argument(
        "--event", metavar="NAME", type=a_name, help=_("the event these posts tell of")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("show what was found and save nothing")
    )
    parser.add_argument(
        "--new", action="store_true", help=_("make a new library, though one was here before")
    )
    add_json(parser)


def _run(asked: argparse.Namespace) -> int:
    return _preview(asked) if asked.dry_run else _import(asked)


def _import(asked: argparse.Namespace) -> int:
    from app.importing.report import as_json
    from app.importing.run import import_paths

    with (
        opening.filling(asked.library, new=asked.new) as library,
        terminal.progress(_("files")) as job,
    ):
        report = import_paths(library, asked.paths, asked.event, job)
    if asked.json:
        terminal.say_json(as_json(report))
    else:
        _say_report(report)
    return 1 if report.problems else 0


def _preview(asked: argparse.Namespace) -> int:
    from app.importing.report import dry_run_json
    from app.importing.run import read_paths

    with terminal.progress(_("files")) as job:
        preview = read_paths(asked.paths, asked.event, job)
    if asked.json:
        terminal.say_json(dry_run_json(preview))
    else:
        _say_preview(preview)
    return 1 if preview.problems else 0


def _say_report(report: "ImportReport") -> None:
    added, unchanged = len(report.added), len(report.unchanged)
    terminal.say(ngettext("{n} post added", "{n} posts added", added).format(n=added))
    for row in report.added:
        terminal.say(f"  {row.post_id:>4}  {terminal.one_line(row.title)}")
    if unchanged:
        terminal.say(
            ngettext("{n} post left as it was", "{n} posts left as they were", unchanged).format(
                n=unchanged
            )
        )
    for old in report.unchanged:
        title = terminal.one_line(old.title)
        terminal.say(f"  {old.post_id:>4}  {title} ({_(old.reason.value)})")
    for kind, count in report.skipped.items():
        terminal.say(_("skipped: {kind} ({n})").format(kind=_(kind), n=count))
    _tell(report.remarks, report.problems)


def _say_preview(preview: "Preview") -> None:
    found = len(preview.drafts)
    terminal.say(ngettext("{n} post found", "{n} posts found", found).format(n=found))
    for draft in preview.drafts:
        _say_draft(draft)
    for part in preview.skipped:
        terminal.say(f"{_('skipped')}: {_(part.kind)}: {terminal.one_line(part.text)[:100]}")
    _tell(preview.remarks, preview.problems)


def _say_draft(draft: "Draft") -> None:
    terminal.say()
    terminal.say(terminal.one_line(draft.title) + (_(" (excerpt)") if draft.excerpt else ""))
    for name, value in (
        (_("published"), draft.published),
        (_("author"), draft.author),
        (_("event"), draft.event),
        (_("labels"), ", ".join(draft.labels)),
        (_("because"), "; ".join(draft.evidence)),
    ):
        if value:
            terminal.say(f"  {name}: {terminal.one_line(value)}")
    terminal.say(f"  {_('blocks')}: {len(draft.blocks)}")


def _tell(remarks: "tuple[Remark, ...]", problems: "tuple[ProblemRow, ...]") -> None:
    for remark in remarks:
        where = f"{remark.path}: " if remark.path else ""
        terminal.tell(f"{terminal.one_line(where)} {remark.text}".strip())
    for problem in problems:
        terminal.tell(f"{terminal.one_line(problem.path)}: {problem.message} {problem.remedy}")
