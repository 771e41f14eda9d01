"""The note editor: a small frame beside a passage in which nothing written gets lost."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from app.ui.announce import announce
from app.ui.style.floating import FloatingFrame, beside, title_label
from app.ui.style.hint_line import HintLine

KEEP_EVERY_MS: Final = 1000
"""How long after a letter the draft is given out to be kept."""

_LEAST_WIDTH: Final = 360
_LEAST_LINES: Final = 3
_MOST_OF_WINDOW: Final = 0.4
_EDGE: Final = 12
_SPACING: Final = 4
_FIELD_FRAME: Final = 14  # border and padding of the sheet, above and below
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# The window is left, or a menu of the field itself is open: the person comes back.
_NOT_LEFT: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class NoteEditor(FloatingFrame):
    """Plain words about a passage; leaving the field by any way but Escape saves them.

    Signals:
        saved: The text, when it is another than before; the editor closes after it.
        kept: The text while it is being written, about once a second, to outlive a crash.
    """

    saved = Signal(str)
    kept = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = ""
        self._is_asking = False
        self._is_ending = False
        self._anchor = QRect()
        self._title = title_label(self)
        self._field = _field(self)
        self._hints = HintLine(self)
        self._lay_out()
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_EVERY_MS)
        self._keeping.timeout.connect(self._keep)
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._write)

    def open_at(self, rect: QRect, text: str, title: str, draft: str = "") -> None:
        """Show the editor for a passage; one that is open for another is saved first.

        Args:
            rect: The passage in coordinates of the window.
            text: The note as it is saved.
            title: What the note is about.
            draft: What was written and never saved; shown instead of the text.
        """
        self.save()
        self._anchor, self._before = rect, text
        room = self._place().width() - 2 * _EDGE - 2
        metrics = QFontMetrics(self._title.font())
        self._title.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, room))
        self._field.setAccessibleName(title)
        self._field.setPlainText(draft or text)
        self._field.moveCursor(self._field.textCursor().MoveOperation.End)
        self._keeping.stop()
        self._ask(is_asking=False)
        self.appear(self._place(), self._field)
        self.move_frame(self._place())  # now that the field has its width, its lines are known

    def save(self) -> None:
        """Save what is written, if it is new, and close; nothing if it is closed already."""
        if self._is_ending or not self.isVisible():
            return
        self._is_ending = True
        self._keeping.stop()
        if self._is_changed():
            self.saved.emit(self._field.toPlainText())
        self.dismiss()
        self._is_ending = False

    def clicked_outside(self) -> None:
        """Save."""
        self.save()

    def place_again(self) -> None:
        """Stay in the window, whatever size it has."""
        self.move_frame(self._place())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Take the few keys that end the writing, and see when the field is left."""
        if watched is not self._field or self._is_ending or not self.isVisible():
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and self._is_own_key(event):
            if event.type() == QEvent.Type.KeyPress:
                self._press(event)
            event.accept()
            return True
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._leave(event.reason())
        return super().eventFilter(watched, event)

    def _is_own_key(self, event: QKeyEvent) -> bool:
        if event.type() not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return False
        is_held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_enter = event.key() in _ENTER and (is_held or self._is_asking)
        return is_enter or event.key() == Qt.Key.Key_Escape

    def _press(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.save()
        elif self._is_changed() and not self._is_asking:
            self._ask(is_asking=True)
        else:
            self._throw_away()

    def _throw_away(self) -> None:
        self._is_ending = True
        self._keeping.stop()
        self.dismiss()
        self._is_ending = False

    def _leave(self, reason: Qt.FocusReason) -> None:
        if reason in _NOT_LEFT:
            self._keep()
        else:
            self.save()

    def _write(self) -> None:
        """Follow the text: it grows, it is to be kept, and the question is answered by it."""
        if not self.isVisible():
            return
        self._ask(is_asking=False)
        if not self._keeping.isActive():
            self._keeping.start()
        self.move_frame(self._place())

    def _keep(self) -> None:
        if self.isVisible() and self._is_changed():
            self.kept.emit(self._field.toPlainText())

    def _is_changed(self) -> bool:
        return self._field.toPlainText() != self._before

    def _ask(self, *, is_asking: bool) -> None:
        self._is_asking = is_asking
        if is_asking:
            question = _("Throw away what you wrote?")
            self._hints.show_hints((("Enter", _("keep it")), ("Esc", _("throw it away"))), question)
            announce(self._field, self._hints.words())
        else:
            self._hints.show_hints((("Ctrl+Enter", _("save")), ("Esc", _("cancel"))))
        if self.isVisible():
            self.move_frame(self._place())

    def _place(self) -> QRect:
        bounds = self.bounds()
        most = round(bounds.height() * _MOST_OF_WINDOW)
        width = min(max(_LEAST_WIDTH, self._hints.needed_width()), bounds.width())
        others = self._title.sizeHint().height() + self._hints.sizeHint().height()
        fixed = others + _EDGE + 3 * _SPACING
        line = QFontMetrics(self._field.font()).lineSpacing()
        written = round(self._field.document().size().height())
        lines = max(written, _LEAST_LINES * line) + _FIELD_FRAME
        size = QSize(width, min(most, fixed + lines))
        return beside(self._anchor, size, bounds, room=most, from_right=self.isRightToLeft())

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(_EDGE, 0, _EDGE, 0)
        words.setSpacing(_SPACING)
        words.addWidget(self._title)
        words.addWidget(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, _EDGE, 1, 0)
        column.setSpacing(_SPACING)
        column.addLayout(words)
        column.addWidget(self._hints)


def _field(parent: QWidget) -> QTextEdit:
    field = QTextEdit(parent)
    field.setAcceptRichText(False)
    field.setTabChangesFocus(True)
    field.setFrameShape(QFrame.Shape.NoFrame)
    field.setPlaceholderText(_("What do you think of this passage?"))
    field.document().setDocumentMargin(2)
    return field
