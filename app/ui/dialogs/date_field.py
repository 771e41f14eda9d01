"""A field for a date as precise as it is known: a year, a month or a day."""

import re
from datetime import date
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.dialogs import wording
from app.ui.style import sizes
from db.errors import Problem

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def iso_date(typed: str) -> str | None:
    """A typed date as ISO text of the same precision; None when there is no such date.

    Nothing typed is "", a date that is not known. Zeros may be left out, and what a
    source may print is read too: “18 June 2025” is 2025-06-18.
    """
    found = _DATE.fullmatch(typed.strip())
    if found is None:
        from app.importing.choosing import published_as_typed  # and with it all of reading

        return published_as_typed(typed)
    numbers = [int(part) for part in found.groups() if part]
    try:
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        return None
    return "-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])])


class DateField(QWidget):
    """A line for a date; what is no date is said quietly below it, when the line is left."""

    def __init__(self, published: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(published)
        self.line.setPlaceholderText(_("not known"))
        self._hint = wording.quiet("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP // 2)
        column.addWidget(self.line)
        column.addWidget(self._hint)
        self.setFocusProxy(self.line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line.editingFinished.connect(self._check)
        self.line.textEdited.connect(self._hush)
        self._hush()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 -- Qt's name
        """Name the line itself, which is what a screen reader comes to."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    @property
    def value(self) -> str:
        """ISO text, or what was typed where that is no date."""
        found = iso_date(self.line.text())
        return self.line.text().strip() if found is None else found

    @property
    def hint(self) -> str:
        """The quiet line below the field."""
        return self._hint.text()

    def fault(self) -> Problem | None:
        """What is wrong with the date; None if it is one, or none is given."""
        if iso_date(self.line.text()) is not None:
            return None
        return Problem(
            _("“{typed}” is not a date.").format(typed=self.line.text().strip()),
            _("Write a year, a month or a day: 2025, 2025-06 or 2025-06-18."),
        )

    def _check(self) -> None:
        problem = self.fault()
        if problem is not None:
            self._hint.setText(problem.message)
        else:
            self.line.setText(self.value)

    def _hush(self) -> None:
        self._hint.setText(_("2025, 2025-06 or 2025-06-18"))
