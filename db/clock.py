"""The one place that tells the time and makes guids."""

from datetime import UTC, datetime
from uuid import uuid4


def now() -> str:
    """The present moment as ISO 8601 text in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_guid() -> str:
    """A name for a row that no other row anywhere has."""
    return str(uuid4())
