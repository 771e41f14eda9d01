"""One post of an import, as it was read: its facts and its first lines."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.ui.dialogs.preview.words import bringing_words, publication_words
from app.ui.style import fonts, sizes
from db.records import AddressKind, Draft

_LETTERS: Final = 4000  # the first lines: enough to know a post by
_TITLE_LETTERS: Final = 300
_MOST_LABELS: Final = 12
_ROOM_FOR_WHY: Final = 280
_OBJECT: Final = "\ufffc"  # stands for a picture in the text


class DraftView(QWidget):
    """Title, facts, address and first lines of a post, and why it was taken for one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _label(16, 600)
        self._facts, self._address = _label(12), _OneLine()
        self._state, self._why = _label(12, 600), _label(12)
        for quiet in (self._facts, self._address, self._why):
            quiet.setForegroundRole(QPalette.ColorRole.PlaceholderText)
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
        column.setSpacing(sizes.GAP // 2)
        for each in (self._title, self._facts, self._address, self._state):
            column.addWidget(each)
        column.addSpacing(sizes.GAP // 2)
        column.addWidget(self._text, 1)
        column.addWidget(self._why)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Where there is little room, the text has it."""
        super().resizeEvent(event)
        self._why.setVisible(bool(self._why.text()) and self._has_room)

    @property
    def _has_room(self) -> bool:
        return self.height() >= _ROOM_FOR_WHY

    def clear(self) -> None:
        """Show nothing."""
        for each in (self._title, self._facts, self._state, self._why):
            _say(each, "")
        self._address.say("")
        self._text.clear()

    def show_draft(self, draft: Draft, *, is_outline: bool = False) -> None:
        """Show a post; of an outline only the first words are known."""
        _say(self._title, draft.title[:_TITLE_LETTERS])
        _say(self._facts, _facts(draft))
        urls = (each.value for each in draft.addresses if each.kind is AddressKind.URL)
        self._address.say(next(urls, ""))
        _say(self._state, _state(draft))
        self._text.setPlainText(_beginning(draft, is_outline=is_outline))
        because = _("Taken for a post because: {evidence}.")
        why = because.format(evidence="; ".join(draft.evidence)) if draft.evidence else ""
        _say(self._why, why)
        self._why.setVisible(bool(why) and self._has_room)


class _OneLine(QLabel):
    """A line that is cut in its middle where it does not fit; whole as a tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.window(12))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        self._whole = words
        self.setAccessibleName(words)
        self.setToolTip(words.replace("<", "‹"))  # a tool tip that looks like HTML would be read so
        self.setVisible(bool(words))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        metrics = self.fontMetrics()
        self.setText(
            metrics.elidedText(self._whole, Qt.TextElideMode.ElideMiddle, max(self.width(), 40))
        )


def _facts(draft: Draft) -> str:
    """Date, author, language and labels."""
    language = QLocale.languageToString(QLocale(draft.language).language())
    known = language if draft.language and language != "C" else draft.language
    date = draft.printed or draft.published or _("no date")
    facts = (date, draft.author, known, *draft.labels[:_MOST_LABELS])
    # Each keeps its direction, and the line that of the window.
    return " · ".join(f"\u2068{fact}\u2069" for fact in facts if fact)


def _state(draft: Draft) -> str:
    """What is out of the common: not published, not whole, with a person's own highlights."""
    excerpt = _("only the beginning of the post") if draft.excerpt else ""
    if draft.excerpt and draft.highlights:
        excerpt = _("only what was highlighted")
    parts = (publication_words(draft.publication), excerpt, bringing_words(draft))
    words = " · ".join(filter(None, parts))
    return words[:1].upper() + words[1:]


def _beginning(draft: Draft, *, is_outline: bool) -> str:
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
    if is_outline:
        paragraphs.append(_("… (the rest is read when you import)"))
    return "\n\n".join(filter(None, paragraphs))


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _label(px: int, weight: int = 400) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(fonts.window(px, weight))
    return label
