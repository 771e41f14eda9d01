"""“About Event Notes”: versions, licences, the log file."""

import platform
from gettext import gettext as _
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

import resources
from app import __version__
from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog
from app.ui.style import fonts, sizes
from app.ui.style.mark import Mark

_MARK_SIDE: Final = 64


class About(Dialog):
    """Says what the program is, and of what it is made."""

    def __init__(self, parent: QWidget | None, sqlite_version: str, log_path: Path) -> None:
        """Prepare the box.

        Args:
            parent: The window.
            sqlite_version: Of the SQLite that the library is kept with.
            log_path: The file of what went wrong inside the program.
        """
        super().__init__(parent, _("About Event Notes"), width=600)
        self.versions = _versions(sqlite_version)
        self.licences = QPlainTextEdit(plain_words(resources.text("licences.md")))
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        self.licences.setFont(fonts.window(12))
        self.licences.setMinimumHeight(220)
        self.licences.setAccessibleName(_("Licences"))
        self._log_path = log_path
        self._lay_out_text()
        copy = self.add_left_button(_("&Copy these facts"))
        copy.clicked.connect(self._copy_facts)
        self.close_button = self.add_accept_button(_("Close"))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()

    @property
    def facts(self) -> str:
        """Versions and log file as text, for a report of a mistake."""
        log = _("Log file: {path}").format(path=self._log_path)
        return "\n".join([f"Event Notes {__version__}", self.versions, log])

    def _lay_out_text(self) -> None:
        self.heading.setText(_("Event Notes {version}").format(version=__version__))
        words = QVBoxLayout()
        words.setSpacing(sizes.GAP // 2)
        words.addStretch(1)
        words.addWidget(self.heading)
        words.addWidget(
            wording.body(_("Read posts about events, highlight by theme, export the briefing."))
        )
        words.addWidget(wording.quiet(self.versions))
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(sizes.EDGE)
        top.addWidget(Mark(_MARK_SIDE))
        top.addLayout(words, 1)
        self.rows.addLayout(top)
        self.rows.addSpacing(sizes.GAP)
        self.rows.addWidget(wording.section(_("Licences")))
        self.rows.addWidget(self.licences, 1)
        self.rows.addWidget(wording.quiet(_("Log file: {path}").format(path=self._log_path)))

    def _copy_facts(self) -> None:
        QGuiApplication.clipboard().setText(self.facts)


def plain_words(markdown: str) -> str:
    """Markdown without its signs: a line for each paragraph and each row of a table.

    A row becomes “name · use · licence”.
    """
    lines: list[str] = []
    for line in markdown.splitlines():
        is_row = line.startswith("|")
        if is_row and set(line) <= set("|- "):
            continue
        words = " · ".join(cell.strip() for cell in line.strip("| ").split("|")) if is_row else line
        goes_on = bool(line and lines and lines[-1]) and not is_row
        if goes_on:
            lines[-1] += " " + words
        else:
            lines.append(words.lstrip("# "))
    return "\n".join(lines)


def _versions(sqlite_version: str) -> str:
    parts = (
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("PySide", PySide6.__version__),
        ("SQLite", sqlite_version),
    )
    return " · ".join(f"{name} {version}" for name, version in parts)
