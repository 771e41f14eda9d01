"""What files hold, read but not saved: the first phase of an import."""

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path

from app.importing import files
from app.importing.one_source import readings
from app.importing.pool import Pool
from app.importing.read_file import Outline, PostName, ReadFile, Whole, name_of, prepared
from app.importing.reading import GivenFile, Readings, no_posts
from app.importing.report import ProblemRow, Remark
from app.importing.source_file import SourceFile
from app.importing.worker_main import Work
from db.jobs import Job, Quiet
from db.names import checked
from db.records import Draft, FeedLink, PostLink, Reading, Skipped, Suggestion

_NOBODY = Quiet()


@dataclass(frozen=True, slots=True)
class FoundPosts:
    """What was read from some files, for a person to look at before it is saved.

    Attributes:
        files: Those that hold something, with their bytes, posts and skipped parts.
        problems: What could not be read; the others were.
        remarks: What the person should know of what was read.
        feeds: The feeds that the files list.
    """

    files: tuple[ReadFile, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    feeds: tuple[FeedLink, ...] = ()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The posts of all files, in order."""
        return tuple(draft for file in self.files for draft in file.drafts)


def read_files(
    paths: Iterable[Path],
    event: str | None = None,
    job: Job = _NOBODY,
    pool: Pool | None = None,
    read_as: str = "",
) -> FoundPosts:
    """Read files and folders, and keep all that `save_files` needs.

    Every file is read, also one whose bytes are known: a person may want a
    post of it that they left out before. Of a very large one only the
    beginnings of the posts are kept.

    Args:
        paths: Files and folders, in the order to import them.
        event: The event of all posts; without it each file's own, or a proposal.
        job: Is told of each file; may stop the work.
        pool: Worker processes to use; without it some are started, and ended again.
        read_as: The kind that a person says the files are of; "" to find out.

    Raises:
        NameProblem: The event's name cannot be one.
        Stopped: The job wanted an end.
    """
    event = None if event is None else checked(event)
    all_files = Readings(paths, job, read_as=read_as, may_outline=True)
    with closing(read_each(all_files, event, pool)) as read:
        found = joined(read)
    return FoundPosts(found, tuple(all_files.problems), tuple(all_files.remarks), all_files.feeds)


def read_again(file: ReadFile, read_as: str, job: Job, pool: Pool | None) -> ReadFile:
    """A file, read as another kind because a person says that it is one.

    Args:
        file: As it was read; its event stays.
        read_as: The kind.
        job: May stop the work.
        pool: Worker processes to use; without it one is started, and ended again.

    Raises:
        FileProblem: It cannot be read as that, or holds no post then.
        Stopped: The job wanted an end.
    """
    path = Path(file.path)
    data = file.data or files.read(path).data
    work = Work(data, SourceFile(file.name, path.absolute().parent, read_as=read_as))
    given = GivenFile(path, data, whole_name=file.name)
    event = next((draft.event for draft in file.drafts if draft.event), None)
    parts = (
        read_file(given, reading, event) for reading in readings(work, job, pool, _("Reading"))
    )
    found = joined(part for part in parts if part.drafts or part.skipped)
    if not any(each.drafts for each in found):
        raise no_posts(file.name)
    return replace(found[0], whole=file.whole)


def read_each(
    all_files: Readings, event: str | None, pool: Pool | None
) -> Generator[ReadFile, None, None]:
    """Give one file after the other, a large one in parts, while the next are being read."""
    counts: dict[Path, int] = {}
    with closing(all_files.read(pool)) as read:
        for file, reading in read:
            if reading.drafts or reading.skipped:
                first = counts.get(file.path, 0)
                counts[file.path] = first + len(reading.drafts)
                yield read_file(file, reading, event, first)


def read_file(file: GivenFile, reading: Reading, event: str | None, first: int = 0) -> ReadFile:
    """A file, or a part of one, with what was found in it, on its way into the library.

    Args:
        file: Where it is from.
        reading: What was found.
        event: The event of all posts, or None for what the reading says.
        first: How many drafts came before, in earlier parts of the file.
    """
    outline = None
    if file.is_outline:
        places = range(first, first + len(reading.drafts))
        outline = Outline(file.path, tuple(places), tuple(map(name_of, reading.drafts)))
    return ReadFile(
        path=files.shown(file.path),
        name=file.name,
        media_type=reading.kind,
        data=b"" if _have_own(reading.drafts) else file.data,
        source=reading.site or file.name,
        drafts=prepared(reading, event),
        skipped=reading.skipped,
        suggestions=reading.suggestions,
        whole=_whole(file, reading),
        outline=outline,
        site=reading.site,
    )


def joined(parts: Iterable[ReadFile]) -> tuple[ReadFile, ...]:
    """The files, each in one piece though it was read in parts."""
    by_path: dict[tuple[str, str], list[ReadFile]] = {}
    for part in parts:
        by_path.setdefault((part.path, part.name), []).append(part)
    return tuple(_one(each) for each in by_path.values())


def _one(parts: Sequence[ReadFile]) -> ReadFile:
    if len(parts) == 1:
        return parts[0]
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    suggestions: list[Suggestion] = []
    places: list[int] = []
    names: list[PostName] = []
    for part in parts:
        first = len(drafts)
        skipped += [replace(each, draft=each.draft + first) for each in part.skipped]
        suggestions += [replace(each, draft=each.draft + first) for each in part.suggestions]
        drafts += [_moved(draft, first) for draft in part.drafts]
        if part.outline is not None:
            places += part.outline.places
            names += part.outline.names
    outline = parts[0].outline
    if outline is not None:
        outline = replace(outline, places=tuple(places), names=tuple(names))
    return replace(
        parts[0],
        drafts=tuple(drafts),
        skipped=tuple(skipped),
        suggestions=tuple(suggestions),
        outline=outline,
        new=set(),
        newer=set(),
    )


def _moved(draft: Draft, first: int) -> Draft:
    if not draft.links or not first:
        return draft
    links = (PostLink(link.span, link.to_draft + first) for link in draft.links)
    return replace(draft, links=tuple(links))


def _have_own(drafts: Sequence[Draft]) -> bool:
    return bool(drafts) and all(draft.own_bytes for draft in drafts)


def _whole(file: GivenFile, reading: Reading) -> Whole | None:
    """The file to be known by its sum, where its bytes are not kept as they are."""
    if not file.sha256 or (file.data and not file.is_part and not _have_own(reading.drafts)):
        return None
    return Whole(file.whole_name, reading.kind, file.sha256, file.size_bytes)
