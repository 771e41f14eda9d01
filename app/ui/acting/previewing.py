"""What a person does to whole files in the preview of an import: splits or reads them otherwise."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.importing.found_posts import read_again
from app.importing.kinds import Kind, kinds_for, words
from app.importing.read_file import ReadFile
from app.importing.sheets.relaid import remember, sheet_of, with_sheet
from app.importing.sheets.sheet import Sheet
from app.importing.standings import stood
from app.ui.dialogs.import_preview import ImportPreview
from app.ui.dialogs.split.editor import SplitEditor
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.importing.pool import Pool
    from app.importing.sheets.layout import Layout


class Previewing(QObject):
    """Answers what one preview asks; it goes with the preview."""

    def __init__(
        self, preview: ImportPreview, files: Sequence[ReadFile], tasks: Tasks, pool: "Pool"
    ) -> None:
        """Listen to the preview.

        Args:
            preview: The preview.
            files: Those that it shows, in its order.
            tasks: Of the window.
            pool: Reads files again; nothing else reads while a preview is open.
        """
        super().__init__(preview)
        self._preview = preview
        self._read = list(files)
        self._learnt: dict[int, Layout] = {}
        self._tasks = tasks
        self._pool = pool
        preview.let_split([n for n, file in enumerate(files) if _may_be_split(file)])
        if len(files) == 1:
            preview.offer_kinds(kinds_of(files[0]))
        preview.split_wanted.connect(self._split)
        preview.read_as_wanted.connect(self._read_again)
        preview.accepted_files.connect(self._remember_layouts)

    def _remember_layouts(self) -> None:
        """Keep what was corrected, for the next file of each site."""
        for number, learnt in self._learnt.items():
            self._tasks.keep(partial(remember, file=self._read[number], learnt=learnt))

    def _split(self, number: int) -> None:
        file = self._preview.file_as_changed(number)
        editor = SplitEditor(
            file.name, sheet_of(file), self._preview, kinds_of(file), file.media_type
        )
        editor.accepted_sheet.connect(partial(self._take, editor, number))
        editor.read_as.connect(partial(self._read_for, editor, number))
        editor.open()

    def _take(self, editor: SplitEditor, number: int, sheet: Sheet) -> None:
        learnt = editor.learnt()
        if learnt:
            self._learnt[number] = learnt
        self._show(number, with_sheet(self._preview.file_as_changed(number), sheet))

    def _read_for(self, editor: SplitEditor, number: int, kind: str) -> None:
        """Read a file anew while its split is edited."""
        self._have_read(number, kind, lambda file: editor.show_reading(sheet_of(file)))

    def _read_again(self, number: int, kind: str) -> None:
        self._have_read(number, kind, partial(self._show, number))

    def _have_read(self, number: int, kind: str, then: Callable[[ReadFile], None]) -> None:
        file, pool = self._read[number], self._pool

        def take(found: ReadFile) -> None:
            self._read[number] = found
            then(found)

        self._tasks.job(
            lambda job: read_again(file, kind, job, pool),
            take,
            otherwise=lambda problem: self._preview.refuse(str(problem)),
        )

    def _show(self, number: int, file: ReadFile) -> None:
        """Put a file in the place of what was there, once it is known how its posts stand."""
        self._tasks.read(
            lambda session: stood(session, [file])[0],
            lambda told: self._preview.replace_file(number, file, told.standings, told.carried),
            newest=f"preview {number}",
        )


def _may_be_split(file: ReadFile) -> bool:
    """Whether its blocks are there: a feed's and an export's posts are told apart by the source."""
    return file.outline is None and bool(file.data)


def kinds_of(file: ReadFile) -> tuple[tuple[str, str], ...]:
    """What a file may be read as: the value, and words for it; the present one first."""
    if file.media_type not in set(Kind):
        return ()
    return tuple((kind.value, words(kind)) for kind in kinds_for(Kind(file.media_type)))
