import pytest

from app.importing.bylines import byline
from app.importing.date_places import Habits


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("Posted on June 18, 2014 by Jane Doe", "Jane Doe", "2014-06-18"),
        ("Publié le 18 juin 2014 par Hélène Roux", "Hélène Roux", "2014-06-18"),
        ("Publié le 18 juin 2014 par Hélène Roux dans Cartes", "Hélène Roux", "2014-06-18"),
        ("Veröffentlicht am 18. Juni 2014 von Ludwig von Aue", "Ludwig von Aue", "2014-06-18"),
        ("Mittwoch, 18. Juni 2014 um 10:30 Uhr", "", "2014-06-18"),
        ("Publicado el 18 de junio de 2014 por Inés Mar", "Inés Mar", "2014-06-18"),
        ("Publicado em 18 de junho de 2014 por Rui Sá", "Rui Sá", "2014-06-18"),
        ("Pubblicato il 18 giugno 2014 da Ada Neri", "Ada Neri", "2014-06-18"),
        ("Par Hélène Roux", "Hélène Roux", ""),
        ("18 juin 2014", "", "2014-06-18"),
    ],
)
def test_date_and_author_lines_are_read_in_six_languages(line: str, author: str, date: str) -> None:
    told = byline(line)
    assert told is not None
    assert (told.author, told.published) == (author, date)


@pytest.mark.parametrize(
    "line",
    [
        "Wir trafen uns am 18. Juni 2014 am Hafen und blieben lange.",
        "Notes du 18 juin 2014",
        "Por fin",
        "Von hier an bergauf",
        "Le 18 juin",
        "Um 10:30 Uhr",
        "🙂 cafe\u0301 שלום",
    ],
)
def test_a_title_or_a_sentence_is_no_such_line(line: str) -> None:
    assert byline(line) is None


@pytest.mark.parametrize(("first", "date"), [(True, "2017-06-08"), (None, "")])
def test_a_date_of_digits_is_a_date_line_in_any_case(first: bool | None, date: str) -> None:
    told = byline("Posted 08/06/2017 by Jane Doe", Habits(day_first=first))
    assert told is not None
    assert (told.author, told.published, told.printed) == ("Jane Doe", date, "08/06/2017")
