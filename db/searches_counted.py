"""How much a query finds, as one number to be shown beside its name."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from db import search
from db.query import parse
from db.query.tree import Where


@dataclass(frozen=True, slots=True)
class Found:
    """How many things a query finds, and of which kind."""

    number: int
    of: Where


def found(session: Session, query: str) -> Found:
    """How many posts; where posts are not looked for, how many highlights, or else notes."""
    where = parse(query).where
    counted = search.count(session, query)
    if Where.POSTS in where:
        return Found(counted.posts, Where.POSTS)
    if Where.HIGHLIGHTS in where:
        return Found(counted.highlights, Where.HIGHLIGHTS)
    return Found(counted.notes, Where.NOTES)
