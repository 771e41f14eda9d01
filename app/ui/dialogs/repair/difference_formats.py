"""How words that were removed or added look: never by their colour alone."""

from typing import Final

from PySide6.QtGui import QTextCharFormat, QTextCursor

from app.ui.style.colours import Colours

_GREEN: Final = 2  # slots of the palette of themes
_RED: Final = 6


def around(look: Colours) -> QTextCharFormat:
    """What stands around a passage: muted."""
    made = QTextCharFormat()
    made.setForeground(look.page_muted)
    return made


def passage(look: Colours) -> QTextCharFormat:
    """Words of a passage that stayed: on the ground of a place that was found."""
    made = unchanged(look)
    made.setBackground(look.place)
    return made


def unchanged(look: Colours) -> QTextCharFormat:
    """Words of a whole text that stayed: plain."""
    made = QTextCharFormat()
    made.setForeground(look.text)
    return made


def removed(look: Colours) -> QTextCharFormat:
    """Words of the old text alone: struck through, on red."""
    made = QTextCharFormat()
    made.setForeground(look.error)
    made.setBackground(look.theme(_RED).tint)
    made.setFontStrikeOut(True)
    return made


def added(look: Colours) -> QTextCharFormat:
    """Words of the new text alone: underlined, on green."""
    made = QTextCharFormat()
    made.setForeground(look.text)
    made.setBackground(look.theme(_GREEN).tint)
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.setUnderlineColor(look.theme(_GREEN).line)
    return made


def write(cursor: QTextCursor, text: str, form: QTextCharFormat, rest: QTextCharFormat) -> None:
    """Write words in a format, and the blanks behind them in `rest`: no line is to strike them."""
    words = text.rstrip(" ")
    cursor.insertText(words, form)
    cursor.insertText(text[len(words) :], rest)
