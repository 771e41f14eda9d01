"""The full-text indexes: tables, triggers, check and orders.

With `db.index_tables`, which says what they are, the one place that knows FTS5.

There are four over views, external content, so that a text stands in the file
once: posts (title and text), titles alone (for a title being typed), quotes of
highlights, and notes. Beside the raw letters stand the further forms that
`db.folding` makes: two-grams of Chinese, Japanese and Korean, and folded words
where folding changes more than the tokenizer does. Three further tables list
the words of an index (`WORDS`); `db.words.terms` makes its own list of them.

Triggers keep an index in step inside the transaction that changes a row. What
is in the trash leaves the view and the index. A post that an import has not
finished yet (`pending`) is in the index already and hidden by the search.

An index can be built in part: the rows up to the number that `index_state`
keeps for it (`upto`), and no others. The triggers leave the rest to
`db.indexing`, which adds rows in the order of their numbers. For an
external-content index has to be told the old values to forget a row: told to
forget what it does not hold it is damaged.

`INSERT OR REPLACE` would not fire the delete triggers: never use it on these
tables.
"""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from db.index_tables import (
    INDEXES,
    PARTS,
    STALE,
    TRIGGERS,
    VIEWS,
    WORDS,
    Index,
    index_sql,
    trigger_sql,
    view_sql,
    words_sql,
)

# What an index collects before it writes a part of itself to disk. FTS5's own
# 1 MB holds 30 posts; the 500 of one transaction then give one part, not many to be merged.
_COLLECTED_BYTES = 16 * 1024 * 1024

# Some 2 MB: a person's own write waits for no more than a few hundredths of a second.
_MERGED_PAGES: Final = 500


@dataclass(frozen=True, slots=True)
class Unfinished:
    """How much of the posts an index under construction finds."""

    done: int
    total: int


def create(connection: Connection) -> None:
    """Make the views, the indexes that are missing, the lists of words and all triggers anew.

    Called after each change of the tables: a rebuilt table loses its triggers. An index
    made here over rows that are there already is empty and counts as unfinished.
    """
    for view in VIEWS:
        connection.execute(text(f"DROP VIEW IF EXISTS {view}"))
        connection.execute(text(view_sql(view)))
    for index in INDEXES:
        if not _is_there(connection, index.name):
            make_empty(connection, index)
    for name in WORDS:
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
        connection.execute(text(words_sql(name)))
    make_triggers(connection)
    connection.execute(text(f"INSERT OR IGNORE INTO index_state VALUES ('{STALE}', 1)"))  # noqa: S608 -- our own constant name


def make_empty(connection: Connection, index: Index) -> None:
    """Make an index that holds nothing yet, in place of what is left of an older one."""
    drop(connection, index)
    connection.execute(text(index_sql(index)))
    _tell(connection, index, "hashsize", _COLLECTED_BYTES)
    if connection.execute(text(f"SELECT 1 FROM {index.view} LIMIT 1")).first():  # noqa: S608 -- our own constant names
        set_upto(connection, index, 0)


def drop(connection: Connection, index: Index) -> None:
    """Take an index away, whatever state it is in."""
    if _is_there(connection, index.name):
        # Without its version no table of FTS5 can be opened, not even to be dropped.
        connection.execute(
            text(f"CREATE TABLE IF NOT EXISTS {index.name}_config(k PRIMARY KEY, v) WITHOUT ROWID")
        )
        connection.execute(text(f"INSERT OR IGNORE INTO {index.name}_config VALUES ('version', 4)"))  # noqa: S608 -- our own constant names
        connection.execute(text(f"DROP TABLE {index.name}"))
    for part in PARTS:
        connection.execute(text(f"DROP TABLE IF EXISTS {index.name}_{part}"))
    set_upto(connection, index, None)


def make_triggers(connection: Connection, *, beside: bool = False) -> None:
    """Make all triggers anew; with `beside` they keep a second set of indexes in step as well."""
    for name in TRIGGERS:
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        connection.execute(text(trigger_sql(name, beside=beside)))


def put_in_place(connection: Connection) -> None:
    """Let the indexes that were built beside the old ones take their places."""
    for name in TRIGGERS:
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    for index in INDEXES:
        drop(connection, index)
        connection.execute(text(f"ALTER TABLE {index.beside.name} RENAME TO {index.name}"))
    make_triggers(connection)
    mark_stale(connection)


def clear_beside(connection: Connection) -> None:
    """Take away what was built beside the indexes."""
    make_triggers(connection)
    for index in INDEXES:
        drop(connection, index.beside)


