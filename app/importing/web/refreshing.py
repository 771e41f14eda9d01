"""Looks into the feeds of the library for what is new."""

from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from gettext import gettext as _

from app.importing.fetch import Wanted
from app.importing.fetch.troubles import shown
from app.importing.pool import Pool
from app.importing.read_file import ReadFile
from app.importing.report import ImportReport
from app.importing.run import save_files
from app.importing.web.address_readings import AddressReading, read_each
from app.importing.web.from_address import files_of
from db import sources
from db.errors import FileProblem
from db.jobs import Job, Quiet
from db.library import Library
from db.sources import Feed

_NOBODY = Quiet()
_NO_EVENT = ""  # a proposal would be taken without anybody having seen it


@dataclass(frozen=True, slots=True)
class FeedRow:
    """What came of one feed.

    Attributes:
        added: Its posts that are new.
        newer: Its posts that have another text than the library's.
        unchanged: Those it still lists and that are as they were; 0 where the
            server says that the whole feed is as it was.
        problem: Why it could not be fetched or read, in words, or "".
    """

    feed: Feed
    added: int = 0
    newer: int = 0
    unchanged: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What came of the feeds, in their order, and of their posts."""

    rows: tuple[FeedRow, ...]
    posts: ImportReport


def refresh(
    library: Library,
    feeds: Sequence[Feed],
    job: Job = _NOBODY,
    pool: Pool | None = None,
    allow: Collection[str] = (),
) -> RefreshReport:
    """Fetch feeds, and save what is new in them as one step of the history.

    A feed that fails is a row of the report, and the others are saved. What the
    servers want to hear the next time is noted after the posts are saved: when
    the work is stopped, the next one finds them again.

    Args:
        library: Opened for writing.
        feeds: Those to look into, in this order.
        job: Is told of each feed, then of the posts saved; may stop the work.
        pool: Worker processes to use; without it some are started, and ended again.
        allow: Hosts the person allowed although they are in a network of their own.

    Raises:
        LibraryProblem: The library cannot be written.
        Stopped: The job wanted an end.
    """
    looked = _look(feeds, job, pool, allow)
    files = [file for each in looked for file in each.files]
    posts = save_files(library, files, job) if files else ImportReport()
    with library.writing(counts=False) as session:
        for each in looked:
            etag, modified = each.marks()
            sources.fetched(
                session, each.feed.id, etag=etag, modified=modified, problem=each.problem
            )
            if each.files:
                sources.posts_are_of(session, each.feed.id, each.found.source)
    return RefreshReport(tuple(each.row() for each in looked), posts)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A feed, and what was found in it."""

    feed: Feed
    found: AddressReading
    files: tuple[ReadFile, ...]

    @property
    def problem(self) -> str:
        return self.found.problem.message if self.found.problem else ""

    def marks(self) -> tuple[str, str]:
        """What the server wants to hear the next time; after a 304 often not said again."""
        page = self.found.page
        if page is None:
            return self.feed.etag, self.feed.modified
        if page.unchanged:
            return page.etag or self.feed.etag, page.modified or self.feed.modified
        return page.etag, page.modified

    def row(self) -> FeedRow:
        """What came of it, once its files are saved."""
        added = sum(len(file.new) for file in self.files)
        newer = sum(len(file.newer) for file in self.files)
        drafts = sum(len(file.drafts) for file in self.files)
        return FeedRow(self.feed, added, newer, drafts - added - newer, self.problem)


def _look(
    feeds: Sequence[Feed], job: Job, pool: Pool | None, allow: Collection[str]
) -> list[_Looked]:
    """Fetch and read all feeds; nothing is saved yet."""
    wanted = [Wanted(feed.address, feed.etag, feed.modified) for feed in feeds]
    looked: list[_Looked] = []

    def tell() -> None:
        job.report(len(looked), len(feeds), _("Fetching"))

    with closing(read_each(wanted, pool, allow, tell)) as readings:
        for feed, read in zip(feeds, readings, strict=True):
            found = _as_feed(read)
            looked.append(_Looked(feed, found, files_of(found, _NO_EVENT)))
            job.report(len(looked), len(feeds), feed.name)
    return looked


def _as_feed(found: AddressReading) -> AddressReading:
    """What was found, if it is a feed: where one was, a site may show its front page."""
    if found.problem or found.is_feed or (found.page and found.page.unchanged):
        return found
    problem = FileProblem(
        _("“{address}” is no feed any more.").format(address=shown(found.wanted.address)),
        _("Open the blog in the browser, and add its feed anew."),
    )
    return AddressReading(found.wanted, found.page, problem=problem)
