"""`undo`, `redo`, `history`, `trash`, `remove` and `restore`: what was done, and the way back."""

import argparse
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from app import terminal
from app.cli import opening
from app.cli.verb import a_number, add, add_json, some_words
from db.errors import NotFoundProblem

if TYPE_CHECKING:
    from app.cli.verb import Verbs
    from db.library import Session
    from db.steps import Step


def add_to(verbs: "Verbs") -> None:
    """Add the verbs to the command line."""
    add(verbs, "undo", _undo, _("take back what was done last"))
    add(verbs, "redo", _redo, _("do again what was taken back last"))
    parser = add(verbs, "history", _history, _("list what was done, newest first"))
    parser.add_argument(
        "--limit", type=a_number, default=50, metavar="N", help=_("steps to show (50)")
    )
    add_json(parser)
    add_json(add(verbs, "trash", _trash, _("list what was removed")))
    parser = add(verbs, "remove", _remove, _("put a post or highlight into the trash"))
    parser.add_argument(
        "thing",
        metavar="POST|GUID",
        type=some_words,
        help=_("a post's number, or the beginning of a guid"),
    )
    parser = add(verbs, "restore", _restore, _("bring something back from the trash"))
    parser.add_argument("guid", metavar="GUID", help=_("the beginning is enough"))


def _undo(asked: argparse.Namespace) -> int:
    with opening.writing(asked.library) as library:
        label = library.undo()
    if label is None:
        terminal.say(_("There is nothing to undo."))
    else:
        terminal.say(_("Undone: {label}").format(label=terminal.one_line(label.text())))
    return 0


def _redo(asked: argparse.Namespace) -> int:
    with opening.writing(asked.library) as library:
        label = library.redo()
    if label is None:
        terminal.say(_("There is nothing to redo."))
    else:
        terminal.say(_("Done again: {label}").format(label=terminal.one_line(label.text())))
    return 0


def _history(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import history

    with opening.reading(asked.library) as session:
        steps = history.steps(session, asked.limit)
    if asked.json:
        terminal.say_json({"steps": [as_json.step(step) for step in steps]})
        return 0
    for step in steps:
        terminal.say(_line(step))
    return 0


def _line(step: "Step") -> str:
    kind = {"do": "", "undo": _("undone: "), "redo": _("done again: ")}[step.kind]
    state = _(" (taken back)") if step.undone else ""
    when = step.made[:16].replace("T", " ")
    return f"{step.id:>5}  {when}  {kind}{terminal.one_line(step.label.text())}{state}"


def _trash(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import trash

    with opening.reading(asked.library) as session:
        things = trash.listed(session)
    if asked.json:
        terminal.say_json({"trash": [as_json.removed(thing) for thing in things]})
        return 0
    for thing in things:
        when = thing.removed[:16].replace("T", " ")
        terminal.say(f"{thing.guid[:8]}  {when}  {_(thing.kind)}: {terminal.one_line(thing.name)}")
    terminal.tell(
        ngettext("{n} thing in the trash", "{n} things in the trash", len(things)).format(
            n=len(things)
        )
    )
    return 0


def _remove(asked: argparse.Namespace) -> int:
    from db import highlights, posts

    with opening.writing(asked.library) as library, library.step() as session:
        kind, number = _meant(session, asked.thing)
        if kind == "post":
            told = _("The post “{name}” is in the trash.")
            name = posts.open_post(session, number).title
            posts.remove(session, number)
        else:
            told = _("The highlight “{name}” is in the trash.")
            name = highlights.shortened(highlights.records(session, [number])[number].passage)
            highlights.remove(session, number)
    terminal.say(told.format(name=terminal.one_line(name)))
    terminal.say(_("“event-notes undo” takes that back."))
    return 0


def _meant(session: "Session", thing: str) -> tuple[str, int]:
    """Post or highlight, and its id; a number is always a post's."""
    from db import highlights, posts

    highlight_id = highlights.find(session, thing)
    try:
        post_id = posts.find(session, thing)
    except NotFoundProblem as problem:
        if highlight_id is not None:
            return "highlight", highlight_id
        raise NotFoundProblem(
            _("No one post or highlight is called “{thing}”.").format(thing=thing),
            _("“event-notes posts” and “event-notes show POST” tell what they are called."),
        ) from problem
    if highlight_id is not None and not thing.strip().isdecimal():
        raise NotFoundProblem(
            _("A post and a highlight begin with “{thing}”.").format(thing=thing),
            _("Give more letters of the guid."),
        )
    return "post", post_id


def _restore(asked: argparse.Namespace) -> int:
    from db import trash

    with opening.writing(asked.library) as library, library.step() as session:
        restored = trash.restore(session, asked.guid)
    name = terminal.one_line(restored.name)
    terminal.say(_("Restored: {name}").format(name=name))
    return 0
