"""Reads a WordPress export (WXR): all posts and pages of a blog, or of a part of it.

The file is streamed, so that one of any size takes little memory, and posts
are sent on by the hundred. Large blogs export several files; each is read by
itself, and each names all it needs.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from gettext import gettext as _
from io import BytesIO
from typing import BinaryIO

from app.importing.kinds import Kind
from app.importing.source_file import PART_POSTS, Part, SourceFile
from app.importing.wordpress import post as wordpress_post
from app.importing.wordpress.items import Export, Item
from app.importing.wordpress.left_out import LeftOut
from app.text.clean import one_line
from db.errors import FileProblem
from db.records import Draft, Reading, Skipped

# Sent on even when no post is in it, so that whoever waits hears that work goes on.
PART_LETTERS = 500_000
PART_PIECES = 200  # of the file, 64 kB each


def parts(data: bytes, source: SourceFile) -> Iterator[Part]:
    """Give the posts and pages of an export in their order, a hundred at a time at most.

    What is neither is counted in a remark of the last part, as are comments.

    Args:
        data: The whole file, or nothing where it is to be read from `source.path`.
        source: Tells which posts are wanted, and whether whole.

    Raises:
        FileProblem: It is no such export, nothing of it can be read, or it
            defines entities, which no export does.
    """
    from defusedxml.common import DefusedXmlException

    export = Export()
    reading = _Pass(source, export)
    try:
        with _opened(data, source) as stream:
            for items in export.read(stream):
                yield from reading.take(items)
    except DefusedXmlException as error:
        raise _trap(source) from error
    if not export.has_channel or (export.broken_line and not reading.items):
        raise _unreadable(source)
    yield reading.last()


class _Pass:
    """One pass over an export: collects drafts until they make a part.

    Attributes:
        items: How many items were read.
    """

    def __init__(self, source: SourceFile, export: Export) -> None:
        self.items = 0
        self._source = source
        self._export = export
        self._posts = 0
        self._left_out = LeftOut()
        self._drafts: list[Draft] = []
        self._skipped: list[Skipped] = []
        self._letters = 0
        self._pieces = 0

    def take(self, items: list[Item]) -> Iterator[Part]:
        """Read the items of one piece of the file; give a part when there is enough for one."""
        self._pieces += 1
        for item in items:
            self.items += 1
            self._read(item)
            if len(self._drafts) >= PART_POSTS or self._letters >= PART_LETTERS:
                yield self._part()
        if self._pieces >= PART_PIECES:
            yield self._part()

    def last(self) -> Part:
        """What is left, and the remarks on the whole."""
        remarks = self._left_out.remarks(self._export, self._posts)
        part = self._part()
        return replace(part, reading=replace(part.reading, remarks=remarks))

    def _read(self, item: Item) -> None:
        if not self._left_out.is_post(item):
            return
        try:
            wordpress_post.check(item)
        except FileProblem as problem:
            self._skip(item, problem.message)
            return
        if not wordpress_post.has_text(item):
            self._skip_empty(item)
            return
        place = self._posts
        self._posts += 1
        wanted = self._source.wanted
        if wanted is None or place in wanted:
            self._keep(item)

    def _keep(self, item: Item) -> None:
        self._letters += len(item.get("content"))
        if self._source.is_outline:
            self._drafts.append(wordpress_post.outline(item, self._export, self._source.name))
            return
        try:
            read = wordpress_post.whole(item, self._export, self._source.name)
        except FileProblem as problem:
            self._skip(item, problem.message)
            return
        if not read:
            self._skip_empty(item)
            return
        self._skipped += (replace(part, draft=len(self._drafts)) for part in read.skipped)
        self._drafts.append(read.draft)
        self._left_out.tell(read.draft.title, read.remarks)

    def _skip_empty(self, item: Item) -> None:
        self._left_out.empty += 1
        self._skip(item)

    def _skip(self, item: Item, message: str = "") -> None:
        name = wordpress_post.title(item)
        self._skipped.append(Skipped("post", name, draft=len(self._drafts)))
        if message:
            self._left_out.tell(name, (message,))

    def _part(self) -> Part:
        reading = Reading(
            tuple(self._drafts),
            tuple(self._skipped),
            site=one_line(self._export.channel.get("title", "")),
            kind=Kind.WORDPRESS.value,
        )
        self._drafts, self._skipped = [], []
        self._letters = self._pieces = 0
        return Part(reading)


def _opened(data: bytes, source: SourceFile) -> AbstractContextManager[BinaryIO]:
    return source.path.open("rb") if source.path and not data else BytesIO(data)


def _trap(source: SourceFile) -> FileProblem:
    return FileProblem(
        _("“{name}” defines its own signs, which no WordPress export does.").format(
            name=one_line(source.name)
        ),
        _("Do not trust it; export the blog anew in WordPress, under Tools, Export."),
    )


def _unreadable(source: SourceFile) -> FileProblem:
    return FileProblem(
        _("“{name}” holds no post of a WordPress export that could be read.").format(
            name=one_line(source.name)
        ),
        _("Export the blog anew in WordPress, under Tools, Export, and import that file."),
    )
