"""`versions` and `changes`: the states that a post's text has had, and what became of it."""

import argparse
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import a_number, add, add_json
from db.errors import NotFoundProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.cli.verb import Verbs
    from db.versions import VersionLine


def add_to(verbs: "Verbs") -> None:
    """Add the verbs to the command line."""
    parser = add(verbs, "versions", _versions, _("list the texts that a post has had"))
    parser.add_argument("post", metavar="POST", help=_("its number or the beginning of its guid"))
    add_json(parser)
    parser = add(verbs, "changes", _changes, _("show what changed in the text of a post"))
    parser.add_argument("post", metavar="POST", help=_("its number or the beginning of its guid"))
    for name, told in (
        ("from", _("the older version (the one before)")),
        ("to", _("the newer version (the present one)")),
    ):
        parser.add_argument(f"--{name}", dest=f"{name}_", type=a_number, metavar="N", help=told)
    add_json(parser)


def _versions(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import posts, versions

    with opening.reading(asked.library) as session:
        post_id = posts.find(session, asked.post)
        found = versions.listed(session, post_id)
    if asked.json:
        versions_found = [as_json.version(each) for each in found]
        terminal.say_json({"post": post_id, "versions": versions_found})
        return 0
    for each in found:
        terminal.say(_line(each))
    terminal.tell(ngettext("{n} version", "{n} versions", len(found)).format(n=len(found)))
    return 0


def _line(version: "VersionLine") -> str:
    words = ngettext("{n} word", "{n} words", version.words).format(n=version.words)
    present = _(" (the present one)") if version.is_present else ""
    return f"{version.number:>4}  {version.made[:16].replace('T', ' ')}  {words}{present}"


def _changes(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import posts, versions

    with opening.reading(asked.library) as session:
        post_id = posts.find(session, asked.post)
        title = posts.title_and_text(session, post_id)[0]
        found = versions.listed(session, post_id)
        if found[0].is_present and not (asked.from_ or asked.to_ or asked.json):
            told = _("The text of “{title}” has never changed.").format(title=title)
            terminal.say(terminal.one_line(told))
            return 0
        pair = _pair(found, asked.from_, asked.to_)
        old, new = (versions.opened(session, post_id, number) for number in pair)
    if asked.json:
        terminal.say_json({"post": post_id} | as_json.changes(old, new))
    else:
        heading = _("“{title}” from version {old} to version {new}")
        terminal.say(terminal.one_line(heading.format(title=title, old=old.number, new=new.number)))
        _say_changes(old.text, new.text)
    return 0


def _pair(found: "Sequence[VersionLine]", old: int | None, new: int | None) -> tuple[int, int]:
    """The numbers of the versions to be compared."""
    if new is None:
        new = next(each.number for each in found if each.is_present)
    if old is None:
        before = [each.number for each in found if each.number < new]
        if not before:
            raise NotFoundProblem(
                _("There is no version before version “{n}”.").format(n=new),
                _("Name two with --from and --to, as “event-notes versions” lists them."),
            )
        old = before[-1]
    return old, new


def _say_changes(old: str, new: str) -> None:
    from app.cli.changed_lines import lines

    if old == new:
        terminal.say(_("Both texts are the same."))
        return
    for line in lines(old, new):
        if isinstance(line, int):
            told = ngettext("{n} paragraph as it was", "{n} paragraphs as they were", line)
            terminal.say(f"… {told.format(n=line)} …")
        else:
            terminal.say_pieces(line)
