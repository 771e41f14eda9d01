import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.date_places import LONGEST, Habits, habits, stated

JUNE = "2014-06-18"


@pytest.mark.parametrize(
    ("printed", "language", "date"),
    [
        ("18 czerwca 2014", "pl", JUNE),
        ("Opublikowano 18 czerwca 2014", "pl", JUNE),
        ("18 juni 2014, 10:30", "nl", JUNE),
        ("18 июня 2014 г.", "ru", JUNE),
        ("18 Ιουνίου 2014", "el", JUNE),
        ("2014年6月18日", "ja", JUNE),
        ("2014. június 18.", "hu", JUNE),
        ("18 ביוני 2014", "he", JUNE),
        ("١٨ يونيو ٢٠١٤", "ar", JUNE),
        ("18 czerwca 2014", "", JUNE),
        ("18 czerwca 2014", "xx-Nowhere", JUNE),
        ("czerwiec 2014", "pl", "2014-06"),
        ("June 18, 2014", "pl", JUNE),
    ],
)
def test_a_date_is_read_in_the_languages_of_the_world(
    printed: str, language: str, date: str
) -> None:
    found = stated(printed, habits(language))
    assert found is not None
    assert found.date == date
    assert found.printed in printed


@pytest.mark.parametrize(
    ("printed", "language"),
    [
        ("18 czerwca", "pl"),
        ("czerwiec", "pl"),
        ("10:30", "pl"),
        ("wczoraj", "pl"),
        ("2 dni temu", "pl"),
        ("w 2014 roku", "pl"),
        ("31 czerwca 2014", "pl"),
        ("5 pomysłów na 2014", "pl"),
        ("v1.2.2003", ""),
        ("Top 10 of 2014", ""),
        ("set 2014", ""),
        ("٢٠١٤", "ar"),
        ("🙂 18 cafe\u0301 שלום", "he"),
        ("18 czerwca 2014 " + "i dalej " * LONGEST, "pl"),
    ],
)
def test_nothing_that_is_not_printed_is_made_up(printed: str, language: str) -> None:
    assert stated(printed, habits(language)) is None


@pytest.mark.parametrize(
    ("language", "others", "date"),
    [
        ("en-US", [], "2017-08-06"),
        ("en-GB", [], "2017-06-08"),
        ("fr", [], "2017-06-08"),
        ("pt-BR", [], "2017-06-08"),
        ("en", [], ""),
        ("", [], ""),
        ("ja", [], ""),
        ("", ["18/06/2017"], "2017-06-08"),
        ("en-US", ["18/06/2017", "1/2/2017"], "2017-06-08"),
        ("fr", ["06/18/2017"], "2017-08-06"),
        ("fr", ["06/18/2017", "18/06/2017"], ""),
    ],
)
def test_digits_and_slashes_are_read_as_the_source_writes_them(
    language: str, others: list[str], date: str
) -> None:
    found = stated("Posted 08/06/2017", habits(language, others))
    assert found is not None
    assert (found.date, found.printed) == (date, "08/06/2017")


def test_a_slash_date_with_one_meaning_needs_no_habits() -> None:
    found = stated("18/06/2017", Habits(day_first=False))
    assert found is not None
    assert found.date == "2017-06-18"


@given(st.text(max_size=80), st.sampled_from(["", "pl", "he", "xx"]))
def test_any_line_gives_a_date_with_a_printed_year_or_nothing(printed: str, language: str) -> None:
    found = stated(printed, habits(language))
    assert found is None or not found.date or any(sign.isdigit() for sign in printed)


def test_the_expensive_library_waits_for_a_date_it_is_needed_for() -> None:
    code = (
        "import sys; from app.importing import date_places\n"
        "assert date_places.stated('18 June 2014') and not date_places.stated('No date, 18')\n"
        "assert not [name for name in sys.modules if name.startswith('dateparser')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
