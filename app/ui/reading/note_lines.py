"""A note, broken into the few lines that a card has room for."""

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

_ELLIPSIS: Final = "…"
_MOST_CHARACTERS: Final = 600  # far more than any card shows; a note can be a whole page


@lru_cache(maxsize=4096)
def note_lines(note: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """The first lines of a note, the last one ending in … where more follows.

    Args:
        note: As typed; its own line breaks are kept, empty lines are not.
        font: What it is drawn in.
        width: Of a line, in device-independent pixels.
        most: Lines that may be used.
    """
    lines: list[str] = []
    for paragraph in note[:_MOST_CHARACTERS].splitlines():
        if paragraph.strip():
            lines += _broken(paragraph.strip(), font, width, most + 1 - len(lines))
        if len(lines) > most:
            break
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _shortened(lines[most - 1], font, width))


def _broken(paragraph: str, font: QFont, width: float, most: int) -> list[str]:
    layout = QTextLayout(paragraph, font)
    layout.setTextOption(_option())
    units = paragraph.encode("utf-16-le")  # Qt counts UTF-16 units
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        lines.append(units[2 * start : 2 * (start + length)].decode("utf-16-le").rstrip())
    layout.endLayout()
    return lines


def _shortened(line: str, font: QFont, width: float) -> str:
    metrics = QFontMetricsF(font)
    while line and metrics.horizontalAdvance(line + _ELLIPSIS) > width:
        line = line[:-1].rstrip()
    return line + _ELLIPSIS


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
