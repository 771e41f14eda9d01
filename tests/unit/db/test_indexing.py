"""The indexes are built anew, to their end or beside the old ones; nothing is lost on the way."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from db import fulltext, highlights, incoming, indexing, models, notes, posts
from db.errors import Problem
from db.fulltext import Unfinished
from db.incoming import Arrival
from db.index_tables import INDEXES
from db.jobs import Stopped
from db.library import Library
from db.records import About
from tests.unit.conftest import draft_of
from tests.unit.db.marks import copy_of, made_from, mark, out_of_step, renew

POSTS = 9
Derived = dict[str, list[tuple[object, ...]]]


class Job:
    """Hears what is reported, does something at each report, and stops at one if it is told to."""

    def __init__(self, stop_at: int = 0, do: Callable[[], object] = lambda: None) -> None:
        self.heard: list[tuple[int, int | None]] = []
        self._stop_at = stop_at
        self._do = do

    def report(self, done: int, total: int | None, doing: str) -> None:
        assert doing
        self.heard.append((done, total))
        if len(self.heard) == self._stop_at:
            raise Stopped
        self._do()


@pytest.fixture(scope="module")
def many_file(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine posts, two highlights, one with a note."""
    return made_from(files / "filled.eventnotes", tmp_path_factory.mktemp("many"), add_more)


def add_more(session: Session) -> None:
    incoming.save(session, [arrival(number) for number in range(4, POSTS + 1)])
    mark(session, 1, "The harbour filled up", "Crowds", note="loud 📣 cafe\u0301 רעש")
    mark(session, 3, "apples 🍎")


def arrival(number: int) -> Arrival:
    words = f"word{number} 🪁 e\u0301bb and שלום, 東京"
    return Arrival(draft_of(f"Post {number}", words), "Blog", "Fair")


