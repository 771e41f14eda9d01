"""What is new in this version, as the changelog tells it."""

from gettext import gettext as _

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.dialogs.dialog import Dialog
from app.ui.style import fonts


class WhatIsNew(Dialog):
    """Shows the changelog, to be read by the arrow keys."""

    def __init__(self, parent: QWidget | None, changelog: str) -> None:
        super().__init__(parent, _("What is new"), width=680)
        self.text = QPlainTextEdit(_plain(changelog))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(fonts.window())
        self.text.setMinimumHeight(380)
        self.text.setAccessibleName(_("What is new"))
        self.rows.addWidget(self.text, 1)
        self.add_accept_button(_("Close")).clicked.connect(self.accept)
        self.text.setFocus()


def _plain(markdown: str) -> str:
    """The changelog without its signs: items as paragraphs with a dot, lines not yet broken."""
    paragraphs: list[str] = []
    for line in markdown.splitlines():
        if line.startswith("  ") and paragraphs:
            paragraphs[-1] += " " + line.strip()
        elif line.startswith("- "):
            paragraphs.append("•  " + line[2:])
        elif not line.startswith("# "):
            paragraphs.append(line.lstrip("# "))
    return "\n".join(paragraphs).replace("`", "").strip()
