"""Shows a passage with what stands around it, and what changed in it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from app.ui.dialogs import wording
from app.ui.dialogs.repair import difference_formats
from app.ui.dialogs.repair.comparison import Kind, Piece, shown
from app.ui.style import colours, fonts, sizes
from app.ui.style.colours import Colours

_TEXT_PX: Final = 15
_LEAST_WIDTH: Final = 180
_LEAST_HEIGHT: Final = 110
_HEAD: Final = 32  # as high as a button that may stand there
_LINE: Final = 24.0
_BELOW_PARAGRAPH: Final = 8.0


class PassagePane(QWidget):
    """A name and a quiet remark above a text that can be read and selected, not written."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._pieces: tuple[Piece, ...] = ()
        self._start = 0  # of the passage in the document
        self._name = wording.section(name)
        self._name.setWordWrap(False)
        self._remark = wording.quiet("")
        self._remark.setWordWrap(False)
        self._remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text = reading_text(name)
        self.text.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.head = QHBoxLayout()
        self.head.setSpacing(sizes.GAP)
        self.head.addStrut(_HEAD)
        self.head.addWidget(self._name)
        self.head.addWidget(self._remark, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP // 2)
        column.addLayout(self.head)
        column.addWidget(self.text, 1)

    @property
    def remark(self) -> str:
        """What stands beside the name."""
        return self._remark.text()

    def say(self, remark: str) -> None:
        """Say what passage this is."""
        self._remark.setText(remark)
        self.text.setAccessibleDescription(remark)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show a passage, its first words in view."""
        self._pieces = tuple(pieces)
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Write again in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Keep the passage in view."""
        super().resizeEvent(event)
        self._reveal()

    def _write(self) -> None:
        kinds = _formats(colours.of(self.palette()))
        self.text.clear()
        cursor = self.text.textCursor()
        cursor.setBlockFormat(paragraph())
        self._start = 0
        is_found = False
        for piece in self._pieces:
            if piece.kind != "around" and not is_found:
                self._start, is_found = cursor.position(), True
            form = kinds[piece.kind]
            rest = form if piece.kind == "around" else kinds["same"]
            difference_formats.write(cursor, shown(piece.text), form, rest)
        self._reveal()

    def _reveal(self) -> None:
        """Put the first words of the passage a third down from the top."""
        cursor = self.text.textCursor()
        cursor.setPosition(min(self._start, self.text.document().characterCount() - 1))
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        away = self.text.cursorRect(cursor).top() - self.text.viewport().height() // 3
        bar.setValue(bar.value() + away)


def reading_text(name: str) -> QTextEdit:
    """A text to be read, by keys as well; plain, so that the sheet's rules for it hold."""
    made = QTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAcceptRichText(False)
    made.setUndoRedoEnabled(False)
    made.setFont(fonts.reading(_TEXT_PX))
    made.document().setDocumentMargin(10)
    made.setAccessibleName(name)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def paragraph() -> QTextBlockFormat:
    """The format of a paragraph in such a text."""
    made = QTextBlockFormat()
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setBottomMargin(_BELOW_PARAGRAPH)
    return made


def _formats(look: Colours) -> dict[Kind, QTextCharFormat]:
    return {
        "around": difference_formats.around(look),
        "same": difference_formats.passage(look),
        "removed": difference_formats.removed(look),
        "added": difference_formats.added(look),
    }
