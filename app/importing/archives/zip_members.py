"""Reads the files inside a ZIP archive, a stranger's, within limits.

What its directory says of sizes is not believed: bytes are counted while they
come. Nothing is unpacked to the disk, so a name leads nowhere; names that
would are refused all the same, as somebody may unpack the archive later.
"""

import stat
import zlib
from collections.abc import Iterator
from gettext import gettext as _
from io import BytesIO
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import NamedTuple, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from app.text.clean import one_line
from db.errors import FileProblem

MOST_MEMBERS = 10_000
MOST_BYTES = 2_000_000_000  # of all members together
LARGEST_MEMBER_BYTES = 200_000_000  # its text and tree must fit into a worker's memory
MOST_RATIO = 200  # text packs 3 to 20 times smaller; 1,000 is the most of deflate
_FREE_BYTES = 1_000_000  # below that the ratio does not matter

_CHUNK_BYTES = 1 << 20
_IS_ENCRYPTED = 1
_PACKINGS = {ZIP_STORED, ZIP_DEFLATED}


class Member(NamedTuple):
    """A file inside an archive; `refused` is why its bytes are not read, or ""."""

    name: str
    data: bytes
    refused: str = ""


def members(file: bytes | Path, name: str) -> Iterator[Member]:
    """Every file of an archive with its bytes, in the archive's order.

    Args:
        file: The archive's bytes, or where it lies.
        name: Its file name, for messages.

    Raises:
        FileProblem: It is damaged, or holds more than any archive of posts;
            what came before stays good.
    """
    with ZipMembers(file, name) as archive:
        for member in archive.names:
            yield archive.read(member)
        yield from archive.refused


class ZipMembers:
    """The files of one archive, each read when it is asked for.

    Attributes:
        names: Of the files that may be read, in the archive's order, each once.
        refused: The others, with the reason in words, without bytes.
    """

    def __init__(self, file: bytes | Path, name: str) -> None:
        """Open the archive.

        Args:
            file: Its bytes, or where it lies; it is only read.
            name: Its file name, for messages.

        Raises:
            FileProblem: It is damaged, or holds too many files.
        """
        self._name = one_line(name)
        self._left = MOST_BYTES
        self._infos: dict[str, ZipInfo] = {}
        self._zip = self._opened(file)
        if len(self._zip.infolist()) > MOST_MEMBERS:
            self._zip.close()
            raise self._too_much()
        self.refused: tuple[Member, ...] = tuple(self._sorted_out())
        self.names: tuple[str, ...] = tuple(self._infos)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def read(self, name: str) -> Member:
        """The member of that name, which must be one of `names`; refused where it is damaged.

        Raises:
            FileProblem: With it more than MOST_BYTES have been read.
        """
        info = self._infos[name]
        try:
            return self._read(info)
        except _DAMAGE:
            return Member(name, b"", _("it is damaged"))

    def _opened(self, file: bytes | Path) -> ZipFile:
        try:
            return ZipFile(BytesIO(file) if isinstance(file, bytes) else file)
        except _DAMAGE as error:
            raise FileProblem(
                _("“{name}” is a damaged archive.").format(name=self._name),
                _("Download or export it again and import the new file."),
            ) from error

    def _sorted_out(self) -> Iterator[Member]:
        taken: set[str] = set()
        for info in self._zip.infolist():
            if info.is_dir():
                continue
            folded = info.filename.casefold()
            reason = _("its name stands twice") if folded in taken else _reason(info)
            if reason:
                yield Member(info.filename, b"", reason)
            else:
                taken.add(folded)
                self._infos[info.filename] = info

    def _read(self, info: ZipInfo) -> Member:
        pieces: list[bytes] = []
        size = 0
        with self._zip.open(info) as packed:
            while piece := packed.read(_CHUNK_BYTES):
                size += len(piece)
                self._left -= len(piece)
                if self._left < 0:
                    raise self._too_much()
                if size > max(_FREE_BYTES, info.compress_size * MOST_RATIO):
                    return Member(info.filename, b"", _("it is packed too tightly to be a text"))
                if size > LARGEST_MEMBER_BYTES:
                    return Member(info.filename, b"", _("it is too large"))
                pieces.append(piece)
        return Member(info.filename, b"".join(pieces))

    def _too_much(self) -> FileProblem:
        return FileProblem(
            _("“{name}” holds more files or more bytes than an archive of posts.").format(
                name=self._name
            ),
            _("Unpack it, then import the folder with the posts."),
        )


# NotImplementedError: a way of packing that is not known; RuntimeError: a password.
_DAMAGE = (
    BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


def _reason(info: ZipInfo) -> str:
    """Why a member is not read, or ""."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in info.filename[:2]:
        return _("its name leads out of the archive")
    if stat.S_ISLNK(info.external_attr >> 16):
        return _("it is a link")
    if info.flag_bits & _IS_ENCRYPTED:
        return _("it has a password")
    # The others cannot be unpacked bit by bit, so that a bomb would go off.
    return "" if info.compress_type in _PACKINGS else _("it is packed in a way that is not read")
