"""Days in words, as they are read aloud: “June 2025”, “18 June 2025”, “since 2024”."""

from datetime import date
from gettext import gettext as _
from typing import Final

from db.query.dates import written


def N_(text: str) -> str:  # noqa: N802 -- gettext's own name for what is translated later
    """Mark a text to be translated where it is shown."""
    return text


_MONTHS: Final = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def day_words(first: str, last: str, said: str = "") -> str:
    """The days of a query; with the words that were said, if they are counted from today.

    Args:
        first: ISO text of a day; "" is open.
        last: Likewise.
        said: Such as “last month”; "" for what stands in the calendar.
    """
    begin, dots, end = written(first, last).partition("..")
    if not dots:
        words = _words(begin)
    elif not end:
        words = _("since {day}").format(day=_words(begin))
    elif not begin:
        words = _("until {day}").format(day=_words(end))
    else:
        words = _("{first} to {last}").format(first=_words(begin), last=_words(end))
    return _("{said} ({days})").format(said=said, days=words) if said else words


def _words(iso: str) -> str:
    """A year, a month or a day in words."""
    if len(iso) == 4:
        return str(int(iso))
    month = _(_MONTHS[int(iso[5:7]) - 1])
    if len(iso) == 7:
        return _("{month} {year}").format(month=month, year=int(iso[:4]))
    day = date.fromisoformat(iso)
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)
