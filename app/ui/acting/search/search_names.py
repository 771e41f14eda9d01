"""A name for a search that is to be kept: its words, and the names it asks for."""

from collections.abc import Iterator
from typing import Final

from db.query import parse
from db.query.in_words import explained
from db.query.tree import (
    And,
    Dated,
    Fuzzy,
    Named,
    Near,
    Or,
    Phrase,
    Prefix,
    Run,
    Titled,
    Tree,
    Wildcard,
    Word,
)
from db.theme_tree import SEPARATOR

_LONGEST: Final = 40  # letters; the sidebar shows about as many as fit into it


def proposed(query: str) -> str:
    """A short name for a query; what it finds in words where it holds nothing but facts."""
    understood = parse(query)
    telling = list(dict.fromkeys(_telling(understood.tree)))
    words = _shortened(telling or explained(understood).split(), ", " if telling else " ")
    return words[:1].upper() + words[1:]


def _shortened(parts: list[str], sign: str) -> str:
    """As many parts as a name has room for; a part that is too long alone is cut."""
    words = sign.join(parts)
    if len(words) <= _LONGEST:
        return words
    if len(parts) == 1:
        return words[: _LONGEST - 1].rstrip() + "…"
    fewer = _shortened(parts[:-1], sign)
    return fewer if fewer.endswith("…") else fewer + "…"


def _telling(tree: Tree) -> Iterator[str]:
    """What the parts say that are asked for; what is left out by a NOT is no name."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _telling(part)
        case Word(text) | Prefix(text) | Fuzzy(text):
            yield text
        case Run(signs):
            yield signs
        case Phrase(words) | Near(words):
            yield " ".join(words)
        case Wildcard(pattern):
            yield pattern
        case Titled(wording):
            yield from _telling(wording)
        case Named(name=name):
            yield name.rpartition(SEPARATOR)[2]
        case Dated(said=said, first=first, last=last):
            yield said or first or last
        case _:
            return
