"""Published dates: what a source printed, as ISO text; nothing is ever filled in.

Only dates that say their year count, with month names in the languages of the
common blog programs: English, German, French, Spanish, Italian, Portuguese. A
date of digits and slashes counts when it can be read in one way alone; what
else stands at a date's place is read by `date_places`.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

EARLIEST_YEAR = 1990  # the Web's own first year: no post is older
LATEST_YEAR = 2100  # later ones are telephone numbers, prices and misprints


class Published(NamedTuple):
    """A date in ISO text (year, year-month or year-month-day) and as it was printed."""

    date: str
    printed: str


def published(printed: str) -> Published | None:
    """The first whole date in a date line, a field or a byline; None where none is sure.

    Words may stand around it. A day is preferred to a month alone; a day that
    the calendar does not have gives None, not its month. Of a time with a zone
    the day is taken as it stands there. A year alone, or digits of year and
    month, count only when nothing else is printed.
    """
    if not _SOME_YEAR.search(printed):
        return None
    for pattern, read in _ANYWHERE:
        if found := pattern.search(printed):
            return _checked(read(found), found[0])
    if found := _YEAR_ALONE.fullmatch(printed.strip()):
        return _checked([_numbers(found[1], found[2] or 0, 0)], found[0])
    return None


def with_slashes(printed: str, *, day_first: bool | None = None) -> Published | None:
    """The date of digits and slashes in a date line; None where there is none.

    One that can be read in two ways, when nobody knows which number is the day,
    is given as it was printed, without a date.
    """
    found = _SLASHES.search(printed)
    if not found:
        return None
    read = {True: _day_first, False: _month_first, None: _either_first}[day_first]
    sure = _checked(_either_first(found), found[0]) or _checked(read(found), found[0])
    if sure:
        return sure
    some_day = any(_iso(*reading) for reading in _either_first(found))
    return Published("", found[0]) if some_day else None


def day_first(printed: str) -> bool | None:
    """Whether a date of digits and slashes puts the day first; None where both could be."""
    found = _SLASHES.search(printed)
    if not found:
        return None
    as_day, as_month = _iso(*_day_first(found)[0]), _iso(*_month_first(found)[0])
    return None if bool(as_day) == bool(as_month) else bool(as_day)


def from_address(address: str) -> Published | None:
    """The date in the path of a post's address, such as /2014/06/18/ or /2014/06/."""
    try:
        path = urlsplit(address).path
    except ValueError:  # no address at all, such as "http://["
        return None
    found = _IN_PATH.search(path)
    return _checked([_numbers(found[1], found[2], found[3] or 0)], found[0][1:]) if found else None


def from_file_name(name: str) -> Published | None:
    """The date a file name begins with, such as 2026-05-15-title.md."""
    found = _IN_NAME.match(name)
    return _checked([_numbers(*found.groups())], found[0]) if found else None


_Numbers = tuple[int, int, int]

# January to December, whole names first; no two languages use one word for two months.
_MONTHS = (
    "january januar janvier enero gennaio janeiro jan janv ene gen",
    "february februar février fevrier febrero febbraio fevereiro feb févr fev",
    "march märz maerz mars marzo março mar mrz",
    "april avril abril aprile apr avr abr",
    "may mai mayo maggio maio mag",
    "june juni juin junio giugno junho jun giu",
    "july juli juillet julio luglio julho jul juil lug",
    "august août aout agosto aug ago",
    "september septembre septiembre setiembre settembre setembro sept sep set",
    "october oktober octobre octubre ottobre outubro oct okt ott out",
    "november novembre noviembre novembro nov",
    "december dezember décembre decembre diciembre dicembre dezembro dec dez déc dic",
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
# Words of other meanings, unless a day stands before them: "set 2014", "out 2014".
_NOT_ALONE = {"set", "out", "mag", "gen", "ago", "dic", "ene", "giu", "lug"}


def _any_of(names: Iterable[str]) -> str:
    """One of these names; a letter with an accent has two cases, which ASCII does not know."""
    longest_first = sorted(names, key=len, reverse=True)
    cases = (
        "".join(sign if sign.isascii() else f"[{sign}{sign.upper()}]" for sign in name)
        for name in longest_first
    )
    return rf"({'|'.join(cases)})\b\.?"


_MONTH = _any_of(_MONTH_NUMBERS)
_MONTH_ALONE = _any_of(_MONTH_NUMBERS.keys() - _NOT_ALONE)
_WEEKDAY = r"(?:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b\.?,?[ ]{1,3})?"
_TIME = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9.]{2,12})?[ ]?(?:Z\b|[+-][0-9]{2}:?[0-9]{2})?)?"
_DAY = r"([0-9]{1,2})(?:(?:st|nd|rd|th|er)\b|[º°]|\b)"
_YEAR = r"([0-9]{4})(?![0-9])"
_OF = r"(?:[ ](?:of|de|di))?"


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE | re.ASCII)


