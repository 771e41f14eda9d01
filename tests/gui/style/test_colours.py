"""Contrast is computed from the colours themselves, as WCAG 2.2 defines it."""

import pytest
from PySide6.QtGui import QColor, QPalette

from app.ui.style import colours
from app.ui.style.colours import Colours

APPEARANCES = [
    pytest.param(colours.LIGHT, id="light"),
    pytest.param(colours.DARK, id="dark"),
    pytest.param(colours.LIGHT_CONTRAST, id="light, high contrast"),
    pytest.param(colours.DARK_CONTRAST, id="dark, high contrast"),
]
every_appearance = pytest.mark.parametrize("look", APPEARANCES)

TEXT = 4.5  # WCAG 1.4.3
SIGN = 3.0  # WCAG 1.4.11

READ_ON = [
    ("text", ["window", "paper", "alternate", "chosen", "code_background"]),
    ("text", ["selection", "inactive_selection", "place", "present_place"]),
    ("muted", ["window", "paper", "alternate", "chosen"]),
    ("page_muted", ["paper", "code_background", "place"]),
    ("link", ["window", "paper", "code_background", "place"]),
    ("error", ["window", "paper", "alternate", "chosen"]),
    ("on_accent", ["accent"]),
]

SEEN_ON = [
    ("accent", ["window", "paper", "alternate", "chosen"]),  # focus rings, bars, dots
    ("muted", ["paper"]),  # outline of a check box
    ("place_tick", ["paper"]),  # at the scroll bar
]


def luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def weak(look: Colours, pairs: list[tuple[str, list[str]]], least: float) -> list[str]:
    return [
        f"{name} on {ground}: {found:.2f}"
        for name, grounds in pairs
        for ground in grounds
        if (found := contrast(getattr(look, name), getattr(look, ground))) < least
    ]


def test_contrast_is_counted_as_the_standard_counts_it() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.005)


@every_appearance
def test_words_can_be_read_on_every_ground_they_stand_on(look: Colours) -> None:
    assert weak(look, READ_ON, TEXT) == []


@every_appearance
@pytest.mark.parametrize("name", ["text", "page_muted", "link"])
def test_words_can_be_read_on_the_tint_of_every_theme(look: Colours, name: str) -> None:
    found = [contrast(getattr(look, name), theme.tint) for theme in look.themes]
    assert min(found) >= TEXT, found


@every_appearance
def test_signs_can_be_seen_on_every_ground_they_stand_on(look: Colours) -> None:
    assert weak(look, SEEN_ON, SIGN) == []


@every_appearance
@pytest.mark.parametrize("ground", ["window", "paper", "alternate", "chosen"])
def test_the_line_of_every_theme_can_be_seen(look: Colours, ground: str) -> None:
    found = [contrast(theme.line, getattr(look, ground)) for theme in look.themes]
    assert min(found) >= SIGN, found


@every_appearance
def test_underlines_can_be_seen_on_every_tint(look: Colours) -> None:
    found = [contrast(one.line, other.tint) for one in look.themes for other in look.themes]
    assert min(found) >= SIGN, found


@every_appearance
def test_no_two_themes_share_tint_line_or_pattern(look: Colours) -> None:
    for part in range(3):
        assert len({str(theme[part]) for theme in look.themes}) == len(look.themes)


@every_appearance
def test_a_widget_finds_its_colours_by_its_palette(look: Colours) -> None:
    assert colours.of(colours.palette(look)) is look


def test_a_foreign_dark_palette_counts_as_dark() -> None:
    foreign = QPalette(QColor("#222222"))
    assert colours.of(foreign) is colours.DARK


def test_high_contrast_makes_lines_and_quiet_words_stronger() -> None:
    for usual, strong in (
        (colours.LIGHT, colours.LIGHT_CONTRAST),
        (colours.DARK, colours.DARK_CONTRAST),
    ):
        for name in ("muted", "page_muted", "line", "rule", "disabled"):
            assert contrast(getattr(strong, name), strong.paper) > contrast(
                getattr(usual, name), usual.paper
            )


@every_appearance
def test_slots_past_the_last_begin_again(look: Colours) -> None:
    assert look.theme(len(look.themes)) == look.theme(0)


@every_appearance
def test_what_is_disabled_looks_disabled(look: Colours) -> None:
    made = colours.palette(look)
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    for each in (role.Text, role.WindowText, role.ButtonText):
        assert made.color(group.Disabled, each) == look.disabled
        assert made.color(group.Active, each) == look.text
