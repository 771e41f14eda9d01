"""One post of an import, as it was read: its facts and its first lines."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.style import fonts, sizes
from db.records import Draft

_LETTERS: Final = 4000  # the first lines: enough to know a post by
_OBJECT: Final = "\ufffc"  # stands for a picture in the text


class DraftView(QWidget):
    """Title, facts and first lines of a post, and why it was taken for one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _label(16, 600)
        self._facts = _label(12)
        self._why = _label(12)
        for quiet in (self._facts, self._why):
            quiet.setForegroundRole(quiet.palette().ColorRole.PlaceholderText)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFont(fonts.reading(14))
        self._text.setAccessibleName(_("First lines of the post"))
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        for each in (self._title, self._facts, self._text, self._why):
            column.addWidget(each)
        column.setStretchFactor(self._text, 1)

    def show_draft(self, draft: Draft) -> None:
        """Show a post."""
        self._title.setText(draft.title)
        facts = (draft.printed or draft.published, draft.author, ", ".join(draft.labels))
        excerpt = _("only the beginning of the post") if draft.excerpt else ""
        self._facts.setText(" · ".join(filter(None, (*facts, excerpt))))
        self._facts.setVisible(bool(self._facts.text()))
        self._text.setPlainText(_beginning(draft))
        because = _("Taken for a post because: {evidence}.")
        why = because.format(evidence="; ".join(draft.evidence)) if draft.evidence else ""
        self._why.setText(why)
        self._why.setVisible(bool(why))


def _beginning(draft: Draft) -> str:
    """The first paragraphs, with the words of pictures in their place."""
    instead = {image.position: image.alt for image in draft.images}
    paragraphs: list[str] = []
    for block in draft.blocks:
        if block.span.start > _LETTERS:
            return "\n\n".join([*paragraphs, "…"])
        text = draft.text[block.span.start : min(block.span.end, _LETTERS)]
        if text == _OBJECT:
            text = _("[Picture: {words}]").format(words=instead.get(block.span.start) or "…")
        paragraphs.append(text)
    return "\n\n".join(filter(None, paragraphs))


def _label(px: int, weight: int = 400) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(fonts.window(px, weight))
    return label
