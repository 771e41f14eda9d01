"""Tends the indexes after their rows have changed: the list of words, and parts to be joined."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from gettext import gettext as _
from threading import Event
from typing import Final, Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import fulltext, indexing, models
from db.index_tables import INDEXES
from db.indexing import Transactions
from db.interrupting import Interruption
from db.jobs import Job, Quiet
from db.words import term_table

LARGE: Final = 5_000
"""So many posts more are worth joining all parts of the index into one.

An import leaves one part for each 500 posts, and FTS5 joins those of a level by itself when
there are 4 to 16 of them. From some ten parts left over on, each search looks into all.
"""

_PAUSE_S: Final = 0.005  # as in `db.indexing`: the lock is free for whoever waits


@dataclass(frozen=True, slots=True)
class Standing:
    """How the indexes stand; `built` and `total` count posts, `words` those that are listed."""

    is_whole: bool
    built: int
    total: int
    words: int
    words_are_fresh: bool


def standing(session: Session) -> Standing:
    """How far the indexes are built, and how the list of their words is."""
    unfinished = fulltext.unfinished(session)
    posts = unfinished or fulltext.built(session.connection(), INDEXES[0])
    words = session.execute(select(func.count()).select_from(models.Term)).scalar_one()
    return Standing(
        unfinished is None, posts.done, posts.total, words, term_table.are_fresh(session)
    )


class Tended(Transactions, Protocol):
    """What tending needs of a library: one writing transaction at a time, and reading."""

    def reading(self, interruption: Interruption | None = None) -> AbstractContextManager[Session]:
        """A session that sees one state."""


def tend(
    library: Tended,
    added: int = 0,
    job: Job | None = None,
    interruption: Interruption | None = None,
) -> None:
    """Finish the indexes, list their words anew and join their parts, as far as there is need.

    A person's own writes go between: each transaction takes some hundredths of a second.

    Args:
        library: One that may be written.
        added: How many posts were added since the last time.
        job: Can stop it; what is done by then stays, the rest is seen to the next time.
        interruption: Stops it where it takes longest, at reading the words.
    """
    job = job or Quiet()
    indexing.finish(library, job)
    _list_words(library, job, interruption)
    _join_parts(library, job, anew=added >= LARGE)


def _list_words(library: Tended, job: Job, interruption: Interruption | None) -> None:
    with library.reading() as session:
        if term_table.are_fresh(session):
            return
    job.report(0, None, _("Listing the words"))
    with library.writing(counts=False) as session:
        term_table.announce(session)
    with library.reading(interruption) as session:
        words = term_table.read(session)
    job.report(0, None, _("Listing the words"))
    with library.writing(counts=False) as session:
        term_table.put(session, words)


def _join_parts(library: Tended, job: Job, *, anew: bool) -> None:
    """Join some pages; after a large import all, bit by bit."""
    pause, is_more, is_first = Event(), True, True
    while is_more:
        job.report(0, None, _("Joining the parts of the index"))
        with library.writing(counts=False) as session:
            has_joined = fulltext.merge_a_little(session.connection(), anew=anew and is_first)
        is_more = has_joined and anew
        is_first = False
        pause.wait(_PAUSE_S)
