"""Export of a summary: what it covers, how it is ordered, and how it will look."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.exporting.coverage import Coverage
from app.exporting.files import safe_name
from app.exporting.summary import By
from app.ui.dialogs.export_choice import ExportChoice
from app.ui.dialogs.notice import Notice
from app.ui.style import fonts, sizes
from app.ui.style.room import within_screen

_SIZE: Final = (980, 680)
_CHOICES_WIDTH: Final = 290
_TYPING_MS: Final = 200  # a title is typed letter by letter; the preview follows the word
_LONGEST_TITLE: Final = 200


class Offer(NamedTuple):
    """A part of the library that can be exported, and what it is called in the list."""

    label: str
    coverage: Coverage


class ExportDialog(QDialog):
    """Choices at the leading side, the summary as it will be at the other.

    Signals:
        preview_wanted: The person chose otherwise; with the `ExportChoice`.
        copy_wanted: The summary is to be put on the clipboard.
        save_wanted: The summary is to be written to a file; with its path.
    """

    preview_wanted = Signal(object)
    copy_wanted = Signal()
    save_wanted = Signal(Path)

    def __init__(
        self,
        offers: Sequence[Offer],
        choice: ExportChoice,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """Prepare the dialog.

        Args:
            offers: What can be covered; at least one.
            choice: What is chosen at first; the first offer if it covers something else.
            folder: Where the file dialog begins.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Export a summary"))
        self.resize(within_screen(self, *_SIZE))
        self._offers = tuple(offers)
        self._files = self._file_dialog(folder)
        self._scope = self._scope_field(choice)
        self._by = self._by_buttons(choice.by)
        self._title = QLineEdit(choice.title)
        self._title.setAccessibleName(_("Title of the summary"))
        self._title.setMaxLength(_LONGEST_TITLE)
        self._preview = self._preview_field()
        self._count = QLabel()
        self._notice = Notice()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._save = QPushButton(_("Save…"))
        self._copy = QPushButton(_("Copy to clipboard"))
        self._buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._lay_out()
        self._join()
        self._allow(is_fresh=False)
        self._scope.setFocus()

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        return ExportChoice(
            self._offers[self._scope.currentIndex()].coverage,
            next(by for by, button in self._by.items() if button.isChecked()),
            " ".join(self._title.text().split()),
        )

    def show_preview(self, text: str, title: str, highlights: int) -> None:
        """Show the summary that was made of the choice.

        Args:
            text: As it will be written.
            title: That it has, also if the person gave it none.
            highlights: How many are in it.
        """
        self._preview.setPlainText(text)
        self._title.setPlaceholderText(title)
        self._count.setText(
            ngettext("{n} highlight", "{n} highlights", highlights).format(n=highlights)
        )
        if highlights:
            self._notice.say("")
        else:
            self._notice.say(
                _("There are no highlights here yet. Mark passages first, or choose another part.")
            )
        self._allow(is_fresh=True)

    def say(self, words: str, sign: str = "info") -> None:
        """Say a sentence at the foot, such as that the summary was copied."""
        self._notice.say(words, sign)

    def _scope_field(self, choice: ExportChoice) -> QComboBox:
        field = QComboBox()
        field.setAccessibleName(_("What the summary covers"))
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.addItems([offer.label for offer in self._offers])
        covers = [offer.coverage for offer in self._offers]
        field.setCurrentIndex(covers.index(choice.coverage) if choice.coverage in covers else 0)
        return field

    def _by_buttons(self, chosen: By) -> dict[By, QRadioButton]:
        words = {By.THEME: _("&Theme"), By.EVENT: _("&Event"), By.POST: _("&Post")}
        buttons = {by: QRadioButton(words[by]) for by in By}
        buttons[chosen].setChecked(True)
        return buttons

    def _preview_field(self) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setFont(fonts.code(12))
        field.setAccessibleName(_("The summary as it will be"))
        field.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return field

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(sizes.EDGE)
        sides.addWidget(self._choices())
        sides.addWidget(self._preview, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._notice, 1)
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.EDGE, sizes.EDGE, sizes.EDGE, sizes.EDGE)
        column.setSpacing(sizes.EDGE)
        column.addLayout(sides, 1)
        column.addLayout(foot)

    def _choices(self) -> QWidget:
        sections = QVBoxLayout()
        sections.setSpacing(0)
        for button in self._by.values():
            sections.addWidget(button)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(sizes.GAP // 2)
        form.addRow(_("&Covers"), self._scope)
        form.addRow(_gap())
        form.addRow(_("Sections by"), sections)
        form.addRow(_gap())
        form.addRow(_("T&itle"), self._title)
        self._count.setForegroundRole(self._count.palette().ColorRole.PlaceholderText)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        side = QWidget()
        side.setFixedWidth(_CHOICES_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self._count)
        return side

    def _join(self) -> None:
        self._scope.currentIndexChanged.connect(self._ask)
        for button in self._by.values():
            button.clicked.connect(self._ask)
        self._title.textEdited.connect(self._wait)
        self._typing.timeout.connect(self._ask)
        self._save.setDefault(True)
        self._save.clicked.connect(self._choose_file)
        self._copy.clicked.connect(self.copy_wanted)
        self._copy.setAutoDefault(False)
        self._buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._save.click)

    def _wait(self) -> None:
        self._allow(is_fresh=False)
        self._typing.start()

    def _ask(self) -> None:
        self._typing.stop()
        self._allow(is_fresh=False)
        self.preview_wanted.emit(self.choice)

    def _allow(self, *, is_fresh: bool) -> None:
        """What is saved and copied is what is seen: nothing until the preview fits the choice."""
        self._save.setEnabled(is_fresh)
        self._copy.setEnabled(is_fresh)

    def _choose_file(self) -> None:
        name = safe_name(self._title.text() or self._title.placeholderText())
        self._files.selectFile(f"{name}.md")
        self._files.open()

    def _file_dialog(self, folder: Path) -> QFileDialog:
        dialog = QFileDialog(self, _("Save the summary"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("Markdown (*.md)"), _("All files (*)")])
        dialog.setDefaultSuffix("md")
        dialog.fileSelected.connect(lambda path: self.save_wanted.emit(Path(path)))
        return dialog


def _gap() -> QWidget:
    gap = QWidget()
    gap.setFixedHeight(sizes.GAP)
    return gap
