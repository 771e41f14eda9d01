"""Opens a form, writes what was decided as one step, and closes the form when that is on disk."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from app.ui.dialogs.form import Form
from app.ui.tasks import Tasks
from db.library import Session

F = TypeVar("F")


def fill_in(tasks: Tasks, form: Form, write: Callable[[Session, F], object]) -> None:
    """Let a person fill in a form; what the library refuses is told in the form itself.

    Args:
        tasks: Where the step is written.
        form: Its signal `decided` brings what was decided.
        write: Takes a writing session and what was decided.
    """

    def decided(filled: F) -> None:
        tasks.write(
            partial(_written, write, filled),
            lambda _done: form.done_well(),
            otherwise=form.show_problem,
        )

    form.decided.connect(decided)
    form.open()


def _written(write: Callable[[Session, F], object], filled: F, session: Session) -> None:
    write(session, filled)