@pytest.fixture
def many(many_file: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of `many_file` for one test."""
    with copy_of(many_file, tmp_path / "many.eventnotes") as library:
        yield library


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows at a time, so that nine posts are many."""
    monkeypatch.setattr(indexing, "_ROWS", 2)


def empty(library: Library) -> None:
    """Leave the library with indexes that hold nothing yet."""
    with library.writing(counts=False) as session:
        for index in INDEXES:
            fulltext.make_empty(session.connection(), index)


def unfinished(library: Library) -> Unfinished | None:
    with library.reading() as session:
        return fulltext.unfinished(session)


def found(library: Library, words: str, index: str = "post_index") -> set[int]:
    with library.reading() as session:
        statement = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :words")
        return set(session.execute(statement, {"words": words}).scalars())


def kept(library: Library) -> Derived:
    """All rows but those of the indexes and of what they say of themselves."""
    with library.reading() as session:
        return {
            name: [tuple(row) for row in session.execute(table.select())]
            for name, table in models.Base.metadata.tables.items()
            if name != "index_state"
        }


def test_a_rebuild_mends_tells_how_far_it_is_and_writes_nothing_else(many: Library) -> None:
    before, job = kept(many), Job()
    with many.writing(counts=False) as session:
        session.execute(text("INSERT INTO post_index(post_index) VALUES ('delete-all')"))
    assert out_of_step(many) == ("post_index",)
    with many.writing(counts=False) as session:
        indexing.rebuild(session.connection(), job)
    assert (out_of_step(many), unfinished(many), kept(many)) == ((), None, before)
    assert found(many, "word9 OR lanterns") == {1, 2, 9}
    assert job.heard == sorted(job.heard, key=lambda each: each[0])
    assert {(0, POSTS), (4, POSTS), (POSTS, POSTS)} <= set(job.heard)


@pytest.mark.parametrize("reports", [1, 3, 9, 14])
@pytest.mark.parametrize("error", [Stopped, KeyboardInterrupt])
def test_a_rebuild_that_is_stopped_leaves_everything_as_it_was(
    many: Library, reports: int, error: type[BaseException]
) -> None:
    class Ending(Job):
        def report(self, done: int, total: int | None, doing: str) -> None:
            super().report(done, total, doing)
            if len(self.heard) == reports:
                raise error

    with pytest.raises(error), many.writing(counts=False) as session:
        indexing.rebuild(session.connection(), Ending())
    assert (out_of_step(many), unfinished(many)) == ((), None)
    assert found(many, "word9") == {9}


def test_a_rebuild_of_nothing_is_whole(empty_library: Library) -> None:
    with empty_library.writing(counts=False) as session:
        indexing.rebuild(session.connection())
    assert (out_of_step(empty_library), unfinished(empty_library)) == ((), None)


def test_an_unfinished_index_finds_what_it_holds_and_goes_on_where_it_was(many: Library) -> None:
    empty(many)
    assert unfinished(many) == Unfinished(0, POSTS)
    assert found(many, "lanterns") == set()
    whole = Job()
    with pytest.raises(Stopped):
        indexing.finish(many, Job(stop_at=13))
    so_far = unfinished(many)
    assert so_far is not None
    assert 0 < so_far.done < POSTS
    assert found(many, "lanterns") == {1, 2}
    assert found(many, "word9") == set()
    assert not many.index_is_whole
    many.close()
    with Library.open(many.path, write=True) as again:
        assert unfinished(again) == so_far
        indexing.finish(again, whole)
        assert whole.heard[0] == (so_far.done, POSTS)
        assert (out_of_step(again), unfinished(again)) == ((), None)
        assert found(again, "word9") == {9}
        assert found(again, "harbour", "highlight_index") == {1}
        assert found(again, "רעש", "note_index") == {1}


def test_a_long_text_makes_a_batch_of_its_own(
    many: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_LETTERS", 10)
    empty(many)
    job = Job()
    indexing.finish(many, job)
    assert [(n, POSTS) for n in range(POSTS + 1)] == sorted(
        set(job.heard), key=lambda each: each[0]
    )
    assert out_of_step(many) == ()


# What a person does while an index is built, on a post by its id.
DEEDS: list[Callable[[Session, int], object]] = [
    lambda session, post: posts.edit(
        session, post, title="Torches 火 ﬁre", author="", published=""
    ),
    posts.remove,
    lambda session, post: renew(session, post, "A newer text 🌊 of e\u0301bb, עם ים."),
    lambda session, post: mark(session, post, " ", note="note ✎ הערה"),
    lambda session, post: notes.write(session, About.POST, post, "a note 📎"),
    lambda session, _post: incoming.save(session, [arrival(77)]),
    lambda session, _post: highlights.remove(session, 1),
]
UNDO = len(DEEDS)


@pytest.mark.parametrize("way", [indexing.finish, indexing.renew])
@given(
    deeds=st.lists(
        st.tuples(st.integers(0, UNDO), st.integers(1, POSTS), st.integers(0, 15)), max_size=6
    ),
    stop_at=st.integers(0, 20),
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_done_meanwhile_the_index_is_in_step_at_the_end(
    many_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    way: Callable[[Library, Job], None],
    deeds: list[tuple[int, int, int]],
    stop_at: int,
) -> None:
    path = tmp_path_factory.mktemp("meanwhile") / "a.eventnotes"
    with copy_of(many_file, path) as library:
        if way is indexing.finish:
            empty(library)
        try:
            job = Job(stop_at, lambda: do(library, deeds, len(job.heard)))
            way(library, job)
        except Stopped:
            assert out_of_step(library) == ()
            do(library, deeds, None)
            assert out_of_step(library) == ()
        library.close()
        with Library.open(path, write=True) as again:
            indexing.finish(again)
            assert (out_of_step(again), unfinished(again)) == ((), None)


def do(library: Library, deeds: list[tuple[int, int, int]], when: int | None) -> None:
    """Do what is to be done at a report, as far as it can be; all of it for None."""
    for deed, post, report in deeds:
        if when is not None and report != when:
            continue
        if deed == UNDO:
            library.undo()
            continue
        # what is gone already refuses, and a second text is there only once
        with suppress(Problem, SQLAlchemyError), library.step() as session:
            DEEDS[deed](session, post)


def test_while_it_is_built_anew_beside_the_old_index_goes_on(many: Library) -> None:
    seen: list[set[int]] = []
    job = Job(do=lambda: seen.append(found(many, "lanterns OR word9")))
    indexing.renew(many, job)
    assert len(seen) > POSTS / 2
    assert set(map(frozenset, seen)) == {frozenset({1, 2, 9})}
    assert (out_of_step(many), unfinished(many)) == ((), None)


@pytest.mark.parametrize("error", [Stopped, MemoryError, KeyboardInterrupt])
def test_building_anew_that_ends_early_leaves_the_old_index_in_step(
    many: Library, error: type[BaseException]
) -> None:
    def edit_then_fail() -> None:
        if len(job.heard) == 12:
            with many.step() as session:
                posts.edit(session, 1, title="Torches", author="", published="")
        if len(job.heard) == 13:
            raise error

    before = tables(many)
    job = Job(do=edit_then_fail)
    with pytest.raises(error):
        indexing.renew(many, job)
    assert tables(many) == before
    assert (out_of_step(many), unfinished(many)) == ((), None)
    assert found(many, "torches") == {1}


def test_a_program_that_ends_while_it_builds_anew_leaves_no_half_of_it(many: Library) -> None:
    before = tables(many)
    with many.writing(counts=False) as session:
        for index in INDEXES:
            fulltext.make_empty(session.connection(), index.beside)
        fulltext.make_triggers(session.connection(), beside=True)
    many.close()
    with Library.open(many.path, write=True) as again:
        assert tables(again) == before
        with again.step() as session:
            posts.edit(session, 1, title="Torches", author="", published="")
        assert (out_of_step(again), unfinished(again)) == ((), None)


def tables(library: Library) -> list[tuple[str, str]]:
    """What there is, and how it is made; a renamed table has its name in quotation marks."""
    with library.reading() as session:
        asked = text("SELECT name, sql FROM sqlite_master ORDER BY name")
        return [(name, re.sub("[\"']", "", sql or "")) for name, sql in session.execute(asked)]


def test_what_was_built_beside_takes_the_place_under_the_same_name(many: Library) -> None:
    before = tables(many)
    indexing.renew(many)
    indexing.renew(many)
    assert tables(many) == before


def test_an_unfinished_index_that_is_built_anew_beside_is_whole(many: Library) -> None:
    empty(many)
    with pytest.raises(Stopped):
        indexing.finish(many, Job(stop_at=15))
    indexing.renew(many)
    assert (out_of_step(many), unfinished(many)) == ((), None)
