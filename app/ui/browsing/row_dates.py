"""Dates of posts in the words and the order of the person's country."""

import re
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QDate, QLocale

# In Qt's date formats letters between quotes are meant as they are, like the “de” of Spanish.
_TOKEN: Final = re.compile(r"'[^']*'|d+|M+|y+|[^'dMy]+")
_BETWEEN: Final = " ,،"
_FALLBACK: Final = "d MMM yyyy"


def date_words(published: str, locale: QLocale | None = None) -> str:
    """A post's date as a list shows it, such as “14 Nov 2025”, “Jun 2025” or “2025”.

    Args:
        published: ISO text of a day, a month or a year.
        locale: The person's own if none is given.

    Returns:
        Words as precise as the date is; what is no such date is given back as it is.
    """
    return _words(published, (locale or QLocale()).name())


@lru_cache(maxsize=4096)
def _words(published: str, locale_name: str) -> str:
    parts = published.split("-")
    if len(parts) not in {2, 3} or not all(part.isdecimal() for part in parts):
        return published  # a year alone is read the same everywhere
    day = QDate(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) == 3 else 1)
    if not day.isValid():
        return published
    locale = QLocale(locale_name)
    tokens = _day_format(locale)
    return locale.toString(day, "".join(tokens if len(parts) == 3 else _without_day(tokens)))


def _day_format(locale: QLocale) -> list[str]:
    """The country's long form without the weekday and with the month cut short."""
    long = locale.dateFormat(QLocale.FormatType.LongFormat).replace("dddd", "\0")
    form = re.sub(rf"[{_BETWEEN}]*\0[{_BETWEEN}]*", " ", long).strip().replace("MMMM", "MMM")
    tokens = _TOKEN.findall(form)
    return tokens if {token[0] for token in tokens} >= set("dMy") else _TOKEN.findall(_FALLBACK)


def _without_day(tokens: list[str]) -> list[str]:
    """The same form without the day and the signs that belong to it."""
    day = next(place for place, token in enumerate(tokens) if token in {"d", "dd"})
    after = day + 1
    while after < len(tokens) and tokens[after][0] not in "My":
        after += 1
    kept = [*tokens[:day], *tokens[after:]]
    return _TOKEN.findall("".join(kept).strip(_BETWEEN))
