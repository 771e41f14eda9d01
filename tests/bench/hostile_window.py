"""An import through the window from the first file to the last post that is read, watched."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.ui.dialogs.import_preview import ImportPreview
from app.ui.dialogs.import_report import ImportReportDialog
from app.ui.dialogs.preview.table import PreviewTable
from app.ui.picture import Studio
from app.ui.window import Window
from db import post_lines
from db.records import Scope, ScopeKind
from tests.bench.stalls import Stalls


def imported(library: Path, paths: Sequence[Path]) -> tuple[int, dict[str, tuple[float, str]]]:
    """How many posts came of it, and the longest standstills with what happened in them."""
    with Studio(library.parent) as studio:
        stalls = Stalls()
        window = studio.open(library)
        _import(stalls, window, paths)
        with window.workspace.tasks.library.reading() as session:
            lines = post_lines.lines(session, Scope(ScopeKind.ALL))
        for line in lines:
            _open(stalls, window, line.id, line.title)
    return len(lines), stalls.longest


def _import(stalls: Stalls, window: Window, paths: Sequence[Path]) -> None:
    stalls.watch(
        "while reading",
        "all",
        partial(window.importing.start, paths),
        lambda: _shown(window) is not None,
    )
    preview = _shown(window)
    if not isinstance(preview, ImportPreview):
        raise RuntimeError(f"{preview} is no preview")
    _look_through(stalls, preview)
    stalls.watch(
        "while saving",
        "all",
        preview.accept,
        lambda: isinstance(_shown(window), ImportReportDialog),
    )
    report = _shown(window)
    if report is None:
        raise RuntimeError("there is no report")
    tasks = window.workspace.tasks
    stalls.watch("after the report", "all", report.reject, lambda: tasks.is_idle)


def _shown(window: Window) -> QDialog | None:
    """The dialog of the import, once it is there to be seen."""
    dialog = window.importing.dialog
    return dialog if dialog is not None and dialog.isVisible() else None


def _look_through(stalls: Stalls, preview: ImportPreview) -> None:
    """Go down the table, so that the beginning of every post is shown."""
    table = preview.findChild(PreviewTable)
    if table is None:
        raise RuntimeError("the preview has no table")
    model = table.model()
    first = model.index(0, 0)
    stalls.watch("in the preview", "top", lambda: table.setCurrentIndex(first), lambda: True)
    for row in range(1, model.rowCount()):
        title = str(model.index(row, 0).data())[:40]
        press = partial(QTest.keyClick, table, Qt.Key.Key_Down)
        stalls.watch("in the preview", title, press, lambda: True)


def _open(stalls: Stalls, window: Window, post_id: int, title: str) -> None:
    panes = window.workspace
    stalls.watch(
        "opening a post",
        title[:40],
        partial(window.opening.open, post_id),
        lambda: panes.tasks.is_idle and panes.reader.post is not None,
    )
