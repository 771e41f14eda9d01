"""Brings a library file's tables to the form this program knows, all or nothing.

Alembic's own way on SQLite commits each statement and leaves a half-changed
file when killed. Here all revisions run in one `BEGIN IMMEDIATE`, with keys
off (a rebuilt table would otherwise delete its children), after a checked
copy; then the triggers are made anew and the keys checked.
"""

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import StaticPool

from db import connecting, fulltext, history, indexing
from db.errors import LibraryProblem

if TYPE_CHECKING:
    from alembic.config import Config

SCHEMA: Final = 4  # PRAGMA user_version; the number of the newest revision
MIGRATIONS: Final = Path(__file__).parent / "migrations"


def to_latest(path: Path, *, migrations: Path = MIGRATIONS, schema: int = SCHEMA) -> None:
    """Run every revision that the file has not had yet.

    Args:
        path: A library file that nobody else has open.
        migrations: Folder of Alembic revisions.
        schema: The number the file has afterwards.

    Raises:
        LibraryProblem: A row would point nowhere afterwards; the file is as before.
    """
    connection = connecting.plain(path)
    engine = _on(connection)
    try:
        connection.execute("PRAGMA foreign_keys=OFF")
        with engine.begin() as transaction:
            run(transaction, migrations, schema)
    finally:
        engine.dispose()
        connection.close()


def run(connection: Connection, migrations: Path = MIGRATIONS, schema: int = SCHEMA) -> None:
    """Run the revisions in the transaction the connection is in, and make the triggers."""
    # Imported here: it costs a third of a second, and no other start needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    _clear(connection)
    may_differ = _may_change_texts(connection, config)
    command.upgrade(config, "head")
    fulltext.create(connection)
    if may_differ and fulltext.out_of_step(connection):
        indexing.rebuild(connection)
    history.guard(connection)
    connection.execute(text(f"PRAGMA application_id={connecting.APPLICATION_ID}"))
    connection.execute(text(f"PRAGMA user_version={schema}"))
    if connection.execute(text("PRAGMA foreign_key_check")).first():
        raise LibraryProblem(
            _("The library could not be brought to this version: some of its rows point nowhere."),
            _("It is unchanged; run “event-notes check” and send us what it says."),
        )


def _may_change_texts(connection: Connection, config: "Config") -> bool:
    """Whether a revision still to be run may change what the indexes are made of.

    One that says `keeps_texts = True` does not. To compare all texts with the indexes
    would take 12 s at 100,000 posts.
    """
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    present = MigrationContext.configure(connection).get_current_revision()
    revisions = ScriptDirectory.from_config(config).iterate_revisions("head", present or "base")
    return not all(getattr(each.module, "keeps_texts", False) for each in revisions)


def _clear(connection: Connection) -> None:
    """Take away triggers and views: no table they speak of could be rebuilt under its name."""
    found = connection.execute(
        text("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')")
    ).all()
    for kind, name in found:
        connection.execute(text(f'DROP {kind} "{name}"'))


def _on(connection: Any) -> Engine:
    engine = create_engine(
        "sqlite://", module=connecting.DRIVER, creator=lambda: connection, poolclass=StaticPool
    )
    event.listen(engine, "begin", lambda made: made.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine
