"""`feeds` and `feed ...`: the addresses that new posts come from."""

import argparse
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import a_name, add, add_json

if TYPE_CHECKING:
    from app.cli.verb import Verbs
    from app.importing.web.refreshing import FeedRow, RefreshReport
    from db.sources import Feed


def add_to(verbs: "Verbs") -> None:
    """Add the verbs to the command line."""
    add_json(add(verbs, "feeds", _feeds, _("list the feeds")))
    feed = verbs.add_parser("feed", help=_("add, refresh, rename, move or remove a feed"))
    actions = feed.add_subparsers(dest="action", required=True, metavar="ACTION")
    parser = add(actions, "add", _add, _("take a feed in; “feed refresh” fetches its posts"))
    parser.add_argument("address", metavar="ADDRESS", help=_("its address on the web"))
    parser.add_argument(
        "--name", default="", type=a_name, metavar="NAME", help=_("what to call it")
    )
    parser.add_argument(
        "--folder", default="", type=a_name, metavar="FOLDER", help=_("“Folder” or “Folder/Below”")
    )
    parser = add(actions, "refresh", _refresh, _("fetch feeds, and save what is new in them"))
    parser.add_argument(
        "feed", metavar="FEED", nargs="*", type=a_name, help=_("its number, name or address (all)")
    )
    add_json(parser)
    parser = add(actions, "rename", _rename, _("give a feed another name"))
    _name(parser)
    parser.add_argument("name", metavar="NAME", type=a_name, help=_("the new name"))
    parser = add(actions, "move", _move, _("put a feed into another folder"))
    _name(parser)
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", default="", type=a_name, help=_("none: no folder")
    )
    parser = add(actions, "remove", _remove, _("remove a feed; its posts stay"))
    _name(parser)


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("feed", metavar="FEED", type=a_name, help=_("its number, name or address"))


def _feeds(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import sources

    with opening.reading(asked.library) as session:
        found = sources.feeds(session)
    if asked.json:
        terminal.say_json({"feeds": [as_json.feed(feed) for feed in found]})
        return 0
    for feed in found:
        terminal.say(_line(feed))
        if feed.problem:
            terminal.say(f"      {terminal.one_line(feed.problem)}")
    terminal.tell(ngettext("{n} feed", "{n} feeds", len(found)).format(n=len(found)))
    return 0


def _line(feed: "Feed") -> str:
    fetched = feed.fetched[:16].replace("T", " ") or _("never fetched")
    posts = ngettext("{n} post", "{n} posts", feed.posts).format(n=feed.posts)
    facts = ", ".join(fact for fact in (feed.folder, posts, fetched) if fact)
    return f"{feed.id:>4}  {terminal.one_line(f'{feed.name} ({facts})  {feed.address}')}"


def _add(asked: argparse.Namespace) -> int:
    from app.importing.web.web_address import is_address, normal
    from db import sources
    from db.records import FeedLink

    address = normal(asked.address) if is_address(asked.address) else asked.address
    with opening.filling(asked.library, new=False) as library:
        with library.reading() as session:
            before = {feed.id for feed in sources.feeds(session)}
        with library.step() as session:
            link = FeedLink(address, asked.name, folder=asked.folder.strip("/ "))
            feed_id = sources.add_feed(session, link)
            feed = next(each for each in sources.feeds(session) if each.id == feed_id)
    told = (
        _("The feed “{name}” is here already.")
        if feed_id in before
        else _("Added the feed “{name}”; “event-notes feed refresh {n}” fetches its posts.")
    )
    terminal.say(terminal.one_line(told.format(name=feed.name, n=feed.id)))
    return 0


def _refresh(asked: argparse.Namespace) -> int:
    from app import settings
    from app.importing.web.refreshing import refresh
    from db import sources

    with opening.writing(asked.library) as library:
        with library.reading() as session:
            named = [sources.find_feed(session, each) for each in asked.feed]
            chosen = list(dict.fromkeys(named)) or sources.feeds(session)
        with terminal.progress(_("feeds")) as job:
            report = refresh(library, chosen, job, allow=settings.allowed_hosts())
        if asked.json:
            _say_json(report)
        else:
            _say(report)
        opening.tend_index(library, len(report.posts.added))
    return 1 if any(row.problem for row in report.rows) else 0


def _say_json(report: "RefreshReport") -> None:
    from app.cli import as_json
    from app.importing.report import as_json as posts_as_json

    rows = [as_json.refreshed(row) for row in report.rows]
    terminal.say_json({"feeds": rows, "posts": posts_as_json(report.posts)})


def _say(report: "RefreshReport") -> None:
    from app.cli.import_words import say_report

    if not report.rows:
        terminal.tell(_("There is no feed yet; “event-notes feed add ADDRESS” takes one in."))
        return
    for row in report.rows:
        if row.problem:
            terminal.tell(terminal.one_line(f"{row.feed.name}: {row.problem}"))
        else:
            terminal.say(terminal.one_line(f"{row.feed.name}: {_found(row)}"))
    say_report(report.posts)


def _found(row: "FeedRow") -> str:
    counts = (
        ngettext("{n} new post", "{n} new posts", row.added).format(n=row.added),
        ngettext("{n} newer text", "{n} newer texts", row.newer).format(n=row.newer),
    )
    told = [words for words, n in zip(counts, (row.added, row.newer), strict=True) if n]
    return ", ".join(told) or _("nothing new")


def _rename(asked: argparse.Namespace) -> int:
    from db import sources

    with opening.writing(asked.library) as library, library.step() as session:
        feed = sources.find_feed(session, asked.feed)
        sources.edit_feed(session, feed.id, asked.name, feed.folder)
    told = _("Renamed “{old}” to “{new}”.").format(old=feed.name, new=asked.name)
    terminal.say(terminal.one_line(told))
    return 0


def _move(asked: argparse.Namespace) -> int:
    from db import sources

    with opening.writing(asked.library) as library, library.step() as session:
        feed = sources.find_feed(session, asked.feed)
        sources.edit_feed(session, feed.id, feed.name, asked.folder)
        folder = next(each.folder for each in sources.feeds(session) if each.id == feed.id)
    told = (
        _("The feed “{name}” is in the folder “{folder}”.")
        if folder
        else _("The feed “{name}” is in no folder.")
    )
    terminal.say(terminal.one_line(told.format(name=feed.name, folder=folder)))
    return 0


def _remove(asked: argparse.Namespace) -> int:
    from db import sources

    with opening.writing(asked.library) as library, library.step() as session:
        feed = sources.find_feed(session, asked.feed)
        sources.remove_feed(session, feed.id)
    told = _("The feed “{name}” is in the trash; its posts stay.").format(name=feed.name)
    terminal.say(terminal.one_line(told))
    terminal.say(_("“event-notes undo” takes that back."))
    return 0
