"""A library file is opened with care, written whole, and never made up."""

import os
import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from db import (
    connecting,
    fulltext,
    history,
    incoming,
    models,
    posts,
    theme_tree,
    themes,
    upgrade,
)
from db.errors import LibraryProblem
from db.incoming import Arrival
from db.interrupting import Interruption
from db.jobs import Stopped
from db.library import Library
from db.long_step import LongStep
from db.steps import Changes, Label
from tests.unit.conftest import MakeDraft


def pragma(library: Library, name: str) -> object:
    with library.reading() as session:
        return session.connection().exec_driver_sql(f"PRAGMA {name}").scalar_one()


def test_a_new_library_says_what_it_is(empty_library: Library) -> None:
    assert pragma(empty_library, "application_id") == connecting.APPLICATION_ID
    assert pragma(empty_library, "user_version") == upgrade.SCHEMA
    with empty_library.reading() as session:
        uuid = session.get(models.LibraryInfo, "uuid")
    assert uuid is not None
    assert len(uuid.value) == 36


def test_an_acknowledged_change_is_on_disk(empty_library: Library) -> None:
    assert pragma(empty_library, "synchronous") == 2
    assert pragma(empty_library, "foreign_keys") == 1
    if connecting.DRIVER.sqlite_version_info >= connecting.WAL_IS_SAFE:
        assert pragma(empty_library, "journal_mode") == "wal"
    else:
        assert pragma(empty_library, "journal_mode") == "delete"


def test_reading_cannot_change_anything(library: Library) -> None:
    with pytest.raises(LibraryProblem, match="readonly"), library.reading() as session:
        session.execute(text("DELETE FROM post"))
    assert count(library, models.Post) == 3


@pytest.mark.parametrize(
    ("bytes_there", "words"),
    [
        (None, "There is no library"),
        (b"", "is empty: 0 bytes"),
        (b"just some text, not a database at all\n" * 40, "is not a library"),
    ],
)
def test_what_is_no_library_is_a_problem_with_choices(
    tmp_path: Path, bytes_there: bytes | None, words: str
) -> None:
    path = tmp_path / "my.eventnotes"
    if bytes_there is not None:
        path.write_bytes(bytes_there)
    with pytest.raises(LibraryProblem, match=words) as caught:
        Library.open(path)
    assert caught.value.remedy
    assert (path.read_bytes() if path.exists() else None) == bytes_there


