"""What is done about feeds beside the window: looking for them, and looking into them.

What fetches and reads is imported when it is first needed: the window starts sooner.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app import settings
from db.jobs import Job
from db.library import Library
from db.sources import Feed

if TYPE_CHECKING:
    from app.importing.pool import Pool
    from app.importing.web.from_address import FoundAtAddresses
    from app.importing.web.refreshing import RefreshReport


def fetched(
    addresses: Sequence[str], event: str | None, pool: "Pool | None", job: Job
) -> "FoundAtAddresses":
    """What is at some addresses; hosts of the person's own network as the settings allow."""
    from app.importing.web.from_address import read_addresses

    return read_addresses(addresses, event, job, pool, settings.allowed_hosts())


def refreshed(library: Library, feeds: Sequence[Feed], job: Job) -> "RefreshReport":
    """Save what is new in some feeds; with processes of its own, as an import may go on."""
    from app.importing.web.refreshing import refresh

    return refresh(library, feeds, job, allow=settings.allowed_hosts())
