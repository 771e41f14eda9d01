"""Days as they are written in the library: ISO text of a year, a month or a day."""

import re
from datetime import date
from gettext import gettext as _
from typing import Final

from db.errors import Problem

_WRITTEN: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def checked(written: str) -> str:
    """Give a day without blanks around it; "" where it is not known.

    Raises:
        Problem: It is no year, month or day of the calendar, or written otherwise.
    """
    written = written.strip()
    match = _WRITTEN.fullmatch(written)
    try:
        if match:
            year, month, day = match.groups()
            date(int(year), int(month or 1), int(day or 1))
    except ValueError:  # such as the 30th of February
        match = None
    if written and match is None:
        raise Problem(
            _("“{written}” is not a date.").format(written=written),
            _("Write it as 2025, 2025-06 or 2025-06-18, or leave it empty."),
        )
    return written
