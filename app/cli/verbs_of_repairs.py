"""`to-check`: highlights whose text has changed, and where a person says they stand."""

import argparse
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Final

from app import terminal
from app.cli import opening
from app.cli.verb import a_number, add, add_json, some_words
from db.errors import NotFoundProblem
from db.records import Span, State

if TYPE_CHECKING:
    from app.cli.verb import Verbs
    from db.library import Session
    from db.repairs import Repair

_CANDIDATES: Final = 3  # of a highlight, as many as are shown


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A highlight to be looked at.

    Attributes:
        old: The words of its last sure place.
        candidates: Where it may stand in the present text, with these words; best first.
    """

    repair: "Repair"
    old: str
    candidates: tuple[tuple[Span, str], ...]


def add_to(verbs: "Verbs") -> None:
    """Add the verb to the command line."""
    told = _("list highlights to be looked at, since their text has changed; accept or keep them")
    listed = add(verbs, "to-check", _list, told)
    add_json(listed)
    actions = listed.add_subparsers(dest="action", metavar="[ACTION]")
    parser = add(actions, "accept", _accept, _("say where a highlight stands now"))
    _name(parser)
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--candidate",
        type=a_number,
        default=1,
        metavar="N",
        help=_("which of the passages that “to-check” shows (1)"),
    )
    where.add_argument(
        "--quote", type=some_words, metavar="WORDS", help=_("the words it should stand on")
    )
    parser.add_argument(
        "--occurrence",
        type=a_number,
        metavar="N",
        help=_("which one, where these words stand more than once"),
    )
    parser = add(actions, "keep", _keep, _("leave a highlight on the old version of the text"))
    _name(parser)


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("highlight", metavar="HIGHLIGHT", help=_("the beginning of its guid"))


def _list(asked: argparse.Namespace) -> int:
    from app.cli import as_json
    from db import repairs

    with opening.reading(asked.library) as session:
        found = [_looked_at(session, repair) for repair in repairs.listed(session)]
    if asked.json:
        terminal.say_json({"to_check": [as_json.to_check(each) for each in found]})
        return 0
    for each in found:
        _say(each)
    terminal.tell(
        ngettext("{n} highlight to look at", "{n} highlights to look at", len(found)).format(
            n=len(found)
        )
    )
    return 0


def _say(each: ToCheck) -> None:
    kept = each.repair.highlight
    state = _("lost") if kept.state is State.LOST else _("in doubt")
    where = _("post {n}, {title}").format(n=kept.post_id, title=each.repair.title)
    terminal.say(terminal.one_line(f"{kept.guid[:8]}  {state}: {where}"))
    terminal.say(f"    {_('was')}: “{terminal.one_line(each.old)}”")
    for number, (_span, words) in enumerate(each.candidates, 1):
        terminal.say(f"    {number}:   “{terminal.one_line(words)}”")
    if not each.candidates:
        terminal.say(f"    {_('Nothing like it stands in the text any more.')}")


def _accept(asked: argparse.Namespace) -> int:
    from app import marking
    from db import posts, repairs

    with opening.writing(asked.library) as library, library.step() as session:
        repair = _find(session, asked.highlight)
        post = posts.open_post(session, repair.highlight.post_id)
        if asked.quote is None:
            span = _candidate(_looked_at(session, repair), asked.candidate)
        else:
            span = marking.quoted(post, asked.quote, asked.occurrence)
        repairs.accept(session, repair.highlight.id, span)
    told = _("It stands in “{title}” now: “{quote}”")
    words = post.text[span.start : span.end]
    terminal.say(terminal.one_line(told.format(title=post.title, quote=words)))
    return 0


def _candidate(found: ToCheck, number: int) -> Span:
    if number <= len(found.candidates):
        return found.candidates[number - 1][0]
    raise NotFoundProblem(
        ngettext(
            "There is {n} passage that “{guid}” could stand on.",
            "There are {n} passages that “{guid}” could stand on.",
            len(found.candidates),
        ).format(n=len(found.candidates), guid=found.repair.highlight.guid[:8]),
        _("Quote the passage with --quote, or leave it on the old text with “keep”."),
    )


def _keep(asked: argparse.Namespace) -> int:
    from db import repairs

    with opening.writing(asked.library) as library, library.step() as session:
        repair = _find(session, asked.highlight)
        repairs.keep_old(session, repair.highlight.id)
    told = _("“{quote}” stays on the old version of “{title}”.")
    quote = repair.highlight.anchor.quote
    terminal.say(terminal.one_line(told.format(quote=quote, title=repair.title)))
    return 0


def _find(session: "Session", named: str) -> "Repair":
    from db import highlights, repairs

    highlight_id = highlights.find(session, named)
    for repair in repairs.listed(session):
        if repair.highlight.id == highlight_id:
            return repair
    raise NotFoundProblem(
        _("No one highlight to be looked at is called “{named}”.").format(named=named),
        _("“event-notes to-check” lists them; the first letters of the guid are enough."),
    )


def _looked_at(session: "Session", repair: "Repair") -> ToCheck:
    from app.text.anchor import describe
    from app.text.anchor.finding import candidates
    from db import repairs

    texts = repairs.texts(session, repair.highlight.id)
    anchor = describe(texts.old_text, texts.old_span)
    present = repair.highlight.span
    spans = [] if present is None else [present]
    for each in candidates(texts.new_text, anchor, _CANDIDATES + 1):
        if each.span is not None and not any(_overlap(each.span, span) for span in spans):
            spans.append(each.span)
    shown = ((span, texts.new_text[span.start : span.end]) for span in spans[:_CANDIDATES])
    return ToCheck(repair, anchor.quote, tuple(shown))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
