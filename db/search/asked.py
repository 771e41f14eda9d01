"""A query made ready to be asked: understood, its unsure words spelled out, its words to mark."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from db.query import Query, parse
from db.query.tree import Tree, Where
from db.search import conditions
from db.search.conditions import Conditions
from db.search.places import Places
from db.words import terms


@dataclass(frozen=True)
class Asked:
    """One query, and the library it is put to.

    Attributes:
        query: As it was understood.
        tree: The same with every wildcard and near spelling replaced by the words of the
            library that it stands for.
    """

    session: Session
    query: Query
    tree: Tree

    @classmethod
    def of(cls, session: Session, typed: str) -> "Asked":
        """Understand what was typed."""
        return cls.of_query(session, parse(typed))

    @classmethod
    def of_query(cls, session: Session, query: Query) -> "Asked":
        """Make a query ready that is understood already."""
        return cls(session, query, terms.expanded(session, query.tree))

    @cached_property
    def posts(self) -> Conditions:
        """What a post must fulfil."""
        return conditions.for_posts(self.session, self.tree)

    @cached_property
    def places(self) -> Places:
        """Finds the words in texts."""
        return Places(self.tree)

    def looks_in(self, where: Where) -> bool:
        """Whether things of this kind are looked for."""
        return where in self.query.where
