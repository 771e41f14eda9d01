"""The way from files or a pasted text to posts in the library, with a look at them first.

What reads, saves and shows is imported when an import begins: the window starts sooner.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.ui.dialogs.job_progress import JobProgress
from app.ui.tasks import RunningJob, Tasks
from db import events
from db.errors import Problem
from db.jobs import Job
from db.library import Library, Session

if TYPE_CHECKING:
    from app.importing.found_posts import FoundPosts
    from app.importing.pasted import Pasted
    from app.importing.pool import Pool
    from app.importing.read_file import ReadFile
    from app.importing.report import ImportReport
    from app.importing.standings import Stood


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read, and what of the library goes with it."""

    posts: "FoundPosts"
    stood: "tuple[Stood, ...]"
    events: tuple[str, ...]


class Importing(QObject):
    """Reads in one job, shows a preview, saves in a second job, and reports.

    One import goes on at a time: what is asked meanwhile is passed over.

    Signals:
        finished: An import has been saved; with its `ImportReport`.
        post_wanted: The id of a new post that the person wants to read.
        feeds_found: What was read lists feeds and holds no post; a tuple of `FeedLink`.
        check_wanted: The person wants to look at the highlights that are in doubt.
        twins_wanted: They want to see the posts that may be the same.
    """

    finished = Signal(object)
    post_wanted = Signal(int)
    feeds_found = Signal(object)
    check_wanted = Signal()
    twins_wanted = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks, pool: "Pool | None" = None) -> None:
        """Prepare; nothing is started.

        Args:
            parent: The window.
            tasks: Its tasks.
            pool: Reads files; by default one of its own, whose processes start
                with the first file and are kept until `close`.
        """
        super().__init__(parent)
        self._over = parent
        self._tasks = tasks
        self._own_pool = pool
        self._job: RunningJob | None = None
        self._found: FoundPosts | None = None
        self.dialog: QDialog | None = None
        self._file_dialogs: dict[QFileDialog.FileMode, QFileDialog] = {}

    @cached_property
    def _progress(self) -> JobProgress:
        """Made with the first import."""
        progress = JobProgress(self._over)
        progress.stop_wanted.connect(self._stop)
        return progress

    @property
    def found(self) -> "FoundPosts | None":
        """What was read last: what the preview shows, or what was saved of it."""
        return self._found

    @property
    def is_busy(self) -> bool:
        """Whether an import goes on, or waits for an answer of the person."""
        return self._job is not None or self.dialog is not None

    def close(self) -> None:
        """Stop what is going on, leaving nothing half done, and end the processes that read."""
        if self._job is not None:
            self._job.stop()
            self._job.wait()
        if self._own_pool is not None:
            self._own_pool.close()

    def choose_files(self) -> None:
        """Ask for files, and import them."""
        self._choose(QFileDialog.FileMode.ExistingFiles, _("Import posts"))

    def choose_folder(self) -> None:
        """Ask for a folder, and import what is in it."""
        self._choose(QFileDialog.FileMode.Directory, _("Import a folder of posts"))

    def start(self, paths: Sequence[Path]) -> None:
        """Read files and folders, and show what is in them."""
        if not paths:
            return
        if self.is_busy:
            self._tasks.problem.emit(_busy())
            return
        from app.importing.found_posts import read_files

        pool = self.pool
        self.find(_("Reading posts"), lambda job: read_files(paths, job=job, pool=pool))

    def find(self, title: str, work: "Callable[[Job], FoundPosts]") -> None:
        """Find posts in a job, and go on with a look at them.

        Args:
            title: What is done, such as “Reading posts”.
            work: Reads or fetches them; may use the `pool`.
        """
        if self.is_busy:
            self._tasks.problem.emit(_busy())
            return
        library = self._tasks.library
        self._progress.begin(title)
        job = self._tasks.job(
            lambda job: _with_library(library, work(job)),
            self._preview,
            otherwise=self._tell,
            stopped=self._progress.end,
        )
        self._begin(job)

    def paste(self) -> None:
        """Show the text of the clipboard, and import it when the person says so."""
        if not self.is_busy:
            self._tasks.read(_event_names, self._open_paste)

    def _choose(self, mode: QFileDialog.FileMode, title: str) -> None:
        if self.is_busy:
            return
        dialog = self._file_dialogs.get(mode) or self._file_dialog(mode, title)
        self._file_dialogs[mode] = dialog
        self.dialog = dialog
        dialog.open()

    def _file_dialog(self, mode: QFileDialog.FileMode, title: str) -> QFileDialog:
        """Made once and kept, so that it opens where the person was the last time."""
        dialog = QFileDialog(self._over, title)
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.Directory:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setNameFilters(
                [_("Posts (*.txt *.text *.html *.htm *.xhtml *.md *.markdown)"), _("All files (*)")]
            )
        dialog.filesSelected.connect(self._start_chosen)
        dialog.finished.connect(self._forget)
        return dialog

    def _start_chosen(self, chosen: list[str]) -> None:
        self.dialog = None
        self.start([Path(path) for path in chosen])

    def _open_paste(self, names: tuple[str, ...]) -> None:
        if self.is_busy:
            return
        from app.ui.dialogs.paste_dialog import PasteDialog

        mime = QGuiApplication.clipboard().mimeData() or QMimeData()  # None while it is empty
        html = mime.html() if mime.hasHtml() and mime.hasText() else ""
        dialog = PasteDialog(mime.text(), html, names, self._over)
        dialog.accepted_text.connect(self._read_pasted)
        self._show(dialog)

    def _read_pasted(self, pasted: "Pasted") -> None:
        from app.importing.pasted import read_pasted

        self.dialog = None
        pool = self.pool
        self.find(_("Reading posts"), lambda job: read_pasted(pasted, job, pool))

    @property
    def pool(self) -> "Pool":
        """The processes that read; one job may use them at a time."""
        if self._own_pool is None:
            from app.importing.pool import Pool

            self._own_pool = Pool()
        return self._own_pool

    def _preview(self, found: _Found) -> None:
        from app.ui.acting.previewing import Previewing
        from app.ui.dialogs.import_preview import ImportPreview
        from app.ui.dialogs.nothing_found import NothingFound

        self._progress.end()
        self._found = found.posts
        if found.posts.feeds and not found.posts.drafts:
            self.feeds_found.emit(found.posts.feeds)
        elif not found.posts.drafts:
            self._show(NothingFound(found.posts, self._over))
        else:
            preview = ImportPreview(
                found.posts,
                [each.standings for each in found.stood],
                found.events,
                self._over,
                [each.carried for each in found.stood],
            )
            preview.accepted_files.connect(self._save)
            Previewing(preview, found.posts.files, self._tasks, self.pool)
            self._show(preview)

    def _save(self, files: "list[ReadFile]") -> None:
        from app.importing.run import save_files

        self.dialog = None
        self._progress.begin(_("Saving posts"))
        library, pool = self._tasks.library, self.pool
        job = self._tasks.job(
            lambda job: save_files(library, files, job, pool),
            self._report,
            otherwise=self._tell,
            stopped=self._progress.end,
        )
        self._begin(job)

    def _report(self, saved: "ImportReport") -> None:
        from app.importing.found_posts import FoundPosts
        from app.ui.dialogs.import_report import ImportReportDialog

        self._progress.end()
        found = self._found or FoundPosts()
        report = replace(saved, problems=found.problems, remarks=(*found.remarks, *saved.remarks))
        dialog = ImportReportDialog(report, self._over)
        dialog.post_wanted.connect(self.post_wanted)
        dialog.check_wanted.connect(self.check_wanted)
        dialog.twins_wanted.connect(self.twins_wanted)
        self._show(dialog)
        self.finished.emit(report)

    def _tell(self, problem: Problem) -> None:
        self._progress.end()
        self._tasks.problem.emit(problem)

    def _begin(self, job: RunningJob) -> None:
        self._job = job
        job.reported.connect(self._progress.report)
        job.ended.connect(self._end)

    def _end(self) -> None:
        self._job = None

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        if self.sender() is self.dialog:
            self.dialog = None


def _busy() -> Problem:
    return Problem(
        _("An import is going on already."),
        _("Finish or cancel it first, then bring in the next files; nothing of them is lost."),
    )


def _with_library(library: Library, found: "FoundPosts") -> _Found:
    # In the job's thread, where nobody waits: the preview and all that it needs.
    import app.ui.acting.previewing  # noqa: F401
    from app.importing.sheets.relaid import as_before
    from app.importing.standings import stood

    with library.reading() as session:
        found = replace(found, files=tuple(as_before(session, file) for file in found.files))
        return _Found(found, stood(session, found.files), _event_names(session))


def _event_names(session: Session) -> tuple[str, ...]:
    return tuple(event.name for event in events.listed(session))
