"""Dates as people write them: the days they cover, or none where that is not clear."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.query.dates import Days, days, ideas, written

TODAY = date(2025, 7, 10)  # a Thursday
DAY = Days("2025-06-18", "2025-06-18", "")
JUNE = Days("2025-06-01", "2025-06-30", "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2025", Days("2025-01-01", "2025-12-31", "")),
        ("2024-02", Days("2024-02-01", "2024-02-29", "")),
        ("2025-6-8", Days("2025-06-08", "2025-06-08", "")),
        ("2025/06/18", DAY),
        ("20250618", DAY),
        ("２０２５-06-18", DAY),
        ("2025-Q2", Days("2025-04-01", "2025-06-30", "")),
        ("q2 2025", Days("2025-04-01", "2025-06-30", "")),
        ("2025-W25", Days("2025-06-16", "2025-06-22", "")),
        ("June 2025", JUNE),
        ("jun. 2025", JUNE),
        ("18 June 2025", DAY),
        ("18th of June, 2025", DAY),
        ("June 18th, 2025", DAY),
        ("2025 June 18", DAY),
        ("2024..2025", Days("2024-01-01", "2025-12-31", "")),
        ("2024–2025", Days("2024-01-01", "2025-12-31", "")),
        ("2024 - 2025", Days("2024-01-01", "2025-12-31", "")),
        ("June 2024 to 18 June 2025", Days("2024-06-01", "2025-06-18", "")),
        ("between 2024 and June 2025", Days("2024-01-01", "2025-06-30", "")),
        ("2024…2025", Days("2024-01-01", "2025-12-31", "")),
        ("..2024", Days("", "2024-12-31", "")),
        ("since 2024", Days("2024-01-01", "", "")),
        ("until June 2025", Days("", "2025-06-30", "")),
        ("after 2024", Days("2025-01-01", "", "")),
        (">=2024", Days("2024-01-01", "", "")),
        ("< 2024", Days("", "2023-12-31", "")),
    ],
)
def test_what_stands_in_the_calendar(typed: str, found: Days) -> None:
    assert days(typed, TODAY) == found


@pytest.mark.parametrize(
    ("typed", "first", "last", "said"),
    [
        ("Today", "2025-07-10", "2025-07-10", "today"),
        ("yesterday", "2025-07-09", "2025-07-09", "yesterday"),
        ("this week", "2025-07-07", "2025-07-13", "this week"),
        ("last  Week", "2025-06-30", "2025-07-06", "last week"),
        ("previous month", "2025-06-01", "2025-06-30", "last month"),
        ("past week", "2025-07-04", "2025-07-10", "past week"),
        ("past month", "2025-06-11", "2025-07-10", "past month"),
        ("this quarter", "2025-07-01", "2025-09-30", "this quarter"),
        ("last quarter", "2025-04-01", "2025-06-30", "last quarter"),
        ("last year", "2024-01-01", "2024-12-31", "last year"),
        ("past 7 days", "2025-07-04", "2025-07-10", "last 7 days"),
        ("last three weeks", "2025-06-20", "2025-07-10", "last 3 weeks"),
        ("3 weeks ago", "2025-06-16", "2025-06-22", "3 weeks ago"),
        ("a month ago", "2025-06-01", "2025-06-30", "1 month ago"),
        ("two years ago", "2023-01-01", "2023-12-31", "2 years ago"),
        ("last friday", "2025-07-04", "2025-07-04", "last friday"),
        ("last thursday", "2025-07-03", "2025-07-03", "last thursday"),
        ("since yesterday", "2025-07-09", "", "yesterday.."),
        ("before last month", "", "2025-05-31", "before last month"),
        ("2025-06-01..today", "2025-06-01", "2025-07-10", "2025-06-01..today"),
        ("from last month to yesterday", "2025-06-01", "2025-07-09", "last month..yesterday"),
    ],
)
def test_what_is_counted_from_today(typed: str, first: str, last: str, said: str) -> None:
    assert days(typed, TODAY) == Days(first, last, said)
    assert days(said, TODAY) == Days(first, last, said)


@pytest.mark.parametrize(
    "typed",
    [
        "", "..", "june", "12 june", "friday", "03/04/2025", "3.4.2025", "18/06/2025", "25",
        "2025-13", "2025-02-30", "30 February 2025", "2025..2024", "0000", "2025-W60", "now",
        "99999999999999", "next week", "18 Junio 2025", "0 days ago", "9999 years ago", "שלום",
        "2025 2024", "9999-12-31..9998", "after 9999", "before 0001", "last 0 weeks", "🎉",
    ],
)  # fmt: skip
def test_what_is_not_clear_is_no_day(typed: str) -> None:
    assert days(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "first_ideas"),
    [
        ("03/04/2025", ["2025-04-03", "2025-03-04"]),
        ("18.06.2025", ["2025-06-18"]),
        ("june", ["2025-06"]),
        ("12 December", ["2024-12-12"]),
        ("soon", ["2025"]),
        ("2025-06-20..2025-06-01", ["2025-06-01..2025-06-20"]),
        ("from june 2025 to 2024", ["2024-01..2025-06"]),
        ("soon..2024", ["2025"]),
    ],
)
def test_what_may_have_been_meant_is_the_first_idea(typed: str, first_ideas: list[str]) -> None:
    found = ideas(typed, TODAY)
    assert found[: len(first_ideas)] == first_ideas
    assert all(days(each, TODAY) for each in found)


FORMS = [
    "{d:%Y}-{d:%m}-{d:%d}", "{d:%Y}{d:%m}{d:%d}", "{d:%Y}/{d:%m}/{d:%d}", "{d.day} {d:%B} {d:%Y}",
    "{d:%d} {d:%b} {d:%Y}", "{d:%B} {d.day}, {d:%Y}", "{d:%Y} {d:%B} {d.day}",
]  # fmt: skip


@given(st.dates(date(1000, 1, 1)), st.sampled_from(FORMS))
def test_a_clear_day_in_any_form_is_that_day(day: date, form: str) -> None:
    iso = day.isoformat()
    assert days(form.format(d=day), TODAY) == Days(iso, iso, "")


@given(st.dates(), st.dates())
def test_days_are_written_so_that_they_are_read_again(one: date, other: date) -> None:
    first, last = sorted([one.isoformat(), other.isoformat()])
    assert days(written(first, last), TODAY) == Days(first, last, "")
    assert days(written(first, ""), TODAY) == Days(first, "", "")
    assert days(written("", last), TODAY) == Days("", last, "")


@given(st.text(), st.dates())
def test_no_text_raises(typed: str, today: date) -> None:
    found = days(typed, today)
    assert found is None or found.first or found.last
