"""Opens the note editor, and sees to it that no word written there is lost."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import Final

from PySide6.QtCore import QRect

from app.ui.reading.note_editor import NoteEditor
from app.ui.workspace import Workspace
from db import notes
from db.library import Session
from db.records import About

_Save = Callable[[str], None]
NEW: Final = "new"


class NoteWriting:
    """One note at a time; what is not saved yet is remembered beside the library."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._save: _Save | None = None
        self._key = ""

    @cached_property
    def _editor(self) -> NoteEditor:
        """Made when the first note is written."""
        editor = NoteEditor(self._workspace.window)
        editor.saved.connect(self._saved)
        editor.kept.connect(self._keep)
        editor.closed.connect(self._closed)
        return editor

    def write(self, about: About, thing_id: int, text: str, at: QRect, title: str) -> None:
        """Let the person write the note about a thing; one step when the field is left."""

        def save(written: str) -> None:
            self._workspace.tasks.write(
                partial(notes.write, about=about, thing_id=thing_id, text=written)
            )

        self._open(f"{about.value}-{thing_id}", text, at, title, save)

    def write_new(self, make: Callable[..., object], at: QRect, title: str) -> None:
        """Let the person write the note of something that is made with it (`note=`)."""

        def save(written: str) -> None:
            def do(session: Session) -> object:
                return make(session, note=written)

            self._workspace.tasks.write(do)

        self._open(NEW, "", at, title, save)

    def finish(self) -> None:
        """Save what is being written; the window closes."""
        if self._save is not None and self._editor.isVisible():
            self._editor.save()

    def _open(self, key: str, text: str, at: QRect, title: str, save: _Save) -> None:
        self.finish()
        self._key, self._save = key, save
        unfinished = self._workspace.remembered.unfinished_note(self._key)
        self._editor.open_at(at, text, title, unfinished)

    def _saved(self, text: str) -> None:
        if self._save is not None:
            self._save(text)
        self._closed()

    def _keep(self, text: str) -> None:
        self._workspace.remembered.keep_unfinished_note(self._key, text)

    def _closed(self) -> None:
        self._workspace.remembered.keep_unfinished_note(self._key, "")
        self._save = None
        self._workspace.reader.setFocus()
