"""Reads the tables of Readwise: its export, the form it imports, and the list of its Reader.

None has a page's text: a page with highlights becomes an excerpt, and a page
of the Reader's list is listed with its address.
"""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from gettext import gettext as _

from app.importing.exports import bare_addresses, excerpts, left_behind
from app.importing.exports.csv_table import Row, Table, first, listed, table, written
from app.importing.exports.excerpts import Excerpt
from app.importing.exports.foreign_themes import themes
from app.importing.exports.left_behind import Left
from app.importing.exports.moments import moment
from app.importing.source_file import SourceFile
from app.text.clean import clean, one_line
from db.errors import FileProblem
from db.records import Draft, ForeignHighlight, Reading, Skipped

_QUOTE = "highlight"
_TITLE = ("book title", "title")
_AUTHOR = ("book author", "author")
_ADDRESS = ("url", "source url")
_MADE = ("highlighted at", "date")
_TAG_IN_NOTE = re.compile(r"\s*\.(?![ch][0-9]+\b)(\w[\w-]*)(?=\s|$)")  # .c1 and .h2 are no tags


def read(data: bytes, source: SourceFile) -> Reading:
    """Read the highlights of every page of the table.

    A row without highlight is a note on its page. What a person filed a page
    under becomes a label: of the words on a post they are the only ones.

    Raises:
        FileProblem: It is no table of Readwise, or holds no row.
    """
    found = table(data)
    if not found.rows or not {_QUOTE, "url"} & set(found.columns):
        raise FileProblem(
            _("“{name}” holds no highlights of Readwise.").format(name=one_line(source.name)),
            _("Export them as CSV again and import the new file."),
        )
    if _QUOTE not in found.columns:
        return _list_of_pages(found)
    return _highlights(found, source)


def _list_of_pages(found: Table) -> Reading:
    skipped = tuple(bare_addresses.bare(first(row, *_TITLE), row["url"]) for row in found.rows)
    return Reading((), skipped, (*found.remarks, *bare_addresses.remarks(len(skipped))))


def _highlights(found: Table, source: SourceFile) -> Reading:
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    for rows in _pages(found.rows):
        page = _page(rows)
        draft = excerpts.draft(page, "Readwise", source.name, written(found.columns, rows))
        if draft:
            drafts.append(draft)
        else:
            skipped.extend(excerpts.without_quotes(page, len(drafts)))
    left = Counter({Left.COLOUR: sum(1 for row in found.rows if first(row, "color"))})
    remarks = (*found.remarks, *left_behind.remarks(left))
    return Reading(tuple(drafts), tuple(skipped), remarks)


def _pages(rows: Iterable[Row]) -> Iterable[Sequence[Row]]:
    """The rows of each page, in the order in which they stand in it where that is told."""
    pages: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        pages[first(row, *_TITLE), first(row, *_AUTHOR), first(row, *_ADDRESS)].append(row)
    for of_one in pages.values():
        if all(first(row, "location").isdecimal() for row in of_one):
            of_one.sort(key=lambda row: int(row["location"][:20]))
        yield of_one


def _page(rows: Sequence[Row]) -> Excerpt:
    page = Excerpt(first(rows[0], *_TITLE), first(rows[0], *_AUTHOR), first(rows[0], *_ADDRESS))
    for row in rows:
        page.labels.extend(_tags(first(row, "document tags")))
        if row[_QUOTE]:
            page.highlights.append(_highlight(row))
        else:
            page.notes.append(clean(first(row, "note")))
    return page


def _highlight(row: Row) -> ForeignHighlight:
    note = clean(first(row, "note"))
    tags = list(listed(first(row, "tags")))
    while tag := _TAG_IN_NOTE.match(note):
        tags.append(tag[1])
        note = note[tag.end() :]
    return ForeignHighlight(
        row[_QUOTE], note=note.strip(), themes=themes(*tags), made=moment(first(row, *_MADE))
    )


def _tags(written: str) -> Sequence[str]:
    """Tags parted by commas, or as the Reader writes them: a list of Python."""
    if not written.startswith("["):
        return listed(written)
    try:
        value: object = ast.literal_eval(written)
    except (ValueError, SyntaxError, RecursionError, MemoryError):  # so it says of any nonsense
        return listed(written)
    return [str(tag) for tag in value] if isinstance(value, list) else []
