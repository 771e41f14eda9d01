"""What the reader shows while no post is open: painted, so that there is no text to select."""

from gettext import gettext as _

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from app.ui.style import fonts, icons
from app.ui.style.colours import Colours

_ICON = 44
_WIDTH = 320


def paint_empty(painter: QPainter, area: QRect, colours: Colours) -> None:
    """Paint the sign and two quiet sentences in the upper middle of an area."""
    middle, top = area.center().x(), area.top() + max(24, area.height() * 2 // 5 - 80)
    sign = QRectF(middle - _ICON / 2, top, _ICON, _ICON)
    icons.paint(painter, sign, "book-open", colours.disabled)
    _line(painter, middle, top + 60, heading(), fonts.reading(20), colours.page_muted)
    _line(painter, middle, top + 98, advice(), fonts.window(13), colours.muted)


def heading() -> str:
    """The first sentence."""
    return _("No post is open")


def advice() -> str:
    """What to do, with the keys."""
    return _("Choose one in the list, or press Ctrl+K and type a few letters of its title.")


def _line(  # noqa: PLR0913, PLR0917 -- what a line of print is made of
    painter: QPainter, middle: int, top: int, words: str, font: QFont, colour: QColor
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    box = QRect(middle - _WIDTH // 2, top, _WIDTH, 60)
    wrap = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(box, wrap, words)
