"""The tables of an older library are brought up to date with all that is in them, or not at all."""

import functools
import gzip
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from filelock import FileLock
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from db import (
    backup,
    check,
    connecting,
    fulltext,
    highlights,
    models,
    notes,
    posts,
    repairs,
    searches,
    sources,
    themes,
    trash,
    twins,
    upgrade,
)
from db.errors import LibraryProblem
from db.library import Library
from db.records import About, Draft, Progress
from tests.unit.db.marks import mark, out_of_step, take_text
from tests.unit.db.random_actions import everything

MakeDraft = Callable[..., Draft]

OLD_LIBRARIES = Path(__file__).resolve().parents[2] / "old_libraries"
NEXT = upgrade.SCHEMA + 1
REVISION = """
import sqlalchemy as sa
from alembic import op

revision = "{next_one:04}"
down_revision = "{newest:04}"
branch_labels = None
depends_on = None


def upgrade():
{body}
"""
REBUILD = """
    with op.batch_alter_table("{table}", recreate="always") as batch:
        batch.add_column(sa.Column("mood", sa.Text, nullable=False, server_default="calm 🌊"))
"""


@pytest.fixture
def full(library: Library) -> Library:
    """The three posts, with something in every table of a person's things; closed."""
    with library.step() as session:
        mark(session, 1, "dusk 🏮", "Evening/Late", note="ערב e\u0301")
        mark(session, 3, "apples", "Harvest")
        notes.write(session, About.POST, 2, "a note")
        themes.named(session, "People")
    with library.step() as session:
        highlights.remove(session, 2)
    library.undo()
    library.close()
    return library


def migrations(folder: Path, body: str) -> Path:
    """The revisions of the program with one more behind them."""
    copied = folder / "100% of migrations"
    shutil.copytree(upgrade.MIGRATIONS, copied)
    revision = REVISION.format(newest=upgrade.SCHEMA, next_one=NEXT, body=body)
    (copied / "versions" / f"{NEXT:04}_mood.py").write_text(revision, encoding="utf-8")
    return copied


