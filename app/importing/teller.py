"""What a reader of files says while it works."""

from typing import Protocol

from app.importing.source_file import Part


class Teller(Protocol):
    """Hears how the reading of one file goes on; a reader silent for long is ended."""

    def __call__(self, stage: str) -> None:
        """Hear that something begins, or that the same goes on."""

    def part(self, part: Part) -> None:
        """Take some of what a large source holds; the parts come in the source's order."""
