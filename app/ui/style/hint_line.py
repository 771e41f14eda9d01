"""A quiet line at the foot of a small frame: which key does what."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from app.ui.style import colours, fonts, sizes
from app.ui.style.key_caps import caps_of, caps_width, paint_caps

Hint = tuple[str, str]
"""A key as QKeySequence reads it, such as "Ctrl+Enter", and what it does."""

_PX: Final = 12
_EDGE: Final = 12
_HEIGHT: Final = 32
_AFTER_CAPS: Final = 5
_BETWEEN: Final = 14


class HintLine(QWidget):
    """Paints caps and words, after a question or remark if there is one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._remark = ""
        self._hints: tuple[Hint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_hints(self, hints: Sequence[Hint], remark: str = "") -> None:
        """Show these hints; a remark goes before them on a line of its own."""
        self._hints, self._remark = tuple(hints), remark
        self.setAccessibleName(self.words())
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """All that the line says."""
        hints = " · ".join(f"{key} {words}" for key, words in self._hints)
        return f"{self._remark} {hints}".strip()

    def needed_width(self) -> int:
        """The width that shows all of it."""
        font = fonts.window(_PX)
        metrics = QFontMetrics(font)
        hints = sum(
            caps_width(_caps(key), font) + _AFTER_CAPS + metrics.horizontalAdvance(words) + _BETWEEN
            for key, words in self._hints
        )
        return max(hints - _BETWEEN, metrics.horizontalAdvance(self._remark)) + 2 * _EDGE

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """One line high, two with a remark."""
        line = max(_HEIGHT, QFontMetrics(fonts.window(_PX)).height() + 16)
        return QSize(self.needed_width(), line + (line - sizes.GAP if self._remark else 0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """The same height however narrow it gets."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint a line above all, then remark and hints from the leading edge."""
        look = colours.of(self.palette())
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), 1), look.line)
        painter.setFont(fonts.window(_PX))
        top, height = 1, self.height() - 1
        if self._remark:
            height //= 2
            painter.setPen(look.text)
            area = QRect(_EDGE, top + sizes.GAP // 2, self.width() - 2 * _EDGE, height)
            painter.drawText(area, _LEADING, self._remark)
            top += height - sizes.GAP // 4
        painter.setPen(look.muted)
        self._paint_hints(painter, top, height)

    def _paint_hints(self, painter: QPainter, top: int, height: int) -> None:
        font, start = painter.font(), _EDGE
        for key, words in self._hints:
            caps = _caps(key)
            width = caps_width(caps, font)
            paint_caps(painter, self._placed(start, top, width, height), caps, self.palette())
            start += width + _AFTER_CAPS
            width = painter.fontMetrics().horizontalAdvance(words) + 1
            painter.drawText(self._placed(start, top, width, height), _LEADING, words)
            start += width + _BETWEEN

    def _placed(self, start: int, top: int, width: int, height: int) -> QRect:
        area = QRect(start, top, width, height)
        return QStyle.visualRect(self.layoutDirection(), self.rect(), area)


_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


def _caps(key: str) -> tuple[str, ...]:
    return caps_of(QKeySequence(key))
