"""Reads plain tables of another program's SQLite file, which may be damaged or hostile.

The bytes are opened in memory, never as a file. Nothing of the foreign schema
runs: only real tables are read, column by column, and work has a limit.

The standard library's sqlite3 is used: pysqlite3 cannot open bytes, and the
faults of older versions lie in writing a file, which never happens here.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from gettext import gettext as _
from typing import Final

from db.errors import FileProblem

MOST_STEPS: Final = 200_000_000  # of SQLite's machine; a project of 100 MB takes a hundredth
LARGEST_VALUE_BYTES: Final = 100_000_000

Row = tuple[object, ...]

_STEPS_AT_ONCE: Final = 10_000
_SIGNATURE: Final = b"SQLite format 3\0"
_HEADER_BYTES: Final = 100
_READ_VERSIONS: Final = slice(18, 20)  # 2 2 says that a -wal file may belong to it
_WITHOUT_WAL: Final = b"\1\1"


@contextmanager
def opened(data: bytes, name: str) -> Iterator["ForeignDatabase"]:
    """Open the bytes of a SQLite file for reading.

    Args:
        data: The whole file.
        name: Its file name, for messages.

    Raises:
        FileProblem: It is damaged, or reading it takes more work than any real one.
    """
    if len(data) < _HEADER_BYTES or not data.startswith(_SIGNATURE):
        raise _damaged(name)
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            _load(connection, data)
            yield ForeignDatabase(connection)
        except sqlite3.Error as error:
            raise _damaged(name) from error


class ForeignDatabase:
    """The tables of an opened file; made by `opened`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # SQLite itself writes a table's statement so, and a virtual one's otherwise.
        master = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE %'"
        )
        self._tables = {str(name) for (name,) in master}

    def holds(self, *tables: str) -> bool:
        """Whether all of these are there as real tables, not views or virtual ones."""
        return self._tables.issuperset(tables)

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[Row]:
        """The values of some columns of every row, in the order of the rows.

        Other versions of a program may lack a table or a column: a missing table
        has no rows, and of a missing column every value is None.
        """
        if table not in self._tables:
            return
        there = self._columns(table)
        wanted = [_quoted(column) if column in there else "NULL" for column in columns]
        yield from self._connection.execute(
            f"SELECT {', '.join(wanted)} FROM {_quoted(table)}"  # noqa: S608 -- both are quoted and known to be there
        )

    def _columns(self, table: str) -> set[str]:
        """Its stored columns; generated ones run code of the schema, and are left out."""
        return {
            str(row[1]) for row in self._connection.execute(f"PRAGMA table_info({_quoted(table)})")
        }


def text_of(value: object) -> str:
    """A value as text; "" for what is none."""
    return value if isinstance(value, str) else ""


def number_of(value: object) -> int:
    """A value as a whole number; -1 for what is none, which no row and no position has."""
    return value if isinstance(value, int) else -1


def _load(connection: sqlite3.Connection, data: bytes) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE_BYTES)
    connection.set_progress_handler(_Limit(), _STEPS_AT_ONCE)
    connection.text_factory = _decoded
    if data[_READ_VERSIONS] != _WITHOUT_WAL:
        start, end = _READ_VERSIONS.start, _READ_VERSIONS.stop
        data = data[:start] + _WITHOUT_WAL + data[end:]
    connection.deserialize(data)
    for pragma in (
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "temp_store=MEMORY",
        "query_only=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise sqlite3.DatabaseError(said)


class _Limit:
    """Ends the work when it has taken too many steps."""

    def __init__(self) -> None:
        self._left = MOST_STEPS // _STEPS_AT_ONCE

    def __call__(self) -> int:
        self._left -= 1
        return self._left < 0


def _decoded(letters: bytes) -> str:
    return letters.decode("utf-8", errors="replace")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _damaged(name: str) -> FileProblem:
    return FileProblem(
        _("“{name}” is a damaged database.").format(name=name),
        _("Open it in the program it comes from, save a copy there, and import that."),
    )
