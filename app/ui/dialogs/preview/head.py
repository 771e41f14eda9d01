"""The head of an import's preview: what was found, what it was read as, the event of all."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.importing.read_file import ReadFile
from app.ui.dialogs import wording
from app.ui.dialogs.preview.delegate import completer
from app.ui.dialogs.preview.posts import FoundFiles
from app.ui.dialogs.preview.words import counted_words, number
from app.ui.style import sizes
from db.names import LONGEST

_EVENT_WIDTH: Final = 240
_KINDS_WIDTH: Final = 170


class PreviewHead(QWidget):
    """Counts the posts, and asks what holds for all of them.

    Signals:
        event_typed: The event of all posts; "" for each its own.
        read_as: The file is to be read as another kind.
    """

    event_typed = Signal(str)
    read_as = Signal(str)

    def __init__(self, events: Sequence[str]) -> None:
        """Take the names of known events, which are offered while one is typed."""
        super().__init__()
        self._files: tuple[ReadFile, ...] = ()
        self._count = wording.heading("")
        self._detail = wording.quiet("")
        self.event_of_all = QLineEdit()
        self.event_of_all.setAccessibleName(_("Event of all posts"))
        self.event_of_all.setPlaceholderText(_("as in the table"))
        self.event_of_all.setCompleter(completer(events, self.event_of_all))
        self.event_of_all.setFixedWidth(_EVENT_WIDTH)
        self.event_of_all.setMaxLength(LONGEST)
        self.event_of_all.textChanged.connect(self.event_typed)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(_("Read the file as"))
        self.kinds.setMaximumWidth(_KINDS_WIDTH)
        self.kinds.activated.connect(lambda place: self.read_as.emit(self.kinds.itemData(place)))
        self._kinds_name = _name(_("Read &as"), self.kinds)
        self._lay_out()
        self.offer_kinds(())

    def offer_kinds(self, kinds: Sequence[tuple[str, str]]) -> None:
        """Let the person say what the file is; with nothing to choose from they are not asked."""
        self.kinds.clear()
        for value, words in kinds:
            self.kinds.addItem(words, value)
        self.kinds.setVisible(len(kinds) > 1)
        self._kinds_name.setVisible(len(kinds) > 1)

    def show_found(self, found: FoundFiles) -> None:
        """Show the counts, the event of all and the kind, as they are now."""
        if found.files is not self._files:
            self._files = found.files
            self._count_posts(found)
        if found.event_of_all != " ".join(self.event_of_all.text().split()):
            self.event_of_all.setText(found.event_of_all)
        if len(found.files) == 1:
            self.show_kind(found.files[0].media_type)

    def show_kind(self, kind: str) -> None:
        """Show what the file was read as, without asking for it."""
        if (place := self.kinds.findData(kind)) >= 0:
            self.kinds.setCurrentIndex(place)

    def _count_posts(self, found: FoundFiles) -> None:
        count = len(found.posts)
        words = ngettext("{n} post found", "{n} posts found", count).format(n=number(count))
        self._count.setText(words)
        self._detail.setText(counted_words(found))
        self._detail.setVisible(bool(self._detail.text()))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        row.addWidget(self._count, 1)
        row.addWidget(self._kinds_name)
        row.addWidget(self.kinds)
        row.addWidget(_name(_("E&vent of all posts"), self.event_of_all))
        row.addWidget(self.event_of_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP // 2)
        column.addLayout(row)
        column.addWidget(self._detail)


def _name(words: str, field: QWidget) -> QLabel:
    label = wording.quiet(words)
    label.setWordWrap(False)
    label.setBuddy(field)
    return label
