"""What a written date means, in days; never a guess.

    2025  2025-06  2025-06-18  20250618  2025/06/18      a year, a month, a day
    2025-Q2  Q2 2025  2025-W25                           a quarter, a week from Monday to Sunday
    June 2025  18 June 2025  June 18, 2025               English names of months, with a year
    today  yesterday  last friday                        counted from today
    this, last or past  week, month, quarter, year
    last 7 days  3 weeks ago
    A..B  A..  ..B  A to B  since A  until A  after A  before A  >A  >=A  <A  <=A

“last month” is the month before this one, “past month” the days of a month up to
today; “3 weeks ago” is the whole of that week. What could be two days, such as
03/04/2025 or “June”, is none: `ideas` says how to write it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from db.folding import fold_line
from db.query.ago import ago_span
from db.query.calendar import calendar_span, month, year

_ANY_IDEAS: Final = ("2025", "2025-06", "2025-06-18", "2024..2025", "last month")

_DOTS = re.compile(r"(?P<first>.*?) ?\.{2,3} ?(?P<last>.*)")
_FROM_TO = re.compile(
    r"(?:from )?(?P<first>.+?) (?:to|until|till|-) (?P<last>.+)"
    r"|between (?P<low>.+?) and (?P<high>.+)"
)
_SIDE = re.compile(r"(?P<sign>since|from|until|till|up to|after|before|>=|<=|>|<) ?(?P<date>.+)")
_FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)


class Days(NamedTuple):
    """From the first to the last day, as ISO texts; "" is open.

    Attributes:
        first: Not after `last`.
        last: Not before `first`.
        said: In canonical words what is counted from today; "" for what stands in the calendar.
    """

    first: str
    last: str
    said: str


def days(written: str, today: date) -> Days | None:
    """The days that a date or a range covers; None where that is not clear.

    Args:
        written: As a person typed it.
        today: The day that words such as “last month” are counted from.
    """
    text = fold_line(written)
    if match := _DOTS.fullmatch(text):
        return _range(match["first"], match["last"], today)
    if match := _FROM_TO.fullmatch(text):
        return _range(match["first"] or match["low"], match["last"] or match["high"], today)
    if match := _SIDE.fullmatch(text):
        return _one_side(match["sign"], match["date"], today)
    return _one(text, today)


def written(first: str, last: str) -> str:
    """The shortest way to write these days: 2025, 2025-06, 2025-06-18, a range with “..”."""
    begins = date.fromisoformat(first) if first else None
    ends = date.fromisoformat(last) if last else None
    for length, span in ((4, year), (7, month), (10, None)):
        begin_fits = begins is None or span is None or span(begins).first == begins
        end_fits = ends is None or span is None or span(ends).last == ends
        if begin_fits and end_fits:
            sides = (first[:length], last[:length])
            return sides[0] if sides[0] == sides[1] else "..".join(sides)
    raise AssertionError(first, last)


def ideas(unclear: str, today: date) -> list[str]:
    """Ways to write a date that is not clear: what may have been meant first, then forms."""
    meant = [written(found.first, found.last) for found in _meant(fold_line(unclear), today)]
    return list(dict.fromkeys([*meant, *_ANY_IDEAS]))


def _one(text: str, today: date) -> Days | None:
    if span := calendar_span(text):
        return Days(span.first.isoformat(), span.last.isoformat(), "")
    if said := ago_span(text, today):
        return Days(said.first.isoformat(), said.last.isoformat(), said.words)
    return None


def _range(first: str, last: str, today: date) -> Days | None:
    """Both sides, either of which may be left out; None when the last is before the first."""
    begin = _one(first, today) if first else Days("", "", "")
    end = _one(last, today) if last else Days("", "", "")
    if begin is None or end is None or not (first or last):
        return None
    if begin.first and end.last and begin.first > end.last:
        return None
    said = ""
    if begin.said or end.said:
        said = f"{begin.said or begin.first}..{end.said or end.last}"
    return Days(begin.first, end.last, said)


def _one_side(sign: str, text: str, today: date) -> Days | None:
    """From a date on, or up to it; beyond it with after, before, > and <."""
    found = _one(text, today)
    if found is None:
        return None
    one_day = timedelta(days=1)
    try:
        match sign:
            case "since" | "from" | ">=":
                return Days(found.first, "", found.said and f"{found.said}..")
            case "until" | "till" | "up to" | "<=":
                return Days("", found.last, found.said and f"..{found.said}")
            case "after" | ">":
                first = date.fromisoformat(found.last) + one_day
                return Days(first.isoformat(), "", found.said and f"after {found.said}")
            case _:
                last = date.fromisoformat(found.first) - one_day
                return Days("", last.isoformat(), found.said and f"before {found.said}")
    except OverflowError:  # beyond the calendar
        return None


def _meant(text: str, today: date) -> Iterator[Days]:
    """What an unclear date may be: figures read either way, a month of the last twelve."""
    if sides_said := _DOTS.fullmatch(text) or _FROM_TO.fullmatch(text):
        yield from _other_way_round(sides_said, today)
        return
    if match := _FIGURES.fullmatch(text):
        one, _sign, two, of_year = match.groups()
        sides = [f"{of_year}-{two}-{one}", f"{of_year}-{one}-{two}"]
    else:
        sides = [f"{text} {today.year}", f"{text} {today.year - 1}"]
    found = [each for side in sides if (each := _one(side, today)) and not each.said]
    if match:
        yield from found
    else:
        yield from [each for each in found if each.first <= today.isoformat()][:1]


def _other_way_round(sides: re.Match[str], today: date) -> Iterator[Days]:
    """What a range may be whose last day is before the first."""
    first, last = (side for side in sides.groups() if side is not None)
    if turned := _range(last, first, today):
        yield turned
