import sqlite3
from collections.abc import Callable

import pytest

from db import foreign_rows
from db.errors import FileProblem
from db.foreign_rows import number_of, text_of

WORDS = "Lanterns 🏮 at the café cafe\u0301, said נועה"


def built(*statements: str, more: Callable[[sqlite3.Connection], None] | None = None) -> bytes:
    connection = sqlite3.connect(":memory:")
    for statement in statements:
        connection.execute(statement)
    if more:
        more(connection)
    connection.commit()
    data: bytes = connection.serialize()
    connection.close()
    return data


def letters(*rows: object) -> bytes:
    def fill(connection: sqlite3.Connection) -> None:
        connection.executemany("INSERT INTO letters (body) VALUES (?)", [(row,) for row in rows])

    return built("CREATE TABLE letters (id INTEGER PRIMARY KEY, body TEXT)", more=fill)


def test_the_rows_of_a_table_are_given_in_order() -> None:
    with foreign_rows.opened(letters(WORDS, "second"), "a.sqlite3") as database:
        assert list(database.rows("letters", ("id", "body"))) == [(1, WORDS), (2, "second")]


def test_what_another_version_lacks_is_empty() -> None:
    with foreign_rows.opened(letters("first"), "a.sqlite3") as database:
        assert list(database.rows("letters", ("body", "colour"))) == [("first", None)]
        assert list(database.rows("notes", ("id",))) == []
        assert database.holds("letters")
        assert not database.holds("letters", "notes")


def test_a_name_with_a_quotation_mark_runs_nothing() -> None:
    with foreign_rows.opened(letters("first"), "a.sqlite3") as database:
        assert list(database.rows("letters", ('body" FROM letters; --',))) == [(None,)]


def test_views_and_virtual_tables_are_not_tables() -> None:
    data = built(
        "CREATE TABLE letters (body TEXT)",
        "CREATE VIEW documents AS SELECT load_extension('x') AS body",
        "CREATE VIRTUAL TABLE found USING fts5(body)",
    )
    with foreign_rows.opened(data, "a.sqlite3") as database:
        assert database.holds("letters")
        assert not database.holds("documents")
        assert not database.holds("found")
        assert list(database.rows("documents", ("body",))) == []


def test_a_generated_column_is_left_out() -> None:
    data = built(
        "CREATE TABLE letters (body TEXT, twice TEXT AS (body || body))",
        "INSERT INTO letters (body) VALUES ('a')",
    )
    with foreign_rows.opened(data, "a.sqlite3") as database:
        assert list(database.rows("letters", ("body", "twice"))) == [("a", None)]


def test_a_file_in_wal_mode_is_read() -> None:
    data = letters(WORDS)
    waiting = data[:18] + b"\2\2" + data[20:]
    with foreign_rows.opened(waiting, "a.sqlite3") as database:
        assert list(database.rows("letters", ("body",))) == [(WORDS,)]


def test_letters_that_are_none_are_replaced() -> None:
    data = letters("harbour lights").replace(b"harbour", b"harb\xffur")
    with foreign_rows.opened(data, "a.sqlite3") as database:
        assert list(database.rows("letters", ("body",))) == [("harb\ufffdur lights",)]


def test_nothing_can_be_written_or_attached() -> None:
    with foreign_rows.opened(letters("a"), "a.sqlite3") as database:
        for statement in ("DELETE FROM letters", "ATTACH ':memory:' AS other"):
            with pytest.raises(sqlite3.Error):
                database._connection.execute(statement)


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def torn(data: bytes) -> bytes:
    return data[:4096] + b"\xaa" * (len(data) - 4096)


@pytest.mark.parametrize(
    "harm", [cut, torn, lambda _data: b"", lambda data: data[:60], lambda _data: b"PK" * 200]
)
def test_a_damaged_file_is_a_problem(harm: Callable[[bytes], bytes]) -> None:
    data = harm(letters(*["harbour " * 300] * 40))
    with (
        pytest.raises(FileProblem, match=r"“a\.sqlite3” is a damaged database"),
        foreign_rows.opened(data, "a.sqlite3") as database,
    ):
        list(database.rows("letters", ("body",)))


def test_endless_work_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_rows, "MOST_STEPS", 20_000)
    data = letters(*["x"] * 30_000)
    with (
        pytest.raises(FileProblem),
        foreign_rows.opened(data, "a.sqlite3") as database,
    ):
        list(database.rows("letters", ("body",)))


@pytest.mark.parametrize(
    ("value", "text", "number"),
    [("a", "a", -1), (3, "", 3), (None, "", -1), (b"a", "", -1), (1.5, "", -1)],
)
def test_values_of_another_type_are_empty(value: object, text: str, number: int) -> None:
    assert (text_of(value), number_of(value)) == (text, number)
