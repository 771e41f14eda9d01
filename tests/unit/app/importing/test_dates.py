from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.dates import (
    Published,
    day_first,
    from_address,
    from_file_name,
    published,
    with_slashes,
)

JUNE = "2014-06-18"


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("June 18, 2014", (JUNE, "June 18, 2014")),
        ("june 18 2014", (JUNE, "june 18 2014")),
        ("18 June 2014", (JUNE, "18 June 2014")),
        ("18th of June 2014", (JUNE, "18th of June 2014")),
        ("18. June 2014", (JUNE, "18. June 2014")),
        ("18-Jun-2014", (JUNE, "18-Jun-2014")),
        ("Jun. 18th, 2014", (JUNE, "Jun. 18th, 2014")),
        ("Wednesday, June 18, 2014", (JUNE, "Wednesday, June 18, 2014")),
        ("Wed, 18 Jun 2014 10:00:00 +0000", (JUNE, "Wed, 18 Jun 2014")),
        ("2014-06-18", (JUNE, "2014-06-18")),
        ("2014/06/18", (JUNE, "2014/06/18")),
        ("18.06.2014", (JUNE, "18.06.2014")),
        ("2014-06-18T23:30:00-05:00", (JUNE, "2014-06-18T23:30:00-05:00")),
        ("2014-06-18T00:30Z", (JUNE, "2014-06-18T00:30Z")),
        ("2014-06-18 10:00", (JUNE, "2014-06-18 10:00")),
        ("June 2014", ("2014-06", "June 2014")),
        ("2014-06", ("2014-06", "2014-06")),
        ("2014", ("2014", "2014")),
        ("Posted on June 18, 2014 by שרה 🙂", (JUNE, "June 18, 2014")),
        ("9 mars 2014", ("2014-03-09", "9 mars 2014")),
        ("Publié le 1er août 2014 par X", ("2014-08-01", "1er août 2014")),
        ("18. Juni 2014", (JUNE, "18. Juni 2014")),
        ("18 de junio de 2014", (JUNE, "18 de junio de 2014")),
        ("18 giugno 2014", (JUNE, "18 giugno 2014")),
        ("12 set 2014", ("2014-09-12", "12 set 2014")),
        ("MÄRZ 2014", ("2014-03", "MÄRZ 2014")),
        ("Cafe\u0301, 29 February 2012", ("2012-02-29", "29 February 2012")),
    ],
)
def test_a_printed_date_is_read_as_iso_text(printed: str, found: tuple[str, str]) -> None:
    assert published(printed) == Published(*found)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "June 18",
        "18 June",
        "May",
        "Friday",
        "10am",
        "v1.2.3",
        "v1.2.2003",
        "18:30",
        "9 mars",
        "set 2014",
        "out 2014",
    ],
)
def test_a_missing_year_is_never_filled_in(printed: str) -> None:
    assert published(printed) is None


@pytest.mark.parametrize(
    "printed",
    [
        "31 February 2014",
        "February 29, 2014",
        "32 June 2014",
        "2014-13-01",
        "2014-02-30",
        "31.04.2014",
    ],
)
def test_a_day_that_never_was_gives_nothing_not_even_its_month(printed: str) -> None:
    assert published(printed) is None


@pytest.mark.parametrize("printed", ["1985-06-18", "June 18, 1989", "2101-01-01", "0007", "9999"])
def test_years_without_a_web_are_no_dates_of_posts(printed: str) -> None:
    assert published(printed) is None


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("08/06/2017", None),
        ("1/2/2017", None),
        ("18/06/2017", "2017-06-18"),
        ("06/18/2017", "2017-06-18"),
        ("08/08/2017", "2017-08-08"),
        ("18/19/2017", None),
    ],
)
def test_digits_and_slashes_count_when_they_can_be_read_in_one_way(
    printed: str, found: str | None
) -> None:
    read = published(printed)
    assert (read.date if read else None) == found


@pytest.mark.parametrize(
    ("printed", "first", "found"),
    [
        ("on 08/06/2017", None, ("", "08/06/2017")),
        ("on 08/06/2017", True, ("2017-06-08", "08/06/2017")),
        ("on 08/06/2017", False, ("2017-08-06", "08/06/2017")),
        ("18/06/2017", False, ("2017-06-18", "18/06/2017")),
        ("18/19/2017", None, None),
        ("8 June 2017", None, None),
    ],
)
def test_a_slash_date_that_could_be_two_stays_as_printed(
    printed: str, first: bool | None, found: tuple[str, str] | None
) -> None:
    assert with_slashes(printed, day_first=first) == (Published(*found) if found else None)


@pytest.mark.parametrize(
    ("printed", "first"),
    [("18/06/2017", True), ("06/18/2017", False), ("08/06/2017", None), ("x", None)],
)
def test_a_day_above_twelve_tells_where_the_day_stands(printed: str, first: bool | None) -> None:
    assert day_first(printed) is first


@given(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%B %d, %Y", "%d %b %Y", "%A, %d %B %Y", "%d.%m.%Y", "%Y/%m/%d"]),
)
def test_every_day_that_is_printed_is_read_back(day: date, form: str) -> None:
    printed = day.strftime(form)
    assert published(printed) == Published(day.isoformat(), printed)


@given(st.text(max_size=60))
def test_any_string_gives_a_date_or_nothing(printed: str) -> None:
    found = published(printed)
    assert found is None or found.printed in printed


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://example.org/2014/06/18/ropes/", (JUNE, "2014/06/18")),
        ("https://example.org/blog/2014/6/ropes", ("2014-06", "2014/6")),
        ("/2014/06/18", (JUNE, "2014/06/18")),
        ("https://example.org/2014/13/ropes", None),
        ("https://example.org/2014/02/31/", None),
        ("https://example.org/ropes?from=/2014/06/18/", None),
        ("https://example.org/2014/", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_an_address_can_hold_the_date_in_its_path(
    address: str, found: tuple[str, str] | None
) -> None:
    assert from_address(address) == (Published(*found) if found else None)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("2026-05-15-title.md", "2026-05-15"),
        ("2026-05-15.md", "2026-05-15"),
        ("2026-02-30-title.md", None),
        ("title-2026-05-15.md", None),
        ("2026-05-155.md", None),
    ],
)
def test_a_file_name_can_begin_with_the_date(name: str, found: str | None) -> None:
    read = from_file_name(name)
    assert (read.date if read else None) == found
