"""Reads a table of comma-separated values, as other tools export it."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from gettext import gettext as _
from io import StringIO

from app.importing import decoding
from app.importing.post_size import LARGEST_POST

Row = Mapping[str, str]

_DELIMITERS = (",", ";", "\t")  # spreadsheets save with those of the country


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was read.

    Attributes:
        columns: Their names in small letters.
        rows: Each with every column, trimmed; "" where a row is too short.
        remarks: What could not be read.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


def table(data: bytes) -> Table:
    """Read a table whose first row names the columns; never fails.

    A table broken half way gives its rows up to there, and a remark.
    """
    letters = decoding.decoded(data)
    csv.field_size_limit(LARGEST_POST)
    lines = csv.reader(StringIO(letters.text), delimiter=_delimiter(letters.text), strict=True)
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    remarks = letters.remarks
    try:
        columns = tuple(name.strip().casefold() for name in next(lines, []))
        rows.extend(_row(columns, values) for values in lines if any(values))
    except csv.Error:
        broken = _("The table is broken after row {n}; what follows was not read.")
        remarks = (*remarks, broken.format(n=len(rows)))
    return Table(columns, tuple(rows), remarks)


def written(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    """Some rows as a table of their own, to be kept as the bytes they came from."""
    columns = tuple(columns)
    page = StringIO()
    writer = csv.writer(page)
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in rows)
    return page.getvalue().encode()


def first(row: Row, *columns: str) -> str:
    """The first value that is not empty of these columns, or ""."""
    return next((row[column] for column in columns if row.get(column)), "")


def listed(written: str) -> tuple[str, ...]:
    """The parts of a value that holds several, parted by commas."""
    return tuple(part.strip() for part in written.split(",") if part.strip())


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def _row(columns: tuple[str, ...], values: list[str]) -> Row:
    missing = [""] * (len(columns) - len(values))
    return dict(zip(columns, (value.strip() for value in values + missing), strict=False))
