"""The latest searches of a library, as they were typed.

Outside the history: nobody takes back that they searched. Ask for a session with
`library.writing(counts=False)`.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.clock import now
from db.models import RecentSearch

MOST: Final = 50
_ON_THE_WAY: Final = timedelta(minutes=1)
_LATEST_FIRST: Final = (RecentSearch.used_at.desc(), RecentSearch.query)


def used(session: Session, query: str, at: str = "") -> None:
    """Remember a search; with a blank query nothing is remembered.

    The one before, if this one begins with it and came within a minute, was only on
    the way to it and is forgotten.

    Args:
        session: A writing session.
        query: As it was typed.
        at: The moment in UTC, as `db.clock` writes it; "" is now.
    """
    # What no text can hold, such as half of a pair of UTF-16, becomes a “?”.
    query = " ".join(query.encode("utf-8", "replace").decode().split())
    if not query:
        return
    at = at or now()
    latest = session.execute(select(RecentSearch).order_by(*_LATEST_FIRST).limit(1)).scalar()
    if latest is not None and _was_on_the_way(latest, query, at):
        forget(session, latest.query)
    forget(session, query)
    session.add(RecentSearch(query=query, used_at=at))
    session.flush()
    kept = select(RecentSearch.query).order_by(*_LATEST_FIRST).limit(MOST)
    session.execute(delete(RecentSearch).where(RecentSearch.query.not_in(kept)))


def listed(session: Session, limit: int = 8) -> tuple[str, ...]:
    """The latest searches, the very latest first."""
    statement = select(RecentSearch.query).order_by(*_LATEST_FIRST).limit(limit)
    return tuple(session.execute(statement).scalars())


def forget(session: Session, query: str) -> None:
    """Remember a search no longer; of one that is not remembered nothing is said."""
    session.execute(delete(RecentSearch).where(RecentSearch.query == query))


def _was_on_the_way(latest: RecentSearch, query: str, at: str) -> bool:
    waited = datetime.fromisoformat(at) - datetime.fromisoformat(latest.used_at)
    return query.startswith(latest.query) and timedelta(0) <= waited <= _ON_THE_WAY
