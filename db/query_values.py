"""What stands between two blanks of a query, or behind a field's name, as a leaf of the tree.

What cannot be understood gives `Nothing` and adds a line to `notices` that says
how to write it; the rest of the query is still run.
"""

import re
from datetime import date, timedelta
from gettext import gettext as _

from db.folding import fold, is_cjk, parts
from db.query_tree import (
    And,
    Everything,
    Fact,
    Named,
    NameField,
    Nothing,
    Phrase,
    Prefix,
    Published,
    Run,
    Titled,
    Tree,
    Word,
    all_of,
)

FIELDS = ("title", *NameField, "date", "is", "has")

_PAIR = re.compile(r"([^\W\d_]\w*):(.+)", re.DOTALL)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def words_tree(typed: str) -> Tree:
    """What a piece without blanks asks for, such as word, pre*, don't, 10:30, C++ or 東京2025.

    Signs inside a word part it into a phrase. A name and a value that is no
    field of ours is two pieces.
    """
    if typed and not typed.strip("*"):
        return Everything()
    if pair := _PAIR.fullmatch(typed):
        return all_of([words_tree(pair[1]), words_tree(pair[2])])
    return _wording(typed, beginning=typed.endswith("*"))


def phrase_tree(typed: str) -> Tree:
    """What a quoted piece asks for.

    Chinese, Japanese and Korean signs in it are searched run by run, because
    where their words begin is not written.
    """
    return _wording(typed, beginning=False)


def field_tree(field: str, value: str, notices: list[str], *, quoted: bool = False) -> Tree:
    """What one of the `FIELDS` with a value asks for."""
    if not value.strip():
        notices.append(_("What is searched has to follow “{field}:” at once.").format(field=field))
        return Nothing()
    match field:
        case "title":
            return _titled(phrase_tree(value) if quoted else words_tree(value))
        case "date":
            return _published(value, notices)
        case "is" | "has":
            return _fact(f"{field}:{value.strip().lower()}", notices)
        case _:
            return Named(NameField(field), " ".join(value.split()))


def _wording(typed: str, *, beginning: bool) -> Tree:
    pieces: list[Tree] = []
    words: list[str] = []
    found = parts(fold(typed))
    for part in found:
        if is_cjk(part):
            pieces += [_in_order(words), Run(part)]
            words = []
        else:
            words.append(part)
    if beginning and words:
        pieces += [_in_order(words[:-1]), Prefix(words[-1])]
    else:
        pieces.append(_in_order(words))
    return all_of(pieces)


def _in_order(words: list[str]) -> Tree:
    if not words:
        return Nothing()
    return Word(words[0]) if len(words) == 1 else Phrase(tuple(words))


def _titled(tree: Tree) -> Tree:
    match tree:
        case Word() | Prefix() | Phrase() | Run():
            return Titled(tree)
        case And(pieces):
            return all_of([_titled(piece) for piece in pieces])
        case _:
            return tree


def _fact(said: str, notices: list[str]) -> Tree:
    try:
        return Fact(said)
    except ValueError:
        known = ", ".join(Fact)
        notices.append(
            _("“{said}” is not known; these are: {known}.").format(said=said, known=known)
        )
        return Nothing()


def _published(value: str, notices: list[str]) -> Tree:
    """The days a date or a range `from..to` covers; either side may be left out."""
    first, dots, last = (side.strip() for side in value.partition(".."))
    try:
        begins = _days(first)[0] if first else ""
        ends = _days(last if dots else first)[1] if last or not dots else ""
    except ValueError:
        begins = ends = ""
    if not (begins or ends) or (begins and ends and begins > ends):
        notices.append(
            _(
                "“date:{value}” is not a date that can be read; write date:2025, date:2025-06,"
                " date:2025-06-18 or a range such as date:2024..2025."
            ).format(value=value)
        )
        return Nothing()
    return Published(begins, ends)


def _days(written: str) -> tuple[str, str]:
    """First and last day of a year, a month or a day; ValueError when it is none."""
    match = _DATE.fullmatch(written)
    if match is None:
        raise ValueError(written)
    year, month, day = match.groups()
    first = date(int(year), int(month or 1), int(day or 1))
    if day:
        last = first
    elif month:
        last = _month_end(first)
    else:
        last = date(first.year, 12, 31)
    return first.isoformat(), last.isoformat()


def _month_end(first: date) -> date:
    following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)
