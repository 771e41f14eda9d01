"""When something was done in another tool: its own writing of a time to ours."""

import re
from datetime import UTC, datetime

from app.importing.dates import EARLIEST_YEAR, LATEST_YEAR

_MILLISECONDS = 100_000_000_000  # more is no number of seconds: it would be the year 5138
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,9})?")


def moment(written: str) -> str:
    """ISO 8601 in UTC, to the millisecond; "" for what is no time.

    Args:
        written: Seconds or milliseconds since 1970, or ISO 8601 with or without
            a zone. Without one it is taken as UTC, being at most a day wrong.
    """
    written = written.strip()
    try:
        read = _since_1970(float(written)) if _NUMBER.fullmatch(written) else _from_text(written)
    except (ValueError, OverflowError, OSError):  # no time, or beyond the calendar
        return ""
    if not EARLIEST_YEAR <= read.year <= LATEST_YEAR:
        return ""
    return read.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _since_1970(number: float) -> datetime:
    return datetime.fromtimestamp(number / 1000 if number > _MILLISECONDS else number, UTC)


def _from_text(written: str) -> datetime:
    read = datetime.fromisoformat(written)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
