"""`edit`, `star` and `unstar`: what a person corrects of posts and sets them apart by."""

import argparse
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import a_name, add

if TYPE_CHECKING:
    from app.cli.verb import Verbs


def add_to(verbs: "Verbs") -> None:
    """Add the verbs to the command line."""
    parser = add(verbs, "edit", _edit, _("correct what is known of a post; its text stays"))
    parser.add_argument("post", metavar="POST", help=_("its number or the beginning of its guid"))
    for name, told in (
        ("title", _("its title")),
        ("author", _("who wrote it")),
        ("published", _("2025, 2025-06 or 2025-06-18")),
        ("language", _("a tag such as “en”")),
        ("url", _("its web address; '' takes it away")),
    ):
        parser.add_argument(f"--{name}", metavar="TEXT", type=_a_value, help=told)
    parser.add_argument(
        "--label",
        action="append",
        type=a_name,
        metavar="L",
        help=_("a label, instead of those it has; may be given several times"),
    )
    for name, run, told in (
        ("star", _star, _("give posts a star")),
        ("unstar", _unstar, _("take the star from posts")),
    ):
        parser = add(verbs, name, run, told)
        parser.add_argument(
            "post", metavar="POST", nargs="+", help=_("its number or the beginning of its guid")
        )


def _a_value(typed: str) -> str:
    """As `a_name`, but it may be empty."""
    return a_name(typed) if typed.strip() else ""


def _edit(asked: argparse.Namespace) -> int:
    from db import posts

    with opening.writing(asked.library) as library, library.step() as session:
        post = posts.open_post(session, posts.find(session, asked.post))
        posts.edit(
            session,
            post.id,
            title=post.title if asked.title is None else asked.title,
            author=post.author if asked.author is None else asked.author,
            published=post.published if asked.published is None else asked.published,
            language=asked.language,
            url=asked.url,
            labels=asked.label,
        )
        title = posts.open_post(session, post.id).title
    terminal.say(terminal.one_line(_("Changed the post “{title}”.").format(title=title)))
    return 0


def _star(asked: argparse.Namespace) -> int:
    count = _set_stars(asked, starred=True)
    terminal.say(ngettext("{n} post has a star.", "{n} posts have a star.", count).format(n=count))
    return 0


def _unstar(asked: argparse.Namespace) -> int:
    count = _set_stars(asked, starred=False)
    terminal.say(
        ngettext("{n} post has no star.", "{n} posts have no star.", count).format(n=count)
    )
    return 0


def _set_stars(asked: argparse.Namespace, *, starred: bool) -> int:
    from db import posts

    with opening.writing(asked.library) as library, library.step() as session:
        ids = {posts.find(session, named) for named in asked.post}
        posts.star(session, ids, starred)
    return len(ids)
