"""Reads the tables of Pocket, which hold addresses and tags but no text: all is listed."""

from collections import Counter
from gettext import gettext as _

from app.importing.exports import bare_addresses, left_behind
from app.importing.exports.csv_table import first, table
from app.importing.exports.left_behind import Left
from app.importing.source_file import SourceFile
from app.text.clean import one_line
from db.errors import FileProblem
from db.records import Reading


def read(data: bytes, source: SourceFile) -> Reading:
    """List the pages of the table.

    Raises:
        FileProblem: No page is in it.
    """
    found = table(data)
    pages = [row for row in found.rows if first(row, "url")]
    if not pages:
        raise FileProblem(
            _("“{name}” holds no pages of Pocket.").format(name=one_line(source.name)),
            _("Choose the file whose name begins with “part”, or export again."),
        )
    left = Counter({Left.TAGS: sum(1 for row in pages if first(row, "tags"))})
    return Reading(
        (),
        tuple(bare_addresses.bare(first(row, "title"), row["url"]) for row in pages),
        (*found.remarks, *bare_addresses.remarks(len(pages)), *left_behind.remarks(left)),
    )
