"""`events` and `event ...`: the happenings that posts tell of."""

import argparse
from collections.abc import Callable, Collection
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import a_name, add, add_json

if TYPE_CHECKING:
    from app.cli.verb import Verbs
    from db.library import Session
    from db.records import Event


def add_to(verbs: "Verbs") -> None:
    """Add the verbs to the command line."""
    add_json(add(verbs, "events", _events, _("list the events")))
    told = _("change, rename, merge or delete an event, or put posts under it")
    event = verbs.add_parser("event", help=told)
    actions = event.add_subparsers(dest="action", required=True, metavar="ACTION")
    parser = add(actions, "edit", _edit, _("set an event's series, venue and days"))
    _name(parser)
    for field, help_ in (
        ("series", _("what it is one of")),
        ("venue", _("where it takes place")),
        ("starts", _("2025, 2025-06 or 2025-06-18")),
        ("ends", _("its last day, written so")),
    ):
        parser.add_argument(f"--{field}", metavar="TEXT", type=_a_value, help=help_)
    parser = add(actions, "rename", _rename, _("give an event another name"))
    _name(parser)
    parser.add_argument("name", metavar="NAME", type=a_name, help=_("the new name"))
    parser = add(actions, "merge", _merge, _("put an event's posts under another one"))
    _name(parser)
    parser.add_argument("into", metavar="INTO", type=a_name, help=_("the event that stays"))
    for action, run, help_ in (
        ("put", _put, _("put posts under an event")),
        ("take", _take, _("take posts away from an event")),
    ):
        parser = add(actions, action, run, help_)
        _name(parser)
        parser.add_argument(
            "post", metavar="POST", nargs="+", help=_("its number or the beginning of its guid")
        )
    parser = add(actions, "delete", _delete, _("remove an event; its posts stay"))
    _name(parser)
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("event", metavar="EVENT", type=a_name, help=_("its name"))


def _a_value(typed: str) -> str:
    """As `a_name`, but it may be empty."""
    return a_name(typed) if typed.strip() else ""


def _events(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import events

    with opening.reading(asked.library) as session:
        found = events.listed(session)
    if asked.json:
        terminal.say_json({"events": [as_json.event(event) for event in found]})
        return 0
    for event in found:
        terminal.say(_line(event))
    terminal.tell(ngettext("{n} event", "{n} events", len(found)).format(n=len(found)))
    return 0


def _line(event: "Event") -> str:
    days = " – ".join(day for day in (event.starts, event.ends) if day)
    facts = ", ".join(fact for fact in (event.series, event.venue, days) if fact)
    told = f" ({facts})" if facts else ""
    return f"{event.count:>4}  {terminal.one_line(event.name + told)}"


def _edit(asked: argparse.Namespace) -> int:
    from db import events

    with opening.writing(asked.library) as library, library.step() as session:
        event = events.find(session, asked.event)
        events.edit(
            session,
            event.id,
            name=event.name,
            series=event.series if asked.series is None else asked.series,
            venue=event.venue if asked.venue is None else asked.venue,
            starts=event.starts if asked.starts is None else asked.starts,
            ends=event.ends if asked.ends is None else asked.ends,
        )
    terminal.say(terminal.one_line(_("Changed the event “{name}”.").format(name=event.name)))
    return 0


def _rename(asked: argparse.Namespace) -> int:
    from db import events

    with opening.writing(asked.library) as library, library.step() as session:
        old = events.find(session, asked.event)
        new = events.edit(
            session, old.id, name=asked.name,
            series=old.series, venue=old.venue, starts=old.starts, ends=old.ends,
        )  # fmt: skip
    told = _("Renamed “{old}” to “{new}”.").format(old=old.name, new=new.name)
    terminal.say(terminal.one_line(told))
    return 0


def _merge(asked: argparse.Namespace) -> int:
    from db import events

    with opening.writing(asked.library) as library, library.step() as session:
        event = events.find(session, asked.event)
        into = events.find(session, asked.into)
        events.merge(session, event.id, into.id)
    told = _("The posts of “{event}” are now under “{into}”.")
    terminal.say(terminal.one_line(told.format(event=event.name, into=into.name)))
    return 0


def _put(asked: argparse.Namespace) -> int:
    from db import events

    return _move_posts(asked, events.put_posts)


def _take(asked: argparse.Namespace) -> int:
    from db import events

    return _move_posts(asked, events.take_posts)


def _move_posts(
    asked: argparse.Namespace, verb: Callable[["Session", Collection[int], int], None]
) -> int:
    from db import events, posts

    with opening.writing(asked.library) as library, library.step() as session:
        event = events.find(session, asked.event)
        verb(session, {posts.find(session, named) for named in asked.post}, event.id)
        count = events.find(session, asked.event).count
    told = ngettext(
        "{n} post is under the event “{name}”.", "{n} posts are under the event “{name}”.", count
    )
    terminal.say(terminal.one_line(told.format(n=count, name=event.name)))
    return 0


def _delete(asked: argparse.Namespace) -> int:
    from db import events

    with opening.writing(asked.library) as library:
        with library.reading() as session:
            event = events.find(session, asked.event)
        terminal.say(_what_happens(event))
        if not asked.yes and not terminal.agreed(_("Go on? [y/N]")):
            terminal.tell(_("Nothing was changed."))
            return 0
        with library.step() as session:
            events.remove(session, event.id)
    terminal.say(_("Done; “event-notes undo” takes it back."))
    return 0


def _what_happens(event: "Event") -> str:
    goes = _("“{name}” goes into the trash.").format(name=event.name)
    stay = ngettext(
        "{n} post stays, without this event.", "{n} posts stay, without this event.", event.count
    ).format(n=event.count)
    return terminal.one_line(f"{goes} {stay}" if event.count else goes)
