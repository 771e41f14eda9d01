"""A day is written in one way, or told to be none."""

import pytest

from db import days
from db.errors import Problem


@pytest.mark.parametrize(
    ("written", "kept"),
    [("", ""), (" ", ""), ("2025", "2025"), (" 2025-06 ", "2025-06"), ("2024-02-29", "2024-02-29")],
)
def test_a_year_month_or_day_is_kept(written: str, kept: str) -> None:
    assert days.checked(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "25",
        "2025-6",
        "2025-13",
        "2025-00",
        "2023-02-29",
        "0000",
        "2025-06-18T10",
        "٢٠٢٥",
        "June 🏮",
    ],
)
def test_what_is_no_day_is_told_with_the_words_typed(written: str) -> None:
    with pytest.raises(Problem) as caught:
        days.checked(written)
    assert f"“{written}”" in caught.value.message
    assert "2025-06-18" in caught.value.remedy
