"""A page of the help, such as what is new, or how to search."""

import re
from gettext import gettext as _
from typing import Final

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from app.ui.dialogs.dialog import Dialog
from app.ui.style import colours, fonts

_DOT: Final = "•  "
_TYPED: Final = re.compile("`([^`]*)`")


class HelpPage(Dialog):
    """Shows a page, to be read by the arrow keys."""

    def __init__(self, parent: QWidget | None, title: str, markdown: str) -> None:
        super().__init__(parent, title, width=680)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(fonts.window())
        self.text.setMinimumHeight(380)
        self.text.setAccessibleName(title)
        self._write(_paragraphs(markdown))
        self.rows.addWidget(self.text, 1)
        self.add_accept_button(_("Close")).clicked.connect(self.accept)
        self.text.setFocus()

    def _write(self, paragraphs: list[str]) -> None:
        """Headings are bold, and what is to be typed stands out as a link does."""
        cursor = QTextCursor(self.text.document())
        plain, heading, typed = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        heading.setFontWeight(QFont.Weight.DemiBold)
        typed.setFontWeight(QFont.Weight.Medium)
        typed.setForeground(colours.of(self.palette()).link)
        for number, paragraph in enumerate(paragraphs):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(self._indented(paragraph))
            cursor.setCharFormat(plain)
            if paragraph.startswith("#"):
                cursor.insertText(paragraph.lstrip("# "), heading)
                continue
            for at, piece in enumerate(_TYPED.split(paragraph)):
                cursor.insertText(piece, typed if at % 2 else plain)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _indented(self, paragraph: str) -> QTextBlockFormat:
        """Further lines of an item stand below its words, not below the dot."""
        block = QTextBlockFormat()
        if paragraph.startswith(_DOT):
            dot = self.text.fontMetrics().horizontalAdvance(_DOT)
            block.setLeftMargin(dot)
            block.setTextIndent(-dot)
        return block


def _paragraphs(markdown: str) -> list[str]:
    """The page without its title: items with a dot, and each paragraph on one line."""
    paragraphs: list[str] = []
    is_open = False
    for line in markdown.replace("` `", "`   `").splitlines():
        is_new = not line.strip() or line.startswith(("#", "- "))
        if is_open and not is_new:
            paragraphs[-1] += " " + line.strip()
        elif line.startswith("- "):
            paragraphs.append(_DOT + line[2:])
        elif not line.startswith("# ") and (paragraphs or line):
            paragraphs.append(line)
        is_open = bool(line.strip()) and not line.startswith("#")
    return paragraphs
