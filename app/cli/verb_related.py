"""`related`: the posts that go with a post."""

import argparse
from gettext import gettext as _
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import a_number, add, add_json
from app.cli.verbs_of_posts import post_line

if TYPE_CHECKING:
    from app.cli.verb import Verbs
    from db.related import Alike, Linked, Related, SameEvent


def add_to(verbs: "Verbs") -> None:
    """Add the verb to the command line."""
    told = _("list posts that read alike, are of the same event or linked")
    parser = add(verbs, "related", _related, told)
    parser.add_argument("post", metavar="POST", help=_("its number or the beginning of its guid"))
    parser.add_argument(
        "--limit", type=a_number, default=8, metavar="N", help=_("posts of each kind (8)")
    )
    add_json(parser)


def _related(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import posts, related

    with opening.reading(asked.library) as session:
        found = related.related(session, posts.find(session, asked.post), asked.limit)
    if asked.json:
        terminal.say_json(as_json.related(found))
        return 0
    _say_alike(found)
    _say_same_event(found)
    _say_linked(found)
    if not (found.alike or found.same_event or found.linked):
        terminal.tell(_("No other post shares its words, its event or a link."))
    return 0


def _say_alike(found: "Related") -> None:
    if found.alike:
        terminal.say(_("Reads alike"))
    for each in found.alike:
        _say(each, f": {', '.join(each.words)}")


def _say_same_event(found: "Related") -> None:
    if found.same_event:
        _say_head(_("Same event"), len(found.same_event), found.event_total)
    for each in found.same_event:
        _say(each)


def _say_linked(found: "Related") -> None:
    if found.linked:
        _say_head(_("Linked"), len(found.linked), found.linked_total)
    for each in found.linked:
        _say(each)


def _say_head(name: str, shown: int, total: int) -> None:
    counted = _("{shown} of {total}").format(shown=shown, total=total)
    terminal.say(name if shown == total else f"{name} ({counted})")


def _say(found: "Alike | SameEvent | Linked", more: str = "") -> None:
    from db.related import why

    terminal.say(post_line(found.line))
    terminal.say(f"      {terminal.one_line(why(found) + more)}")
