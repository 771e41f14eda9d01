"""Dates that stand in the calendar, whichever day they are read on."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from whoosh.qparser.dateparse import DateParser


class Span(NamedTuple):
    """Days from the first to the last, both included."""

    first: date
    last: date


_YEAR = r"(?P<year>\d{4})"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NAMED: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?:{_DAY}(?: of)?[ -])?{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_YEAR},? {_MONTH}(?: {_DAY})?",
    )
)


def calendar_span(written: str) -> Span | None:
    """The days of a year, quarter, month, week or day; None where it is none or is unclear.

    Args:
        written: In small letters, with one blank where there are several.
    """
    for form, span in _FORMS:
        if match := form.fullmatch(written):
            try:
                return span(match)
            except ValueError:  # such as the 30th of February
                return None
    named = next((found for form in _NAMED if (found := form.fullmatch(written))), None)
    return _named(named) if named else None


def month(day: date) -> Span:
    """The month that a day is in."""
    return Span(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def quarter(day: date) -> Span:
    """The quarter that a day is in."""
    first = day.replace(month=day.month - (day.month - 1) % 3, day=1)
    return Span(first, month(first.replace(month=first.month + 2)).last)


def year(day: date) -> Span:
    """The year that a day is in."""
    return Span(day.replace(month=1, day=1), day.replace(month=12, day=31))


def week(day: date) -> Span:
    """The week that a day is in, from Monday (ISO 8601).

    Raises:
        OverflowError: It reaches beyond the calendar.
    """
    first = day - timedelta(days=day.weekday())
    return Span(first, first + timedelta(days=6))


def _plain(match: re.Match[str]) -> Span:
    if match["day"]:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        return Span(day, day)
    first = date(int(match["year"]), int(match["month"] or 1), 1)
    return month(first) if match["month"] else year(first)


def _of_quarter(match: re.Match[str]) -> Span:
    return quarter(date(int(match["year"]), int(match["quarter"]) * 3, 1))


def _of_week(match: re.Match[str]) -> Span:
    first = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    return Span(first, date.fromisocalendar(int(match["year"]), int(match["week"]), 7))


def _years(match: re.Match[str]) -> Span:
    first, last = date(int(match["year"]), 1, 1), date(int(match["last"]), 12, 31)
    if first > last:
        raise ValueError(match[0])
    return Span(first, last)


def _named(match: re.Match[str]) -> Span | None:
    """English names of months are whoosh's to read."""
    day = match["day"] if "day" in match.re.groupindex else None
    written = f"{int(day)} " if day else ""
    written += f"{match['month']} {match['year']}"
    try:
        found = _parser().date_from(written, datetime(2000, 1, 1))  # noqa: DTZ001 -- as it reckons
    except Exception:  # noqa: BLE001 -- whoosh raises anything for what is no date
        return None
    first, last = getattr(found, "start", None), getattr(found, "end", None)
    if not isinstance(first, datetime) or not isinstance(last, datetime):
        return None
    span = Span(first.date(), last.date())
    return span if str(span.first.year) == match["year"].lstrip("0") else None


@cache
def _parser() -> "DateParser":
    from whoosh.qparser.dateparse import English

    return English()


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...]] = (
    (
        re.compile(rf"{_YEAR}(?:([-/])(?P<month>\d{{1,2}})(?:\2(?P<day>\d{{1,2}}))?)?", re.ASCII),
        _plain,
    ),
    (re.compile(rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)", re.ASCII), _plain),
    (re.compile(rf"{_YEAR}[- ]?q(?P<quarter>[1-4])", re.ASCII), _of_quarter),
    (re.compile(rf"q(?P<quarter>[1-4])[- /]?{_YEAR}", re.ASCII), _of_quarter),
    (re.compile(rf"{_YEAR}-?w(?P<week>\d\d?)", re.ASCII), _of_week),
    (re.compile(rf"{_YEAR}-(?P<last>\d{{4}})", re.ASCII), _years),
)
