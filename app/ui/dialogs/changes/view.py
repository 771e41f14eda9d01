"""A text to read with what changed in it, and the way from change to change."""

from collections.abc import Iterable
from gettext import ngettext
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from app.ui.dialogs.changes.version_flow import Fold, Paragraph
from app.ui.dialogs.repair import difference_formats
from app.ui.dialogs.repair.comparison import shown
from app.ui.dialogs.repair.passage_pane import paragraph, reading_text
from app.ui.style import colours, fonts
from app.ui.style.colours import Colours
from db.records import BlockKind

_INDENT: Final = 22.0
_CODE_PX: Final = 13
_QUIET_PX: Final = 12


class ChangesView(QWidget):
    """Shows paragraphs; a change is words removed, added, or replaced by others."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.text = reading_text(name)
        self._shown: tuple[Paragraph | Fold, ...] = ()
        self._changes: list[tuple[int, int]] = []
        self._present = -1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self._changes)

    @property
    def present(self) -> int:
        """The number of the change the person is at, from 0; -1 before the first."""
        return self._present

    def show_paragraphs(self, paragraphs: Iterable[Paragraph | Fold]) -> None:
        """Show these from the top."""
        self._shown = tuple(paragraphs)
        self._present = -1
        self._write()

    def step(self, way: int) -> None:
        """Go to the next or the previous change; after the last one comes the first."""
        if self._changes:
            at = self._present + way if self._present >= 0 or way > 0 else -1
            self._present = at % len(self._changes)
            self._mark()
            self._reveal()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Write again in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        look = colours.of(self.palette())
        self.text.clear()
        self._changes = []
        cursor = self.text.textCursor()
        for place, each in enumerate(self._shown):
            if place:
                cursor.insertBlock()
            if isinstance(each, Fold):
                _write_fold(cursor, each, look)
            else:
                self._write_paragraph(cursor, each, look)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def _write_paragraph(self, cursor: QTextCursor, each: Paragraph, look: Colours) -> None:
        cursor.setBlockFormat(_block_format(each))
        formats = {
            "same": difference_formats.unchanged(look),
            "removed": difference_formats.removed(look),
            "added": difference_formats.added(look),
        }
        plain = QTextCharFormat(formats["same"])
        was_changed = False
        for run in each.runs:
            form = formats[run.kind]
            _dress(form, each)
            start = cursor.position()
            difference_formats.write(cursor, shown(run.text), form, plain)
            if run.kind != "same":
                self._count_change(start, cursor.position(), goes_on=was_changed)
            was_changed = run.kind != "same"

    def _count_change(self, start: int, end: int, *, goes_on: bool) -> None:
        if goes_on:
            start = self._changes.pop()[0]
        self._changes.append((start, end))

    def _mark(self) -> None:
        """Lay the ground of a present place under the change the person is at."""
        marks = []
        if 0 <= self._present < len(self._changes):
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(colours.of(self.palette()).present_place)
            mark.cursor = self._cursor(self._present)
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _reveal(self) -> None:
        cursor = self._cursor(self._present)
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        away = self.text.cursorRect(cursor).top() - self.text.viewport().height() // 3
        bar.setValue(bar.value() + away)

    def _cursor(self, change: int) -> QTextCursor:
        start, end = self._changes[change]
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _write_fold(cursor: QTextCursor, fold: Fold, look: Colours) -> None:
    form = paragraph()
    form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    cursor.setBlockFormat(form)
    quiet = QTextCharFormat()
    quiet.setFont(fonts.window(_QUIET_PX))
    quiet.setForeground(look.muted)
    words = ngettext("… {n} unchanged paragraph …", "… {n} unchanged paragraphs …", fold.count)
    cursor.insertText(words.format(n=fold.count), quiet)


def _block_format(each: Paragraph) -> QTextBlockFormat:
    form = paragraph()
    if each.kind in {BlockKind.ITEM, BlockKind.QUOTE}:
        move_in = form.setRightMargin if _runs_from_right(each) else form.setLeftMargin
        move_in(_INDENT * max(1, min(each.level, 4)))
    return form


def _runs_from_right(each: Paragraph) -> bool:
    """Qt mirrors the alignment of such a paragraph, not its margins."""
    document = QTextDocument("".join(run.text for run in each.runs))
    return document.firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft


def _dress(form: QTextCharFormat, each: Paragraph) -> None:
    """Make a heading, a quote or code look like one."""
    if each.kind is BlockKind.HEADING:
        form.setFontWeight(QFont.Weight.Bold)
    elif each.kind is BlockKind.QUOTE:
        form.setFontItalic(True)
    elif each.kind is BlockKind.CODE:
        form.setFontFamilies(fonts.code(_CODE_PX).families())
