"""What the search field offers to put where the caret is."""

from dataclasses import dataclass
from enum import StrEnum


class SuggestionKind(StrEnum):
    """What a suggestion would put into the query."""

    FIELD = "field"
    VALUE = "value"
    THEME = "theme"
    EVENT = "event"
    AUTHOR = "author"
    LABEL = "label"
    SOURCE = "source"
    LANGUAGE = "language"
    WORD = "word"
    SAVED = "saved"
    RECENT = "recent"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to choose.

    Attributes:
        kind: What it is.
        text: As it is shown.
        query: The whole query after it was chosen.
        caret: Where the caret stands in that query, in code points.
        detail: What is said beside the text, or "".
        colour: A theme's slot of the palette.
        count: Its posts, a theme's highlights; None where they are not counted.
    """

    kind: SuggestionKind
    text: str
    query: str
    caret: int
    detail: str = ""
    colour: int | None = None
    count: int | None = None
