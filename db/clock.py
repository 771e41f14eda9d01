"""The one place that tells the time and makes guids."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4


def now() -> str:
    """The present moment as ISO 8601 text in UTC, to the millisecond."""
    return days_ago(0)


def days_ago(days: int) -> str:
    """The moment so many days of 24 hours before the present one, as `now` writes it."""
    moment = datetime.now(UTC) - timedelta(days=days)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_guid() -> str:
    """A name for a row that no other row anywhere has."""
    return str(uuid4())
