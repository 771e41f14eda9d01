"""The bundled fonts load under their names and hold the letters of our readers."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

import resources
from app.ui.style import fonts

LETTERS = [
    pytest.param("Straße, naïve, œuvre – “so” … €", id="Latin"),
    pytest.param("Łódź, žluťoučký, ğüşıöç", id="Latin of the east"),
    pytest.param("Tiếng Việt, người", id="Vietnamese"),
    pytest.param("Ελληνικά, ὁδός", id="Greek"),
    pytest.param("Привет, їжак, ґанок", id="Cyrillic"),
]


def style_of(font: QFont) -> tuple[str, int, bool]:
    found = QFontInfo(font)
    return found.family(), found.weight(), found.italic()


def test_the_two_families_bear_their_own_names(qapp: QApplication) -> None:
    assert {fonts.WINDOW_FAMILY, fonts.TEXT_FAMILY} <= set(fonts.load())


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("font", ["window", "bold window", "text", "italic text"])
def test_each_font_draws_these_letters_itself(qapp: QApplication, font: str, letters: str) -> None:
    made = fonts.reading(17) if "text" in font else fonts.window(13, 600 if "bold" in font else 400)
    made.setItalic("italic" in font)
    raw = QRawFont.fromFont(made)
    assert raw.familyName().startswith(made.families()[0])
    assert [letter for letter in letters if not raw.supportsCharacter(ord(letter))] == []


@pytest.mark.parametrize(
    ("bold", "italic"), [(False, False), (False, True), (True, False), (True, True)]
)
def test_text_has_true_bold_and_true_italics(qapp: QApplication, bold: bool, italic: bool) -> None:
    wanted = fonts.reading(17)
    wanted.setBold(bold)
    wanted.setItalic(italic)
    assert style_of(wanted) == ("Literata", 700 if bold else 400, italic)


def test_heads_of_the_window_are_semibold_of_the_same_family(qapp: QApplication) -> None:
    raw = QRawFont.fromFont(fonts.window(13, 600))
    assert (raw.weight(), QFontInfo(fonts.window(13, 600)).family()) == (600, "Inter")


def test_sizes_are_pixels_and_letters_keep_their_places(qapp: QApplication) -> None:
    for made in (fonts.window(12), fonts.reading(12), fonts.code(12)):
        assert made.pixelSize() == 12
        assert made.hintingPreference() == QFont.HintingPreference.PreferNoHinting


def test_the_text_can_stand_in_every_family_the_settings_offer(qapp: QApplication) -> None:
    for family in fonts.READING_FAMILIES:
        assert fonts.reading(17, family).families() == [family]
    assert fonts.reading(17).families() == [fonts.TEXT_FAMILY]


def test_all_letters_of_code_are_equally_wide(qapp: QApplication) -> None:
    metrics = QFontMetricsF(fonts.code(14))
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("WWWW")


@pytest.mark.parametrize("family", ["Inter", "Literata"])
def test_the_licence_of_each_family_comes_with_it(family: str) -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in resources.text("fonts", f"{family}-OFL.txt")
