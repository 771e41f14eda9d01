"""A query in plain words, for the line under the search field."""

from gettext import gettext as _
from typing import Final

from db.query import Query
from db.query.asides import ALL
from db.query.clauses import clause, phrase
from db.query.day_words import N_
from db.query.tree import And, Everything, Nothing, Sort, Where

LONGEST: Final = 280

_KINDS: Final = {
    ALL: N_("posts"),
    frozenset({Where.POSTS}): N_("only posts"),
    frozenset({Where.HIGHLIGHTS}): N_("highlights"),
    frozenset({Where.NOTES}): N_("notes"),
    frozenset({Where.HIGHLIGHTS, Where.NOTES}): N_("highlights and notes"),
    frozenset({Where.POSTS, Where.HIGHLIGHTS}): N_("posts and highlights"),
    frozenset({Where.POSTS, Where.NOTES}): N_("posts and notes"),
}
_ORDERS: Final = {
    Sort.NEW: N_("newest first"),
    Sort.OLD: N_("oldest first"),
    Sort.RANK: N_("best first"),
    Sort.HIGHLIGHTS: N_("most highlights first"),
}


def explained(query: Query) -> str:
    """What a query finds, as one line without a full stop; "" for everything and for nothing.

    At most `LONGEST` letters; an ellipsis stands for the rest.
    """
    if isinstance(query.tree, Nothing):
        return ""
    kinds = _(_KINDS[query.where])
    parts = query.tree.parts if isinstance(query.tree, And) else (query.tree,)
    if isinstance(query.tree, Everything):
        if query.where == ALL and query.sort is None:
            return ""
        said = _("all {kinds}").format(kinds=kinds)
    else:
        of_highlights = Where.POSTS not in query.where
        said = kinds + phrase([clause(part, of_highlights=of_highlights) for part in parts])
    if query.sort is not None:
        said = f"{said}, {_(_ORDERS[query.sort])}"
    return said if len(said) <= LONGEST else _cut(said)


def _cut(said: str) -> str:
    """As many whole words as there is room for; of one endless word its beginning."""
    room = said[: LONGEST - 1]
    whole = room.rpartition(" ")[0]
    return (whole if len(whole) > LONGEST // 2 else room).rstrip(" ,") + "…"