@pytest.mark.filterwarnings("ignore:.*expression-based index.*")
@pytest.mark.parametrize(
    "table", ["post", "version", "highlight", "note", "event", "step", "history", "placement"]
)
def test_a_rebuilt_table_keeps_its_rows_its_children_and_its_triggers(
    full: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    before, rows, guards = everything(full), counts(full.path), triggers(full.path)
    folder = migrations(tmp_path, REBUILD.format(table=table))
    upgrade.to_latest(full.path, migrations=folder, schema=NEXT)
    assert everything(full) == before
    assert counts(full.path) == rows
    assert triggers(full.path) == guards
    assert asked(full.path, f"SELECT DISTINCT mood FROM {table}") == [("calm 🌊",)]
    assert asked(full.path, "PRAGMA user_version") == [(NEXT,)]
    assert asked(full.path, "PRAGMA application_id") == [(connecting.APPLICATION_ID,)]
    monkeypatch.setattr(upgrade, "SCHEMA", NEXT)
    with Library.open(full.path, write=True) as upgraded:
        with upgraded.step() as session:
            posts.remove(session, 1)
            themes.named(session, "After")
        upgraded.undo()
        with upgraded.writing() as session:
            assert check.run(session) == ()
        with pytest.raises(IntegrityError), upgraded.writing() as session:
            session.execute(text("DELETE FROM history"))


FAILING = [
    # stops half way, after a statement that SQLite alone would have committed
    """
    op.execute("CREATE TABLE half(done TEXT)")
    op.execute("UPDATE theme SET name = 'half'")
    op.execute("INSERT INTO no_such_table VALUES (1)")
""",
    REBUILD.format(table="post") + "\n    raise MemoryError\n",
    # a row would point nowhere
    """
    op.execute("DELETE FROM placement WHERE highlight_id = 1")
    op.execute("DELETE FROM version WHERE post_id = 1")
""",
]


@pytest.mark.parametrize(
    ("body", "error"),
    list(zip(FAILING, [DBAPIError, MemoryError, LibraryProblem], strict=True)),
)
def test_an_upgrade_that_fails_leaves_the_file_as_it_was(
    full: Library, tmp_path: Path, body: str, error: type[Exception]
) -> None:
    before = dump(full.path)
    with pytest.raises(error):
        upgrade.to_latest(full.path, migrations=migrations(tmp_path, body), schema=NEXT)
    assert dump(full.path) == before
    with Library.open(full.path, write=True) as again, again.writing(counts=False) as session:
        assert check.run(session) == ()


def test_what_an_upgrade_changes_in_the_texts_is_found(full: Library, tmp_path: Path) -> None:
    body = """
    op.execute("UPDATE post SET title = replace(title, 'river', 'canal')")
    op.execute("UPDATE version SET text = replace(text, 'dusk', 'dawn')")
"""
    upgrade.to_latest(full.path, migrations=migrations(tmp_path, body), schema=NEXT)
    find = "SELECT rowid FROM post_index WHERE post_index MATCH '{{title text}} : ({})'"
    assert asked(full.path, find.format("canal dawn")) == [(1,)]
    assert asked(full.path, find.format("dusk OR river")) == []


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(full: Library) -> None:
    before = dump(full.path)
    upgrade.to_latest(full.path)
    assert dump(full.path) == before


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> functools.partial[None]:
    """As if the program had one revision more already."""
    folder = migrations(tmp_path, REBUILD.format(table="post"))
    to_latest = functools.partial(upgrade.to_latest, migrations=folder, schema=NEXT)
    monkeypatch.setattr(upgrade, "to_latest", to_latest)
    monkeypatch.setattr(upgrade, "SCHEMA", NEXT)
    return to_latest


def written_by(revision: int, folder: Path) -> Path:
    """A library as an earlier program left it."""
    path = folder / "old.eventnotes"
    packed = (OLD_LIBRARIES / f"{revision:04}.eventnotes.gz").read_bytes()
    path.write_bytes(gzip.decompress(packed))
    return path


@pytest.fixture
def of_revision_1(tmp_path: Path) -> Path:
    """A library that revision 0001 wrote: three posts, highlights on 1, one of 3 in the trash."""
    return written_by(1, tmp_path)


def test_a_library_of_the_first_revision_opens_with_all_its_work(of_revision_1: Path) -> None:
    old = [asked(of_revision_1, f"SELECT * FROM {table}") for table in ("highlight", "history")]
    posts_before = asked(of_revision_1, "SELECT id, guid, title, added_at, author_key FROM post")
    with Library.open(of_revision_1, write=True) as library:
        with library.writing(counts=False) as session:
            assert check.run(session) == ()
        with library.reading() as session:
            kept = posts.open_post(session, 1)
            lines = posts.lines(session)
        assert [each.passage for each in kept.highlights] == ["dusk 🏮", "cafe\u0301"]
        assert kept.highlights[0].note == "ערב e\u0301"
        assert [line.highlights for line in lines] == [2, 0, 0]
        assert library.undo() is not None  # what was done before can still be taken back
        with library.reading() as session:
            assert posts.open_post(session, 3).highlights[0].passage == "apples"
    assert asked(of_revision_1, "SELECT id, guid, title, added_at, author_key FROM post") == (
        posts_before
    )
    assert asked(of_revision_1, "SELECT count(*) FROM highlight") == [(len(old[0]),)]
    assert asked(of_revision_1, "SELECT * FROM history")[: len(old[1])] == old[1]


def test_of_the_posts_of_the_first_revision_those_with_a_highlight_count_as_read(
    of_revision_1: Path,
) -> None:
    with Library.open(of_revision_1) as library, library.reading() as session:
        assert {line.id: line.unread for line in posts.lines(session)} == {
            1: False, 2: True, 3: True,
        }  # fmt: skip
        assert not any(line.starred for line in posts.lines(session))
        assert posts.open_post(session, 1).progress is None


def test_before_the_first_revision_is_upgraded_it_is_copied(of_revision_1: Path) -> None:
    tables = [str(name) for [name] in asked(of_revision_1, TABLES)]
    assert {"post", "highlight", "history", "alembic_version"} <= {*tables}
    before = [asked(of_revision_1, f"SELECT * FROM {table}") for table in tables]
    Library.open(of_revision_1).close()
    copy = of_revision_1.parent / "backups" / "before-old-1.eventnotes"
    assert asked(copy, "PRAGMA user_version") == [(1,)]
    assert [asked(copy, f"SELECT * FROM {table}") for table in tables] == before
    assert asked(of_revision_1, "PRAGMA user_version") == [(upgrade.SCHEMA,)]


@pytest.fixture
def of_revision_2(tmp_path: Path) -> Path:
    """A library that revision 0002 wrote: three posts, one marked, one in the trash."""
    return written_by(2, tmp_path)


def test_a_library_of_the_second_revision_opens_with_all_its_work(of_revision_2: Path) -> None:
    steps = asked(of_revision_2, "SELECT id, guid, message, arguments FROM step")
    with Library.open(of_revision_2, write=True) as library:
        with library.writing(counts=False) as session:
            assert check.run(session) == ()
        with library.reading() as session:
            lines = {line.title: line for line in posts.lines(session)}
            marked = posts.open_post(session, lines["Lanterns"].id)
            assert [each.name for each in trash.listed(session)] == ["Apples"]
            assert (sources.feeds(session), twins.open_pairs(session)) == ((), ())
            assert repairs.listed(session) == ()
        assert {*lines} == {"Lanterns", "Seedlings"}
        assert (lines["Lanterns"].excerpt, lines["Seedlings"].excerpt) == (False, True)
        [highlight] = marked.highlights
        assert (highlight.passage, highlight.note) == ("lit at dusk", "note ✎")
        assert [theme.path for theme in highlight.themes] == ["Evening/Late"]
        assert (marked.unread, marked.progress) == (False, Progress(7, 0))
        assert library.undo() is not None  # what was done before can still be taken back
        with library.reading() as session:
            apples = {line.title: line for line in posts.lines(session)}["Apples"]
        assert apples.starred
    assert asked(of_revision_2, "SELECT id, guid, message, arguments FROM step")[:4] == steps


def test_in_a_library_of_the_second_revision_a_newer_text_takes_its_place(
    of_revision_2: Path, make_draft: MakeDraft
) -> None:
    newer = make_draft("Lanterns", "All lanterns 🏮 were lit at dusk, cafe\u0301 נור and all.")
    with Library.open(of_revision_2, write=True) as library:
        with library.step() as session:
            take_text(session, 1, newer)
        with library.reading() as session:
            [highlight] = posts.open_post(session, 1).highlights
        assert highlight.passage == "lit at dusk"
        assert highlight.span is not None
        assert out_of_step(library) == ()


@pytest.fixture
def of_revision_3(tmp_path: Path) -> Path:
    """A library that revision 0003 wrote: four posts, one removed, a feed, a pair, a search."""
    return written_by(3, tmp_path)


def test_a_library_of_the_third_revision_opens_with_all_its_work(of_revision_3: Path) -> None:
    steps = asked(of_revision_3, "SELECT id, guid, message, arguments FROM step")
    with Library.open(of_revision_3, write=True) as library:
        with library.writing(counts=False) as session:
            assert check.run(session) == ()
        with library.reading() as session:
            lines = {line.title: line for line in posts.lines(session)}
            marked = posts.open_post(session, lines["Lanterns"].id)
            assert [each.name for each in trash.listed(session)] == ["Apples"]
            [feed] = sources.feeds(session)
            [pair] = twins.open_pairs(session)
            [search] = searches.listed(session)
        assert {*lines} == {"Lanterns", "Lanterns again", "Seedlings"}
        assert (feed.name, feed.address) == ("Old feed 🗞", "https://old.example/feed.xml")
        assert {pair.first.title, pair.second.title} == {"Lanterns", "Lanterns again"}
        assert (search.name, search.query, search.pinned) == (
            "Dusk ערב", "dusk theme:evening", False,
        )  # fmt: skip
        [highlight] = marked.highlights
        assert (highlight.passage, highlight.note) == ("lit at dusk", "note ✎")
        assert [theme.path for theme in highlight.themes] == ["Evening/Late"]
        assert (marked.unread, marked.progress) == (False, Progress(7, 0))
        assert library.index_is_whole
        assert library.undo() is not None  # what was done before can still be taken back
        with library.reading() as session:
            assert {line.title: line for line in posts.lines(session)}["Apples"].starred
    assert asked(of_revision_3, "SELECT id, guid, message, arguments FROM step")[: len(steps)] == (
        steps
    )


def test_the_texts_are_compared_with_the_index_only_where_a_revision_may_change_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def out_of_step(connection: Connection) -> tuple[str, ...]:
        compared.append(str(connection.execute(text("SELECT count(*) FROM post")).scalar()))
        return ()

    monkeypatch.setattr(fulltext, "out_of_step", out_of_step)
    path = tmp_path / "old.eventnotes"
    for revision, seen in (("0003", []), ("0002", ["3"])):
        path.write_bytes(
            gzip.decompress((OLD_LIBRARIES / f"{revision}.eventnotes.gz").read_bytes())
        )
        upgrade.to_latest(path)
        assert compared == seen


@pytest.mark.parametrize("write", [True, False])
def test_an_older_library_without_its_index_is_upgraded_all_the_same(
    of_revision_3: Path, write: bool
) -> None:
    asked(of_revision_3, "DROP TABLE post_index")
    with Library.open(of_revision_3, write=write) as library, library.reading() as session:
        assert fulltext.unfinished(session) == fulltext.Unfinished(0, 3)
        assert posts.open_post(session, 1).title == "Lanterns"


def test_while_another_program_holds_an_older_library_it_cannot_be_opened(
    of_revision_1: Path,
) -> None:
    with (
        FileLock(of_revision_1.with_name("old.eventnotes.lock")),
        pytest.raises(LibraryProblem, match="An older Event Notes wrote this library"),
    ):
        Library.open(of_revision_1)
    assert asked(of_revision_1, "PRAGMA user_version") == [(1,)]


@pytest.mark.parametrize("old", ["of_revision_1", "of_revision_2", "of_revision_3"])
def test_an_upgraded_library_has_the_definitions_of_a_new_one(
    old: str, empty_library: Library, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(old)
    Library.open(path).close()
    upgraded = definitions(asked(path, DEFINITIONS))
    assert upgraded == definitions(asked(empty_library.path, DEFINITIONS))
    assert triggers(path) == triggers(empty_library.path)


@pytest.mark.parametrize("write", [True, False])
def test_opening_an_older_library_copies_it_and_brings_it_up_to_date(
    full: Library, newer_program: functools.partial[None], write: bool
) -> None:
    before, old = everything(full), dump(full.path)
    with Library.open(full.path, write=write) as upgraded:
        assert everything(upgraded) == before
    assert asked(full.path, "PRAGMA user_version") == [(NEXT,)]
    copy = full.path.parent / "backups" / f"before-filled-{NEXT - 1}.eventnotes"
    assert dump(copy) == old


def test_without_a_good_copy_there_is_no_upgrade(
    full: Library, newer_program: functools.partial[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(full.path)

    def full_disk(library: Path, schema: int) -> Path:
        raise LibraryProblem(f"No room for {library} {schema}.", "Make some.")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "before_upgrade", full_disk)
        with pytest.raises(LibraryProblem, match="No room"):
            Library.open(full.path, write=True)
    assert dump(full.path) == before
    Library.open(full.path, write=True).close()  # nobody holds it after the failure
    assert dump(full.path) != before


@pytest.mark.filterwarnings("ignore:.*expression-based index.*")
def test_the_revisions_make_the_tables_that_the_models_describe(empty_library: Library) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(_object: object, name: str | None, kind: str, *_more: object) -> bool:
        return not (kind == "table" and name and ("_index" in name or name.endswith("_words")))

    with empty_library.reading() as session:
        context = MigrationContext.configure(
            session.connection(),
            opts={"include_object": ours, "compare_type": True, "compare_server_default": True},
        )
        assert compare_metadata(context, models.Base.metadata) == []


def test_the_tables_have_the_constraints_and_indexes_of_the_models(empty_library: Library) -> None:
    engine = create_engine("sqlite://")
    models.Base.metadata.create_all(engine)
    with engine.connect() as connection:
        described = definitions(connection.exec_driver_sql(DEFINITIONS))
    engine.dispose()
    made = definitions(asked(empty_library.path, DEFINITIONS))
    assert {name: made.get(name) for name in described} == described
    assert set(made) - set(described) == {"alembic_version"}


# Not those that the full-text index keeps for itself, which say the same in another form.
TABLES = """
    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*_index*'
    AND name NOT GLOB '*_words'"""

DEFINITIONS = """
    SELECT name, sql FROM sqlite_master
    WHERE type IN ('table', 'index') AND sql NOT NULL AND name NOT LIKE 'sqlite%'
    AND name NOT GLOB '*_index' AND name NOT GLOB '*_index_*' AND name NOT GLOB '*_words'"""


def definitions(rows: Iterable[Iterable[object]]) -> dict[str, list[str]]:
    """What stands in each definition, one line a column or constraint, in no order."""
    return {
        str(name): sorted(filter(None, map(_plain, _LINE_END.split(str(sql)))))
        for name, sql in rows
    }


_LINE_END = re.compile(r"\n|, (?=\w+ [A-Z]+ )")  # SQLite adds a column to the line of the last one


def _plain(line: str) -> str:
    return re.sub(r"[\s\"]+", " ", line).strip(" ,")


def asked(path: Path, statement: str) -> list[tuple[object, ...]]:
    connection = connecting.plain(path)
    try:
        return list(connection.execute(statement).fetchall())
    finally:
        connection.close()


def counts(path: Path) -> dict[str, list[tuple[object, ...]]]:
    tables = models.Base.metadata.tables
    return {name: asked(path, f"SELECT count(*) FROM {name}") for name in tables}


def triggers(path: Path) -> list[tuple[object, ...]]:
    kinds = "type IN ('trigger', 'view')"
    return asked(path, f"SELECT name, sql FROM sqlite_master WHERE {kinds} ORDER BY name")


def dump(path: Path) -> list[object]:
    """Everything in a file: its tables as they are defined, and their rows."""
    tables = [*models.Base.metadata.tables, "alembic_version"]
    return [
        asked(path, "SELECT type, name, sql FROM sqlite_master ORDER BY name"),
        asked(path, "PRAGMA user_version"),
        *(asked(path, f"SELECT * FROM {table}") for table in tables),
    ]
