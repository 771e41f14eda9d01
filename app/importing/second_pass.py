"""The second reading of a large file: the whole texts of the posts that a person chose.

What they chose from was an outline: titles, dates and first words. What they
changed there stays; the text, and what stands in it, comes from the file.
"""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import replace
from gettext import gettext as _

from app.importing import files
from app.importing.one_source import readings
from app.importing.pool import Pool
from app.importing.read_file import Outline, PostName, ReadFile, name_of
from app.importing.source_file import SourceFile
from app.importing.worker_main import Work
from db.errors import FileProblem
from db.jobs import Job
from db.records import Draft, Skipped


def whole_texts(file: ReadFile, job: Job, pool: Pool | None) -> Iterator[ReadFile]:
    """The file with the whole texts of its drafts, in parts where it is read again.

    Args:
        file: One that was read, or of which an outline was read.
        job: Hears that the reading goes on; may stop it.
        pool: Worker processes to use; without it one is started, and ended again.

    Raises:
        FileProblem: The file cannot be read any more, or is another one by now.
        Stopped: The job wanted an end.
    """
    if file.outline is None:
        yield file
        return
    if file.whole is not None and files.read(file.outline.path).sha256 != file.whole.sha256:
        raise _changed(file)
    waiting = _Waiting(file, file.outline)
    for drafts in _read(file, file.outline, job, pool):
        whole = tuple(map(waiting.whole, drafts))
        yield replace(file, drafts=whole, outline=None, skipped=(), new=set(), newer=set())
    skipped = (*file.skipped, *waiting.without_text())
    yield replace(file, drafts=(), outline=None, skipped=skipped, new=set(), newer=set())


class _Waiting:
    """The outlines whose whole texts have not come yet, by what each was read as.

    Not by their order: that a post has no words may only be seen when it is read whole.
    """

    def __init__(self, file: ReadFile, outline: Outline) -> None:
        self._file = file
        self._by_name: dict[PostName, deque[Draft]] = defaultdict(deque)
        for name, draft in zip(outline.names, file.drafts, strict=True):
            self._by_name[name].append(draft)

    def whole(self, draft: Draft) -> Draft:
        """The draft as read, with what its outline says, which a person may have changed."""
        outlines = self._by_name[name_of(draft)]
        if not outlines:
            raise _changed(self._file)
        outline = outlines.popleft()
        return replace(
            draft,
            title=outline.title,
            author=outline.author,
            published=outline.published,
            addresses=outline.addresses,
            labels=outline.labels,
            event=outline.event,
        )

    def without_text(self) -> list[Skipped]:
        """Those that gave no post after all."""
        return [Skipped("post", draft.title) for left in self._by_name.values() for draft in left]


def _read(
    file: ReadFile, outline: Outline, job: Job, pool: Pool | None
) -> Iterator[tuple[Draft, ...]]:
    source = SourceFile(
        file.name,
        outline.path.absolute().parent,
        read_as=file.media_type,
        path=outline.path.absolute(),
        wanted=frozenset(outline.places),
    )
    doing = _("Reading “{name}” again").format(name=file.name)
    for reading in readings(Work(b"", source), job, pool, doing):
        if reading.drafts:
            yield reading.drafts


def _changed(file: ReadFile) -> FileProblem:
    return FileProblem(
        _("“{name}” has changed since it was looked through.").format(name=file.name),
        _("Import it again; nothing of it was saved."),
    )
