"""In which colours a highlight stands: those of its themes, or a quiet grey without one."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor

from app.ui.style.colours import Colours, Pattern, ThemeColour
from db.records import Highlight

_GREY_SHARE: Final = 0.15  # of the muted colour on the paper: as pale as the themes' tints


def colours_of(highlight: Highlight, colours: Colours) -> tuple[ThemeColour, ...]:
    """The colours of a highlight's themes in their order; one neutral colour if it has none."""
    if not highlight.themes:
        return (neutral(colours),)
    return tuple(colours.theme(theme.colour) for theme in highlight.themes)


def neutral(colours: Colours) -> ThemeColour:
    """The colour of a highlight that stands under no theme."""
    tint = _mixed(colours.paper.rgb(), colours.muted.rgb(), _GREY_SHARE)
    return ThemeColour(tint, colours.muted, Pattern.SOLID)


def without_patterns(found: Iterable[ThemeColour]) -> tuple[ThemeColour, ...]:
    """The same colours, every underline solid."""
    return tuple(each._replace(pattern=Pattern.SOLID) for each in found)


@lru_cache(maxsize=8)
def _mixed(ground: int, above: int, share: float) -> QColor:
    below, over = QColor(ground), QColor(above)
    return QColor.fromRgbF(
        below.redF() * (1 - share) + over.redF() * share,
        below.greenF() * (1 - share) + over.greenF() * share,
        below.blueF() * (1 - share) + over.blueF() * share,
    )
