"""Buttons that show their key, in as many lines as the width needs."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from app.ui.style import colours, fonts
from app.ui.style.key_caps import caps_of, caps_width, paint_caps

_PAD: Final = 9
_BETWEEN: Final = 8  # words and cap
_GAP: Final = 2
_GROUP: Final = 14  # more between groups


class KeyButton(QToolButton):
    """A button with its words, and its key as a cap behind them."""

    def __init__(self, words: str, title: str, key: str) -> None:
        super().__init__()
        self._caps = caps_of(QKeySequence(key))
        self.setText(words)
        self.setFont(fonts.window(12))
        self.setToolTip(title)
        self.setAccessibleName(words)
        self.setAccessibleDescription(f"{title}: {'+'.join(self._caps)}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the list

    def say(self, words: str) -> None:
        """Take other words."""
        self.setText(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Room for words and cap."""
        metrics = self.fontMetrics()
        caps = caps_width(self._caps, self.font())
        wide = metrics.horizontalAdvance(self.text()) + _BETWEEN + caps + 2 * _PAD
        return QSize(wide, metrics.height() + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the style's own ground, then words and cap."""
        painter = QPainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
        # The sheet gives a button a palette of its own, with another ground.
        palette = self.window().palette()
        look = colours.of(palette)
        painter.setPen(look.text if self.isEnabled() else look.disabled)
        painter.setFont(self.font())
        painter.setLayoutDirection(self.layoutDirection())
        inside = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        words = f"\u2068{self.text()}\u2069"  # “2 suggestions” keeps its order in either direction
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, words)
        paint_caps(painter, inside, self._caps, palette)


class ButtonRows(QWidget):
    """Widgets one after the other, in as many lines as the width needs."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[QWidget] = []
        self._apart: set[QWidget] = set()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, *, is_apart: bool = False) -> None:
        """Put one more at the end, apart from the one before where another group begins."""
        widget.setParent(self)
        self._all.append(widget)
        if is_apart:
            self._apart.add(widget)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """All in one line."""
        wide = sum(each.sizeHint().width() + _GROUP for each in self._all if not each.isHidden())
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As wide as the widest, and as high as the lines are now."""
        wide = max((each.sizeHint().width() for each in self._all), default=0)
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """How high the lines are at a width."""
        return max((place.bottom() + 1 for _each, place in self._places(width)), default=0)

    def arrange(self) -> None:
        """Put all in place anew, such as when one was hidden or has other words."""
        for each, place in self._places(self.width()):
            each.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Put all in place."""
        super().resizeEvent(event)
        self.arrange()

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        left = top = high = 0
        for each in self._all:
            if each.isHidden():
                continue
            size = each.sizeHint()
            left += _GROUP if left and each in self._apart else 0
            if left and left + size.width() > width:
                left, top, high = 0, top + high + _GAP, 0
            yield each, QRect(QPoint(left, top), size)
            left += size.width() + _GAP
            high = max(high, size.height())
