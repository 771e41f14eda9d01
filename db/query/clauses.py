"""Each part of a query's tree as a clause of a sentence about posts or highlights.

A clause is a thing that is had (“a note”, “the label “x””) or not had, or a way to
be (“unread”, “by “Ana””): so things can be listed behind one “with” or “without”.
"""

from enum import Enum, auto
from gettext import gettext as _
from gettext import ngettext
from typing import Final, NamedTuple

from db.query.day_words import N_, day_words
from db.query.tree import (
    And,
    Counted,
    CountField,
    Dated,
    DateField,
    Fact,
    Fuzzy,
    Lacking,
    Named,
    NameField,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Run,
    Titled,
    Tree,
    Wildcard,
    Word,
    Wording,
)


class Kind(Enum):
    """How a clause is said: behind “with” or “without”, as it is, or behind a comma."""

    WITH = auto()
    WITHOUT = auto()
    BEING = auto()
    APART = auto()


class Clause(NamedTuple):
    """What a part of a query asks for, in words; if it is joined, of several parts itself."""

    kind: Kind
    text: str
    is_joined: bool = False


_HAD: Final = {
    Fact.IS_HIGHLIGHTED: N_("a highlight"),
    Fact.IS_LOST: N_("a lost highlight"),
    Fact.IS_CHECK: N_("a highlight to check"),
    Fact.HAS_NOTE: N_("a note"),
    Fact.HAS_IMAGE: N_("an image"),
    Fact.HAS_LINK: N_("a link"),
}
_BEING: Final = {
    Fact.IS_EXCERPT: (N_("only an excerpt"), N_("more than an excerpt")),
    Fact.IS_UNREAD: (N_("unread"), N_("not unread")),
    Fact.IS_READ: (N_("read"), N_("not read")),
    Fact.IS_STARRED: (N_("starred"), N_("not starred")),
}
_BEING_A_HIGHLIGHT: Final = {
    Fact.IS_LOST: (N_("lost"), N_("not lost")),
    Fact.IS_CHECK: (N_("to check"), N_("not to check")),
}
_LACKED: Final[dict[NameField | DateField, str]] = {
    NameField.THEME: N_("a theme"),
    NameField.EVENT: N_("an event"),
    NameField.AUTHOR: N_("an author"),
    NameField.SOURCE: N_("a source"),
    NameField.LABEL: N_("a label"),
    NameField.LANGUAGE: N_("a language"),
    DateField.DATE: N_("a date"),
    DateField.ADDED: N_("a day of import"),
    DateField.READ: N_("a day of reading"),
}
_NAMED: Final = {
    NameField.EVENT: (N_("of the event {name}"), N_("not of the event {name}")),
    NameField.AUTHOR: (N_("by {name}"), N_("not by {name}")),
    NameField.SOURCE: (N_("from {name}"), N_("not from {name}")),
    NameField.LANGUAGE: (N_("in the language {name}"), N_("not in the language {name}")),
}
_UNDER: Final = (N_("under {name}"), N_("not under {name}"))
_UNDER_EXACTLY: Final = (N_("under {name} itself"), N_("not under {name} itself"))
_DATED: Final = {
    DateField.DATE: (N_("{days}"), N_("not {days}")),
    DateField.ADDED: (N_("added {days}"), N_("not added {days}")),
    DateField.READ: (N_("read {days}"), N_("not read {days}")),
}


def clause(tree: Tree, *, of_highlights: bool, denied: bool = False) -> Clause:
    """What a part asks for; `denied` of what stands behind a NOT."""
    match tree:
        case Not(part):
            return clause(part, of_highlights=of_highlights, denied=not denied)
        case And(parts) | Or(parts):
            told = [clause(part, of_highlights=of_highlights) for part in parts]
            return _combined(told, is_or=isinstance(tree, Or), denied=denied)
        case Named():
            return _named(tree, of_highlights=of_highlights, denied=denied)
        case Fact():
            return _fact(tree, of_highlights=of_highlights, denied=denied)
        case _:
            return _plain(tree, denied=denied)


def phrase(clauses: list[Clause]) -> str:
    """The clauses of which all hold, with the blank or comma behind what they are said about."""
    had, lacked, being, apart = (_texts(clauses, kind) for kind in Kind)
    said = ""
    if had:
        said += " " + _("with {things}").format(things=_and(had))
    if lacked and had:
        said += " " + _("but without {things}").format(things=_or(lacked))
    elif lacked:
        said += " " + _("without {things}").format(things=_or(lacked))
    if being:
        said += (", " if said else " ") + ", ".join(being)
    return ", ".join([said, *apart]) if apart else said


