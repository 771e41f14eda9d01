"""Reads any file: finds out what it is and hands it to the importer for that.

This is what the worker processes run. An importer is loaded when the first
file of its kind comes.
"""

from collections.abc import Callable
from gettext import gettext as _

from app.importing import sniff
from app.importing.sniff import Kind
from app.importing.source_file import SourceFile
from app.text.clean import one_line
from db.errors import FileProblem
from db.records import Reading

# Sanitising 10 MB of HTML takes 2 s and 420 MB.
LARGEST_PAGE_BYTES = 10_000_000


def read(data: bytes, source: SourceFile, progress: Callable[[str], None]) -> Reading:
    """Give what the importer for this kind of file finds in it.

    Args:
        data: The whole file.
        source: Where the bytes came from.
        progress: Is told the name of each stage when it begins.

    Raises:
        FileProblem: No importer reads the file, or it holds nothing usable.
    """
    kind = sniff.kind(data, source.name)
    progress(kind.value)
    if kind is Kind.HTML and len(data) > LARGEST_PAGE_BYTES:
        raise FileProblem(
            _("“{name}” is a web page of more than {limit} MB.").format(
                name=one_line(source.name), limit=LARGEST_PAGE_BYTES // 1_000_000
            ),
            _("Save the post without the rest of the page, or copy its text into a text file."),
        )
    importer = _importer(kind)
    progress("reading")
    return importer(data, source)


def _importer(kind: Kind) -> Callable[[bytes, SourceFile], Reading]:
    match kind:
        case Kind.HTML:
            from app.importing.html_page import read as importer
        case Kind.MARKDOWN:
            from app.importing.markdown_file import read as importer
        case Kind.TEXT:
            from app.importing.text_file import read as importer
    return importer