def upto(connection: Connection, index: Index) -> int | None:
    """The number of the last row that an unfinished index holds; None when it is whole."""
    kept = text("SELECT value FROM index_state WHERE name = :name")
    value: int | None = connection.execute(kept, {"name": index.upto}).scalar()
    return value


def set_upto(connection: Connection, index: Index, row: int | None) -> None:
    """Keep how far an index is built; None once it is whole."""
    statement = (
        "DELETE FROM index_state WHERE name = :name"
        if row is None
        else "INSERT OR REPLACE INTO index_state VALUES (:name, :row)"
    )
    connection.execute(text(statement), {"name": index.upto, "row": row})


def mark_stale(connection: Connection) -> None:
    """Say that the words of the indexes are not what the list of words was made from."""
    connection.execute(text(f"INSERT OR REPLACE INTO index_state VALUES ('{STALE}', 1)"))  # noqa: S608 -- our own constant name


def unfinished(session: Session) -> Unfinished | None:
    """How far the indexes are built; None when they are whole, and a search finds everything.

    A library that is opened for reading only, and has no index, has built 0.
    """
    connection = session.connection()
    posts, *_others = INDEXES
    if is_stood_in_for(connection, posts):
        return Unfinished(0, built(connection, posts).total)
    for index in INDEXES:
        if upto(connection, index) is not None or is_stood_in_for(connection, index):
            return built(connection, posts)
    return None


def built(connection: Connection, posts: Index) -> Unfinished:
    """How many of the posts stand in their index, or in the one that is built beside it."""
    counted = text(
        "SELECT coalesce(sum(id <= coalesce(:upto, id)), 0), count(*) FROM post "
        "WHERE removed_at IS NULL"
    )
    done, total = connection.execute(counted, {"upto": upto(connection, posts)}).one()
    return Unfinished(done, total)


def is_stood_in_for(connection: Connection, index: Index) -> bool:
    """Whether `index_health` has put an empty table before an index that cannot be used."""
    asked = text("SELECT 1 FROM temp.sqlite_master WHERE name = :name")
    return connection.execute(asked, {"name": index.name}).first() is not None


def out_of_step(connection: Connection) -> tuple[str, ...]:
    """The names of the indexes that do not tell the same as their tables.

    FTS5's own integrity-check, with the comparison against the content that
    it leaves out unless asked (rank 1); of an unfinished index only that it is
    sound in itself. It takes its order as an insert, so the connection must be
    a writing one.
    """
    wrong = []
    for index in INDEXES:
        is_whole = upto(connection, index) is None
        try:
            _tell(connection, index, "integrity-check", int(is_whole))
        except OperationalError:  # the disk or the connection refuses: nothing is said of the index
            raise
        except DatabaseError:
            wrong.append(index.name)
    return tuple(wrong)


def add_rows(connection: Connection, index: Index, after: int, last: int) -> None:
    """Let an index take in the rows of its view behind one number, up to another."""
    columns = ", ".join(index.columns)
    statement = (
        f"INSERT INTO {index.name}(rowid, {columns}) SELECT id, {columns} "  # noqa: S608 -- our own constant names
        f"FROM {index.view} WHERE id > :after AND id <= :last ORDER BY id"
    )
    connection.execute(text(statement), {"after": after, "last": last})
    set_upto(connection, index, last)


def merge(connection: Connection) -> None:
    """Join the parts of the indexes into one each; worth it after a large import."""
    for index in INDEXES:
        _tell(connection, index, "optimize")


def merge_a_little(connection: Connection, *, anew: bool = False) -> bool:
    """Join some pages of the parts of the indexes.

    Args:
        connection: A writing one.
        anew: Begin to join all parts into one, as `merge` does at once; the next
            calls, without it, go on with that.

    Returns:
        Whether there was anything to join, so that there may be more.
    """
    made: Any = connection.connection.driver_connection
    has_joined = False
    for index in INDEXES:
        before = made.total_changes
        _tell(connection, index, "merge", -_MERGED_PAGES if anew else _MERGED_PAGES)
        # The order itself counts as one change: https://www.sqlite.org/fts5.html, 6.7
        has_joined |= made.total_changes - before > 1
    return has_joined


def _is_there(connection: Connection, name: str) -> bool:
    asked = text("SELECT 1 FROM main.sqlite_master WHERE name = :name")
    return connection.execute(asked, {"name": name}).first() is not None


def _tell(connection: Connection, index: Index, order: str, rank: int = 0) -> None:
    """FTS5 takes its orders as rows inserted into a column named like the table."""
    statement = f"INSERT INTO {index.name}({index.name}, rank) VALUES (:order, :rank)"  # noqa: S608 -- our own constant names
    connection.execute(text(statement), {"order": order, "rank": rank})
