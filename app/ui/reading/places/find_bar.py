"""The bar at the top of the reader to find words in the open post."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QTextEdit,
    QToolButton,
    QWidget,
)

from app.ui.announce import announce
from app.ui.style import colours, sizes
from app.ui.style.card import paint_card
from app.ui.style.icons import icon
from app.ui.style.leading import leading
from db.search.plain_places import Sought

_WIDEST: Final = 560
_ONE_LINE: Final = 500  # pixels at 13 px letters; narrower, the field has a line of its own
_LETTERS_OF_FIELD: Final = 12
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """A field, two choices, the count, and buttons; floats in the trailing corner.

    Signals:
        changed: Something else is sought.
        stepped: The person wants the next (+1) or previous (-1) place.
        left: The person is done.
    """

    changed = Signal()
    stepped = Signal(int)
    left = Signal()

    def __init__(self, reader: QTextEdit) -> None:
        super().__init__(reader)
        self._reader = reader
        self.setAccessibleName(_("Find in this post"))
        self._field = QLineEdit(self)
        self._field.setAlignment(leading(self))
        self._field.setPlaceholderText(_("Find in this post"))
        self._field.setAccessibleName(_("Find in this post"))
        self._field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._field.setMinimumWidth(
            self.fontMetrics().averageCharWidth() * _LETTERS_OF_FIELD + 2 * sizes.EDGE
        )
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._case = self._choice("case-sensitive", _("Match case"), "Alt+C")
        self._whole = self._choice("whole-word", _("Whole words"), "Alt+W")
        self._buttons = self._row_of_buttons()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(sizes.GAP, sizes.GAP, sizes.GAP, sizes.GAP)
        self._grid.setSpacing(sizes.GAP)
        self._grid.setColumnStretch(0, 1)
        self._field.textChanged.connect(self.changed)
        reader.installEventFilter(self)
        self.hide()

    @property
    def sought(self) -> Sought:
        """What is to be found, and how strictly."""
        return Sought(self._field.text(), self._whole.isChecked(), self._case.isChecked())

    @property
    def said(self) -> str:
        """What the bar says of what was found."""
        return self._count.text()

    def appear(self, words: str) -> None:
        """Show the bar with the keyboard in its field; "" leaves there what it holds."""
        if words:
            self._field.setText(words)
        self._field.selectAll()
        self.place()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, words: str) -> None:
        """Say what was found, to a screen reader as well."""
        if words != self._count.text():
            self._count.setText(words)
            self.place()
            announce(self._field, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Walk with Enter, the other way with Shift; leave with Escape."""
        if event.key() in _ENTER:
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if is_back else +1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Stay in the corner when the reader gets another size; nothing is held back."""
        if watched is self._reader and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Take the room another font needs."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.place()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint a card with a border."""
        look = colours.of(self.palette())
        paint_card(self, look.alternate, look.line)

    def place(self) -> None:
        """Stand at the top of the reader, as wide as there is room for."""
        around = self._reader.rect()
        area = around.adjusted(sizes.GAP, sizes.GAP, -sizes.EDGE - sizes.GAP // 2, 0)
        letters = self.fontMetrics().height() / 16
        wide = min(round(_WIDEST * letters), area.width())
        self._arrange(is_one_line=wide >= _ONE_LINE * letters)
        area.setLeft(area.right() + 1 - wide)
        area.setHeight(self._grid.totalMinimumSize().height())
        self.setGeometry(QStyle.visualRect(self.layoutDirection(), around, area))

    def _arrange(self, *, is_one_line: bool) -> None:
        for each in (self._field, self._count, self._buttons):
            self._grid.removeWidget(each)
        policy = QSizePolicy.Policy
        across = policy.Preferred if is_one_line else policy.Ignored  # it may be cut, not the rest
        self._count.setSizePolicy(across, policy.Preferred)
        self._grid.addWidget(self._field, 0, 0, 1, 1 if is_one_line else 3)
        if is_one_line:
            self._grid.addWidget(self._count, 0, 1)
            self._grid.addWidget(self._buttons, 0, 2)
        else:
            self._grid.addWidget(self._count, 1, 0, 1, 2)
            self._grid.addWidget(self._buttons, 1, 2)

    def _choice(self, sign: str, words: str, keys: str) -> QToolButton:
        button = self._button(sign, words, keys)
        button.setObjectName("choice")
        button.setCheckable(True)
        button.toggled.connect(self.changed)
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.toggle)
        return button

    def _row_of_buttons(self) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(sizes.GAP // 4)
        previous = self._button("chevron-up", _("Previous place"), "Shift+F3")
        previous.clicked.connect(lambda: self.stepped.emit(-1))
        following = self._button("chevron-down", _("Next place"), "F3")
        following.clicked.connect(lambda: self.stepped.emit(+1))
        close = self._button("x", _("Close"), "Esc")
        close.clicked.connect(self.left)
        for button in (self._case, self._whole, previous, following, close):
            line.addWidget(button)
        return row

    def _button(self, sign: str, words: str, keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(sign))
        button.setAccessibleName(words)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words} ({shown})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
