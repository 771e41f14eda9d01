"""“Where my data is”: the library's file, its safety copies, the log."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.problem_line import ProblemLine
from app.ui.style import sizes
from db.errors import Problem


@dataclass(frozen=True, slots=True)
class DataPlaces:
    """Where a library and what belongs to it lie.

    Attributes:
        library: The file.
        size_bytes: Of the library.
        last_copy: The newest safety copy, or None.
        copied_at: When that was made, in seconds since 1970.
        log: The file of what went wrong inside the program.
    """

    library: Path
    size_bytes: int
    last_copy: Path | None
    copied_at: float
    log: Path


class WhereData(Dialog):
    """Shows the places, opens the folder, copies paths.

    Signals:
        copy_wanted: A safety copy should be made now; `show_places` shows it then.
    """

    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None, places: DataPlaces) -> None:
        super().__init__(parent, _("Where my data is"), width=600)
        self._places = places
        self._library = wording.body("")
        self._size = wording.quiet("")
        self._copy = wording.body("")
        self._copied = wording.quiet("")
        self._log = wording.body("")
        self._problem = ProblemLine(self)
        self._lay_out_places()
        self.bottom.insertWidget(0, self._problem)
        self.copy_button = self.add_left_button(_("&Make a safety copy now"))
        self.copy_button.clicked.connect(self._make_copy)
        self.close_button = self.add_accept_button(_("Close"))
        self.close_button.clicked.connect(self.accept)
        self.show_places(places)
        self.close_button.setFocus()

    @property
    def text(self) -> str:
        """All that is said, a line each."""
        lines = (self._library, self._size, self._copy, self._copied, self._log)
        return "\n".join(line.text() for line in lines)

    def show_places(self, places: DataPlaces) -> None:
        """Show the places as they are now, such as after a new safety copy."""
        self._places = places
        self._problem.hide()
        self.copy_button.setEnabled(True)
        size = QLocale().formattedDataSize(places.size_bytes)
        self._library.setText(_breakable(places.library))
        self._size.setText(_("{size}; everything you made is in this one file.").format(size=size))
        self._show_copy(places)
        self._log.setText(_breakable(places.log))

    def show_problem(self, problem: Problem) -> None:
        """Say why no safety copy could be made."""
        self.copy_button.setEnabled(True)
        self._problem.show_problem(problem)
        self.fit()

    def _show_copy(self, places: DataPlaces) -> None:
        if places.last_copy is None:
            self._copy.setText(_("None yet"))
            self._copied.setText(_("One is made when the library closes, at most one a day."))
            return
        moment = QDateTime.fromSecsSinceEpoch(int(places.copied_at))
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        self._copy.setText(_breakable(places.last_copy))
        self._copied.setText(
            _("Made {when}. It was opened and checked; the last ten stay.").format(when=when)
        )

    def _make_copy(self) -> None:
        self._problem.hide()
        self.copy_button.setEnabled(False)
        self.copy_wanted.emit()

    def _lay_out_places(self) -> None:
        library = (
            _button(_("&Open the folder"), self._open_folder),
            _button(_("Copy the &path"), partial(_copy, lambda: self._places.library)),
        )
        log = (_button(_("Copy the path of the &log"), partial(_copy, lambda: self._places.log)),)
        self.rows.setSpacing(sizes.EDGE)
        self.rows.addWidget(_place(_("Library"), (self._library, self._size), library))
        self.rows.addWidget(_place(_("Last safety copy"), (self._copy, self._copied), ()))
        self.rows.addWidget(_place(_("Log of what went wrong"), (self._log,), log))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._places.library.parent)))


def _place(name: str, lines: tuple[QLabel, ...], buttons: tuple[QPushButton, ...]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(sizes.GAP // 2)
    column.addWidget(wording.section(name))
    for line in lines:
        column.addWidget(line)
    if buttons:
        row = QHBoxLayout()
        row.setContentsMargins(0, sizes.GAP // 2, 0, 0)
        row.setSpacing(sizes.GAP)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
    return made


def _button(words: str, do: Callable[[], None]) -> QPushButton:
    made = QPushButton(words)
    made.setAccessibleName(words.replace("&", ""))
    made.setAutoDefault(False)
    made.clicked.connect(lambda _on: do())
    return made


def _copy(path: Callable[[], Path]) -> None:
    QGuiApplication.clipboard().setText(str(path()))


def _breakable(path: Path) -> str:
    """A path that a label may break after a folder: a sign without width stands there."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")
