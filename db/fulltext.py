"""The full-text indexes: tables, triggers, rebuild and check; the one file that knows FTS5.

Four indexes over views, external content, so that a text stands in the file
once: posts (title and text), titles alone (for a title being typed), quotes of
highlights, and notes. Beside the raw letters stand the further forms that
`db.folding` makes: two-grams of Chinese, Japanese and Korean, and folded words
where folding changes more than the tokenizer does.

Triggers keep an index in step inside the transaction that changes a row. What
is in the trash leaves the view and the index. A post that an import has not
finished yet (`pending`) is in the index already and hidden by the search.

An external-content index has to be told the old values to forget a row, and
`INSERT OR REPLACE` would not fire the delete triggers: never use it on these
tables.
"""

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError, OperationalError

from db.folding import SEPARATOR
from db.jobs import Job, Quiet

TOKENIZER = "unicode61 remove_diacritics 2"

# What an index collects before it writes a part of itself to disk. FTS5's own
# 1 MB holds 30 posts; the 500 of one transaction then give one part, not many to be merged.
_COLLECTED_BYTES = 16 * 1024 * 1024


def _joined(title: str, body: str) -> str:
    """SQL for two columns as one, apart by a token that no phrase reaches across."""
    return (
        f"CASE WHEN {title} IS NULL THEN {body} WHEN {body} IS NULL THEN {title} "
        f"ELSE {title} || ' {SEPARATOR} ' || {body} END"
    )


_VIEWS = {
    "post_text": f"""
        SELECT p.id AS id, p.title AS title, v.text AS text,
               {_joined("p.title_cjk", "v.cjk")} AS cjk,
               {_joined("p.title_folded", "v.folded")} AS folded
        FROM post p JOIN version v ON v.post_id = p.id AND v.number = p.version
        WHERE p.removed_at IS NULL""",  # noqa: S608 -- our own constant names
    "title_text": """
        SELECT id, title, title_cjk AS cjk, title_folded AS folded
        FROM post WHERE removed_at IS NULL""",
    "highlight_text": """
        SELECT id, quote, cjk, folded FROM highlight WHERE removed_at IS NULL""",
    "note_text": """
        SELECT id, text, cjk, folded FROM note WHERE removed_at IS NULL""",
}


@dataclass(frozen=True, slots=True)
class Index:
    """One full-text index and the view it reads."""

    name: str
    view: str
    columns: tuple[str, ...]
    options: str


INDEXES = (
    Index("post_index", "post_text", ("title", "text", "cjk", "folded"), "prefix='2 3'"),
    Index("title_index", "title_text", ("title", "cjk", "folded"), "prefix='1 2 3'"),
    Index("highlight_index", "highlight_text", ("quote", "cjk", "folded"), "prefix='2 3'"),
    Index("note_index", "note_text", ("text", "cjk", "folded"), "prefix='2 3'"),
)
_POST, _TITLE, _HIGHLIGHT, _NOTE = INDEXES


