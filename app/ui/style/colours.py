"""The colours of the window, light and dark, and the colours of the themes.

The figures are the project's own, chosen so that text reaches a contrast of
4.5:1 and signs 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); a test computes them.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, NamedTuple

from PySide6.QtGui import QColor, QPalette


class Pattern(Enum):
    """How a theme's underline is drawn, so that its colour is never its only sign."""

    SOLID = "solid"
    DASH = "dash"
    DOT = "dot"
    DOUBLE = "double"
    LONG_DASH = "long dash"
    DASH_DOT = "dash-dot"
    THICK = "thick"


class ThemeColour(NamedTuple):
    """A theme's `tint` lies under text; its `line` draws underline, stripe and chip."""

    tint: QColor
    line: QColor
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours of one appearance, by what they are for."""

    is_dark: bool
    is_high_contrast: bool
    window: QColor
    paper: QColor
    alternate: QColor
    text: QColor
    muted: QColor
    line: QColor
    accent: QColor
    on_accent: QColor
    disabled: QColor
    selection: QColor
    page_muted: QColor
    link: QColor
    code_background: QColor
    rule: QColor
    inactive_selection: QColor
    place: QColor
    present_place: QColor
    place_tick: QColor
    chosen: QColor
    error: QColor
    themes: tuple[ThemeColour, ...]

    def theme(self, slot: int) -> ThemeColour:
        """The colour of a palette slot as `db.themes` counts them, from 0."""
        return self.themes[slot % len(self.themes)]


def of(palette: QPalette) -> Colours:
    """The colours a widget's palette was made of, or those of its lightness if it is foreign."""
    return choose(
        is_dark=palette.color(QPalette.ColorRole.Window).lightness() < 128,
        is_high_contrast=palette.color(QPalette.ColorRole.Mid) in _CONTRAST_LINES,
    )


def choose(*, is_dark: bool, is_high_contrast: bool = False) -> Colours:
    """The one of the four appearances that is asked for."""
    if is_high_contrast:
        return DARK_CONTRAST if is_dark else LIGHT_CONTRAST
    return DARK if is_dark else LIGHT


def palette(colours: Colours) -> QPalette:
    """A Qt palette of these colours, disabled and inactive states among them."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for each, colour in (
        (role.Window, colours.window), (role.WindowText, colours.text),
        (role.Base, colours.paper), (role.AlternateBase, colours.alternate),
        (role.Text, colours.text), (role.PlaceholderText, colours.muted),
        (role.Button, colours.window), (role.ButtonText, colours.text),
        (role.BrightText, colours.on_accent), (role.ToolTipBase, colours.alternate),
        (role.ToolTipText, colours.text), (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent), (role.Link, colours.link),
        (role.LinkVisited, colours.link), (role.Accent, colours.accent),
        (role.Light, colours.paper), (role.Midlight, colours.alternate),
        (role.Mid, colours.line), (role.Dark, colours.line), (role.Shadow, colours.line),
    ):  # fmt: skip
        made.setColor(each, colour)
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(group.Disabled, each, colours.disabled)
    made.setColor(group.Disabled, role.Highlight, colours.line)
    return made


def _themes(*rows: tuple[str, str, Pattern]) -> tuple[ThemeColour, ...]:
    return tuple(ThemeColour(QColor(tint), QColor(line), pattern) for tint, line, pattern in rows)


LIGHT: Final = Colours(
    is_dark=False,
    is_high_contrast=False,
    window=QColor("#f3f2ef"),
    paper=QColor("#fbfaf7"),
    alternate=QColor("#f0eee9"),
    text=QColor("#22252a"),
    muted=QColor("#5c626c"),
    line=QColor("#d9d5cb"),
    accent=QColor("#1f6fd0"),
    on_accent=QColor("#ffffff"),
    disabled=QColor("#a3a6ab"),
    selection=QColor("#b4cdf0"),
    page_muted=QColor("#5a606a"),
    link=QColor("#1c5fb8"),
    code_background=QColor("#efede6"),
    rule=QColor("#d9d5cb"),
    inactive_selection=QColor("#b9cbe6"),
    place=QColor("#ffe9a3"),
    present_place=QColor("#ffc53d"),
    place_tick=QColor("#946400"),
    chosen=QColor("#e1ddd3"),
    error=QColor("#b3261e"),
    themes=_themes(
        ("#cfe3ff", "#1f6fd0", Pattern.SOLID),
        ("#ffe2b8", "#b25e00", Pattern.DASH),
        ("#cdeed8", "#1b7f4b", Pattern.DOT),
        ("#f6d3ea", "#b02a83", Pattern.DOUBLE),
        ("#e3dbff", "#6a4bd0", Pattern.LONG_DASH),
        ("#d2eef2", "#0e7a8a", Pattern.DASH_DOT),
        ("#ffd5cf", "#c22f1f", Pattern.THICK),
    ),
)

DARK: Final = Colours(
    is_dark=True,
    is_high_contrast=False,
    window=QColor("#15171a"),
    paper=QColor("#1b1d21"),
    alternate=QColor("#22252a"),
    text=QColor("#dcdfe4"),
    muted=QColor("#979fa9"),
    line=QColor("#33373e"),
    accent=QColor("#4f95ee"),
    on_accent=QColor("#0b0d10"),
    disabled=QColor("#5d646e"),
    selection=QColor("#2c4f80"),
    page_muted=QColor("#a1a9b4"),
    link=QColor("#86b7ff"),
    code_background=QColor("#262a31"),
    rule=QColor("#3a3f47"),
    inactive_selection=QColor("#2f4a70"),
    place=QColor("#473a0d"),
    present_place=QColor("#785c00"),
    place_tick=QColor("#e3b341"),
    chosen=QColor("#31353c"),
    error=QColor("#ff8f80"),
    themes=_themes(
        ("#1d3a5f", "#6fb1ff", Pattern.SOLID),
        ("#4d3413", "#ffb454", Pattern.DASH),
        ("#17402b", "#5fd394", Pattern.DOT),
        ("#4a1f3d", "#f08ccc", Pattern.DOUBLE),
        ("#32295c", "#b39dff", Pattern.LONG_DASH),
        ("#12404a", "#5fd0e0", Pattern.DASH_DOT),
        ("#571f1a", "#ff8f80", Pattern.THICK),
    ),
)


def _stronger(colours: Colours, grey: str) -> Colours:
    """The same colours for people who ask their system for contrast: no quiet greys."""
    strong = QColor(grey)
    return replace(
        colours,
        is_high_contrast=True,
        muted=strong,
        page_muted=strong,
        line=strong,
        rule=strong,
        disabled=colours.muted,
    )


LIGHT_CONTRAST: Final = _stronger(LIGHT, "#3c4048")
DARK_CONTRAST: Final = _stronger(DARK, "#c3c8d0")

_CONTRAST_LINES: Final = (LIGHT_CONTRAST.line, DARK_CONTRAST.line)
