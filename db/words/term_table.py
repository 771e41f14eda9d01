"""The table of words: when it is written, and whether it still says what the indexes say.

Derived rows, in no history. Reading the indexes takes seconds in a large library, so it can
be done apart from writing: `announce`, then `read` in a reading session, then `put`. What
changes meanwhile makes the table stale again (triggers of `db.fulltext`), and a program
that ends in the middle leaves it announced, which counts as stale.
"""

from typing import Final, NamedTuple

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from db.index_tables import STALE
from db.models import IndexState
from db.words.vocabulary import Tops, Uses, tops
from db.words.vocabulary import read as read_words

_ANNOUNCED: Final = "terms_announced"
_REFRESHED: Final = "terms_refreshed"
_TOP: Final = "terms_top_"
_ALL: Final = "SELECT word, posts, uses FROM term"
_DELETE: Final = "DELETE FROM term WHERE word = ?"
_PUT: Final = (
    "INSERT INTO term (word, posts, uses) VALUES (?, ?, ?)"
    " ON CONFLICT (word) DO UPDATE SET posts = excluded.posts, uses = excluded.uses"
)
_SET: Final = text(
    "INSERT INTO index_state (name, value) VALUES (:name, :value)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)


class Found(NamedTuple):
    """The words of the indexes, and the numbers up to which they were read."""

    words: dict[str, Uses]
    tops: Tops


class Kept(NamedTuple):
    """What the table says of itself.

    Attributes:
        is_fresh: It tells the same as the indexes.
        refreshed: How often it was written; 0 is never.
        tops: The greatest numbers when it was last written.
    """

    is_fresh: bool
    refreshed: int
    tops: Tops


def refresh(session: Session) -> None:
    """Write the table anew, all in this session, which must be a writing one."""
    announce(session)
    put(session, read(session))


def announce(session: Session) -> None:
    """Say that the words are about to be read; needs a writing session, takes no time."""
    _set(session, {STALE: 0, _ANNOUNCED: 1})


def read(session: Session) -> Found:
    """The words of the indexes; takes seconds in a large library, and can be interrupted."""
    return Found(read_words(session), tops(session))


def put(session: Session, found: Found) -> None:
    """Write the words that were read since `announce`, as far as they are others than before."""
    connection = session.connection()
    there = {word: Uses(posts, uses) for word, posts, uses in connection.exec_driver_sql(_ALL)}
    gone = there.keys() - found.words.keys()
    new = [(word, *uses) for word, uses in found.words.items() if there.get(word) != uses]
    if gone:
        connection.exec_driver_sql(_DELETE, [(word,) for word in gone])
    if new:
        connection.exec_driver_sql(_PUT, sorted(new))  # in the order of the table
    numbers = {f"{_TOP}{name}": top for name, top in found.tops._asdict().items()}
    _set(session, {_ANNOUNCED: 0, _REFRESHED: kept(session).refreshed + 1, **numbers})


def are_fresh(session: Session) -> bool:
    """Whether the table tells the same as the indexes."""
    return kept(session).is_fresh


def kept(session: Session) -> Kept:
    """What the table says of itself."""
    rows = session.execute(select(IndexState.name, IndexState.value)).all()
    said = dict(rows)
    return Kept(
        said.get(STALE, 1) == 0 and said.get(_ANNOUNCED, 1) == 0,
        said.get(_REFRESHED, 0),
        Tops(*(said.get(f"{_TOP}{name}", 0) for name in Tops._fields)),
    )


def _set(session: Session, numbers: dict[str, int]) -> None:
    session.execute(_SET, [{"name": name, "value": value} for name, value in numbers.items()])
