"""Tells the exports of other tools by their columns, fields, tables and members' names."""

import csv
import re
from io import StringIO

from app.importing.kinds import Kind

_TOLD_TABLE_ROWS = 3  # below the header; with fewer, lines with commas are a text
_MOST_ROWS = 20  # that are looked at
_TABLE_NAME = re.compile(r"\.(?:csv|tsv)$", re.IGNORECASE)

# In lower case; a table may have more columns, in any order.
_COLUMNS = (
    (Kind.READWISE, {"highlight", "book title"}),
    (Kind.READWISE, {"highlight", "title"}),  # the form that Readwise takes in
    (Kind.READWISE, {"highlight", "url"}),
    (Kind.POCKET, {"title", "url", "time_added"}),
    (Kind.INSTAPAPER, {"url", "title", "selection", "folder"}),
)

_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/1')
_ANNOTATIONS = re.compile(r'"(?:annotations|rows)"\s*:\s*\[|\s*\[\s*\{')
_OF_HYPOTHESIS = re.compile(r'"export_userid"|hypothes\.is|"TextQuoteSelector"')
_ANNOTATION = re.compile(r'(?=.*"uri"\s*:)(?=.*"target"\s*:)', re.DOTALL)
_FIELD = re.compile(r'[{,]\s*"([^"\\]{1,80})"\s*:')

_CREATE = rb"CREATE TABLE (?:IF NOT EXISTS )?[\"'`\[]?%s\b"
_TABLES = tuple(
    (kind, [re.compile(_CREATE % table, re.IGNORECASE) for table in tables])
    for kind, tables in (
        (Kind.TAGUETTE, (b"highlight_tags", b"highlights", b"documents")),
        (Kind.QUALCODER, (b"code_text", b"code_name", b"source")),
    )
)
# An entry of the directory at an archive's end: its mark, 42 bytes, the member's name.
_OMNIVORE_MEMBER = re.compile(
    rb"PK\x01\x02.{42}(?:[^\0]{0,80}/)?metadata_\d+_to_\d+\.json", re.DOTALL
)


def of_table(head: str) -> Kind | None:
    """Whose export a table is, by its first row; None when it is nobody's."""
    first = next(iter(_rows(head, ",")), [])
    columns = {column.strip().lower() for column in first}
    return next((kind for kind, needed in _COLUMNS if needed <= columns), None)


def columns(head: str, name: str) -> tuple[str, ...]:
    """The columns of any table of comma, semicolon or tab separated values; () if it is none.

    Args:
        head: The beginning of the file, cut anywhere.
        name: Its file name; one that says it is a table is believed sooner.
    """
    for separator in ",;\t":
        rows = _rows(head, separator)
        least = (2, 1) if _TABLE_NAME.search(name) else (3, 1 + _TOLD_TABLE_ROWS)
        width = len(rows[0]) if rows else 0
        if width >= least[0] and len(rows) >= least[1] and {len(row) for row in rows} == {width}:
            return tuple(column.strip() for column in rows[0])
    return ()


def of_json(head: str, tail: str) -> Kind | None:
    """Whose JSON this is, by fields near its beginning and end; None when it is nobody's."""
    if _JSON_FEED.search(head) or _JSON_FEED.search(tail):
        return Kind.JSON_FEED
    if _ANNOTATIONS.search(head) and (
        _OF_HYPOTHESIS.search(head) or _OF_HYPOTHESIS.search(tail) or _ANNOTATION.match(head)
    ):
        return Kind.HYPOTHESIS
    return None


def fields(head: str) -> tuple[str, ...]:
    """The names of the first fields in some JSON, each once."""
    return tuple(dict.fromkeys(_FIELD.findall(head)))


def of_database(start: bytes) -> Kind | None:
    """Whose database this is, by the tables that stand in its first bytes."""
    for kind, tables in _TABLES:
        if all(table.search(start) for table in tables):
            return kind
    return None


def of_archive(end: bytes) -> Kind:
    """What a zip archive is, by the names of its members, which stand at its end."""
    return Kind.OMNIVORE if _OMNIVORE_MEMBER.search(end) else Kind.ARCHIVE


def _rows(head: str, separator: str) -> list[list[str]]:
    """The first rows; without the last one, which may be cut, if there are more."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(head, newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) > _MOST_ROWS:
                break
    except csv.Error:  # such as a NUL, or a lone carriage return
        return []
    whole = rows[:-1] if len(rows) > 1 and not head.endswith("\n") else rows
    return [row for row in whole if row]
