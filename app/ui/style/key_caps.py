"""Keys painted as little caps, as beside the actions of the palette."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QKeySequence, QPainter, QPalette, QPen

from app.ui.style import colours

_LETTERS_SHARE: Final = 11 / 13  # of the font around the caps
_PADDING: Final = 5
_GAP: Final = 4
_RADIUS: Final = 4.0


def caps_of(keys: QKeySequence) -> tuple[str, ...]:
    """The keys of a shortcut of one stroke, as this system names them: (“Ctrl”, “K”)."""
    written = keys.toString(QKeySequence.SequenceFormat.PortableText)
    if not written:
        return ()
    last = "+" if written.endswith("+") else written.rpartition("+")[2]
    native = QKeySequence.SequenceFormat.NativeText
    key = QKeySequence(last).toString(native)
    held = keys.toString(native).removesuffix(key)
    # A Mac writes its signs without a plus between them: there each sign is a key.
    names = held.split("+") if "+" in held else list(held)
    return (*(name for name in names if name), key)


def caps_width(keys: Sequence[str], font: QFont) -> int:
    """How wide these caps are beside words in this font."""
    metrics = QFontMetrics(_letters(font))
    return sum(_cap_width(key, metrics) for key in keys) + _GAP * max(0, len(keys) - 1)


def paint_caps(painter: QPainter, area: QRect, keys: Sequence[str], palette: QPalette) -> int:
    """Paint caps at the trailing end of an area, in the middle of its height.

    The painter's font gives the size and its layout direction the end; the keys
    themselves keep their order in both.

    Returns:
        The width they take.
    """
    font = painter.font()
    width = caps_width(keys, font)
    is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = area.left() if is_mirrored else area.right() + 1 - width
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_letters(font))
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # or the key > would show as <
    metrics = painter.fontMetrics()
    height = metrics.height() + 4
    for key in keys:
        cap = QRect(left, area.center().y() - height // 2, _cap_width(key, metrics), height)
        _paint_cap(painter, cap, key, palette)
        left += cap.width() + _GAP
    painter.restore()
    return width


def _paint_cap(painter: QPainter, cap: QRect, key: str, palette: QPalette) -> None:
    look = colours.of(palette)
    painter.setPen(QPen(look.line, 1))
    painter.setBrush(look.alternate)
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setPen(look.muted)
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)


def _cap_width(key: str, metrics: QFontMetrics) -> int:
    return max(metrics.horizontalAdvance(key) + 2 * _PADDING, metrics.height() + 4)


def _letters(font: QFont) -> QFont:
    letters = QFont(font)
    letters.setPixelSize(round(QFontInfo(font).pixelSize() * _LETTERS_SHARE))
    return letters
