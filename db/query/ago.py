"""Days that are counted from today, and the canonical words that say them."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from db.query import calendar
from db.query.calendar import Span


class Said(NamedTuple):
    """Days, and the words they were said with in their canonical form."""

    first: date
    last: date
    words: str


_NUMBERS: Final = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),  # noqa: SIM905 -- shorter
        range(1, 13),
        strict=True,
    )
) | {"a": 1, "an": 1}
_PERIODS: Final[dict[str, Callable[[date], Span]]] = {
    "day": lambda day: Span(day, day),
    "week": calendar.week,
    "month": calendar.month,
    "quarter": calendar.quarter,
    "year": calendar.year,
}
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNIT = "(?P<unit>day|week|month|quarter|year)"
_NUMBER = rf"(?P<number>[0-9]{{1,4}}|{'|'.join(_NUMBERS)})"


def ago_span(written: str, today: date) -> Said | None:
    """What is counted from today; None where it is something else or reaches too far back.

    Args:
        written: In small letters, with one blank where there are several.
        today: The day to count from.
    """
    for form, span in _FORMS:
        if match := form.fullmatch(written):
            try:
                return span(match, today)
            except (OverflowError, ValueError):  # beyond the calendar
                return None
    return None


def back(day: date, unit: str, number: int) -> date:
    """So many days, weeks, months, quarters or years before; the last day of a month that is short.

    Raises:
        OverflowError: Before the year 1.
        ValueError: Likewise.
    """
    if unit in {"day", "week"}:
        return day - timedelta(days=number * (7 if unit == "week" else 1))
    months = number * {"month": 1, "quarter": 3, "year": 12}[unit]
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = date(years, month + 1, 1)
    return min(first.replace(day=1) + timedelta(days=day.day - 1), calendar.month(first).last)


def _today(match: re.Match[str], today: date) -> Said:
    day = back(today, "day", match[0] == "yesterday")
    return Said(day, day, match[0])


def _this(match: re.Match[str], today: date) -> Said:
    return Said(*_PERIODS[match["unit"]](today), match[0])


def _last(match: re.Match[str], today: date) -> Said:
    unit = match["unit"]
    return Said(*_PERIODS[unit](back(_PERIODS[unit](today).first, unit, 1)), f"last {unit}")


def _past(match: re.Match[str], today: date) -> Said:
    unit = match["unit"]
    return Said(_after(back(today, unit, 1)), today, f"past {unit}")


def _last_several(match: re.Match[str], today: date) -> Said:
    number, unit = _number(match), match["unit"]
    return Said(_after(back(today, unit, number)), today, f"last {_counted(number, unit)}")


def _ago(match: re.Match[str], today: date) -> Said:
    number, unit = _number(match), match["unit"]
    then = back(_PERIODS[unit](today).first, unit, number)
    return Said(*_PERIODS[unit](then), f"{_counted(number, unit)} ago")


def _weekday(match: re.Match[str], today: date) -> Said:
    days = (today.weekday() - _WEEKDAYS.index(match["weekday"]) - 1) % 7 + 1
    day = back(today, "day", days)
    return Said(day, day, match[0])


def _number(match: re.Match[str]) -> int:
    number = _NUMBERS.get(match["number"]) or int(match["number"])
    if not number:
        raise ValueError(match[0])
    return number


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'s' * (number > 1)}"


def _after(day: date) -> date:
    return day + timedelta(days=1)


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Said]], ...]] = (
    (re.compile("today|yesterday"), _today),
    (re.compile("this (?P<unit>week|month|quarter|year)"), _this),
    (re.compile("(?:last|previous) (?P<unit>week|month|quarter|year)"), _last),
    (re.compile("past (?P<unit>week|month|quarter|year)"), _past),
    (re.compile(rf"(?:last|past) {_NUMBER} {_UNIT}s?"), _last_several),
    (re.compile(rf"{_NUMBER} {_UNIT}s? ago"), _ago),
    (re.compile(rf"last (?P<weekday>{'|'.join(_WEEKDAYS)})"), _weekday),
)
