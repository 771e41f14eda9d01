"""The bones of every dialog with fields: labels above them, a problem line, nothing lost.

A form hands out what was decided and waits: whoever made it writes, and then
calls `done_well`, or `show_problem` so that the person can put it right.
"""

from collections.abc import Callable, Hashable
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.leaving import LeavingQuestion
from app.ui.dialogs.problem_line import ProblemLine
from app.ui.style import sizes
from db.errors import Problem


class Form(Dialog):
    """A dialog that asks; Esc asks once more when something was typed.

    Those built on it fill `rows`, say in `decision` what stands in the fields, and
    call `begin` when all is in place.

    Signals:
        decided: What `decision` gave, when the person accepted it.
    """

    decided = Signal(object)

    def __init__(
        self, parent: QWidget | None, title: str, accept_words: str = "", *, width: int = 460
    ) -> None:
        super().__init__(parent, title, width=width)
        self.rows.setSpacing(sizes.EDGE - 2)
        self._begun: Hashable = None
        self._problem = ProblemLine(self)
        self._question = LeavingQuestion(self)
        self._question.leave.connect(self._throw_away)
        self._question.keep.connect(self._go_on)
        self._came_from: QWidget | None = None
        self._then: Callable[[], None] | None = None
        self.bottom.insertWidget(0, self._problem)
        self.bottom.addWidget(self._question)
        self.cancel_button = self.add_cancel_button(_("Cancel"))
        self.accept_button = self.add_accept_button(accept_words or _("Save"))
        self.accept_button.clicked.connect(self._decide)

    @property
    def problem_text(self) -> str:
        """What the problem line says; "" for nothing."""
        return self._problem.text

    @property
    def is_changed(self) -> bool:
        """Whether the fields differ from what they held at first."""
        return self.decision() != self._begun

    def decision(self) -> Hashable:
        """What stands in the fields, as one frozen value."""
        raise NotImplementedError

    def fault(self) -> Problem | None:
        """What is wrong with the fields as they are; None if it can be tried."""
        return None

    def begin(self) -> None:
        """Take what stands in the fields as unchanged."""
        self._begun = self.decision()

    def add(self, name: str, field: QWidget, hint: str = "") -> QWidget:
        """Put a field under its name; gives both together, to be put beside others."""
        made = named(name, field, hint)
        self.rows.addWidget(made)
        return made

    def add_beside(self, *fields: tuple[str, QWidget, int]) -> None:
        """Put fields side by side: name, field, share of the width."""
        row = QHBoxLayout()
        row.setSpacing(sizes.EDGE - 4)
        for name, field, share in fields:
            row.addWidget(named(name, field), share, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(row)

    def show_problem(self, problem: Problem) -> None:
        """Say in the form what went wrong; what was typed stays, and can be tried again."""
        self._wait(on=False)
        self._problem.show_problem(problem)
        if not self.isVisible():
            self.open()
        self.fit()

    def done_well(self) -> None:
        """Close: what was decided is saved."""
        self._wait(on=False)
        self.accept()

    def reject(self) -> None:
        """Close, or ask first when something would be lost; a second Esc goes on editing."""
        if self._question.isVisible():
            self._go_on()
        else:
            self.leave()

    def leave(self, then: Callable[[], None] | None = None) -> None:
        """Close without saving and do something else then; what was typed is asked about first."""
        self._then = then
        if self.is_changed and not self._waits:
            self._came_from = self.focusWidget()
            self._footer.hide()
            self._question.ask()
        else:
            self._throw_away()

    def _decide(self) -> None:
        problem = self.fault()
        if problem is not None:
            self.show_problem(problem)
            return
        self._problem.hide()
        self._wait(on=True)
        self.decided.emit(self.decision())

    def _wait(self, *, on: bool) -> None:
        """While the writer is at work a second Enter must not decide the same again."""
        self._waits = on
        self.accept_button.setDisabled(on)

    def _throw_away(self) -> None:
        super().reject()
        if self._then is not None:
            self._then()

    def _go_on(self) -> None:
        self._question.hide()
        self._footer.show()
        self.accept_button.setDefault(True)
        if self._came_from is not None:
            self._came_from.setFocus()


def named(name: str, field: QWidget, hint: str = "") -> QWidget:
    """A field under its name, with a quiet line below if there is more to say."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(sizes.GAP // 2)
    column.addWidget(_field_name(name, field))
    column.addWidget(field)
    if hint:
        column.addWidget(wording.quiet(hint))
        field.setAccessibleDescription(hint)
    return made


def _field_name(name: str, field: QWidget) -> QLabel:
    label = wording.quiet(name)
    label.setWordWrap(False)
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(name.replace("&", ""))
    return label
