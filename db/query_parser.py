"""Reads what was typed with whoosh's parser; the one module that knows whoosh.

whoosh finds the quotes, groups, operators and fields; what a single piece means
is said by `db.query_values`. It is given no schema, so that no analyser of its
own drops stop words or cuts words otherwise than FTS5 does.
"""

from functools import cache
from typing import TYPE_CHECKING

from db.query_tree import Nothing, Tree, all_of, any_of, none_of
from db.query_values import FIELDS, field_tree, phrase_tree, words_tree

if TYPE_CHECKING:
    from whoosh.qparser import QueryParser
    from whoosh.query import Query

_ANYWHERE = ""  # the field of what stands behind no field's name
# whoosh asks for a group `slop`; ours never matches.
_QUOTED = '"(?P<text>[^"]*)"(?P<slop>(?!))?'
_FIELD = rf"(?:(?<![^\s(])|(?<=[\s(]-)|(?<=^-))(?P<text>(?i:{'|'.join(FIELDS)})):"


def read(typed: str, notices: list[str]) -> Tree:
    """The tree of what was typed.

    Raises:
        Exception: of any kind. whoosh raises IndexError, ValueError, AttributeError,
            AssertionError and RecursionError for input it was not made for.
    """
    return _tree(_parser().parse(typed, normalize=False), notices)


@cache
def _parser() -> "QueryParser":
    """Kept, because making one takes longer than parsing."""
    from whoosh.qparser import QueryParser, plugins

    return QueryParser(
        _ANYWHERE,
        None,
        plugins=[
            plugins.PhrasePlugin(_QUOTED),
            plugins.FieldsPlugin(_FIELD),
            plugins.GroupPlugin(),
            plugins.OperatorsPlugin(
                And=r"(?<=[\s)])AND(?=[\s(])",
                Or=r"(?<=[\s)])OR(?=[\s(])",
                Not=r"(?<![^\s(])(?:NOT(?=[\s(])|-(?=[^\s-]))",
                AndNot=None,
                AndMaybe=None,
                Require=None,
            ),
        ],
    )


def _tree(query: "Query", notices: list[str]) -> Tree:
    from whoosh import query as kinds

    match query:
        case kinds.And():
            return all_of([_tree(part, notices) for part in query.subqueries])
        case kinds.Or():
            return any_of([_tree(part, notices) for part in query.subqueries])
        case kinds.Not():
            return none_of(_tree(query.query, notices))
        case kinds.Phrase():
            return _piece(query.fieldname, " ".join(query.words), notices, quoted=True)
        case kinds.Term():
            return _piece(query.fieldname, query.text, notices, quoted=False)
        case _:  # whoosh's NullQuery
            return Nothing()


def _piece(field: str, value: str, notices: list[str], *, quoted: bool) -> Tree:
    if field != _ANYWHERE:
        return field_tree(field.lower(), value, notices, quoted=quoted)
    if quoted:
        return phrase_tree(value)
    if value.endswith(":") and value[:-1].lower() in FIELDS:
        return field_tree(value[:-1].lower(), "", notices)
    return words_tree(value)