def test_a_database_of_another_program_is_not_adopted(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = connecting.plain(path, create=True)
    connection.execute("CREATE TABLE bookmark(url)")
    connection.close()
    with pytest.raises(LibraryProblem, match="not a library of Event Notes"):
        Library.open(path, write=True)


def test_a_cut_off_library_is_called_damaged(library: Library, tmp_path: Path) -> None:
    library.close()
    cut = tmp_path / "cut.eventnotes"
    shutil.copy(library.path, cut)
    os.truncate(cut, library.path.stat().st_size // 4)
    with pytest.raises(LibraryProblem, match=r"damaged|could not be used"):
        Library.open(cut, write=True)


def test_the_newest_safety_copy_is_offered_when_the_library_is_gone(library: Library) -> None:
    with library.step() as session:
        themes.named(session, "Funding")
    copy = library.close()
    assert copy is not None
    library.path.unlink()
    with pytest.raises(LibraryProblem) as caught:
        Library.open(library.path)
    assert str(copy) in caught.value.remedy
    assert len(caught.value.choices) == 3


def test_only_one_program_writes_and_others_read(library: Library) -> None:
    with pytest.raises(LibraryProblem, match="open in another window"):
        Library.open(library.path, write=True)
    with Library.open(library.path) as second:
        assert count(second, models.Post) == 3
    library.close()
    Library.open(library.path, write=True).close()


def test_a_library_opened_for_reading_says_why_it_cannot_be_changed(library: Library) -> None:
    with (
        Library.open(library.path) as second,
        pytest.raises(LibraryProblem, match="Nothing can be changed"),
        second.step(),
    ):
        pass


def test_a_newer_library_can_be_read_but_not_written(library: Library) -> None:
    library.close()
    connection = connecting.plain(library.path)
    connection.execute(f"PRAGMA user_version={upgrade.SCHEMA + 1}")
    connection.close()
    with Library.open(library.path) as newer:
        assert "newer Event Notes" in newer.why_read_only
        assert count(newer, models.Post) == 3
    with pytest.raises(LibraryProblem, match="newer Event Notes"):
        Library.open(library.path, write=True)


def test_a_reading_can_be_interrupted_from_another_thread(library: Library) -> None:
    begun = threading.Event()
    interruption = Interruption()
    ended: list[BaseException] = []

    def count_for_ever() -> None:
        try:
            with library.reading(interruption) as session:
                begun.set()
                session.execute(text(FOR_EVER))
        except Stopped as stopped:
            ended.append(stopped)

    reader = threading.Thread(target=count_for_ever)
    reader.start()
    begun.wait()
    interruption.now()
    reader.join()
    assert [type(each) for each in ended] == [Stopped]
    assert count(library, models.Post) == 3  # the connection can be used again


FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_what_is_interrupted_between_two_questions_does_not_get_to_the_second(
    library: Library,
) -> None:
    interruption = Interruption()
    with pytest.raises(Stopped), library.reading(interruption) as session:
        assert len(posts.lines(session)) == 3
        interruption.now()
        session.execute(text(FOR_EVER))


def test_interrupting_touches_no_other_reading_and_no_writer(library: Library) -> None:
    interruption = Interruption()
    with library.reading(interruption) as session:
        assert len(posts.lines(session)) == 3
    interruption.now()
    with library.reading() as session, library.step() as writer:
        interruption.now()
        assert len(posts.lines(session)) == 3
        themes.named(writer, "Funding")
    with library.reading(Interruption()) as session:
        assert len(theme_tree.listed(session)) == 1


def test_creating_does_not_replace_a_file(library: Library) -> None:
    with pytest.raises(LibraryProblem, match="is there already"):
        Library.create(library.path)


def test_the_rest_of_a_creation_cut_short_is_in_nobodys_way(tmp_path: Path) -> None:
    path = tmp_path / "my.eventnotes"
    path.with_name("my.eventnotes.new").write_bytes(b"half of a page")
    Library.create(path).close()
    assert not path.with_name("my.eventnotes.new").exists()


def test_a_step_that_fails_leaves_nothing(library: Library) -> None:
    with pytest.raises(ZeroDivisionError), library.step() as session:
        themes.named(session, "Funding")
        raise ZeroDivisionError
    with library.reading() as session:
        assert theme_tree.listed(session) == ()
        assert len(history.steps(session)) == 1


def test_a_step_nobody_described_is_a_bug(library: Library) -> None:
    with pytest.raises(RuntimeError, match="never described"), library.step() as session:
        session.add(models.Event(guid="g", name="n", name_key="n"))


def test_listeners_hear_what_changed_after_it_is_on_disk(library: Library) -> None:
    heard: list[Changes] = []
    library.listeners.append(heard.append)
    with library.step() as session:
        theme = themes.named(session, "Funding")
        assert heard == []
    assert heard[0].themes == {theme.id}
    assert heard[0].posts == frozenset()
    assert heard[0].label is not None
    assert heard[0].label.text() == "Add the theme “Funding”"


def test_a_long_step_is_hidden_until_it_is_over(library: Library, make_draft: MakeDraft) -> None:
    draft = make_draft("Late news", "It rained 🌧 e\u0301 גשם.")
    with library.long_step(Label("Import posts")) as long_step:
        with long_step.batch() as session:
            incoming.save(session, [Arrival(draft)])
        assert shown(library) == 3
    assert shown(library) == 4
    with library.reading() as session:
        assert history.steps(session)[0].label.text() == "Import posts"
    assert library.undo() is not None
    assert shown(library) == 3


@pytest.mark.parametrize("how", [KeyboardInterrupt, ValueError])
def test_a_long_step_that_ends_early_leaves_nothing(
    library: Library, make_draft: MakeDraft, how: type[BaseException]
) -> None:
    before = counts(library)
    with pytest.raises(how), library.long_step(Label("Import posts")) as long_step:
        with long_step.batch() as session:
            incoming.save(session, [Arrival(make_draft("A", "b"), event="Rain Week")])
            incoming.learn(session, 3, make_draft("C", "d", url="https://upland.example/c"))
        raise how
    assert counts(library) == before


def test_what_a_crash_left_hidden_goes_when_the_library_is_opened(
    library: Library, make_draft: MakeDraft
) -> None:
    before = counts(library)
    long_step = LongStep(library, Label("Import posts"))
    with long_step.batch() as session:
        incoming.save(session, [Arrival(make_draft("A", "b"))])
    library.close()
    with Library.open(library.path, write=True) as again:
        assert counts(again) == before
        with again.writing() as session:
            assert fulltext.out_of_step(session.connection()) == ()


def shown(library: Library) -> int:
    with library.reading() as session:
        return len(posts.lines(session))


def count(library: Library, table: type[models.Base]) -> int:
    with library.reading() as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


def counts(library: Library) -> dict[str, int]:
    """How many rows each table has; labels and sources, which nobody sees unused, left out."""
    tables = [mapper.class_ for mapper in models.Base.registry.mappers]
    return {
        table.__tablename__: count(library, table)
        for table in tables
        if table not in (models.Label, models.Source)
    }