def create(connection: Connection) -> None:
    """Make the views, the indexes that are missing, and all triggers anew.

    Called after each change of the tables: a rebuilt table loses its triggers.
    """
    for view, body in _VIEWS.items():
        connection.execute(text(f"DROP VIEW IF EXISTS {view}"))
        connection.execute(text(f"CREATE VIEW {view} AS {body}"))
    for index in INDEXES:
        connection.execute(
            text(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {index.name} USING fts5("
                f"{', '.join(index.columns)}, content='{index.view}', content_rowid='id', "
                f"tokenize='{TOKENIZER}', {index.options})"
            )
        )
        _tell(connection, index, "hashsize", _COLLECTED_BYTES)
    for name, (event, body) in _triggers().items():
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        connection.execute(text(f"CREATE TRIGGER {name} {event} BEGIN {body} END"))


def rebuild(connection: Connection, job: Job | None = None) -> None:
    """Write every index anew from the posts, highlights and notes; derived rows only."""
    job = job or Quiet()
    for done, index in enumerate(INDEXES):
        job.report(done, len(INDEXES), _("Building the index of words"))
        _tell(connection, index, "rebuild")
    job.report(len(INDEXES), len(INDEXES), _("Building the index of words"))


def out_of_step(connection: Connection) -> tuple[str, ...]:
    """The names of the indexes that do not tell the same as their tables.

    FTS5's own integrity-check, with the comparison against the content that
    it leaves out unless asked (rank 1). It takes its order as an insert, so the
    connection must be a writing one.
    """
    wrong = []
    for index in INDEXES:
        try:
            _tell(connection, index, "integrity-check", 1)
        except OperationalError:  # the disk or the connection refuses: nothing is said of the index
            raise
        except DatabaseError:
            wrong.append(index.name)
    return tuple(wrong)


def merge(connection: Connection) -> None:
    """Join the parts of the indexes into one each; worth it after a large import."""
    for index in INDEXES:
        _tell(connection, index, "optimize")


def _tell(connection: Connection, index: Index, order: str, rank: int = 0) -> None:
    """FTS5 takes its orders as rows inserted into a column named like the table."""
    statement = f"INSERT INTO {index.name}({index.name}, rank) VALUES (:order, :rank)"  # noqa: S608 -- our own constant names
    connection.execute(text(statement), {"order": order, "rank": rank})


def _triggers() -> dict[str, tuple[str, str]]:
    """Triggers by name: when they fire, and what they do.

    A post stands in its view as soon as its version does, so its adding is
    seen at the version. A new version of an old post is two statements in any
    order: the post's new number first finds no text, the version's row then
    brings it; or the version comes first with a number that is not present yet.
    """
    return {
        "version_added": (
            "AFTER INSERT ON version",
            _add(
                _POST,
                "id = NEW.post_id AND (SELECT version FROM post WHERE id = NEW.post_id)"
                " = NEW.number",
            ),
        ),
        "post_added": ("AFTER INSERT ON post", _add(_TITLE, "id = NEW.id")),
        "post_changing": (
            "BEFORE UPDATE OF title, version, removed_at ON post",
            _forget(_POST, "id = OLD.id") + _forget(_TITLE, "id = OLD.id"),
        ),
        "post_changed": (
            "AFTER UPDATE OF title, version, removed_at ON post",
            _add(_POST, "id = NEW.id") + _add(_TITLE, "id = NEW.id"),
        ),
        "post_deleting": (
            "BEFORE DELETE ON post",
            _forget(_TITLE, "id = OLD.id"),
        ),
        "version_deleting": (
            "BEFORE DELETE ON version",
            _forget(
                _POST,
                "id = OLD.post_id AND (SELECT version FROM post WHERE id = OLD.post_id)"
                " = OLD.number",
            ),
        ),
        **_simple("highlight", _HIGHLIGHT, "quote, cjk, folded, removed_at"),
        **_simple("note", _NOTE, "text, cjk, folded, removed_at"),
    }


def _simple(table: str, index: Index, columns: str) -> dict[str, tuple[str, str]]:
    return {
        f"{table}_added": (f"AFTER INSERT ON {table}", _add(index, "id = NEW.id")),
        f"{table}_changing": (
            f"BEFORE UPDATE OF {columns} ON {table}",
            _forget(index, "id = OLD.id"),
        ),
        f"{table}_changed": (f"AFTER UPDATE OF {columns} ON {table}", _add(index, "id = NEW.id")),
    }


def _add(index: Index, where: str) -> str:
    columns = ", ".join(index.columns)
    return (
        f"INSERT INTO {index.name}(rowid, {columns}) "  # noqa: S608 -- our own constant names
        f"SELECT id, {columns} FROM {index.view} WHERE {where};"
    )


def _forget(index: Index, where: str) -> str:
    columns = ", ".join(index.columns)
    return (
        f"INSERT INTO {index.name}({index.name}, rowid, {columns}) "  # noqa: S608 -- our own constant names
        f"SELECT 'delete', id, {columns} FROM {index.view} WHERE {where};"
    )
