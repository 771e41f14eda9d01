"""The way from highlights to a summary in a file or on the clipboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.exporting.coverage import WHOLE
from app.exporting.files import spare, write_whole
from app.ui.dialogs.export_choice import ExportChoice
from app.ui.dialogs.export_dialog import ExportDialog, Offer
from app.ui.tasks import Tasks
from db.errors import Problem
from db.jobs import Job
from db.library import Session

_PREVIEW = "export preview"  # the channel: of several choices only the last is made


class Choices(Protocol):
    """Where the last choice is kept between runs."""

    export_choice: dict[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class _Made:
    """A finished summary: its text, its title, how many highlights it has."""

    text: str
    title: str
    highlights: int


class Exporting(QObject):
    """Opens the export dialog, and makes, copies and writes what it asks for.

    Signals:
        saved: A summary was written; with its path.
        copied: A summary is on the clipboard.
    """

    saved = Signal(Path)
    copied = Signal()

    def __init__(self, parent: QWidget, tasks: Tasks, remembered: Choices) -> None:
        super().__init__(parent)
        self._over = parent
        self._tasks = tasks
        self._remembered = remembered
        self._made: _Made | None = None
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self.dialog: ExportDialog | None = None

    def start(self, offers: Sequence[Offer], choice: ExportChoice | None = None) -> None:
        """Open the dialog.

        Args:
            offers: The parts of the library that can be covered; those that go
                with what the person looks at are best first.
            choice: What is chosen at first; by default what was chosen last.
        """
        offers = offers or [Offer(_("The whole library"), WHOLE)]
        choice = choice or ExportChoice.from_plain(self._remembered.export_choice)
        dialog = ExportDialog(offers, choice, self._folder, self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.preview_wanted.connect(self._preview)
        dialog.copy_wanted.connect(self._copy)
        dialog.save_wanted.connect(self._save)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()
        self._preview(dialog.choice)

    def _preview(self, choice: ExportChoice) -> None:
        self._remembered.export_choice = dict(choice.to_plain())
        self._tasks.read(
            partial(_make, choice=choice), self._show, newest=_PREVIEW, otherwise=self._tell
        )

    def _show(self, made: _Made) -> None:
        self._made = made
        if self.dialog is not None:
            self.dialog.show_preview(made.text, made.title, made.highlights)

    def _tell(self, problem: Problem) -> None:
        if self.dialog is not None:
            self.dialog.say(str(problem), "circle-alert")

    def _copy(self) -> None:
        if self._made is None:
            return
        QGuiApplication.clipboard().setText(self._made.text)
        if self.dialog is not None:
            self.dialog.say(_("The summary is on the clipboard."), "circle-check")
        self.copied.emit()

    def _save(self, path: Path) -> None:
        if self._made is None:
            return
        self._tasks.job(
            _writing(self._tasks.library.path, path, self._made.text),
            self._hear_saved,
            otherwise=self._tell,
        )

    def _hear_saved(self, path: Path) -> None:
        self._folder = path.parent
        if self.dialog is not None:
            self.dialog.accept()
        self.saved.emit(path)

    def _forget(self) -> None:
        self._tasks.forget(_PREVIEW)
        self.dialog = None


def _make(session: Session, choice: ExportChoice) -> _Made:
    from app.exporting.as_markdown import render
    from app.exporting.gather import gather

    summary = gather(session, choice.by, choice.coverage, title=choice.title)
    return _Made(render(summary), summary.title, summary.highlights)


def _writing(library: Path, path: Path, text: str) -> Callable[[Job], Path]:
    def write(_job: Job) -> Path:
        spare(library, path)
        write_whole(path, text)
        return path

    return write
