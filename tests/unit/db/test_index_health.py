"""A library whose index is gone or spoilt opens for reading and writing, and gets it back."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from db import connecting, fulltext, indexing, posts, search
from db.fulltext import Unfinished
from db.library import Library
from tests.unit.db.marks import made_from, mark, out_of_step

NOTHING_BUILT = Unfinished(0, 3)
ALL_POSTS = Unfinished(3, 3)
SPOILT = [
    ("DROP TABLE post_index", NOTHING_BUILT),
    ("DROP TABLE post_index_data", NOTHING_BUILT),
    ("DROP TABLE post_index_idx", NOTHING_BUILT),
    ("DROP TABLE post_index_docsize", NOTHING_BUILT),
    ("DROP TABLE post_index_config", NOTHING_BUILT),
    ("DELETE FROM post_index_config", NOTHING_BUILT),
    ("DELETE FROM post_index_data", NOTHING_BUILT),
    ("DELETE FROM post_index_data WHERE id > 10", NOTHING_BUILT),
    ("DELETE FROM post_index_docsize", NOTHING_BUILT),
    ("DELETE FROM post_index_docsize WHERE id = 3", NOTHING_BUILT),
    ("INSERT INTO post_index(post_index) VALUES ('delete-all')", NOTHING_BUILT),
    ("DROP TABLE title_index", ALL_POSTS),
    ("DROP TABLE highlight_index", ALL_POSTS),
    ("DROP TABLE note_index", ALL_POSTS),
]
LOST = [
    "DROP TABLE post_words",
    "DROP TABLE note_words",
    "DROP TRIGGER post_changed",
    "DROP TRIGGER version_added",
    "DROP VIEW post_text",
    "DROP VIEW title_text",
]


@pytest.fixture(scope="module")
def marked_file(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three posts, and one highlight with a note."""
    return made_from(
        files / "filled.eventnotes",
        tmp_path_factory.mktemp("marked"),
        lambda session: mark(session, 1, "The harbour filled up", note="loud 📣 cafe\u0301 רעש"),
    )


@pytest.fixture
def path(marked_file: Path, tmp_path: Path) -> Path:
    """A closed library of its own."""
    return Path(shutil.copy(marked_file, tmp_path / "marked.eventnotes"))


def behind(path: Path, statement: str) -> list[tuple[object, ...]]:
    """Do something to a file that no program has open."""
    connection = connecting.plain(path)
    try:
        return list(connection.execute(statement).fetchall())
    finally:
        connection.close()


@pytest.mark.parametrize(("damage", "told"), SPOILT)
def test_without_an_index_a_library_is_written_and_builds_it(
    path: Path, damage: str, told: Unfinished
) -> None:
    behind(path, damage)
    with Library.open(path, write=True) as library:
        with library.reading() as session:
            assert fulltext.unfinished(session) == told
        with library.step() as session:
            posts.edit(session, 1, title="Torches 🔥 אש", author="", published="")
            posts.remove(session, 2)
        library.undo()
        assert out_of_step(library) == ()
        indexing.finish(library)
        assert (out_of_step(library), library.index_is_whole) == ((), True)
        with library.reading() as session:
            assert {hit.post_id for hit in search.find(session, "lanterns").hits} == {1, 2}
            assert session.execute(text("SELECT count(*) FROM post_words")).scalar_one() > 30


@pytest.mark.parametrize(("damage", "told"), SPOILT)
def test_a_library_that_is_only_read_does_without_an_index(
    path: Path, damage: str, told: Unfinished
) -> None:
    behind(path, damage)
    before = behind(path, "SELECT name, sql FROM sqlite_master")
    with Library.open(path) as library:
        assert not library.index_is_whole
        with library.reading() as session:
            assert fulltext.unfinished(session) == told
            found = search.find(session, "lanterns")
            assert {hit.post_id for hit in found.hits} == ({1, 2} if told.done else set())
            search.find(session, "title:lan* OR in:notes loud")
            assert posts.open_post(session, 1).highlights[0].note == "loud 📣 cafe\u0301 רעש"
            session.execute(text("SELECT term FROM post_words")).all()
    assert behind(path, "SELECT name, sql FROM sqlite_master") == before


@pytest.mark.parametrize("damage", LOST)
def test_what_belongs_to_the_indexes_is_made_anew_and_they_stay(path: Path, damage: str) -> None:
    before = behind(path, "SELECT name, sql FROM sqlite_master ORDER BY name")
    behind(path, damage)
    with Library.open(path) as library, library.reading() as session:
        assert session.execute(text("SELECT count(*) FROM post_words")).scalar_one() > 30
        session.execute(text("SELECT term FROM note_words")).all()
    with Library.open(path, write=True) as library:
        assert (out_of_step(library), library.index_is_whole) == ((), True)
    assert behind(path, "SELECT name, sql FROM sqlite_master ORDER BY name") == before


def test_a_sound_library_is_opened_without_a_change(path: Path) -> None:
    Library.open(path, write=True).close()
    before = behind(path, "PRAGMA schema_version"), behind(path, "SELECT * FROM index_state")
    Library.open(path, write=True).close()
    Library.open(path).close()
    assert (
        behind(path, "PRAGMA schema_version"),
        behind(path, "SELECT * FROM index_state"),
    ) == before


def test_reading_cannot_change_anything_where_the_index_is_missing(path: Path) -> None:
    behind(path, "DROP TABLE post_index")
    with (
        Library.open(path) as library,
        pytest.raises(Exception, match="readonly"),
        library.reading() as session,
    ):
        session.execute(text("DELETE FROM post"))
