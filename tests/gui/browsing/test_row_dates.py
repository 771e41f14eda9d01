"""Dates in the words and the order of a country."""

import pytest
from PySide6.QtCore import QLocale

from app.ui.browsing.row_dates import date_words


@pytest.mark.parametrize(
    ("country", "day", "month"),
    [
        ("en_GB", "14 Nov 2025", "Jun 2025"),
        ("en_US", "Nov 14, 2025", "Jun 2025"),
        ("de_DE", "14. Nov. 2025", "Juni 2025"),
        ("pt_BR", "14 de nov. de 2025", "jun. de 2025"),
        ("ja_JP", "2025年11月14日", "2025年6月"),
        ("lv_LV", "2025. gada 14. nov.", "2025. gada jūn."),
        ("hu_HU", "2025. nov. 14.", "2025. jún."),
    ],
)
def test_a_date_is_said_as_in_the_country(country: str, day: str, month: str) -> None:
    locale = QLocale(country)
    assert date_words("2025-11-14", locale) == day
    assert date_words("2025-06", locale) == month
    assert date_words("2025", locale) == "2025"


@pytest.mark.parametrize("text", ["", "soon", "2025-13", "2025-02-30", "2025-11-14-1", "ליל"])
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    assert date_words(text, QLocale("en_GB")) == text


def test_every_country_says_day_month_and_year() -> None:
    """No country's form loses the year, or says the month of a day that is not there."""
    for language in QLocale.Language:
        locale = QLocale(language)
        year = locale.toString(2025).replace(locale.groupSeparator(), "")
        day, month = date_words("2025-11-14", locale), date_words("2025-11", locale)
        assert {year, "2025"} & {word for word in (year, "2025") if word in day}, language
        assert locale.toString(14) not in month, language
