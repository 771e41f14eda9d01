"""`twins`: posts that may be one, and what a person decides about them."""

import argparse
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.import_words import to_look_at
from app.cli.verb import add, add_json
from app.cli.verbs_of_posts import post_line

if TYPE_CHECKING:
    from app.cli.verb import Verbs


def add_to(verbs: "Verbs") -> None:
    """Add the verb to the command line."""
    told = _("list posts that may be one; merge two, or keep both")
    twins = add(verbs, "twins", _twins, told)
    add_json(twins)
    actions = twins.add_subparsers(dest="action", metavar="[ACTION]")
    parser = add(actions, "merge", _merge, _("join a post with another, which keeps its text"))
    parser.add_argument("post", metavar="POST", help=_("the one that goes"))
    parser.add_argument("into", metavar="INTO", help=_("the one that stays"))
    parser = add(actions, "keep", _keep, _("keep both: they are two posts"))
    parser.add_argument("post", metavar="POST", help=_("its number or the beginning of its guid"))
    parser.add_argument("other", metavar="OTHER", help=_("the other one of the pair"))


def _twins(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import twins

    with opening.reading(asked.library) as session:
        found = twins.open_pairs(session)
    if asked.json:
        terminal.say_json({"twins": [as_json.twins(pair) for pair in found]})
        return 0
    for pair in found:
        terminal.say(_("{n} % alike").format(n=round(pair.likeness * 100)))
        terminal.say(post_line(pair.first))
        terminal.say(post_line(pair.second))
    terminal.tell(ngettext("{n} pair", "{n} pairs", len(found)).format(n=len(found)))
    return 0


def _merge(asked: argparse.Namespace) -> int:
    from app.importing.carrying_over import carried
    from db import last_places, merging, posts, repairs

    with opening.writing(asked.library) as library:
        with library.reading() as session:
            post_id, into_id = (posts.find(session, each) for each in (asked.post, asked.into))
            title, _text = posts.title_and_text(session, post_id)
            into, into_text = posts.title_and_text(session, into_id)
            placed = last_places.of_post(session, post_id)
        standings = carried(placed, into_text)
        with library.step() as session:
            merging.merge(session, post_id, into_id, standings)
        with library.reading() as session:
            to_check = sum(each.highlight.post_id == into_id for each in repairs.listed(session))
    told = _("Joined “{title}” (post {n}) with “{into}” (post {m}).")
    terminal.say(terminal.one_line(told.format(title=title, n=post_id, into=into, m=into_id)))
    if to_check:
        terminal.say(to_look_at(to_check))
    return 0


def _keep(asked: argparse.Namespace) -> int:
    from db import posts, twins

    with opening.writing(asked.library) as library, library.step() as session:
        post_id, other_id = (posts.find(session, each) for each in (asked.post, asked.other))
        twins.keep_both(session, post_id, other_id)
    told = _("The posts {n} and {m} are two; they are not offered again.")
    terminal.say(told.format(n=post_id, m=other_id))
    return 0
