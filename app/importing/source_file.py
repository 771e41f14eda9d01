"""Where an importer's bytes came from, as far as an importer may know."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from db.records import Reading

PART_POSTS = 100

# Gives the bytes of a file named relative to a page; b"" when there is none.
Beside = Callable[[PurePosixPath], bytes]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file given for import.

    Attributes:
        name: Its file name, for titles, dates in names and messages.
        folder: Its folder, where a saved page's images lie; None if it has none.
        address: Where it was fetched from, or "".
        is_selection: Of a page, a person selected just this: all of it is the post.
        read_as: The kind a person chose instead of the one that was seen, or "".
        path: Where a file lies that is too large to be handed over; its bytes are
            read from there then, and only read.
        is_outline: Only titles, dates and first words are wanted of a large source.
        wanted: The places of the posts that are wanted of a large source; None for all.
        beside: In place of a folder, for a page inside an archive.
        charset: The encoding its server says it has, or ""; may be nonsense.
    """

    name: str
    folder: Path | None = None
    address: str = ""
    is_selection: bool = False
    read_as: str = ""
    path: Path | None = None
    is_outline: bool = False
    wanted: frozenset[int] | None = None
    beside: Beside | None = None
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of what a large source holds, sent on while the rest is being read.

    Attributes:
        reading: Up to `PART_POSTS` drafts, in the order of the source.
        name: The file inside an archive that it comes from, or "".
        data: That file's own bytes.
    """

    reading: Reading
    name: str = ""
    data: bytes = b""
