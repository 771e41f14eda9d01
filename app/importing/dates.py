"""Published dates: what a source printed, as ISO text; nothing is ever filled in.

Only dates that say their year count, and only with English month names. A
date of digits and slashes counts when it can be read in one way alone.
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

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b\.?,?[ ]{1,3})?"
_TIME = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9.]{2,12})?[ ]?(?:Z\b|[+-][0-9]{2}:?[0-9]{2})?)?"
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"([0-9]{4})(?![0-9])"


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE | re.ASCII)


def _numbers(year: str | int, month: str | int, day: str | int) -> _Numbers:
    return int(year), _month_number(str(month)), int(day)


def _month_number(printed: str) -> int:
    return int(printed) if printed.isdigit() else _MONTHS.index(printed[:3].lower()) + 1


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


# In this order: the surest to read come first, a month alone only after every whole day.
_ANYWHERE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[_Numbers]]], ...] = (
    (
        _pattern(rf"(?<![0-9./-])([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}})(?![0-9-]){_TIME}"),
        _year_first,
    ),
    (_pattern(r"(?<![0-9./-])([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})(?![0-9/])"), _year_first),
    (_pattern(rf"{_WEEKDAY}\b{_MONTH}[ ]{{0,3}}{_DAY},?[ ]{{1,3}}{_YEAR}"), _month_first),
    (
        _pattern(
            rf"{_WEEKDAY}(?<![0-9.])\b{_DAY}\.?(?:[ ]of)?[ -]{{1,3}}{_MONTH},?[ -]{{1,3}}{_YEAR}"
        ),
        _day_first,
    ),
    (
        _pattern(rf"(?<![0-9./v-])([0-9]{{1,2}})\.[ ]?([0-9]{{1,2}})\.[ ]?{_YEAR}(?!\.[0-9])"),
        _day_first,
    ),
    (_pattern(rf"(?<![0-9./-])([0-9]{{1,2}})/([0-9]{{1,2}})/{_YEAR}(?!/)"), _either_first),
    (_pattern(rf"(?<![0-9] )\b{_MONTH},?[ ]{{1,3}}{_YEAR}"), _month_alone),
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
