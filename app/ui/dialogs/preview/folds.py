"""What is to be known of an import besides its posts, folded away below them."""

from collections.abc import Sequence
from gettext import ngettext

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.importing.found_posts import FoundPosts
from app.importing.read_file import ReadFile
from app.ui.dialogs.folded import Folded
from app.ui.dialogs.import_words import problems_text, remarks_text, skipped_text


class PreviewFolds(QWidget):
    """Files that could not be read, remarks, and what of the files goes into no post."""

    def __init__(self, found: FoundPosts) -> None:
        super().__init__()
        self._problems, self._remarks, self._skipped = Folded(), Folded(), Folded()
        self._all = (self._problems, self._remarks, self._skipped)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        for fold in self._all:
            self._box.addWidget(fold, 1)
            fold.head.toggled.connect(self._arrange)
        self._say_problems(found)
        self.show_skipped(found.files)

    def show_skipped(self, files: Sequence[ReadFile]) -> None:
        """Tell what of the files goes into no post, as they are read now."""
        count = sum(len(file.skipped) for file in files)
        title = ngettext(
            "{n} part that goes into no post", "{n} parts that go into no post", count
        ).format(n=count)
        is_open = self._skipped.head.isChecked()
        self._skipped.show_text(title, skipped_text(files), is_open=is_open)

    def _arrange(self) -> None:
        """Side by side while all are folded, to leave the posts their room."""
        is_open = any(fold.head.isChecked() for fold in self._all)
        sides = QBoxLayout.Direction
        self._box.setDirection(sides.TopToBottom if is_open else sides.LeftToRight)

    def _say_problems(self, found: FoundPosts) -> None:
        count = len(found.problems)
        title = ngettext("{n} file could not be read", "{n} files could not be read", count)
        self._problems.show_text(title.format(n=count), problems_text(found.problems))
        count = len(found.remarks)
        title = ngettext("{n} remark", "{n} remarks", count)
        self._remarks.show_text(title.format(n=count), remarks_text(found.remarks))
