"""The list of highlights: what the margin paints, for the keyboard and for screen readers."""

from gettext import gettext as _

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.ui.reading.annotation_delegate import AnnotationDelegate
from app.ui.reading.annotations_model import AnnotationsModel
from app.ui.reading.marks import MarkLayer


class AnnotationsList(QListView):
    """The highlights of the post that is shown, one a row, in the order of the text.

    `chosen` follows the keys and the mouse, not what the marks focus by
    themselves; `activated_highlight` is Enter or a double click.
    """

    chosen = Signal(int)
    activated_highlight = Signal(int)

    def __init__(self, marks: MarkLayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = marks
        self._is_following = False
        self._rows = AnnotationsModel(marks, self)
        self.setModel(self._rows)
        self.setItemDelegate(AnnotationDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)  # as the rows, as the posts
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("List of highlights"))
        marks.focus_changed.connect(self._show_focused)
        marks.highlights_changed.connect(self._show_focused)
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._tell)
        self.doubleClicked.connect(self._activate)
        self._show_focused()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Enter activates the row on every platform; all else as in any list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self._activate(self.currentIndex())
            return
        super().keyPressEvent(event)

    def doItemsLayout(self) -> None:  # noqa: N802 -- Qt's name
        """Measure the rows, of which there may be thousands, only where they can be seen.

        Every change of style asks for it several times, hidden or not.
        """
        if self.isVisible():
            super().doItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Measure what was left out while the list was hidden."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()

    def _show_focused(self) -> None:
        """Make the focused highlight the current row, or the first, without telling a choice."""
        index = self._rows.index_of(self._marks.focused)
        if not index.isValid() and not self.currentIndex().isValid():
            index = self._rows.index(0)
        if index.isValid() and index != self.currentIndex():
            self._is_following = True
            self.setCurrentIndex(index)
            self._is_following = False

    def _tell(self, index: QModelIndex) -> None:
        highlight = self._rows.highlight(index)
        if highlight and not self._is_following:
            self.chosen.emit(highlight.id)

    def _activate(self, index: QModelIndex) -> None:
        if highlight := self._rows.highlight(index):
            self.activated_highlight.emit(highlight.id)
