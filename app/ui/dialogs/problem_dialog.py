"""Tells of a Problem that no pane can show in its place, or of a mistake of the program."""

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from traceback import format_exception
from typing import Self

from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog
from app.ui.style import sizes
from db.errors import Problem

_SIGN_SIDE = 22


class ProblemDialog(Dialog):
    """Says what happened and what to do now; made by `of_problem` or `of_bug`."""

    def __init__(self, parent: QWidget | None, title: str, sign: str, words: list[str]) -> None:
        super().__init__(parent, title, width=480)
        self.text = "\n".join([title, *words])
        self._choices = QVBoxLayout()
        self._choices.setSpacing(sizes.GAP)
        self._lay_out_words(sign, words)
        self.setAccessibleDescription(" ".join(words))
        self.close_button = self.add_accept_button(_("Close"))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()

    @classmethod
    def of_problem(cls, problem: Problem, parent: QWidget | None = None) -> Self:
        """The box for something that went wrong without being a bug."""
        ways = [f"•  {choice}" for choice in problem.choices]
        return cls(parent, problem.message, "triangle-alert", [problem.remedy, *ways])

    @classmethod
    def of_bug(cls, bug: BaseException, log_path: Path, parent: QWidget | None = None) -> Self:
        """The box for a mistake of the program; its details can be copied for whoever mends it."""
        made = cls(
            parent,
            _("Something went wrong inside Event Notes."),
            "circle-alert",
            [
                _("Your library is safe: what the window showed as saved is on disk."),
                _("What happened stands in the log file “{path}”.").format(path=log_path),
            ],
        )
        details = "".join(format_exception(bug))
        copy = made.add_left_button(_("&Copy details"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        return made

    def add_choice(self, words: str, do: Callable[[], object]) -> QPushButton:
        """Offer a way out as a button; the box closes when it is taken."""
        made = QPushButton(words)
        made.setAccessibleName(words)
        made.clicked.connect(lambda _on: do())  # first: the program ends with its last window
        made.clicked.connect(self.accept)
        self._choices.addWidget(made)
        return made

    def _lay_out_words(self, sign: str, words: list[str]) -> None:
        column = QVBoxLayout()
        column.setSpacing(sizes.GAP)
        column.addWidget(self.heading)
        for each in words:
            if each:
                column.addWidget(wording.body(each))
        column.addLayout(self._choices)
        column.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(sizes.EDGE - 2)
        mark = QVBoxLayout()
        mark.addWidget(wording.Sign(sign, QPalette.ColorRole.Accent, _SIGN_SIDE))
        mark.addStretch(1)
        line.addLayout(mark)
        line.addLayout(column, 1)
        self.rows.addLayout(line)
