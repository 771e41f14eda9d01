"""Adds what was picked in the palette to the query that stands in the search field."""

import re
from typing import Final

from app.ui.acting.going.found import FoundText
from db.going import PostName
from db.query import Query, editing, parse
from db.query.printing import printed
from db.query.tree import And, Everything, Named, NameField, Nothing, Tree
from db.records import Event, Highlight, HighlightHit, SavedSearch, Theme

_QUOTED_WORDS: Final = 6  # of a passage: enough to find it, short enough to be read
_MARKS: Final = re.compile('["“”„«»‟]')


def added(typed: str, thing: object) -> str | None:
    """The query with what narrows it to a thing; without it where it stands there already.

    Args:
        typed: What stands in the search field.
        thing: A theme or event, a post, which is meant by its title, a highlight, meant by
            its first theme or else its first words, or a search, which is added whole.

    Returns:
        None where the thing is nothing that a query could ask for.
    """
    match thing:
        case SavedSearch(query=query):
            return _joined(typed, query)
        case str() as query:
            return _joined(typed, query)
        case _:
            return _toggled(typed, _leaf(thing))


def _leaf(thing: object) -> Tree | None:
    """What a query asks for so that it finds a thing."""
    match thing:
        case Theme(path=path) | HighlightHit(highlight=Highlight(themes=(Theme(path=path), *_))):
            return Named(NameField.THEME, path)
        case Event(name=name):
            return Named(NameField.EVENT, name)
        case PostName(title=title) | FoundText(name=PostName(title=title)):
            return parse(f'title:"{_unquoted(title)}"').tree
        case HighlightHit(highlight=kept):
            first = _unquoted(kept.passage).split()[:_QUOTED_WORDS]
            return parse(f'"{" ".join(first)}"').tree
        case _:
            return None


def _toggled(typed: str, leaf: Tree | None) -> str | None:
    if leaf is None:
        return None
    if isinstance(leaf, Nothing | Everything):  # a title of signs alone
        return typed
    if isinstance(leaf, And):  # a title of Chinese and Latin words is asked for in parts
        return _joined(typed, printed(Query(leaf, "")))
    return editing.toggled(typed, leaf)


def _joined(typed: str, query: str) -> str:
    """Both queries; each holds for itself whatever words like OR stand in them."""
    if not typed.strip():
        return query
    return typed if f"({query})" in typed else f"{typed.rstrip()} ({query})"


def _unquoted(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).split())