def _plain(leaf: Tree, *, denied: bool) -> Clause:
    """What is said alike of posts and of highlights."""
    told = Clause(Kind.BEING, "")
    match leaf:
        case Lacking(field):
            told = _had(_(_LACKED[field]), denied=not denied)
        case Dated(field, first, last, said):
            text = _(_DATED[field][denied]).format(days=day_words(first, last, said))
            told = Clause(Kind.APART if field is DateField.DATE else Kind.BEING, text)
        case Counted():
            told = _counted(leaf, denied=denied)
        case Titled(wording):
            told = _had(_("{words} in the title").format(words=_words(wording)), denied=denied)
        case Word() | Prefix() | Phrase() | Run() | Near() | Wildcard() | Fuzzy():
            told = _had(_words(leaf), denied=denied)
    return told


def _texts(clauses: list[Clause], kind: Kind) -> list[str]:
    """Of those of a kind; what is joined stands in parentheses where there are several."""
    chosen = [each for each in clauses if each.kind is kind and each.text]
    is_alone = len(chosen if kind is not Kind.BEING else clauses) == 1
    return [f"({each.text})" if each.is_joined and not is_alone else each.text for each in chosen]


def _combined(told: list[Clause], *, is_or: bool, denied: bool) -> Clause:
    join = _or if is_or else _and
    if {each.kind for each in told} == {Kind.WITH}:
        text = join(_texts(told, Kind.WITH))
        if denied and not is_or:  # not both of them, though perhaps one
            return Clause(Kind.WITHOUT, _("{things} together").format(things=text))
        return Clause(Kind.WITHOUT if denied else Kind.WITH, text, is_joined=True)
    text = _or([_side(each) for each in told]) if is_or else _bare(phrase(told))
    if denied:
        return Clause(Kind.BEING, _("not ({what})").format(what=text))
    return Clause(Kind.BEING, text, is_joined=True)


def _side(told: Clause) -> str:
    """A side of an OR."""
    said = _bare(phrase([told]))
    return f"({said})" if told.is_joined and told.kind is Kind.BEING else said


def _bare(said: str) -> str:
    return said.lstrip(", ")


def _had(text: str, *, denied: bool) -> Clause:
    return Clause(Kind.WITHOUT if denied else Kind.WITH, text)


def _words(wording: Wording) -> str:
    match wording:
        case Word(text) | Run(text) | Wildcard(text):
            return f"“{text}”"
        case Prefix(text):
            return f"“{text}…”"
        case Phrase(words):
            return f"“{' '.join(words)}”"
        case Near(words, within):
            near = _and([f"“{word}”" for word in words])
            return ngettext(
                "{words} within {count} word", "{words} within {count} words", within
            ).format(words=near, count=within)
        case Fuzzy(text):
            return _("a word like “{word}”").format(word=text)


def _named(leaf: Named, *, of_highlights: bool, denied: bool) -> Clause:
    name = f"“{leaf.name}”"
    if leaf.field is NameField.LABEL:
        return _had(_("the label {name}").format(name=name), denied=denied)
    if leaf.field is not NameField.THEME:
        return Clause(Kind.BEING, _(_NAMED[leaf.field][denied]).format(name=name))
    forms = _UNDER_EXACTLY if leaf.exactly else _UNDER
    if of_highlights:
        return Clause(Kind.BEING, _(forms[denied]).format(name=name))
    under = _(forms[False]).format(name=name)
    return _had(_("a highlight {under}").format(under=under), denied=denied)


def _counted(leaf: Counted, *, denied: bool) -> Clause:
    """With one bound, NOT turns it round; with two it is said."""
    least, most = leaf.least, leaf.most
    if denied and (least is None or most is None):
        least, most = (None if most is None else most + 1), (None if least is None else least - 1)
        denied = False
    number = most if least is None else least
    if least is not None and most is not None and least != most:
        text = _("{least} to {most}").format(least=f"{least:,}", most=f"{most:,}")
    elif least == most:
        text = f"{least:,}"
    else:
        text = _one_bound(least, most)
    things = (
        ngettext("{number} word", "{number} words", number or 0)
        if leaf.field is CountField.WORDS
        else ngettext("{number} highlight", "{number} highlights", number or 0)
    )
    return _had(things.format(number=text), denied=denied)


def _one_bound(least: int | None, most: int | None) -> str:
    """By the rounder number, as `db.query.printing` writes it."""
    if most is None:
        number = least or 0
        if number > 1 and number % 10 == 1:
            return _("more than {number}").format(number=f"{number - 1:,}")
        return _("at least {number}").format(number=f"{number:,}")
    if most % 10 == 9:
        return _("fewer than {number}").format(number=f"{most + 1:,}")
    return _("at most {number}").format(number=f"{most:,}")


def _fact(fact: Fact, *, of_highlights: bool, denied: bool) -> Clause:
    being = (_BEING | _BEING_A_HIGHLIGHT) if of_highlights else _BEING
    if fact in being:
        return Clause(Kind.APART, _(being[fact][denied]))
    return _had(_(_HAD[fact]), denied=denied)


def _and(texts: list[str]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return _("{some} and {last}").format(some=", ".join(texts[:-1]), last=texts[-1])


def _or(texts: list[str]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return _("{some} or {last}").format(some=", ".join(texts[:-1]), last=texts[-1])
