"""Pages and feeds of the web, read as if they were files."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path

from app.importing.fetch import Wanted
from app.importing.fetch.troubles import shown
from app.importing.found_posts import FoundPosts, joined, read_file
from app.importing.pool import Pool
from app.importing.read_file import ReadFile
from app.importing.reading import GivenFile
from app.importing.report import ProblemRow, Remark
from app.importing.source_file import Part
from app.importing.web.address_readings import AddressReading, read_each
from app.importing.web.web_address import normal
from db.errors import FileProblem
from db.jobs import Job, Quiet
from db.names import checked
from db.records import Address, AddressKind, Draft, FeedLink

_NOBODY = Quiet()


@dataclass(frozen=True, slots=True)
class FoundAtAddresses(FoundPosts):
    """What was fetched and read, for a person to look at before it is saved.

    Attributes:
        followable: The addresses that are feeds themselves; `feeds` are those that
            the other pages name.
    """

    followable: tuple[FeedLink, ...] = ()


def read_addresses(
    addresses: Iterable[str],
    event: str | None = None,
    job: Job = _NOBODY,
    pool: Pool | None = None,
    allow: Collection[str] = (),
) -> FoundAtAddresses:
    """Fetch addresses, and read what is there as posts.

    Args:
        addresses: As a person types them, in the order to import them.
        event: The event of all posts; without it each page's own, or a proposal.
        job: Is told of each address; may stop the work.
        pool: Worker processes to use; without it some are started, and ended again.
        allow: Hosts the person allowed although they are in a network of their own.

    Raises:
        NameProblem: The event's name cannot be one.
        Stopped: The job wanted an end.
    """
    event = None if event is None else checked(event)
    wanted = [Wanted(each) for each in dict.fromkeys(map(normal, addresses))]
    found: list[AddressReading] = []

    def tell() -> None:
        job.report(len(found), len(wanted), _("Fetching"))

    with closing(read_each(wanted, pool, allow, tell)) as readings:
        for each in readings:
            found.append(each)
            job.report(len(found), len(wanted), each.name)
    return FoundAtAddresses(
        files=tuple(file for each in found for file in files_of(each, event)),
        problems=tuple(_problems(found)),
        remarks=tuple(_remarks(found)),
        feeds=tuple(_named_feeds(found)),
        followable=tuple(_followable(found)),
    )


def files_of(found: AddressReading, event: str | None) -> tuple[ReadFile, ...]:
    """What was found in a page, on its way into the library; of an archive each file.

    Args:
        found: Fetched and read.
        event: What the person said; None takes the page's own, or a proposal.
    """
    if found.page is None:
        return ()
    address, data = found.address, found.page.data
    sha256 = hashlib.sha256(data).hexdigest()
    given = GivenFile(Path(found.name), data, sha256, len(data), whole_name=found.name)
    parts = [(_part_of(given, part), part.reading) for part in found.parts]
    files = joined(
        read_file(file, reading, event)
        for file, reading in [*parts, (given, found.last)]
        if reading.drafts or reading.skipped
    )
    return tuple(
        replace(
            file,
            path=address if file.name == found.name else f"{address}#{file.name}",
            source=found.source,
            drafts=tuple(_addressed(file.drafts, address)),
        )
        for file in files
    )


def _part_of(given: GivenFile, part: Part) -> GivenFile:
    path = Path(part.name) if part.name else given.path
    return replace(given, path=path, data=part.data, is_part=True)


def _addressed(drafts: Sequence[Draft], address: str) -> Iterator[Draft]:
    """The drafts with no file's name for an address; one that is alone has the page's."""
    for draft in drafts:
        known = tuple(each for each in draft.addresses if each.kind is not AddressKind.FILE)
        if not known and len(drafts) == 1:
            known = (Address(AddressKind.URL, address),)
        yield replace(draft, addresses=known or draft.addresses)


def _problems(found: Sequence[AddressReading]) -> Iterator[ProblemRow]:
    for each in found:
        address = shown(each.wanted.address)
        problem = each.problem
        if problem is None and not _holds_something(each):
            problem = _no_posts(address)
        if problem:
            yield ProblemRow(address, problem.message, problem.remedy)


def _holds_something(found: AddressReading) -> bool:
    return found.is_feed or any(reading.drafts or reading.feeds for reading in found.readings)


def _remarks(found: Sequence[AddressReading]) -> Iterator[Remark]:
    for each in found:
        for reading in each.readings:
            yield from (Remark(each.address, text) for text in reading.remarks)


def _followable(found: Sequence[AddressReading]) -> Iterator[FeedLink]:
    for each in found:
        if each.page and each.is_feed:
            yield FeedLink(each.address, each.source)


def _named_feeds(found: Sequence[AddressReading]) -> Iterator[FeedLink]:
    """Each feed once, unless it is there itself."""
    told = {feed.address for feed in _followable(found)}
    for feed in (feed for each in found for reading in each.readings for feed in reading.feeds):
        if feed.address not in told:
            told.add(feed.address)
            yield feed


def _no_posts(address: str) -> FileProblem:
    return FileProblem(
        _("No post was found at “{address}”.").format(address=address),
        _("Open it in the browser, and import the page of one post, or copy its text."),
    )
