"""Reads what was typed with whoosh's parser; the one module that knows its queries.

whoosh finds the quotes, groups, operators and fields; what a single piece means
is said by `db.query.values` and `db.query.fields`. It is given no schema, so that no
analyser of its own drops stop words or cuts words otherwise than FTS5 does.
"""

import re
from collections.abc import Sequence
from functools import cache
from gettext import gettext as _
from typing import TYPE_CHECKING, Final

from db.query.asides import Asides
from db.query.fields import FIELDS, WHOLE, field_tree, titled
from db.query.signs import out_of_quotes
from db.query.tree import Everything, Nothing, Tree, all_of, any_of, none_of
from db.query.values import near_tree, words_tree

if TYPE_CHECKING:
    from whoosh.qparser import QueryParser
    from whoosh.query import Query

_ANYWHERE: Final = ""  # the field of what stands behind no field's name
_IN_QUOTES: Final = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"(?:~(?P<within>[0-9]+))?', re.DOTALL)
# The quotation marks stay on the text, and what whoosh calls `slop` with them: it takes
# "a b"~1 and "a b" for one and the same.
_PHRASE: Final = r'(?P<text>"(?:[^"\\]|\\.)*"(?:~[0-9]+)?)(?P<slop>(?!))?'
_NAMES: Final = "|".join(FIELDS)
_FIELD: Final = rf"(?:(?<![^\s(])|(?<=[\s(]-)|(?<=^-))(?P<text>(?i:{_NAMES}):=?)"
_BARE_FIELD: Final = re.compile(rf"({_NAMES}):=?", re.IGNORECASE)


def read(typed: str, asides: Asides) -> Tree:
    """The tree of what was typed.

    Raises:
        Exception: of any kind. whoosh raises IndexError, ValueError, AttributeError,
            AssertionError and RecursionError for input it was not made for.
    """
    return _Reading(asides).tree(_parser().parse(typed, normalize=False))


@cache
def _parser() -> "QueryParser":
    """Kept, because making one takes longer than parsing."""
    from whoosh.qparser import QueryParser, plugins

    return QueryParser(
        _ANYWHERE,
        None,
        plugins=[
            plugins.PhrasePlugin(_PHRASE),
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


class _Reading:
    """Goes down whoosh's query, and knows whether it is behind a NOT or on a side of an OR."""

    def __init__(self, asides: Asides) -> None:
        self._asides = asides
        self._is_negated = False
        self._is_optional = False

    def tree(self, query: "Query") -> Tree:
        from whoosh import query as kinds

        match query:
            case kinds.And():
                return all_of([self.tree(part) for part in query.subqueries])
            case kinds.Or():
                return self._either(query.subqueries)
            case kinds.Not():
                return self._opposite(query.query)
            case kinds.Phrase():
                return self._piece(query.fieldname, " ".join(query.words))
            case kinds.Term():
                return self._piece(query.fieldname, query.text)
            case _:  # whoosh's NullQuery
                return Nothing()

    def _either(self, parts: Sequence["Query"]) -> Tree:
        outside, self._is_optional = self._is_optional, True
        found = any_of([self.tree(part) for part in parts])
        self._is_optional = outside
        return found

    def _opposite(self, part: "Query") -> Tree:
        self._is_negated = not self._is_negated
        found = self.tree(part)
        self._is_negated = not self._is_negated
        if isinstance(found, Everything):
            self._asides.missing.append(_("Nothing is left without everything."))
        return none_of(found)

    def _piece(self, field: str, value: str) -> Tree:
        name, exactly = field.lower().rstrip(":="), field.endswith("=")
        if not name and _BARE_FIELD.fullmatch(value):
            name, value = value.rstrip(":=").lower(), ""
        quoted = _IN_QUOTES.fullmatch(value)
        value = out_of_quotes(quoted["text"]) if quoted else value
        if name and not value.strip():
            self._asides.missing.append(
                _("What is searched has to follow “{field}:” at once.").format(field=name)
            )
            return Nothing()
        if name in WHOLE:
            hear = self._asides.place if name == "in" else self._asides.order
            hear(value, negated=self._is_negated, optional=self._is_optional)
            return Nothing()
        if name and name != "title":
            is_quoted = quoted is not None
            return field_tree(name, value, self._asides, is_quoted=is_quoted, exactly=exactly)
        tree = near_tree(value, int(quoted["within"] or 0)) if quoted else words_tree(value)
        return titled(tree) if name else tree
