"""Opens SQLite the one way that loses nothing.

SQLite is the `pysqlite3` wheel's where there is one: versions before 3.51.3
can damage a WAL file under two writers. Where only an older one is to be had,
the rollback journal is used instead of WAL.

The live file is never opened by Python itself: closing such a handle would
drop SQLite's own locks on it.
"""

import importlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

APPLICATION_ID: Final = 0x45764E74  # "EvNt"
WAL_IS_SAFE: Final = (3, 51, 3)
BUSY_MS: Final = 5000
CACHE_KIB: Final = 16_000
JOURNAL_LIMIT_BYTES: Final = 64 * 1024 * 1024


def _driver() -> ModuleType:
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3


DRIVER: Final = _driver()
SQLITE_VERSION: Final[str] = DRIVER.sqlite_version
_WAL = DRIVER.sqlite_version_info >= WAL_IS_SAFE


def engine(path: Path, *, write: bool = False, immutable: bool = False) -> Engine:
    """An engine whose connections read, or write in `BEGIN IMMEDIATE`.

    A reading connection cannot change anything (`query_only`) and each of its
    transactions sees one state of the library.

    Args:
        path: The library file; it must be there.
        write: Each transaction is a writer's from its first statement.
        immutable: Nobody else writes the file, and its folder cannot be written:
            no lock, no side files.
    """
    made = create_engine(
        "sqlite://",
        module=DRIVER,
        creator=_connector(path, write=write, immutable=immutable),
        poolclass=NullPool if immutable else QueuePool,
    )
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
    return made


def plain(path: Path, *, immutable: bool = False, create: bool = False) -> Any:
    """A bare connection of the driver, for the header, copies and checks.

    Args:
        path: The library file.
        immutable: As of `engine`.
        create: Make the file if it is missing; otherwise that is an error.
    """
    mode = "ro&immutable=1" if immutable else ("rwc" if create else "rw")
    connection = DRIVER.connect(
        f"file:{quote(str(path.resolve()))}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
    )
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    return connection


def is_locked_away(path: Path) -> bool:
    """Whether the file's folder cannot be written: SQLite then cannot make its side files.

    Such a library can be read as `immutable` and in no other way.
    """
    return not os.access(path.parent, os.W_OK)


def use_wal(connection: Any) -> str:
    """Choose the journal of a library file, and give the mode it has now."""
    mode = "WAL" if _WAL else "DELETE"
    return str(connection.execute(f"PRAGMA journal_mode={mode}").fetchone()[0])


def _connector(path: Path, *, write: bool, immutable: bool) -> Callable[[], Any]:
    def connect() -> Any:
        connection = plain(path, immutable=immutable)
        for pragma in (
            "synchronous=FULL",
            "foreign_keys=ON",
            "recursive_triggers=ON",
            "mmap_size=0",
            "temp_store=MEMORY",
            f"cache_size=-{CACHE_KIB}",
            f"journal_size_limit={JOURNAL_LIMIT_BYTES}",
            f"query_only={'OFF' if write else 'ON'}",
            "fullfsync=ON",
            "checkpoint_fullfsync=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    return connect
