"""From addresses to readings: fetches each one, and has a worker read what came."""

from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from app.importing.fetch import Fetched, Wanted, fetch_each
from app.importing.kinds import Kind
from app.importing.pool import Pool
from app.importing.source_file import Part, SourceFile
from app.importing.worker import Answer
from app.importing.worker_main import Work
from app.text.clean import one_line
from db.errors import FileProblem
from db.records import Reading

_LONGEST_NAME = 120
_NOTHING = Reading(())
_FEEDS = (Kind.FEED, Kind.JSON_FEED)


@dataclass(frozen=True, slots=True)
class AddressReading:
    """What came of one address.

    Attributes:
        page: As fetched; None where that failed.
        parts: What was read in a large feed.
        last: What was read in any other page, and what it was read as; holds nothing
            where it is unchanged, or could not be read.
        problem: Why it could not be fetched or read, or not to its end.
    """

    wanted: Wanted
    page: Fetched | None
    parts: tuple[Part, ...] = ()
    last: Reading = _NOTHING
    problem: FileProblem | None = None

    @property
    def address(self) -> str:
        """Where it was in the end, or should have been."""
        return self.page.address if self.page else self.wanted.address

    @property
    def name(self) -> str:
        """As a file of it would be called."""
        return file_name(self.address)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All that was read in it, in order."""
        return (*(part.reading for part in self.parts), self.last)

    @property
    def is_feed(self) -> bool:
        """Whether it was read as a feed, whatever its server calls it."""
        return any(reading.kind in _FEEDS for reading in self.readings)

    @property
    def source(self) -> str:
        """Where its posts come from: the blog's name, else the host."""
        site = next((one_line(each.site) for each in self.readings if each.site.strip()), "")
        return site or urlsplit(self.address).hostname or self.address


def read_each(
    wanted: Sequence[Wanted],
    pool: Pool | None,
    allow: Collection[str],
    waiting: Callable[[], None],
) -> Generator[AddressReading, None, None]:
    """Give what came of each address, in their order.

    Args:
        wanted: What to fetch.
        pool: Worker processes to use; without it some are started, and ended again.
        allow: Hosts the person allowed although they are in a network of their own.
        waiting: Called ten times a second or more often; may raise to end it.
    """
    with (
        nullcontext(pool) if pool else Pool() as readers,
        closing(fetch_each(wanted, allow, waiting)) as answers,
        closing(readers.read(_jobs(wanted, answers), waiting=waiting)) as read,
    ):
        parts: list[Part] = []
        for (each, page), told in read:
            match told:
                case Part():
                    parts.append(told)
                    continue
                case FileProblem():
                    yield AddressReading(each, page, tuple(parts), problem=told)
                case Reading():
                    yield AddressReading(each, page, tuple(parts), told)
            parts.clear()


def file_name(address: str) -> str:
    """The last part of an address's path, else its host: one line, never empty."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return one_line(address)[:_LONGEST_NAME] or "?"
    last = one_line(unquote(PurePosixPath(parts.path).name)).replace("/", " ")
    return (last or parts.hostname or one_line(address) or "?")[:_LONGEST_NAME]


_Tag = tuple[Wanted, Fetched | None]


def _jobs(
    wanted: Sequence[Wanted], answers: Iterator[Fetched | FileProblem]
) -> Iterator[tuple[_Tag, Work | Answer]]:
    for each, answer in zip(wanted, answers, strict=True):
        if isinstance(answer, FileProblem):
            yield (each, None), answer
        elif answer.unchanged:
            yield (each, answer), _NOTHING
        else:
            name = file_name(answer.address)
            source = SourceFile(name, address=answer.address, charset=answer.charset)
            yield (each, answer), Work(answer.data, source)
