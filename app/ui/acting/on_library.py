"""The library as a whole: another one, where it lies, its safety copies, its trash."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property, partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app import settings
from app.ui.acting.doing import Doing
from app.ui.acting.under_way import UnderWay
from app.ui.dialogs.trash import Trash
from app.ui.dialogs.where_data import DataPlaces, WhereData
from app.ui.workspace import Workspace
from db import backup, history, trash
from db.header import copies
from db.jobs import Job
from db.library import SUFFIX, Session
from db.records import Removed


class OnLibrary(QObject):
    """What concerns the library's file and what was thrown away.

    Signals:
        library_wanted: The person wants another library: its path, and whether to make it.
    """

    library_wanted = Signal(Path, bool)

    def __init__(self, workspace: Workspace, under_way: UnderWay) -> None:
        super().__init__(workspace.window)
        self._workspace = workspace
        self._under_way = under_way

    def doing(self) -> Doing:
        """Libraries, data, safety copies, the trash."""
        return {
            "library.new": self._ask_new,
            "library.open": self.ask_open,
            "library.where": self._show_places,
            "library.copy": self._make_copy,
            "go.trash": self._show_trash,
        }

    def ask_open(self) -> None:
        """Ask for another library, and open it."""
        self._ask(self._open_dialog)

    def add_recent(self, menu: QMenu) -> None:
        """Put the libraries that were open lately into a menu of their own, before “Where…”."""
        recent = QMenu(_("Recent libraries"), menu)
        recent.aboutToShow.connect(partial(self._fill_recent, recent))
        menu.insertMenu(self._workspace.actions["library.where"], recent)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for number, path in enumerate(self._workspace.remembered.recent_libraries, start=1):
            words = _("&{n}  {name}").format(n=number, name=path.stem.replace("&", "&&"))
            action = menu.addAction(words, partial(self.library_wanted.emit, path, False))
            action.setToolTip(str(path))
            action.setEnabled(path != self._path)
        menu.setToolTipsVisible(True)

    def _ask_new(self) -> None:
        self._ask(self._new_dialog)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setDirectory(str(self._path.parent))
        dialog.open()

    @property
    def _path(self) -> Path:
        return self._workspace.tasks.library.path

    # Made when first wanted, for each has fifty widgets. And kept: a file dialog that Qt deletes
    # when it closes brings Qt down at times.

    @cached_property
    def _open_dialog(self) -> QFileDialog:
        dialog = _file_dialog(self._workspace.window, _("Open a library"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(self._want, make=False))
        return dialog

    @cached_property
    def _new_dialog(self) -> QFileDialog:
        dialog = _file_dialog(self._workspace.window, _("New library"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(partial(self._want, make=True))
        return dialog

    def _want(self, name: str, *, make: bool) -> None:
        self.library_wanted.emit(Path(name), make)

    def _show_places(self) -> None:
        self._workspace.tasks.read(partial(_places, self._path), self._open_places)

    def _open_places(self, places: DataPlaces) -> None:
        dialog = WhereData(self._workspace.window, places)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.copy_wanted.connect(
            lambda: self._workspace.tasks.job(
                partial(_copied, self._path), dialog.show_places, otherwise=dialog.show_problem
            )
        )
        dialog.open()

    def _make_copy(self) -> None:
        self._under_way.run(
            _("Making a safety copy"), partial(_copied, self._path), self._say_copied
        )

    def _say_copied(self, places: DataPlaces) -> None:
        words = _("The safety copy is made: {path}").format(path=places.last_copy)
        self._workspace.status.show_done(words, may_undo=False)

    def _show_trash(self) -> None:
        self._workspace.tasks.read(trash.listed, self._open_trash)

    def _open_trash(self, removed: Sequence[Removed]) -> None:
        dialog = Trash(self._workspace.window, removed)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_wanted.connect(partial(self._restore, dialog))
        dialog.open()

    def _restore(self, dialog: Trash, guids: list[str]) -> None:
        def show(_restored: object) -> None:
            self._workspace.tasks.read(trash.listed, dialog.show_removed)

        self._workspace.tasks.write(
            partial(_restore, guids=guids), show, otherwise=dialog.show_problem
        )


def _file_dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setNameFilter(_("Libraries (*{suffix})").format(suffix=SUFFIX))
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    # No question about replacing: a library that is there is never replaced.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    return dialog


def _restore(session: Session, guids: Sequence[str]) -> None:
    if len(guids) > 1:
        history.describe(session, "Restore {n} things from the trash", n=len(guids))
    for guid in guids:
        trash.restore(session, guid)


def _copied(path: Path, job: Job) -> DataPlaces:
    backup.make(path, date.today(), job)  # noqa: DTZ011 -- a person's day
    return _places(path)


def _places(path: Path, _session: Session | None = None) -> DataPlaces:
    newest = max(copies(path), key=lambda each: each.stat().st_mtime, default=None)
    return DataPlaces(
        library=path,
        size_bytes=path.stat().st_size,
        last_copy=newest,
        copied_at=newest.stat().st_mtime if newest else 0.0,
        log=settings.log_path(),
    )
