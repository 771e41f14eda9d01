"""What the full-text indexes are: the views they read, and the SQL of all that belongs to them.

Triggers leave a row alone that an unfinished index does not hold yet: see
`db.fulltext`. They also note that the list of words is behind.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from db.folding import SEPARATOR

TOKENIZER: Final = "unicode61 remove_diacritics 2"
STALE: Final = "terms_stale"
"""The name of a row of `index_state`: 1 while the list of words is behind, else 0."""
PARTS: Final = ("data", "idx", "docsize", "config")
"""The tables that FTS5 keeps for an index, by the ends of their names."""


def _joined(title: str, body: str) -> str:
    """SQL for two columns as one, apart by a token that no phrase reaches across."""
    return (
        f"CASE WHEN {title} IS NULL THEN {body} WHEN {body} IS NULL THEN {title} "
        f"ELSE {title} || ' {SEPARATOR} ' || {body} END"
    )


VIEWS: Final = {
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
    """One full-text index and the view it reads; `columns` ends with its words in three forms."""

    name: str
    view: str
    columns: tuple[str, ...]
    options: str

    @property
    def upto(self) -> str:
        """Under this name `index_state` keeps how far it is built; without a row it is whole."""
        return f"{self.name}_upto"

    @property
    def words(self) -> str:
        """The column with a person's or author's own words."""
        return self.columns[-3]

    @property
    def beside(self) -> "Index":
        """The one that is being built beside it, to take its place."""
        return replace(self, name=f"{self.name}_new")


INDEXES = (
    Index("post_index", "post_text", ("title", "text", "cjk", "folded"), "prefix='2 3'"),
    Index("title_index", "title_text", ("title", "cjk", "folded"), "prefix='1 2 3'"),
    Index("highlight_index", "highlight_text", ("quote", "cjk", "folded"), "prefix='2 3'"),
    Index("note_index", "note_text", ("text", "cjk", "folded"), "prefix='2 3'"),
)
_POST, _TITLE, _HIGHLIGHT, _NOTE = INDEXES
WORDS: Final = {
    "post_words": _POST,
    "highlight_words": _HIGHLIGHT,
    "note_words": _NOTE,
}
"""Tables that list the words of an index; those of titles stand in the posts too."""


def index_sql(index: Index) -> str:
    """The SQL that makes an index."""
    return (
        f"CREATE VIRTUAL TABLE {index.name} USING fts5("
        f"{', '.join(index.columns)}, content='{index.view}', content_rowid='id', "
        f"tokenize='{TOKENIZER}', {index.options})"
    )


def empty_sql(index: Index) -> str:
    """The SQL of a table that one connection puts before an index; it never holds anything."""
    return (
        f"CREATE VIRTUAL TABLE temp.{index.name} USING fts5("
        f"{', '.join(index.columns)}, content='', tokenize='{TOKENIZER}', {index.options})"
    )


def words_sql(name: str) -> str:
    """The SQL that makes one of `WORDS`."""
    return f"CREATE VIRTUAL TABLE {name} USING fts5vocab('{WORDS[name].name}', 'row')"


def own_words_sql(name: str, of: str) -> str:
    """The same for one connection alone, of an index in the schema `of`: `main` or `temp`."""
    index = WORDS[name].name
    return f"CREATE VIRTUAL TABLE temp.{name} USING fts5vocab('{of}', '{index}', 'row')"


def view_sql(name: str) -> str:
    """The SQL that makes one of `VIEWS`."""
    return f"CREATE VIEW {name} AS {VIEWS[name]}"


def trigger_sql(name: str, *, beside: bool = False) -> str:
    """The SQL that makes one of `TRIGGERS`; with `beside` it serves what is built beside too."""
    trigger = TRIGGERS[name]
    statements = [
        _statement(action, index)
        for action in trigger.actions
        for index in _served(action.index, beside)
    ]
    if any(action.index in WORDS.values() for action in trigger.actions):
        statements.append(_MARK_STALE)
    return f"CREATE TRIGGER {name} {trigger.event} BEGIN {' '.join(statements)} END"


@dataclass(frozen=True, slots=True)
class _Action:
    """An index takes a row in (`add`) or forgets it, where that row stands in its view."""

    add: bool
    index: Index
    where: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """When a trigger fires, and what it does."""

    event: str
    actions: tuple[_Action, ...]


def _trigger(event: str, *actions: _Action) -> Trigger:
    return Trigger(event, actions)


def _add(index: Index, where: str = "id = NEW.id") -> _Action:
    return _Action(True, index, where)


def _forget(index: Index, where: str = "id = OLD.id") -> _Action:
    return _Action(False, index, where)


def _simple(table: str, index: Index, columns: str) -> dict[str, Trigger]:
    return {
        f"{table}_added": _trigger(f"AFTER INSERT ON {table}", _add(index)),
        f"{table}_changing": _trigger(f"BEFORE UPDATE OF {columns} ON {table}", _forget(index)),
        f"{table}_changed": _trigger(f"AFTER UPDATE OF {columns} ON {table}", _add(index)),
    }


_PRESENT = (
    "id = {row}.post_id AND (SELECT version FROM post WHERE id = {row}.post_id) = {row}.number"
)
_OF_POST = "UPDATE OF title, version, removed_at ON post"

# A post stands in its view as soon as its version does, so its adding is seen at the
# version. A new version of an old post is two statements in any order: the post's new
# number first finds no text, the version's row then brings it; or the version comes first
# with a number that is not present yet.
TRIGGERS: Final = {
    "version_added": _trigger("AFTER INSERT ON version", _add(_POST, _PRESENT.format(row="NEW"))),
    "post_added": _trigger("AFTER INSERT ON post", _add(_TITLE)),
    "post_changing": _trigger(f"BEFORE {_OF_POST}", _forget(_POST), _forget(_TITLE)),
    "post_changed": _trigger(f"AFTER {_OF_POST}", _add(_POST), _add(_TITLE)),
    "post_deleting": _trigger("BEFORE DELETE ON post", _forget(_TITLE)),
    "version_deleting": _trigger(
        "BEFORE DELETE ON version", _forget(_POST, _PRESENT.format(row="OLD"))
    ),
    **_simple("highlight", _HIGHLIGHT, "quote, cjk, folded, removed_at"),
    **_simple("note", _NOTE, "text, cjk, folded, removed_at"),
}

_MARK_STALE = f"UPDATE index_state SET value = 1 WHERE name = '{STALE}' AND value = 0;"  # noqa: S608 -- our own constant name


def _served(index: Index, beside: bool) -> Iterable[Index]:
    return (index, index.beside) if beside else (index,)


def _statement(action: _Action, index: Index) -> str:
    columns = ", ".join(index.columns)
    into, order = (
        (f"{index.name}(rowid", "")
        if action.add
        else (f"{index.name}({index.name}, rowid", "'delete', ")
    )
    return (
        f"INSERT INTO {into}, {columns}) SELECT {order}id, {columns} FROM {index.view} "  # noqa: S608 -- our own constant names
        f"WHERE {action.where} AND id <= "
        f"coalesce((SELECT value FROM index_state WHERE name = '{index.upto}'), id);"
    )
