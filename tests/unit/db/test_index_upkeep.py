"""After rows have changed the indexes are finished, their words listed and their parts joined."""

from collections.abc import Callable
from threading import Event, Thread

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from db import fulltext, index_upkeep, posts
from db.index_tables import INDEXES
from db.index_upkeep import Standing
from db.interrupting import Interruption
from db.jobs import Stopped
from db.library import Library
from db.words import term_table, terms
from tests.unit.db.marks import out_of_step


class Job:
    """Stops at one of its reports, if it is told to."""

    def __init__(self, stop_at: int = 0) -> None:
        self.heard = 0
        self._stop_at = stop_at

    def report(self, done: int, total: int | None, doing: str) -> None:
        assert doing
        assert total is None or done <= total
        self.heard += 1
        if self.heard == self._stop_at:
            raise Stopped


def standing(library: Library) -> Standing:
    with library.reading() as session:
        return index_upkeep.standing(session)


def parts(library: Library) -> int:
    with library.reading() as session:
        asked = text("SELECT count(DISTINCT segid) FROM post_index_idx")
        return int(session.execute(asked).scalar_one())


def retitle(library: Library, title: str) -> None:
    with library.step() as session:
        posts.edit(session, 1, title=title, author="", published="")


def test_a_library_that_was_just_filled_says_that_its_words_are_not_listed(
    library: Library,
) -> None:
    told = standing(library)
    assert (told.is_whole, told.built, told.total, told.words_are_fresh) == (True, 3, 3, False)
    index_upkeep.tend(library)
    told = standing(library)
    assert told.words_are_fresh
    with library.reading() as session:
        assert [term.posts for term in terms.beginning(session, "lantern", 2)] == [2]
    retitle(library, "Torches 🔥 e\u0301 אש")
    assert not standing(library).words_are_fresh


@pytest.mark.parametrize(("added", "left"), [(0, 3), (index_upkeep.LARGE, 1)])
def test_after_many_posts_all_parts_of_the_index_are_joined(
    library: Library, added: int, left: int
) -> None:
    for title in ("One", "Two"):
        retitle(library, title)
    assert parts(library) == 3
    index_upkeep.tend(library, added)
    assert (parts(library), out_of_step(library)) == (left, ())


def test_an_unfinished_index_is_finished_first(library: Library) -> None:
    with library.writing(counts=False) as session:
        for index in INDEXES:
            fulltext.make_empty(session.connection(), index)
    assert standing(library).built == 0
    index_upkeep.tend(library)
    told = standing(library)
    assert (told.is_whole, told.built, told.words_are_fresh) == (True, 3, True)
    assert told.words > 30


def test_where_there_is_nothing_to_do_nothing_is_written(library: Library) -> None:
    index_upkeep.tend(library)
    before = changes(library)
    index_upkeep.tend(library)
    assert changes(library) == before


def changes(library: Library) -> list[object]:
    with library.reading() as session:
        asked = text("SELECT * FROM index_state")
        return [session.execute(asked).all(), standing(library), parts(library)]


@pytest.mark.parametrize("stop_at", [1, 2, 3, 4])
def test_stopped_anywhere_it_leaves_a_library_in_order(library: Library, stop_at: int) -> None:
    with pytest.raises(Stopped):
        index_upkeep.tend(library, job=Job(stop_at))
    assert out_of_step(library) == ()
    index_upkeep.tend(library)
    assert standing(library).words_are_fresh


def test_reading_the_words_can_be_interrupted(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, interruption = Event(), Interruption()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def read(session: Session) -> object:
        begun.set()
        return session.execute(text(endless)).scalar()

    monkeypatch.setattr(term_table, "read", read)
    tending = Thread(target=_stopped(lambda: index_upkeep.tend(library, 0, None, interruption)))
    tending.start()
    assert begun.wait(20)
    with library.writing(counts=False) as session:  # nobody waits for the reading
        session.execute(text("SELECT 1"))
    interruption.now()
    tending.join(20)
    assert not tending.is_alive()
    assert not standing(library).words_are_fresh


def _stopped(work: Callable[[], None]) -> Callable[[], None]:
    def until_stopped() -> None:
        with pytest.raises(Stopped):
            work()

    return until_stopped
