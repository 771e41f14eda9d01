"""What a person chose for a summary: the part it covers, its sections, its title."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from app.exporting.coverage import WHOLE, Coverage, Part
from app.exporting.summary import By


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """All that makes a summary of a library.

    Attributes:
        title: The summary's own; "" for one made from what it covers.
    """

    coverage: Coverage = WHOLE
    by: By = By.THEME
    title: str = ""

    def to_plain(self) -> dict[str, str | int]:
        """The choice as it is remembered between runs; only plain values."""
        return {
            "part": self.coverage.part.value,
            "id": self.coverage.id,
            "query": self.coverage.query,
            "name": self.coverage.name,
            "by": self.by.value,
            "title": self.title,
        }

    @classmethod
    def from_plain(cls, kept: Mapping[str, object]) -> Self:
        """The choice that was remembered; what cannot be understood is as at first."""
        by, coverage = By.THEME, WHOLE
        with suppress(ValueError):
            by = By(str(kept.get("by")))
        with suppress(ValueError):
            number = kept.get("id")
            coverage = Coverage(
                Part(str(kept.get("part"))),
                number if isinstance(number, int) else 0,
                str(kept.get("query") or ""),
                str(kept.get("name") or ""),
            )
        return cls(coverage, by, str(kept.get("title") or ""))
