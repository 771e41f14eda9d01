"""Reads any file: finds out what it is and hands it to the importer for that.

This is what the worker processes run. An importer is loaded when the first
file of its kind comes.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from gettext import gettext as _
from typing import TYPE_CHECKING

from app.importing import sniff
from app.importing.kinds import Kind
from app.importing.languages import with_languages
from app.importing.outline import chosen, outlined
from app.importing.source_file import Part, SourceFile
from app.importing.teller import Teller
from app.text.clean import one_line
from db.errors import FileProblem
from db.records import Reading

if TYPE_CHECKING:
    from app.importing.archives.archive import MemberReader

# Sanitising 10 MB of HTML takes 2 s and 420 MB; a feed of more is no feed any more.
# One post of Markdown has 5 million letters at most, of four bytes each.
LARGEST_BYTES = {
    Kind.TEXT: 50_000_000,
    Kind.HTML: 10_000_000,
    Kind.MARKDOWN: 20_000_000,
    Kind.FEED: 20_000_000,
    Kind.JSON_FEED: 20_000_000,
    Kind.OPML: 20_000_000,
}
_LARGEST_OTHER_BYTES = 50_000_000  # exports that are held in memory

_Importer = Callable[[bytes, SourceFile], Reading]
_LargeImporter = Callable[[bytes, SourceFile], Iterator[Part]]


def read(data: bytes, source: SourceFile, tell: Teller) -> Reading:
    """Give what the importer for this kind of file finds in it.

    Of a large source the parts are told, and the reading has no drafts.

    Args:
        data: The whole file, or b"" when it lies at `source.path`.
        source: Where the bytes came from; a kind that it says a person chose is
            tried, unless such bytes cannot be of it.
        tell: Hears of each stage when it begins, and takes the parts.

    Raises:
        FileProblem: No importer reads the file, or it holds nothing usable.
    """
    kind = _kind(data, source)
    tell(kind.value)
    parts = _large_importer(kind, tell)
    if parts is None:
        return _read_whole(kind, data, source, tell)
    _check_size(kind, data, source)
    for part in parts(data, source):
        reading = with_languages(_named(part.reading, kind))
        tell.part(replace(part, reading=reading))
        tell("reading")
    return Reading((), kind=kind.value)


def _kind(data: bytes, source: SourceFile) -> Kind:
    if source.read_as:
        chosen = Kind(source.read_as)
        if sniff.fits(chosen, data, source.path):
            return chosen
    return sniff.kind(data, source.name, source.path)


def _named(reading: Reading, kind: Kind) -> Reading:
    """The reading, saying what it was read as, unless it does."""
    return reading if reading.kind else replace(reading, kind=kind.value)


def _read_whole(kind: Kind, data: bytes, source: SourceFile, tell: Teller) -> Reading:
    _check_size(kind, data, source)
    importer = _post_importer(kind) or _export_importer(kind)
    tell("reading")
    reading = _named(importer(data, source), kind)
    if source.wanted is not None:
        reading = chosen(reading, source.wanted)
    return outlined(reading) if source.is_outline else with_languages(reading)


def _check_size(kind: Kind, data: bytes, source: SourceFile) -> None:
    """Refuse what would take too long or too much memory, before it is looked at.

    Raises:
        FileProblem: It is larger than a file of its kind may be.
    """
    limit = LARGEST_BYTES.get(kind, _LARGEST_OTHER_BYTES)
    if len(data) <= limit:
        return
    shown, limit_mb = one_line(source.name), limit // 1_000_000
    if kind is Kind.HTML:
        raise FileProblem(
            _("“{name}” is a web page of more than {limit} MB.").format(name=shown, limit=limit_mb),
            _("Save the post without the rest of the page, or copy its text into a text file."),
        )
    raise FileProblem(
        _("“{name}” is larger than {limit} MB, too large for a file of its kind.").format(
            name=shown, limit=limit_mb
        ),
        _("Split it into smaller files and import those."),
    )


def _large_importer(kind: Kind, tell: Teller) -> _LargeImporter | None:
    """The importer that sends what it reads on in parts; None for other kinds."""
    match kind:
        case Kind.FEED:
            from app.importing.feeds.feed import parts as importer
        case Kind.JSON_FEED:
            from app.importing.feeds.json_feed import parts as importer
        case Kind.WORDPRESS:
            from app.importing.wordpress.export import parts as importer
        case Kind.OMNIVORE:
            from app.importing.exports.omnivore import parts as importer
        case Kind.ARCHIVE:
            from app.importing.archives import archive

            return lambda data, source: archive.parts(data, source, _member_reader(tell))
        case _:
            return None
    return importer


def _member_reader(tell: Teller) -> "MemberReader":
    """What reads a file inside an archive; an archive in it never comes so far."""

    def read_member(data: bytes, source: SourceFile) -> Iterator[Reading]:
        kind = _kind(data, source)
        tell(kind.value)
        parts = _large_importer(kind, tell)
        if parts is None:
            yield _read_whole(kind, data, source, tell)
            return
        _check_size(kind, data, source)
        for part in parts(data, source):
            yield _named(part.reading, kind)
            tell("reading")

    return read_member


def _post_importer(kind: Kind) -> _Importer | None:
    """The importer of a file that a person wrote or saved, and that holds posts themselves."""
    match kind:
        case Kind.HTML:
            from app.importing.pages.html_page import read as importer
        case Kind.MARKDOWN:
            from app.importing.markdown.markdown_file import read as importer
        case Kind.TEXT:
            from app.importing.plain.text_file import read as importer
        case Kind.OPML:
            from app.importing.feeds.opml import read as importer
        case _:
            return None
    return importer


def _export_importer(kind: Kind) -> _Importer:
    """The importer of another tool's export."""
    match kind:
        case Kind.READWISE:
            from app.importing.exports.readwise import read as importer
        case Kind.POCKET:
            from app.importing.exports.pocket import read as importer
        case Kind.INSTAPAPER:
            from app.importing.exports.instapaper import read as importer
        case Kind.HYPOTHESIS:
            from app.importing.exports.hypothesis import read as importer
        case Kind.TAGUETTE:
            from app.importing.exports.taguette import read as importer
        case Kind.QUALCODER:
            from app.importing.exports.qualcoder import read as importer
        case _:
            raise AssertionError(kind)
    return importer
