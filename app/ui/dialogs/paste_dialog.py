"""A text becomes a post: pasted or typed, with what the person says of it."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.importing.choosing import published_as_typed
from app.importing.pasted import Pasted
from app.text.clean import one_line
from app.ui.dialogs.notice import Notice
from app.ui.dialogs.preview.delegate import completer
from app.ui.dialogs.preview.model import not_a_date
from app.ui.style import fonts, sizes
from app.ui.style.room import within_screen
from db.names import LONGEST

_SIZE: Final = (720, 600)


class PasteDialog(QDialog):
    """A large field for the text, and small ones for title, author, date and event.

    Signals:
        accepted_text: What is to be read, a `Pasted`.
    """

    accepted_text = Signal(object)

    def __init__(
        self,
        text: str = "",
        html: str = "",
        events: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Prepare the dialog.

        Args:
            text: Of the clipboard.
            html: The same words as the clipboard has them from a page, or "".
            events: Names of known events, to be offered while one is typed.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Import pasted text"))
        self.resize(within_screen(self, *_SIZE))
        self._html, self._pasted = html, text
        self._title, self._author = _field(_("Title")), _field(_("Author"))
        self._date, self._event = _field(_("Date")), _field(_("Event"))
        self._title.setPlaceholderText(_("the first line, if it is short"))
        self._date.setPlaceholderText(_("2025, 2025-06 or 2025-06-18"))
        self._event.setCompleter(completer(events, self._event))
        self._event.setMaxLength(LONGEST)
        self._text = self._text_field(text)
        self._keep = QCheckBox(_("&Keep headings, links and emphasis of the copied page"))
        self._keep.setChecked(bool(html))
        self._keep.setVisible(bool(html))
        self._notice = Notice()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._import = QPushButton(_("Import"))
        self._import.setDefault(True)
        self._buttons.addButton(self._import, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._join()
        self._follow_text()
        (self._title if text else self._text).setFocus()

    def _text_field(self, text: str) -> QPlainTextEdit:
        field = QPlainTextEdit(text)
        field.setAccessibleName(_("Text of the post"))
        field.setPlaceholderText(_("Paste or type the text of the post here."))
        field.setTabChangesFocus(True)
        field.setFont(fonts.reading(15))
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(sizes.GAP)
        form.setVerticalSpacing(sizes.GAP)
        form.addRow(_("&Title"), self._title)
        form.addRow(_("&Author"), self._author)
        form.addRow(_("&Date"), self._date)
        form.addRow(_("&Event"), self._event)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.EDGE, sizes.EDGE, sizes.EDGE, sizes.EDGE)
        column.setSpacing(sizes.GAP)
        column.addLayout(form)
        column.addWidget(self._text, 1)
        column.addWidget(self._keep)
        foot = QHBoxLayout()
        foot.addWidget(self._notice, 1)
        foot.addWidget(self._buttons)
        column.addLayout(foot)

    def _join(self) -> None:
        self._text.textChanged.connect(self._follow_text)
        self._date.textChanged.connect(lambda _typed: self._notice.say(""))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._import.click)

    def accept(self) -> None:
        """Hand over the text, unless the date is none."""
        date = published_as_typed(self._date.text())
        if date is None:
            self._notice.say(not_a_date(self._date.text()))
            self._date.setFocus()
            return
        super().accept()
        keeps = self._keep.isChecked() and self._keep.isEnabled()
        self.accepted_text.emit(
            Pasted(
                text=self._text.toPlainText(),
                html=self._html if keeps else "",
                title=one_line(self._title.text()),
                author=one_line(self._author.text()),
                published=date,
                event=one_line(self._event.text()),
            )
        )

    def _follow_text(self) -> None:
        """Without a text nothing can be imported; a changed text is not the page's any more."""
        text = self._text.toPlainText()
        self._import.setEnabled(bool(text.strip()))
        self._keep.setEnabled(bool(self._html) and text == self._pasted)


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    return field
