"""What a field with a value asks for, such as theme:funding, date:2025 or words:>1000.

What cannot be understood gives `Nothing` and adds a line to `Asides.missing` that says
what can be written; the rest of the query is still run.
"""

import re
from gettext import gettext as _
from typing import Final

from db.folding import fold
from db.query import dates
from db.query.asides import Asides
from db.query.signs import in_quotes
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
    Nothing,
    Phrase,
    Prefix,
    Run,
    Titled,
    Tree,
    Wildcard,
    Word,
    all_of,
)

WHOLE: Final = ("in", "sort")  # hold for the whole query
FIELDS: Final = ("title", *NameField, *DateField, *CountField, "is", "has", *WHOLE)
NONE: Final = "none"
ANY: Final = "*"
MOST_COUNT: Final = 1_000_000_000

_COUNT: Final = re.compile(r"(>=|<=|>|<|≥|≤|)(\d{1,10})|(\d{0,10})\.\.(\d{0,10})", re.ASCII)
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))", re.ASCII)


def titled(tree: Tree) -> Tree:
    """The same words, in the title."""
    match tree:
        case Word() | Prefix() | Phrase() | Run() | Near() | Wildcard() | Fuzzy():
            return Titled(tree)
        case And(pieces):
            return all_of([titled(piece) for piece in pieces])
        case _:
            return tree


def field_tree(field: str, value: str, asides: Asides, *, is_quoted: bool, exactly: bool) -> Tree:
    """What one of the `FIELDS` asks for, but `title:` and those of the `WHOLE`.

    In quotation marks or behind a “=”, none and * are names like others.
    """
    value = " ".join(value.split())
    is_word = not (is_quoted or exactly)
    match field:
        case "is" | "has":
            return _fact(f"{field}:{value.lower()}", asides)
        case _ if field in set(CountField):
            return _counted(CountField(field), value.lower(), asides)
        case _ if field in set(DateField):
            return _dated(DateField(field), value, asides)
        case _ if is_word and value.lower() == NONE:
            return Lacking(NameField(field))
        case _ if is_word and not value.strip(ANY):
            return Not(Lacking(NameField(field)))
        case _:
            return Named(NameField(field), value.rstrip(ANY) if is_word else value, exactly)


def _fact(said: str, asides: Asides) -> Tree:
    try:
        return Fact(said)
    except ValueError:
        known = ", ".join(Fact)
        asides.missing.append(
            _("“{said}” is not known; these are: {known}.").format(said=said, known=known)
        )
        return Nothing()


def _dated(field: DateField, value: str, asides: Asides) -> Tree:
    if value.lower() == NONE:
        return Lacking(field)
    if value == ANY:
        return Not(Lacking(field))
    today = asides.day(field)
    if days := dates.days(value, today):
        return Dated(field, days.first, days.last, days.said)
    ideas = [_idea(field, each) for each in dates.ideas(value, today)]
    asides.missing.append(
        _("“{field}:{value}” is no clear day; write {ideas}.").format(
            field=field, value=value, ideas=", ".join(ideas)
        )
    )
    return Nothing()


def _idea(field: DateField, written: str) -> str:
    return f"{field}:{in_quotes(written) if ' ' in written else written}"


def _counted(field: CountField, value: str, asides: Asides) -> Tree:
    if value == NONE:
        return Counted(field, 0, 0)
    if value == ANY:
        return Counted(field, 1, None)
    least, most = _bounds(_THOUSANDS.sub("", fold(value).replace(" ", "")))
    if (least is None and most is None) or (most is not None and (least or 0) > most):
        asides.missing.append(
            _(
                "“{field}:{value}” is no number; write {field}:300, {field}:>1000,"
                " {field}:<=9 or {field}:100..500."
            ).format(field=field, value=value)
        )
        return Nothing()
    return Counted(field, least, most)


def _bounds(written: str) -> tuple[int | None, int | None]:
    """The least and the most; both None where it is no count."""
    match = _COUNT.fullmatch(written)
    if match is None:
        return None, None
    sign, number, least, most = match.groups()
    if number is None:
        return _number(least), _number(most)
    count = int(number)
    bounds: dict[str, tuple[int | None, int | None]] = {
        "": (count, count),
        ">": (count + 1, None),
        ">=": (count, None),
        "≥": (count, None),
        "<": (None, count - 1),
        "<=": (None, count),
        "≤": (None, count),
    }
    low, high = bounds[sign]
    return _most(low), _most(high)


def _number(digits: str) -> int | None:
    return _most(int(digits)) if digits else None


def _most(count: int | None) -> int | None:
    return None if count is None else min(count, MOST_COUNT)