def _numbers(year: str | int, month: str | int, day: str | int) -> _Numbers:
    return int(year), _month_number(str(month)), int(day)


def _month_number(printed: str) -> int:
    return int(printed) if printed.isdigit() else _MONTH_NUMBERS[printed.lower()]


def _year_first(found: re.Match[str]) -> list[_Numbers]:
    return [_numbers(found[1], found[2], found[3])]


def _day_first(found: re.Match[str]) -> list[_Numbers]:
    return [_numbers(found[3], found[2], found[1])]


def _month_first(found: re.Match[str]) -> list[_Numbers]:
    return [_numbers(found[3], found[1], found[2])]


def _either_first(found: re.Match[str]) -> list[_Numbers]:
    return _day_first(found) + _month_first(found)


def _month_alone(found: re.Match[str]) -> list[_Numbers]:
    return [_numbers(found[2], found[1], 0)]


_SLASHES = _pattern(rf"(?<![0-9./-])([0-9]{{1,2}})/([0-9]{{1,2}})/{_YEAR}(?!/)")
# In this order: the surest to read come first, a month alone only after every whole day.
_ANYWHERE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[_Numbers]]], ...] = (
    (
        _pattern(rf"(?<![0-9./-])([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}})(?![0-9-]){_TIME}"),
        _year_first,
    ),
    (_pattern(r"(?<![0-9./-])([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})(?![0-9/])"), _year_first),
    (_pattern(rf"{_WEEKDAY}\b{_MONTH_ALONE}[ ]{{0,3}}{_DAY},?[ ]{{1,3}}{_YEAR}"), _month_first),
    (
        _pattern(
            rf"{_WEEKDAY}(?<![0-9.])\b{_DAY}\.?{_OF}[ -]{{1,3}}{_MONTH},?{_OF}[ -]{{1,3}}{_YEAR}"
        ),
        _day_first,
    ),
    (
        _pattern(rf"(?<![0-9./v-])([0-9]{{1,2}})\.[ ]?([0-9]{{1,2}})\.[ ]?{_YEAR}(?!\.[0-9])"),
        _day_first,
    ),
    (_SLASHES, _either_first),
    (_pattern(rf"(?<![0-9] )\b{_MONTH_ALONE},?{_OF}[ ]{{1,3}}{_YEAR}"), _month_alone),
)
_SOME_YEAR = _pattern(r"[0-9]{4}")
_YEAR_ALONE = _pattern(r"([0-9]{4})(?:-([0-9]{2}))?")
_IN_PATH = _pattern(r"/([0-9]{4})/([0-9]{1,2})(?:/([0-9]{1,2}))?(?=/|$)")
_IN_NAME = _pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")


def _checked(readings: Iterable[_Numbers], printed: str) -> Published | None:
    """The one date that the readings agree on; None when they differ or none exists."""
    days = {day for reading in readings if (day := _iso(*reading))}
    return Published(days.pop(), printed) if len(days) == 1 else None


def _iso(year: int, month: int, day: int) -> str:
    """ISO text with a zero left out; "" for a day that never was."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return ""
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7] if month else whole[:4]
