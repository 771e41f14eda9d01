"""Reads the ZIP export of Omnivore: pages with their text, labels and highlights."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from gettext import gettext as _

from app.importing import decoding
from app.importing.archives.zip_members import ZipMembers
from app.importing.exports import bare_addresses, left_behind, omnivore_item
from app.importing.exports.json_values import items, loaded, text
from app.importing.exports.left_behind import Left
from app.importing.exports.omnivore_highlights import highlights
from app.importing.exports.omnivore_item import Item, Whole
from app.importing.post_remarks import PostRemarks
from app.importing.source_file import Part, SourceFile
from app.text.clean import one_line
from db.errors import FileProblem
from db.records import Draft, Reading, Skipped

LARGEST_PAGE_BYTES = 10_000_000  # sanitising it takes 2 s and 420 MB
_ITEMS_AT_ONCE = 25  # a part so often lets the program hear that the work goes on
_METADATA = re.compile(r"(?P<folder>(?:[^/]+/)*)metadata_(?P<first>[0-9]+)_to_[0-9]+\.json")


def parts(data: bytes, source: SourceFile) -> Iterator[Part]:
    """Read the pages in the order of the export, some at a time.

    A page without text is listed with its address, unless it has highlights:
    then it is an excerpt of these. The last part has the remarks.

    Raises:
        FileProblem: It is no export of Omnivore, or damaged.
    """
    with ZipMembers(data or source.path or b"", source.name) as archive:
        yield from _Reader(archive, source).parts()


class _Reader:
    """Reads one export from its first page to its last.

    Posts are counted alike in both passes: that a page is one depends on what
    the archive holds alone, and one that cannot be converted stays an excerpt.
    """

    def __init__(self, archive: ZipMembers, source: SourceFile) -> None:
        self._archive = archive
        self._source = source
        self._posts = 0
        self._drafts: list[Draft] = []
        self._skipped: list[Skipped] = []
        self._remarks: list[str] = []
        self._said = PostRemarks()
        self._bare = 0
        self._left: Counter[Left] = Counter()

    def parts(self) -> Iterator[Part]:
        for count, (folder, fields) in enumerate(self._pages(), start=1):
            self._read(folder, fields)
            if count % _ITEMS_AT_ONCE == 0:
                yield self._part()
        self._remarks += self._said.remarks()
        self._remarks += bare_addresses.remarks(self._bare)
        self._remarks += left_behind.remarks(self._left)
        yield self._part()

    def _part(self) -> Part:
        reading = Reading(tuple(self._drafts), tuple(self._skipped), tuple(self._remarks))
        self._drafts, self._skipped, self._remarks = [], [], []
        return Part(reading)

    def _pages(self) -> Iterator[tuple[str, object]]:
        """The fields of each page, with the folder of the archive that its files are in."""
        lists = [found for name in self._archive.names if (found := _METADATA.fullmatch(name))]
        if not lists:
            raise FileProblem(
                _("“{name}” holds no pages of Omnivore.").format(name=one_line(self._source.name)),
                _("Choose the archive as it was downloaded, not unpacked."),
            )
        for found in sorted(lists, key=lambda found: int(found["first"][:20])):
            for fields in self._list(found[0]):
                yield found["folder"], fields

    def _list(self, name: str) -> Iterator[object]:
        try:
            yield from items(loaded(self._bytes(name), name))
        except FileProblem as problem:
            self._remarks.append(problem.message)

    def _read(self, folder: str, fields: object) -> None:
        slug = text(fields, "slug")
        page = self._bytes(f"{folder}content/{slug}.html")
        quoted = self._bytes(f"{folder}highlights/{slug}.md")
        found, note = highlights(decoding.decoded(quoted, "utf-8").text)
        html = decoding.decoded(page, "utf-8").text
        item = Item(fields, html, found, note, self._source.name)
        if item.is_post:
            if self._source.wanted is None or self._posts in self._source.wanted:
                self._drafts.append(self._draft(item, page))
            self._posts += 1
        else:
            self._bare += 1
            title = f"{item.title}: {note}" if note else item.title
            self._skipped.append(bare_addresses.bare(title, text(fields, "url"), len(self._drafts)))

    def _draft(self, item: Item, page: bytes) -> Draft:
        outline = omnivore_item.outline(item)
        if self._source.is_outline:
            return outline
        whole = self._whole(item)
        if whole is None:
            self._said.tell(item.title, _("Only its first words could be taken."))
            return replace(outline, excerpt=True, highlights=item.highlights, own_bytes=page)
        self._said.tell(item.title, *whole.remarks)
        self._left[Left.PICTURE] += sum(not image.data for image in whole.draft.images)
        return replace(whole.draft, own_bytes=page)

    def _whole(self, item: Item) -> Whole | None:
        try:
            return omnivore_item.whole(item)
        except FileProblem as problem:
            self._said.tell(item.title, problem.message)
            return None

    def _bytes(self, name: str) -> bytes:
        """A file of the archive; b"" where there is none, or it is not to be read."""
        if name not in self._archive.names:
            return b""
        member = self._archive.read(name)
        is_large = len(member.data) > LARGEST_PAGE_BYTES
        refused = _("it is too large") if is_large else member.refused
        if not refused:
            return member.data
        self._remarks.append(
            _("“{name}” was left out: {reason}.").format(name=one_line(name), reason=refused)
        )
        return b""
