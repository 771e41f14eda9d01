"""Where an importer's bytes came from, as far as an importer may know."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file given for import.

    Attributes:
        name: Its file name, for titles, dates in names and messages.
        folder: Its folder, where a saved page's images lie; None if it has none.
        address: Where it was fetched from, or "".
        is_selection: Of a page, a person selected just this: all of it is the post.
    """

    name: str
    folder: Path | None = None
    address: str = ""
    is_selection: bool = False
