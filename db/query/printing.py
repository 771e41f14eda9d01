"""A query's tree written as a query again, in its canonical form.

What is printed is parsed to the same tree, as long as the tree is in its shortest form
(`db.query.tree.all_of`, `any_of`, `none_of`), its words are folded and its names
cleaned (`db.query.signs.cleaned`): every tree that `db.query.parse` gives is.
"""

import re
from typing import Final

from db.query import Query
from db.query.asides import ALL
from db.query.dates import written
from db.query.fields import ANY, NONE
from db.query.signs import cleaned, in_quotes
from db.query.tree import (
    And,
    Counted,
    Dated,
    Everything,
    Fact,
    Fuzzy,
    Lacking,
    Named,
    Near,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Run,
    Titled,
    Tree,
    Where,
    Wildcard,
    Word,
    Wording,
)

_NOTHING: Final = "-*"
_BARE: Final = re.compile(r"[^\W_](?:[\w.,/+&@#'!-]*[\w+])?")  # names that need no quotation marks
_BARE_DATE: Final = re.compile(r"[\w.-]+")


def printed(query: Query) -> str:
    """The query in one line; where to look and the order stand at its end."""
    parts = []
    whole = [f"in:{each}" for each in Where if each in query.where and query.where != ALL]
    if query.sort is not None:
        whole.append(f"sort:{query.sort}")
    if not isinstance(query.tree, Everything):
        parts.append(_top(query.tree, beside=bool(whole)))
    return " ".join([*parts, *whole]) or ANY


def printed_part(tree: Tree) -> str:
    """A part of a query as it may stand beside others; an Or and an And in parentheses."""
    match tree:
        case And() | Or():
            return f"({_joined(tree)})"
        case Not(Lacking(field)):
            return f"{field}:{ANY}"
        case Not(part):
            return f"-{printed_part(part)}"
        case Everything():
            return ANY
        case Nothing():
            return _NOTHING
        case _:
            return str(tree) if isinstance(tree, Fact) else _leaf(tree)


def _top(tree: Tree, *, beside: bool) -> str:
    return _joined(tree) if isinstance(tree, And) or not beside else printed_part(tree)


def _joined(tree: Tree) -> str:
    match tree:
        case And(parts):
            return " ".join(printed_part(part) for part in parts)
        case Or(parts):
            return " OR ".join(printed_part(part) for part in parts)
        case _:
            return printed_part(tree)


def _leaf(tree: Tree) -> str:
    match tree:
        case Titled(wording):
            return f"title:{_wording(wording)}"
        case Named():
            return _named(tree)
        case Lacking(field):
            return f"{field}:{NONE}"
        case Dated(field, first, last, said):
            value = said or written(first, last)
            return f"{field}:{value if _BARE_DATE.fullmatch(value) else in_quotes(value)}"
        case Counted():
            return f"{tree.field}:{_count(tree.least, tree.most)}"
        case Word() | Prefix() | Phrase() | Run() | Near() | Wildcard() | Fuzzy():
            return _wording(tree)
    raise AssertionError(tree)


def _wording(wording: Wording) -> str:
    match wording:
        case Word(text) | Run(text) | Wildcard(text):
            return text
        case Prefix(text):
            return f"{text}*"
        case Phrase(words):
            return f'"{" ".join(words)}"'
        case Near(words, within):
            return f'"{" ".join(words)}"~{within}'
        case Fuzzy(text, edits):
            return f"{text}~{edits if edits > 1 else ''}"


def _named(leaf: Named) -> str:
    name = cleaned(leaf.name)
    is_bare = _BARE.fullmatch(name) and (leaf.exactly or name.lower() != NONE)
    return f"{leaf.field}:{'=' * leaf.exactly}{name if is_bare else in_quotes(name)}"


def _count(least: int | None, most: int | None) -> str:
    """The bounds, those of one side as the rounder number: >1000 and not >=1001."""
    if least is None:
        last = most or 0
        return f"<{last + 1}" if last % 10 == 9 else f"<={last}"
    if most is None:
        return f">{least - 1}" if least > 1 and least % 10 == 1 else f">={least}"
    return str(least) if least == most else f"{least}..{most}"
