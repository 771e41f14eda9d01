"""How a page is set: its fonts, measures and colours.

Line heights are fixed in pixels: in proportion Qt would take the font's own
height, and lines with an emoji would stand farther apart than the others.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from app.ui.style import colours, fonts
from app.ui.style.colours import Colours

SMALLEST_TEXT: Final = 13
USUAL_TEXT: Final = 17
LARGEST_TEXT: Final = 28
"""Sizes of the text in pixels."""

SHORTEST_LINE: Final = 40
USUAL_LINE: Final = 70
LONGEST_LINE: Final = 120
"""Average letters of a full line."""

PAGE_TOP: Final = 34
PAGE_BOTTOM: Final = 60

_HEADINGS: Final = {1: 1.6, 2: 1.35, 3: 1.12}  # em; the title alone has 1.9
_SMALLER_HEADING: Final = 1.0
_LETTERS: Final = "the quick brown fox jumps over a lazy dog and then sleeps under some old trees"


class TextChoice(NamedTuple):
    """What a person chose for the text: its size, the letters of a full line, its font."""

    size_px: int = USUAL_TEXT
    letters: int = USUAL_LINE
    family: str = ""

    @classmethod
    def within_limits(cls, size_px: int, letters: int, family: str) -> "TextChoice":
        """The choice nearest to these values that can be read."""
        size = max(SMALLEST_TEXT, min(LARGEST_TEXT, size_px))
        return cls(size, max(SHORTEST_LINE, min(LONGEST_LINE, letters)), family)


@dataclass(frozen=True)
class PageLook:
    """What a page needs to know besides its post.

    Attributes:
        colours: Light or dark.
        family: One of `fonts.READING_FAMILIES`; "" is the usual one.
        size_px: The text's size, `SMALLEST_TEXT` to `LARGEST_TEXT`.
        column_px: How wide the text may become; pictures and tables keep inside it.
    """

    colours: Colours = colours.LIGHT
    family: str = ""
    size_px: int = USUAL_TEXT
    column_px: int = 600

    def em(self, times: float) -> float:
        """A measure that grows with the text, in pixels."""
        return times * self.size_px

    @cached_property
    def text_font(self) -> QFont:
        """The font of paragraphs."""
        return fonts.reading(self.size_px, self.family)

    @cached_property
    def title_font(self) -> QFont:
        """The font of the post's title, above the text."""
        return self._bold(1.9)

    @cached_property
    def small_font(self) -> QFont:
        """The font of captions and table rows: the window's, beside the text's."""
        return fonts.window(round(self.em(0.82)))

    @cached_property
    def code_font(self) -> QFont:
        """The font of code."""
        return fonts.code(round(self.em(0.84)))

    def heading_font(self, level: int) -> QFont:
        """The font of a heading inside the text, level 1 to 6."""
        return self._bold(heading_em(level))

    def line_px(self, times: float) -> float:
        """The height of a line that is `times` the text's size."""
        return float(round(self.em(times)))

    def _bold(self, times: float) -> QFont:
        font = fonts.reading(round(self.em(times)), self.family)
        font.setBold(True)
        return font


def heading_em(level: int) -> float:
    """How much larger than the text a heading is."""
    return _HEADINGS.get(level, _SMALLER_HEADING)


@lru_cache(maxsize=64)
def line_width(size_px: int, family: str, letters: int) -> int:
    """How wide a line of so many average letters is, in pixels."""
    font = QFontMetricsF(fonts.reading(size_px, family))
    return round(font.horizontalAdvance(_LETTERS) / len(_LETTERS) * letters)
