"""What has changed in a post: two versions of its text in one, or the older one alone."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.dialogs import wording
from app.ui.dialogs.changes.version_flow import VersionChanges, folded
from app.ui.dialogs.changes.view import ChangesView
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.repair import words as repair_words
from app.ui.dialogs.split.buttons import KeyButton
from app.ui.style import sizes
from app.ui.style.icons import icon
from app.ui.style.room import within_screen
from db.versions import VersionLine

_SIZE: Final = (860, 680)
_LEAST_HEIGHT: Final = 180


class ChangesDialog(Dialog):
    """Shows what changed between two versions of a post that the person chooses.

    Signals:
        comparison_wanted: The numbers of two versions whose `VersionChanges` are to be shown.
    """

    comparison_wanted = Signal(int, int)

    def __init__(
        self, parent: QWidget | None, title: str, versions: Sequence[VersionLine], start: int = 0
    ) -> None:
        """Make the dialog.

        Args:
            parent: The window.
            title: Of the post.
            versions: The oldest first.
            start: The version to begin with; that before the present one when it is no older one.
        """
        super().__init__(parent, _("What has changed"), width=560)
        self._versions = tuple(versions)
        self._changes: VersionChanges | None = None
        self.from_box = _box(_("The older version"), versions)
        self.to_box = _box(_("The newer version"), versions)
        self.view = ChangesView(_("What has changed in the text"))
        self.old_only = QCheckBox(_("Show the &old text only"))
        self._count = wording.quiet("")
        self._count.setWordWrap(False)
        self.next_button = KeyButton(_("Next change"), _("Go to the next change"), "N")
        self._pages = QStackedWidget()
        self._put_together(title)
        self.resize(within_screen(self, *_SIZE))
        if len(versions) > 1:
            self._choose_first(start)
            self._join()

    @property
    def counted(self) -> str:
        """What is said of how many changes there are."""
        return self._count.text()

    def ask(self) -> None:
        """Ask for what changed between the two chosen versions."""
        if len(self._versions) > 1:
            self.comparison_wanted.emit(self.from_box.currentData(), self.to_box.currentData())

    def show_changes(self, changes: VersionChanges) -> None:
        """Take what was asked for; an answer that comes too late is passed over."""
        asked = (self.from_box.currentData(), self.to_box.currentData())
        if asked == (changes.from_number, changes.to_number):
            self._changes = changes
            self._show()

    def _show(self) -> None:
        if self._changes is None:
            return
        alone = self.old_only.isChecked()
        self.view.show_paragraphs(self._changes.old if alone else folded(self._changes.paragraphs))
        self.next_button.setEnabled(self.view.count > 0)
        self.previous_button.setEnabled(self.view.count > 0)
        self._say_count()

    def _say_count(self) -> None:
        count, present = self.view.count, self.view.present
        if self.old_only.isChecked():
            words = repair_words.version_words(*self._version(self.from_box))
        elif not count:
            words = _("The words are the same.")
        elif present < 0:
            words = ngettext("{n} change", "{n} changes", count).format(n=count)
        else:
            words = _("change {n} of {count}").format(n=present + 1, count=count)
        self._count.setText(words)

    def _version(self, box: QComboBox) -> tuple[int, str]:
        found = next(each for each in self._versions if each.number == box.currentData())
        return found.number, found.made

    def _step(self, way: int) -> None:
        self.view.step(way)
        self._say_count()

    def _choose_first(self, start: int) -> None:
        present = next(
            (row for row, each in enumerate(self._versions) if each.is_present),
            len(self._versions) - 1,
        )
        numbers = [each.number for each in self._versions]
        older = numbers.index(start) if start in numbers[:present] else max(0, present - 1)
        self.to_box.setCurrentIndex(present or 1)
        self.from_box.setCurrentIndex(older)

    def _join(self) -> None:
        for box in (self.from_box, self.to_box):
            box.currentIndexChanged.connect(self.ask)
        self.old_only.toggled.connect(self._show)
        self.next_button.clicked.connect(lambda: self._step(+1))
        self.previous_button.clicked.connect(lambda: self._step(-1))
        self._press("N", lambda: self._step(+1))
        self._press("Shift+N", lambda: self._step(-1))
        self.view.text.setFocus()

    def _press(self, key: str, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    def _put_together(self, title: str) -> None:
        self._pages.addWidget(self._comparison())
        self._pages.addWidget(_only_one(self._versions))
        self._pages.setCurrentIndex(0 if len(self._versions) > 1 else 1)
        self.rows.addWidget(wording.quiet(title))
        self.rows.addWidget(self._pages, 1)
        close = self.add_cancel_button(_("Close"))
        close.setDefault(True)

    def _comparison(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addLayout(self._choice())
        self.view.setMinimumHeight(_LEAST_HEIGHT)
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setSpacing(sizes.GAP)
        self.previous_button = _tool("chevron-up", _("Previous change"), "Shift+N")
        foot.addWidget(self.old_only)
        foot.addStretch(1)
        foot.addWidget(self._count)
        foot.addWidget(self.previous_button)
        foot.addWidget(self.next_button)
        column.addLayout(foot)
        return made

    def _choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        for words, box in ((_("&From"), self.from_box), (_("&to"), self.to_box)):
            label = wording.quiet(words)
            label.setWordWrap(False)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box, 1)
        return row


def _box(name: str, versions: Sequence[VersionLine]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(14)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for each in versions:
        told = repair_words.version_words(each.number, each.made)
        if each.is_present:
            told = _("{version} (now)").format(version=told)
        box.addItem(told, each.number)
    return box


def _only_one(versions: Sequence[VersionLine]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setSpacing(sizes.GAP)
    column.addStretch(2)
    sign = wording.Sign("history", QPalette.ColorRole.PlaceholderText, 32)
    column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
    known = repair_words.version_words(versions[0].number, versions[0].made) if versions else ""
    for label in (
        wording.section(_("Nothing has changed")),
        wording.quiet(_("The library has one text of this post: {version}.").format(version=known)),
        wording.quiet(_("When an import brings a newer text, what changed is shown here.")),
    ):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
    column.addStretch(3)
    return made


def _tool(name: str, words: str, key: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon(name))
    made.setAccessibleName(words)
    made.setToolTip(
        f"{words} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})"
    )
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
