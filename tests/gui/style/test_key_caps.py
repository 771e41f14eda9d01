"""Keys as little caps."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication

from app.ui.style import colours, fonts
from app.ui.style.key_caps import caps_of, caps_width, paint_caps

PALETTE = colours.palette(colours.LIGHT)


@pytest.mark.parametrize(
    ("written", "caps"),
    [
        ("Ctrl+K", ("Ctrl", "K")),
        ("Ctrl+Shift+L", ("Ctrl", "Shift", "L")),
        ("Ctrl++", ("Ctrl", "+")),
        ("Ctrl+-", ("Ctrl", "-")),
        ("Ctrl+,", ("Ctrl", ",")),
        ("+", ("+",)),
        ("/", ("/",)),
        ("]", ("]",)),
        ("Alt+Shift+Right", ("Alt", "Shift", "Right")),
        ("", ()),
    ],
)
def test_a_shortcut_is_told_key_by_key(
    qapp: QApplication, written: str, caps: tuple[str, ...]
) -> None:
    assert caps_of(QKeySequence(written)) == caps


def painted(direction: Qt.LayoutDirection) -> tuple[int, int, int]:
    """First and last column that is not white, and the width that was told."""
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(fonts.window())
    painter.setLayoutDirection(direction)
    width = paint_caps(painter, QRect(20, 0, 260, 40), ("Ctrl", "Shift", "L"), PALETTE)
    painter.end()
    inked = [x for x in range(300) if any(image.pixel(x, y) != 0xFFFFFFFF for y in range(40))]
    return inked[0], inked[-1], width


def test_caps_end_at_the_trailing_end(qapp: QApplication) -> None:
    first, last, width = painted(Qt.LayoutDirection.LeftToRight)
    assert (first, last) == (280 - width, 279)
    first, last, width = painted(Qt.LayoutDirection.RightToLeft)
    assert (first, last) == (20, 20 + width - 1)
    assert width == caps_width(("Ctrl", "Shift", "L"), fonts.window())


def test_no_keys_take_no_room(qapp: QApplication) -> None:
    assert caps_width((), fonts.window()) == 0
