"""What to say and offer when a library cannot be opened."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.dialogs.problem_dialog import ProblemDialog
from db.errors import Problem
from db.header import copies
from db.library import SUFFIX

Open = Callable[[Path, bool], object]
"""Opens the library at a path, or (True) makes a new one there."""


def offer_ways(
    problem: Problem, path: Path, parent: QWidget | None, open_library: Open
) -> ProblemDialog:
    """A box that says why, with a button for each way on; it is not shown yet.

    The remedies of the Problem itself speak to somebody at a terminal.
    """
    found = copies(path)
    remedy = _("Nothing was changed.")
    if found:
        remedy += " " + _("The newest safety copy is “{copy}”.").format(copy=found[-1])
    dialog = ProblemDialog.of_problem(Problem(problem.message, remedy), parent)
    folder = found[-1].parent if found else path.parent
    chooser = QFileDialog(dialog, _("Open a library"), str(folder))
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    chooser.setNameFilter(_("Libraries (*{suffix})").format(suffix=SUFFIX))
    chooser.fileSelected.connect(lambda name: open_library(Path(name), False))
    dialog.add_choice(_("Open another library…"), chooser.open)
    if not path.exists():
        make = partial(open_library, path, True)
        dialog.add_choice(_("Start a new library at this place"), make)
    return dialog
