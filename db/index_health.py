"""Tells whether the indexes of a library can be used, and makes do where they cannot.

Somebody may have dropped them, another tool may have copied the tables without
them, or a disk may have lost a page. A library without an index can be read and
written all the same: one that is written gets empty indexes, which `db.indexing`
fills; one that is only read has empty ones put before those in the file, for
itself alone.
"""

from typing import Any, Final

from sqlalchemy import Connection

from db import connecting, fulltext
from db.index_tables import (
    INDEXES,
    PARTS,
    TRIGGERS,
    VIEWS,
    WORDS,
    Index,
    empty_sql,
    own_words_sql,
    trigger_sql,
    view_sql,
)

_ALL: Final = 2**63 - 1  # no row has a greater number
_USUAL: Final = {
    **{name: view_sql(name) for name in VIEWS},
    **{name: trigger_sql(name) for name in TRIGGERS},
}


def mend(connection: Connection) -> None:
    """Make empty what cannot be used of the indexes, and anew what else belongs to them.

    Quick, whatever there is to mend; nothing is written where all is well.
    """
    driver: Any = connection.connection.driver_connection
    there = _definitions(driver)
    is_half_built = any(index.beside.name in there for index in INDEXES)
    if is_half_built:  # the program was ended while it built indexes anew
        fulltext.clear_beside(connection)
    spoilt = _spoilt(driver, there)
    for index in spoilt:
        fulltext.make_empty(connection, index)
    if spoilt or is_half_built or not _is_complete(there):
        fulltext.create(connection)
        fulltext.mark_stale(connection)


def stand_in(driver: Any) -> None:
    """Put empty tables before what cannot be used, so that a search finds nothing in them.

    Args:
        driver: A new connection of the driver that reads; the tables are seen by it
            alone, and go with it.
    """
    there = _definitions(driver)
    spoilt = _spoilt(driver, there)
    words = [name for name in WORDS if WORDS[name] in spoilt or name not in there]
    if not words and not spoilt:
        return
    driver.execute("PRAGMA query_only=OFF")
    for index in spoilt:
        driver.execute(empty_sql(index))
    for name in words:
        of = "temp" if WORDS[name] in spoilt else "main"
        driver.execute(own_words_sql(name, of))
    driver.execute("PRAGMA query_only=ON")


def _definitions(driver: Any) -> dict[str, str]:
    return dict(driver.execute("SELECT name, sql FROM main.sqlite_master").fetchall())


def _is_complete(there: dict[str, str]) -> bool:
    return WORDS.keys() <= there.keys() and all(there.get(name) == _USUAL[name] for name in _USUAL)


def _spoilt(driver: Any, there: dict[str, str]) -> tuple[Index, ...]:
    return tuple(
        index
        for index in INDEXES
        if not (_has_parts(index, there) and _answers(driver, index))
        or (index.view in there and not _holds_ends(driver, index))
    )


def _has_parts(index: Index, there: dict[str, str]) -> bool:
    return {index.name, *(f"{index.name}_{part}" for part in PARTS)} <= there.keys()


def _answers(driver: Any, index: Index) -> bool:
    """Whether a question is answered at all, with an answer or with none."""
    version = f"SELECT 1 FROM {index.name}_config WHERE k = 'version'"  # noqa: S608 -- our own constant names
    if driver.execute(version).fetchone() is None:
        return False
    asked = f"SELECT rowid FROM {index.name} WHERE {index.name} MATCH 'a' LIMIT 1"  # noqa: S608 -- our own constant names
    try:
        driver.execute(asked).fetchone()
    except connecting.DRIVER.OperationalError:  # the disk: nothing is said of the index
        raise
    except connecting.DRIVER.DatabaseError:
        return False
    return True


def _holds_ends(driver: Any, index: Index) -> bool:
    """Whether it holds the first and the last of the rows it should; `check` looks at all."""
    upto = driver.execute("SELECT value FROM index_state WHERE name = ?", [index.upto]).fetchone()
    ends = set()
    for order in ("ASC", "DESC"):
        asked = f"SELECT id FROM {index.view} WHERE id <= ? ORDER BY id {order} LIMIT 1"  # noqa: S608 -- our own constant names
        ends |= set(driver.execute(asked, upto or [_ALL]).fetchall())
    held = f"SELECT 1 FROM {index.name}_docsize WHERE id = ?"  # noqa: S608 -- our own constant names
    return all(driver.execute(held, end).fetchone() for end in ends)
