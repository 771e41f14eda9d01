"""A row of the colours a theme can have, each with its name and its underline."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.dialogs import wording
from app.ui.style import colours, icons, sizes
from app.ui.style.colours import LIGHT, Pattern
from app.ui.style.underlines import Underlines

_SIZE: Final = QSize(46, 42)
_UNDERLINES: Final = Underlines()
_UNDERLINE_ROOM: Final = 10  # between a swatch's lower edge and its underline


def colour_name(slot: int) -> str:
    """What a slot of the palette is called, in light and dark alike."""
    names = (_("Blue"), _("Orange"), _("Green"), _("Pink"), _("Violet"), _("Teal"), _("Red"))
    return names[slot % len(names)]


def pattern_name(pattern: Pattern) -> str:
    """What a theme's underline is called."""
    return {
        Pattern.SOLID: _("solid line"),
        Pattern.DASH: _("dashes"),
        Pattern.DOT: _("dots"),
        Pattern.DOUBLE: _("double line"),
        Pattern.LONG_DASH: _("long dashes"),
        Pattern.DASH_DOT: _("dashes and dots"),
        Pattern.THICK: _("thick line"),
    }[pattern]


class Swatches(QWidget):
    """One of the palette's colours, chosen by arrow keys or pointer.

    Signals:
        chosen: The slot, whenever another one is chosen.
    """

    chosen = Signal(int)

    def __init__(self, slot: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._swatches = [_Swatch(each) for each in range(len(LIGHT.themes))]
        self._name = wording.quiet("")
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP - 2)
        for swatch in self._swatches:
            row.addWidget(swatch)
            swatch.toggled.connect(self._tell)
            swatch.stepped.connect(self._step)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP // 2)
        column.addLayout(row)
        column.addWidget(self._name)
        self._swatches[slot % len(self._swatches)].setChecked(True)
        self.setFocusProxy(self._swatches[self.slot])

    @property
    def slot(self) -> int:
        """The slot that is chosen."""
        return next(each.slot for each in self._swatches if each.isChecked())

    def _step(self, by: int) -> None:
        swatch = self._swatches[(self.slot + by) % len(self._swatches)]
        swatch.setChecked(True)
        swatch.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, is_on: bool) -> None:
        if is_on:
            self._name.setText(self._swatches[self.slot].accessibleName())
            self.setFocusProxy(self._swatches[self.slot])
            self.chosen.emit(self.slot)


class _Swatch(QAbstractButton):
    stepped = Signal(int)  # an arrow key was pressed: one on, or one back

    def __init__(self, slot: int) -> None:
        super().__init__()
        self.slot = slot
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = _("{colour}, {pattern}").format(
            colour=colour_name(slot), pattern=pattern_name(LIGHT.theme(slot).pattern)
        )
        self.setAccessibleName(words)
        self.setToolTip(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Go on by Right and Down, back by Left and Up; Right goes back where one reads so."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key not in step:
            super().keyPressEvent(event)
            return
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.stepped.emit(-step[key] if sideways and is_mirrored else step[key])

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the tint, the underline, the tick of the chosen one and the ring of focus."""
        look = colours.of(self.palette())
        theme = look.theme(self.slot)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(theme.line, 2 if self.isChecked() else 1))
        painter.setBrush(theme.tint)
        painter.drawRoundedRect(area, sizes.RADIUS, sizes.RADIUS)
        if self.isChecked():
            icons.paint(
                painter, QRectF(area.center().x() - 8, area.top() + 5, 16, 16), "check", look.text
            )
        line = area.adjusted(8, area.height() - _UNDERLINE_ROOM, -8, 0)
        _UNDERLINES.paint(painter, line, theme)
        if self.hasFocus():
            painter.setPen(QPen(look.accent, sizes.FOCUS_RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, sizes.CARD_RADIUS, sizes.CARD_RADIUS)
