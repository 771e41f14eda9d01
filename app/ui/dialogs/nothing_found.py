"""Says that an import found no post, why, and what to do."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.importing.found_posts import FoundPosts
from app.ui.dialogs.folded import Folded
from app.ui.dialogs.import_words import problems_text, remarks_text, skipped_text
from app.ui.style import fonts, sizes


class NothingFound(QDialog):
    """No post was found: one sentence, and what could be read or not in full."""

    def __init__(self, found: FoundPosts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import posts"))
        self.setMinimumWidth(560)
        head = _label(_("No post was found."), 16, 600)
        advice = _label(
            _(
                "Event Notes reads saved web pages, plain text, Markdown, feeds (RSS, Atom, JSON"
                " Feed, OPML), WordPress exports, .zip archives of these, and the exports of"
                " Readwise, Hypothesis, Omnivore, Pocket, Instapaper, Taguette and QualCoder. You"
                " can also give the address of a post, or copy a post in the browser and paste it"
                " as text."
            )
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.EDGE, sizes.EDGE, sizes.EDGE, sizes.EDGE)
        column.setSpacing(sizes.GAP)
        column.addWidget(head)
        column.addWidget(advice)
        for title, text in (
            (_("What could not be read"), problems_text(found.problems)),
            (_("Remarks"), remarks_text(found.remarks)),
            (_("Text that was seen"), skipped_text(found.files)),
        ):
            fold = Folded()
            fold.show_text(title, text, is_open=bool(text))
            column.addWidget(fold)
        column.addStretch(1)
        column.addWidget(buttons)
        buttons.setFocus()


def _label(words: str, px: int = 13, weight: int = 400) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(fonts.window(px, weight))
    return label
