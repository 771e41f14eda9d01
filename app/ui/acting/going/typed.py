"""What was typed into the palette: words, and the sign before them that asks for one kind."""

from dataclasses import dataclass
from enum import StrEnum


class Only(StrEnum):
    """The sign before what is typed: what alone is listed then."""

    ALL = ""
    ACTIONS = ">"
    THEMES = "#"
    EVENTS = "@"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, apart from the sign before it."""

    words: str
    only: Only = Only.ALL

    @classmethod
    def of(cls, text: str) -> "Typed":
        """Read what stands in the field."""
        text = text.strip()
        sign = text[:1]
        if sign and sign in set(Only):
            return cls(text[1:].strip(), Only(sign))
        return cls(text)
