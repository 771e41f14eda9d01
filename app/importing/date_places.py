"""Reads what stands where a page prints a date, in any language.

Only for such a place, never for free text: dateparser, which is asked last,
would find a date in "v1.2.2003", and needs a second to find none.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.importing import dates
from app.importing.dates import Published

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

LONGEST = 60  # letters; a longer line is text
_FEW_LANGUAGES = (  # tried when nobody knows the language: all of them would take 1.3 s
    *("ru", "pl", "nl", "sv", "da", "nb", "fi", "cs", "hu", "ro", "tr", "uk", "el", "bg"),
    *("ja", "zh", "ko", "ar", "he", "fa", "hi", "id", "vi", "ca", "hr"),
)
# Where most readers of these languages put the day; English has both ways.
_DAY_FIRST_ENGLISH = {"gb", "ie", "au", "nz", "in", "za"}
_MONTH_FIRST_ENGLISH = {"us", "ph"}
_YEAR_FIRST_LANGUAGES = {"zh", "ja", "ko", "hu", "lt", "mn", "fa"}  # a slash date says nothing


class Habits(NamedTuple):
    """How a source writes its dates: its language, and whether 8/6 is a day in June."""

    language: str = ""
    day_first: bool | None = None


UNKNOWN = Habits()


def habits(language: str, printed: Iterable[str] = ()) -> Habits:
    """How a source writes dates.

    Args:
        language: As it states it, such as "en-GB", or "".
        printed: Its dates as printed. Those that can be read in one way alone
            decide how the others are read; else the language does.
    """
    ways = Counter(way for line in printed if (way := dates.day_first(line)) is not None)
    if len(ways) == 1:
        return Habits(language, next(iter(ways)))
    return Habits(language, None if ways else _by_language(language))


def stated(printed: str, known: Habits = UNKNOWN) -> Published | None:
    """What a source states at a date's place; None where it is no date.

    A date of digits that could be two has no ISO text: only what was printed.
    """
    found = dates.published(printed) or dates.with_slashes(printed, day_first=known.day_first)
    return found or _in_words(printed, known.language)


def _by_language(language: str) -> bool | None:
    parts = language.lower().split("-")
    if not parts[0] or parts[0] in _YEAR_FIRST_LANGUAGES:
        return None
    if parts[0] != "en":
        return True
    if _DAY_FIRST_ENGLISH.intersection(parts[1:]):
        return True
    return False if _MONTH_FIRST_ENGLISH.intersection(parts[1:]) else None


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<![\d:.])\d{1,2}(?![\d:])")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]m)?", re.IGNORECASE)
_DAY_TO_YEAR = re.compile(r"(?<!\d)\d{1,2}(?!\d)\D{1,25}\d{4}(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")


def _in_words(printed: str, language: str) -> Published | None:
    """A date with the name of a month, as dateparser reads it, and nothing that is not printed."""
    line = _CLOCK.sub(" ", printed).strip()
    years = _YEAR.findall(line)
    if len(printed) > LONGEST or len(years) != 1 or not _LETTER.search(line):
        return None
    # Without a day, a word could be the month in one of many languages: "set 2014".
    numbers = [int(number) for number in _DAY.findall(_YEAR.sub(" ", line))]
    if not numbers and not language:
        return None
    if len(numbers) > 2:  # the month is a number too in "2014年6月18日"
        return None
    core = _DAY_TO_YEAR.search(line)
    for form in dict.fromkeys([core[0] if core else line, line]):
        if day := _parsed(form, _first_part(language), numbers):
            return Published(day, form) if day[:4] == str(int(years[0])) else None
    return None


def _first_part(language: str) -> str:
    return language.lower().partition("-")[0]


@lru_cache(maxsize=256)
def _cached(form: str, language: str, *, strict: bool) -> tuple[str, str]:
    """ISO text of the day and what of it was printed, "day" or "month"; "" if it is no date."""
    # It reads one line only, and fails in many ways on what is none.
    found = _parser(language, strict=strict).get_date_data(" ".join(form.split()))
    day = found.date_obj
    return (day.date().isoformat(), found.period) if day else ("", "")


def _parsed(form: str, language: str, numbers: list[int]) -> str:
    """ISO text of a printed day, or of a month where no day is printed; else ""."""
    day, period = _cached(form, language, strict=bool(numbers))
    if numbers:
        return day if period == "day" and int(day[8:]) in numbers else ""
    return day[:7] if period == "month" else ""


@lru_cache(maxsize=64)
def _parser(language: str, *, strict: bool) -> "DateDataParser":
    from dateparser.data.languages_info import language_order
    from dateparser.date import DateDataParser

    whole: dict[str, object] = {"STRICT_PARSING": True}
    month: dict[str, object] = {"REQUIRE_PARTS": ["month", "year"]}
    settings = {"PARSERS": ["absolute-time"], **(whole if strict else month)}
    languages = [language] if language in language_order else list(_FEW_LANGUAGES)
    return DateDataParser(languages=languages, settings=settings)
