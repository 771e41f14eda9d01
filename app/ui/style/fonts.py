"""The fonts that come with the program: Inter for the window, Literata for the text."""

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

import resources

WINDOW_FAMILY: Final = "Inter"
TEXT_FAMILY: Final = "Literata"
SYSTEM_SERIF: Final = "Serif"
SYSTEM_SANS: Final = "Sans Serif"

READING_FAMILIES: Final = (TEXT_FAMILY, WINDOW_FAMILY, SYSTEM_SERIF, SYSTEM_SANS)
"""The families the settings offer for the text of posts, the usual one first."""

_CODE_FAMILIES: Final = ("DejaVu Sans Mono", "Menlo", "Consolas", "monospace")

_HINTS: Final = {
    TEXT_FAMILY: QFont.StyleHint.Serif,
    SYSTEM_SERIF: QFont.StyleHint.Serif,
}


@cache
def load() -> tuple[str, ...]:
    """Register the bundled fonts once; gives the families Qt knows them by, sorted.

    Needs a QGuiApplication. A file Qt cannot read is a fault of the package and rises.
    """
    families: set[str] = set()
    for file in resources.path("fonts").iterdir():
        if file.name.endswith(".ttf"):
            number = QFontDatabase.addApplicationFontFromData(file.read_bytes())
            if number == -1:
                raise ValueError(f"Qt cannot read the bundled font {file.name}")
            families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


def window(px: int = 13, weight: int = QFont.Weight.Normal) -> QFont:
    """The font of menus, lists and labels; 600 is the weight of titles and heads."""
    made = _made([WINDOW_FAMILY], px, QFont.StyleHint.SansSerif)
    made.setWeight(QFont.Weight(weight))
    return made


def reading(px: int, family: str = "") -> QFont:
    """The font of a post's text; a family of `READING_FAMILIES`, Literata if none is named."""
    chosen = family or TEXT_FAMILY
    return _made([chosen], px, _HINTS.get(chosen, QFont.StyleHint.SansSerif))


def code(px: int) -> QFont:
    """The font of code: a family of the system whose letters are all equally wide."""
    made = _made(list(_CODE_FAMILIES), px, QFont.StyleHint.Monospace)
    made.setFixedPitch(True)
    return made


def _made(families: list[str], px: int, hint: QFont.StyleHint) -> QFont:
    made = QFont(families)
    made.setPixelSize(px)
    made.setStyleHint(hint)
    # Hinting moves letters to whole pixels: at scale 1.5 words would lose their rhythm.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
