"""Dates as people write them."""

import pytest

from app.exporting.date_words import DateWords


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-06-14", "14 June 2025"),
        ("2025-12-01", "1 December 2025"),
        ("2025-06", "June 2025"),
        ("2025", "2025"),
        ("2025-05-03T23:59:59Z", "3 May 2025"),
        ("2025-05-03 10:00", "3 May 2025"),
        ("", ""),
        ("2025-13", "2025-13"),
        ("2025-06-00", "2025-06-00"),
        ("June 18", "June 18"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(iso: str, words: str) -> None:
    assert DateWords().date(iso) == words


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2025-06-16", "2025-06-20", "16–20 June 2025"),
        ("2025-06-16", "2025-06-16", "16 June 2025"),
        ("2025-06-28", "2025-07-02", "28 June 2025 – 2 July 2025"),
        ("2025-06", "2025-06-20", "June 2025 – 20 June 2025"),
        ("2025-06-16", "", "16 June 2025"),
        ("", "2025", "2025"),
        ("", "", ""),
    ],
)
def test_a_span_of_days_says_month_and_year_once(starts: str, ends: str, words: str) -> None:
    assert DateWords().span(starts, ends) == words
