"""Dates as people write them: 14 June 2025, June 2025, 2025."""

import re
from gettext import gettext as _

_ISO = re.compile(
    r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?(?:[T ].*)?", re.DOTALL
)


class DateWords:
    """Writes dates in the language of today.

    The words are looked up once, when this is made, because a look-up costs
    more than a date; so make one for each summary.
    """

    def __init__(self) -> None:
        self._months = _months()
        self._day = _("{day} {month} {year}")
        self._month = _("{month} {year}")
        self._days = _("{first}–{last} {month} {year}")
        self._range = _("{start} – {end}")

    def date(self, iso: str) -> str:
        """A year, a month or a day; a time of day is left out, what is no date stays as it is."""
        found = _ISO.fullmatch(iso)
        if found is None:
            return iso
        year, month, day = found.groups()
        if month is None:
            return year
        name = self._months[int(month) - 1]
        if day is None:
            return self._month.format(month=name, year=year)
        return self._day.format(day=int(day), month=name, year=year)

    def span(self, starts: str, ends: str) -> str:
        """From a first to a last date, either of which may be unknown ("")."""
        if not starts or not ends or starts == ends:
            return self.date(starts or ends)
        first, last = _ISO.fullmatch(starts), _ISO.fullmatch(ends)
        if first and last and first[3] and last[3] and first.group(1, 2) == last.group(1, 2):
            return self._days.format(
                first=int(first[3]),
                last=int(last[3]),
                month=self._months[int(first[2]) - 1],
                year=first[1],
            )
        return self._range.format(start=self.date(starts), end=self.date(ends))


def _months() -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
