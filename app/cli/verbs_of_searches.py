"""`searches` and `searches ...`: queries kept under a name."""

import argparse
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import a_name, a_number, add, add_json, some_words

if TYPE_CHECKING:
    from app.cli.verb import Verbs
    from db.records import SavedSearch
    from db.searches_counted import Found


def add_to(verbs: "Verbs") -> None:
    """Add the verbs to the command line."""
    told = _("list the saved searches; save, edit, pin, move or delete one")
    searches = add(verbs, "searches", _list, told)
    add_json(searches)
    actions = searches.add_subparsers(dest="action", metavar="ACTION")
    parser = add(actions, "save", _save, _("keep a query under a name"))
    _name(parser)
    parser.add_argument(
        "query", metavar="QUERY", nargs="+", type=some_words, help=_("words, “phrases”, theme:…")
    )
    parser.add_argument("--pin", action="store_true", help=_("put it before the others"))
    parser = add(actions, "edit", _edit, _("change a saved search's name or query"))
    _name(parser)
    parser.add_argument(
        "--name", dest="new_name", metavar="NEW", type=a_name, help=_("the new name")
    )
    parser.add_argument("--query", metavar="QUERY", type=some_words, help=_("the new query"))
    parser = add(actions, "pin", _pin, _("put a saved search before the others"))
    _name(parser)
    parser = add(actions, "unpin", _unpin, _("put a pinned search back among the others"))
    _name(parser)
    parser = add(actions, "move", _move, _("put a saved search at another place of the list"))
    _name(parser)
    parser.add_argument("place", metavar="PLACE", type=a_number, help=_("1 is the first"))
    parser = add(actions, "delete", _delete, _("remove a saved search"))
    _name(parser)


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("search", metavar="NAME", type=a_name, help=_("its name"))


def _list(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import searches, searches_counted

    with opening.reading(asked.library) as session:
        found = [
            (each, searches_counted.found(session, each.query)) for each in searches.listed(session)
        ]
    if asked.json:
        terminal.say_json({"searches": [as_json.saved_search(*each) for each in found]})
        return 0
    for each, count in found:
        terminal.say(_line(each, count))
    words = ngettext("{n} saved search", "{n} saved searches", len(found))
    terminal.tell(words.format(n=len(found)))
    return 0


def _line(search: "SavedSearch", found: "Found") -> str:
    name = _("{name} (pinned)").format(name=search.name) if search.pinned else search.name
    return f"{found.number:>4}  {terminal.one_line(f'{name}: {search.query}')}"


def _save(asked: argparse.Namespace) -> int:
    from db import searches

    query = " ".join(asked.query)
    with opening.writing(asked.library) as library, library.step() as session:
        searches.save(session, asked.search, query, pinned=asked.pin)
        saved = searches.found(session, asked.search)
    told = _("Saved as “{name}”: {query}").format(name=saved.name, query=saved.query)
    terminal.say(terminal.one_line(told))
    return 0


def _edit(asked: argparse.Namespace) -> int:
    from db import searches

    with opening.writing(asked.library) as library, library.step() as session:
        search = searches.found(session, asked.search)
        name = search.name if asked.new_name is None else asked.new_name
        query = search.query if asked.query is None else asked.query
        searches.edit(session, search.id, name, query)
        saved = searches.found(session, name)
    told = _("“{name}” finds now: {query}").format(name=saved.name, query=saved.query)
    terminal.say(terminal.one_line(told))
    return 0


def _pin(asked: argparse.Namespace) -> int:
    return _set_pinned(asked, pinned=True)


def _unpin(asked: argparse.Namespace) -> int:
    return _set_pinned(asked, pinned=False)


def _set_pinned(asked: argparse.Namespace, *, pinned: bool) -> int:
    from db import searches

    with opening.writing(asked.library) as library, library.step() as session:
        search = searches.found(session, asked.search)
        searches.pin(session, search.id, pinned)
    told = _("“{name}” is pinned.") if pinned else _("“{name}” is not pinned any more.")
    terminal.say(terminal.one_line(told.format(name=search.name)))
    return 0


def _move(asked: argparse.Namespace) -> int:
    from db import searches

    with opening.writing(asked.library) as library, library.step() as session:
        search = searches.found(session, asked.search)
        searches.move(session, search.id, asked.place - 1)
        names = [each.name for each in searches.listed(session)]
    place = names.index(search.name) + 1
    told = _("“{name}” is number {n} now.").format(name=search.name, n=place)
    terminal.say(terminal.one_line(told))
    return 0


def _delete(asked: argparse.Namespace) -> int:
    from db import searches

    with opening.writing(asked.library) as library, library.step() as session:
        search = searches.found(session, asked.search)
        searches.remove(session, search.id)
    told = _("“{name}” is in the trash; “event-notes undo” takes it back.")
    terminal.say(terminal.one_line(told.format(name=search.name)))
    return 0
