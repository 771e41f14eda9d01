"""Reads the table of Instapaper: pages with a selection become excerpts, others are listed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from gettext import gettext as _

from app.importing.exports import bare_addresses, excerpts, json_values, left_behind
from app.importing.exports.csv_table import Row, first, listed, table, written
from app.importing.exports.excerpts import Excerpt
from app.importing.exports.left_behind import Left
from app.importing.exports.moments import moment
from app.importing.source_file import SourceFile
from app.text.clean import one_line
from db.errors import FileProblem
from db.records import Draft, ForeignHighlight, Reading, Skipped

_OWN_FOLDERS = {"", "unread", "archive", "starred"}  # of the tool; others are the person's


def read(data: bytes, source: SourceFile) -> Reading:
    """Read the selections of every page; a page's tags become labels.

    Raises:
        FileProblem: No page is in it.
    """
    found = table(data)
    pages = _pages(found.rows)
    if not pages:
        raise FileProblem(
            _("“{name}” holds no pages of Instapaper.").format(name=one_line(source.name)),
            _("Export them as CSV again and import the new file."),
        )
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    for address, rows in pages.items():
        own_bytes = written(found.columns, rows)
        if draft := excerpts.draft(_page(address, rows), "Instapaper", source.name, own_bytes):
            drafts.append(draft)
        else:
            skipped.append(bare_addresses.bare(first(rows[0], "title"), address, len(drafts)))
    remarks = (*found.remarks, *bare_addresses.remarks(len(skipped)), *_left(pages.values()))
    return Reading(tuple(drafts), tuple(skipped), remarks)


def _pages(rows: Iterable[Row]) -> dict[str, list[Row]]:
    pages: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if address := first(row, "url"):
            pages[address].append(row)
    return pages


def _page(address: str, rows: Sequence[Row]) -> Excerpt:
    page = Excerpt(first(rows[0], "title"), address=address)
    for row in rows:
        page.labels.extend(_tags(first(row, "tags")))
        if selection := first(row, "selection"):
            made = moment(first(row, "timestamp"))
            page.highlights.append(ForeignHighlight(selection, made=made))
    return page


def _tags(value: str) -> Sequence[str]:
    """A list in JSON; what is none is taken as tags parted by commas."""
    try:
        tags = json_values.items(json_values.loaded(value.encode(), "tags"))
    except FileProblem:
        return listed(value)
    return [tag for tag in tags if isinstance(tag, str)]


def _left(pages: Iterable[Sequence[Row]]) -> tuple[str, ...]:
    folders = sum(
        any(first(row, "folder").casefold() not in _OWN_FOLDERS for row in rows) for rows in pages
    )
    return left_behind.remarks(Counter({Left.FOLDER: folders}))
