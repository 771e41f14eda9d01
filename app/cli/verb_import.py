"""`event-notes import`: load posts from files, folders and addresses of the web."""

import argparse
from gettext import gettext as _
from typing import TYPE_CHECKING, Final

from app import terminal
from app.cli import opening
from app.cli.verb import a_name, add, add_json

if TYPE_CHECKING:
    from app.cli.verb import Verbs
    from app.importing.given import Given
    from app.importing.pool import Pool
    from app.importing.report import ImportReport
    from app.importing.web.from_address import FoundAtAddresses
    from db.jobs import Job
    from db.library import Library
    from db.sources import Feed

# By the names of `app.importing.kinds.Kind`, which is not loaded for every verb: a test compares.
KINDS: Final = (
    *("text", "html", "markdown", "feed", "json_feed", "opml", "wordpress", "archive"),
    *("readwise", "pocket", "instapaper", "hypothesis", "omnivore", "taguette", "qualcoder"),
)


def add_to(verbs: "Verbs") -> None:
    """Add the verb to the command line."""
    told = _("load posts from files, folders and addresses of the web")
    parser = add(verbs, "import", _run, told)
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help=_("a file, a folder of files, or an address such as https://blog.example/post"),
    )
    parser.add_argument(
        "--event", metavar="NAME", type=a_name, help=_("the event these posts tell of")
    )
    parser.add_argument(
        "--read-as",
        choices=KINDS,
        metavar="KIND",
        help=_("what the files are, where that was seen wrongly: {kinds}").format(
            kinds=", ".join(KINDS)
        ),
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help=_("drafts, pages and private posts too, not only what is published"),
    )
    parser.add_argument(
        "--no-feeds", action="store_true", help=_("do not add the feeds that were found")
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
    from app.cli import as_json, import_words
    from app.importing import report as reports
    from app.importing.web.following import new_among

    with opening.filling(asked.library, new=asked.new) as library:
        found, report = _saved(library, asked)
        feeds = () if asked.no_feeds else _follow(library, found, report)
        named = new_among(library, found.feeds)
        if asked.json:
            told = {"feeds": [as_json.feed(feed) for feed in feeds]}
            terminal.say_json(reports.as_json(report) | told)
        else:
            import_words.say_report(report)
            import_words.say_added_feeds(feeds)
            import_words.tell_named_feeds(named)
        opening.tend_index(library, len(report.added))
    return 1 if report.problems else 0


def _saved(
    library: "Library", asked: argparse.Namespace
) -> "tuple[FoundAtAddresses, ImportReport]":
    from app.importing.given import told_apart
    from app.importing.pool import Pool
    from app.importing.run import import_paths

    given = told_apart(asked.sources)
    with terminal.progress(_("files")) as job, Pool() as pool:
        found = _fetched(given, asked, job, pool)
        report = import_paths(
            library, given.paths, asked.event, job, pool,
            read_as=_kind(asked.read_as), everything=asked.all, found=found,
        )  # fmt: skip
    return found, report


def _preview(asked: argparse.Namespace) -> int:
    from app.cli.import_words import say_preview
    from app.importing.given import told_apart
    from app.importing.pool import Pool
    from app.importing.report import dry_run_json
    from app.importing.run import read_paths

    given = told_apart(asked.sources)
    with terminal.progress(_("files")) as job, Pool() as pool:
        preview = read_paths(
            given.paths, asked.event, job, pool,
            read_as=_kind(asked.read_as), everything=asked.all,
            found=_fetched(given, asked, job, pool),
        )  # fmt: skip
    if asked.json:
        terminal.say_json(dry_run_json(preview))
    else:
        say_preview(preview)
    return 1 if preview.problems else 0


def _kind(named: str | None) -> str:
    from app.importing.kinds import Kind

    return "" if named is None else Kind[named.upper()].value


def _fetched(
    given: "Given", asked: argparse.Namespace, job: "Job", pool: "Pool"
) -> "FoundAtAddresses":
    """What stands at the addresses; the files are read by the same processes afterwards."""
    from app import settings
    from app.importing.web.from_address import FoundAtAddresses, read_addresses

    if not given.addresses:
        return FoundAtAddresses()
    return read_addresses(given.addresses, asked.event, job, pool, settings.allowed_hosts())


def _follow(
    library: "Library", found: "FoundAtAddresses", report: "ImportReport"
) -> "tuple[Feed, ...]":
    """Take the feeds in that were asked for: fetched themselves, or on a list of feeds.

    What an ordinary page names beside its posts is not meant.
    """
    from app.importing.web.following import follow

    listed = () if found.drafts else found.feeds
    links = (*found.followable, *report.listed, *listed)
    return follow(library, links, found.followable) if links else ()
