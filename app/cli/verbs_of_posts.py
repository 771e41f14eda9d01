"""`posts`, `show` and `highlight`: what there is, and marking it."""

import argparse
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.search_words import about_highlight
from app.cli.verb import a_name, a_number, add, add_json, some_words

if TYPE_CHECKING:
    from app.cli.verb import Verbs
    from db.records import PostLine

SCOPES = ("all", "unread", "starred", "highlighted", "recent", "check")


def add_to(verbs: "Verbs") -> None:
    """Add the verbs to the command line."""
    parser = add(verbs, "posts", _posts, _("list the posts"))
    parser.add_argument("--scope", choices=SCOPES, default="all", help=_("which of them (all)"))
    add_json(parser)
    parser = add(verbs, "show", _show, _("read a post, its highlights marked"))
    parser.add_argument("post", metavar="POST", help=_("its number or the beginning of its guid"))
    add_json(parser)
    parser = add(verbs, "highlight", _highlight, _("mark a passage to keep"))
    parser.add_argument("post", metavar="POST", help=_("its number or the beginning of its guid"))
    parser.add_argument(
        "quote", metavar="QUOTE", type=some_words, help=_("the words of the passage")
    )
    parser.add_argument(
        "--theme",
        action="append",
        default=[],
        type=a_name,
        metavar="T",
        help=_("“Name” or “Parent/Name”; may be given several times"),
    )
    parser.add_argument(
        "--note", default="", type=some_words, metavar="TEXT", help=_("your own words on it")
    )
    parser.add_argument(
        "--occurrence",
        type=a_number,
        metavar="N",
        help=_("which one, where the words stand more than once"),
    )
    add_json(parser)


def _posts(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import posts
    from db.records import Scope, ScopeKind

    with opening.reading(asked.library) as session:
        lines = posts.lines(session, Scope(ScopeKind(asked.scope)))
    if asked.json:
        terminal.say_json({"posts": [as_json.post_line(line) for line in lines]})
        return 0
    for line in lines:
        terminal.say(post_line(line))
    terminal.tell(ngettext("{n} post", "{n} posts", len(lines)).format(n=len(lines)))
    return 0


def post_line(line: "PostLine") -> str:
    """A post on one line: its number, the beginning of its guid, and what tells it apart."""
    facts = ", ".join(
        fact
        for fact in (
            line.author,
            line.published,
            line.source,
            ngettext("{n} highlight", "{n} highlights", line.highlights).format(n=line.highlights)
            if line.highlights
            else "",
            _("starred") if line.starred else "",
        )
        if fact
    )
    told = f" ({facts})" if facts else ""
    return f"{line.id:>4}  {line.guid[:8]}  {terminal.one_line(line.title + told)}"


def _show(asked: argparse.Namespace) -> int:
    from app.cli import as_json, page
    from db import posts

    with opening.reading(asked.library) as session:
        post = posts.open_post(session, posts.find(session, asked.post))
    if asked.json:
        terminal.say_json(as_json.post(post))
    else:
        for line in page.lines(post, terminal.width()):
            terminal.say(line)
    return 0


def _highlight(asked: argparse.Namespace) -> int:
    from app import marking
    from app.cli import as_json
    from db import posts

    with opening.writing(asked.library) as library, library.step() as session:
        post = posts.open_post(session, posts.find(session, asked.post))
        span = marking.quoted(post, asked.quote, asked.occurrence)
        kept = marking.highlight(session, post.id, span, asked.theme, asked.note)
    if asked.json:
        terminal.say_json(as_json.highlight(kept))
        return 0
    told = _("Highlighted in “{title}”: “{quote}”").format(title=post.title, quote=kept.passage)
    terminal.say(terminal.one_line(told))
    if about := about_highlight(kept):
        terminal.say(terminal.one_line(about))
    return 0
