"""Reads a .zip archive: the files in it that may hold posts, each by its own importer.

Nothing is unpacked to the disk. A file in it that is broken or of no use costs
itself, and a line in the report.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from gettext import gettext as _
from gettext import ngettext

from app.importing import sniff
from app.importing.archives.archive_folders import ArchiveFolders, path_of
from app.importing.archives.zip_members import Member, ZipMembers
from app.importing.companions import is_doubtful
from app.importing.kinds import Kind, is_archive
from app.importing.source_file import Part, SourceFile
from app.text.clean import one_line
from db.errors import FileProblem
from db.records import Reading

LARGEST_MEMBER_BYTES = 50_000_000  # as of a file that is given by itself
_MOST_REFUSED = 5  # files that are named in remarks; the others are counted

# Gives the readings of a file inside, one after the other, or raises FileProblem;
# heeds what of the file is wanted.
MemberReader = Callable[[bytes, SourceFile], Iterable[Reading]]


def parts(data: bytes, source: SourceFile, read: MemberReader) -> Iterator[Part]:
    """Give what each file in an archive holds, in the archive's order.

    The last part has no drafts; it says what was left out. Drafts are counted
    over all files, alike in the outline and after.

    Args:
        data: The archive, or b"" when it lies at `source.path`.
        source: Where the archive came from, and what is wanted of it.
        read: Reads one file of it.

    Raises:
        FileProblem: It is damaged, or nothing in it could be read.
    """
    with ZipMembers(data or source.path or b"", source.name) as archive:
        reader = _Reader(archive, source, read)
        yield from reader.parts()
        if source.wanted is None and not reader.is_found and not reader.refused:
            raise _nothing_in(source)
        yield Part(Reading((), remarks=reader.remarks(), kind=Kind.ARCHIVE.value))


@dataclass(slots=True)
class _Reader:
    """Goes through one archive.

    Attributes:
        refused: Why some files were not read, each with its name.
        left_out: How many files hold no posts.
        is_found: Whether something was told of a file.
        ended: Why the reading ended before the archive did, or "".
    """

    archive: ZipMembers
    source: SourceFile
    read: MemberReader
    refused: list[Member] = field(default_factory=list)
    left_out: int = 0
    is_found: bool = False
    ended: str = ""
    _drafts: int = 0

    def parts(self) -> Iterator[Part]:
        """The parts of all files."""
        self.refused += self.archive.refused
        folders = ArchiveFolders(self.archive)
        for name in self.archive.names:
            if self._is_complete():
                return
            if not folders.may_hold_posts(name):
                self.left_out += 1
                continue
            try:
                member = self.archive.read(name)
            except FileProblem as problem:  # of the archive: what came before stays
                if not self.is_found:
                    raise
                self.ended = str(problem)
                return
            yield from self._of_member(member, folders)

    def remarks(self) -> tuple[str, ...]:
        """What is to be told of the archive as a whole."""
        named = (
            _("“{name}” in the archive was not read: {reason}.").format(
                name=one_line(member.name), reason=member.refused
            )
            for member in self.refused[:_MOST_REFUSED]
        )
        ended = (self.ended,) if self.ended else ()
        return (*named, *_more(len(self.refused)), *_others(self.left_out), *ended)

    def _is_complete(self) -> bool:
        wanted = self.source.wanted
        return wanted is not None and self._drafts > max(wanted, default=-1)

    def _of_member(self, member: Member, folders: ArchiveFolders) -> Iterator[Part]:
        reason = member.refused or _refusal(member)
        if reason:
            self.refused.append(Member(member.name, b"", reason))
        elif not _is_meant(member):
            self.left_out += 1
        else:
            self.is_found = True
            yield from self._read(member, folders)

    def _read(self, member: Member, folders: ArchiveFolders) -> Iterator[Part]:
        source = SourceFile(
            path_of(member.name).name,
            beside=folders.beside(member.name),
            is_outline=self.source.is_outline,
        )
        try:
            for reading in self._wanted(member.data, source):
                all_own = all(draft.own_bytes for draft in reading.drafts)
                kept = b"" if all_own or source.is_outline else member.data
                yield Part(reading, member.name, kept)
        except FileProblem as problem:
            yield Part(Reading((), remarks=(str(problem),)), member.name)

    def _wanted(self, data: bytes, source: SourceFile) -> Iterable[Reading]:
        """The readings of a file, as far as its posts are wanted."""
        if self.source.wanted is None:
            return self.read(data, source)
        # Counted as in the outline: some posts may fail only when they are read whole.
        outlines = self.read(data, replace(source, is_outline=True))
        first = self._drafts
        self._drafts += sum(len(outline.drafts) for outline in outlines)
        inside = range(first, self._drafts)
        wanted = frozenset(place - first for place in self.source.wanted if place in inside)
        return self.read(data, replace(source, wanted=wanted)) if wanted else ()


def _refusal(member: Member) -> str:
    """Why a member that could be read is not looked into, or ""."""
    if len(member.data) > LARGEST_MEMBER_BYTES:
        return _("it is larger than {limit} MB").format(limit=LARGEST_MEMBER_BYTES // 1_000_000)
    kind = _kind(member)
    return _("it is an archive itself") if kind and is_archive(kind) else ""


def _is_meant(member: Member) -> bool:
    """Whether a member is read; one that is mostly no post only if an importer knows it."""
    if not is_doubtful(path_of(member.name).name):
        return True
    return _kind(member) not in {None, Kind.TEXT, Kind.MARKDOWN}


def _kind(member: Member) -> Kind | None:
    try:
        return sniff.kind(member.data, path_of(member.name).name)
    except FileProblem:
        return None


def _more(refused: int) -> tuple[str, ...]:
    more = refused - _MOST_REFUSED
    if more <= 0:
        return ()
    return (
        ngettext(
            "{n} more file in the archive was not read.",
            "{n} more files in the archive were not read.",
            more,
        ).format(n=more),
    )


def _others(left_out: int) -> tuple[str, ...]:
    if not left_out:
        return ()
    return (
        ngettext(
            "{n} file in the archive that holds no post, such as a picture, was left out.",
            "{n} files in the archive that hold no posts, such as pictures, were left out.",
            left_out,
        ).format(n=left_out),
    )


def _nothing_in(source: SourceFile) -> FileProblem:
    return FileProblem(
        _("The archive “{name}” holds no file that could be a post.").format(
            name=one_line(source.name)
        ),
        _("Choose the archive into which the posts were saved."),
    )
