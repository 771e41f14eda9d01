import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui.style.colours import LIGHT, Pattern, ThemeColour
from app.ui.style.underlines import Underlines

LINE = LIGHT.theme(1).line
WIDTH = 60


def drawn(pattern: Pattern, scale: float, *, top: float = 4.3, is_strong: bool = False) -> QImage:
    image = QImage(round(WIDTH * scale), round(20 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    area = QRectF(0.4, top, WIDTH - 1, 3)
    colour = ThemeColour(LINE, LINE, pattern)
    Underlines().paint(painter, area, colour, is_strong=is_strong)
    painter.end()
    return image


def rows(image: QImage) -> list[str]:
    """The rows of pixels from the first to the last of the line; a question mark is a mixture."""
    names = {LINE.rgb(): "#", 0xFFFFFFFF: "."}
    found = [
        "".join(names.get(image.pixel(x, y), "?") for x in range(image.width()))
        for y in range(image.height())
    ]
    drawn_on = [y for y, row in enumerate(found) if row.strip(".")]
    return found[drawn_on[0] : drawn_on[-1] + 1]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("pattern", list(Pattern))
def test_every_pattern_is_sharp_at_every_scale(
    qapp: QApplication, pattern: Pattern, scale: float
) -> None:
    for top in (4.0, 4.3, 4.5, 4.9):
        assert all("?" not in row for row in rows(drawn(pattern, scale, top=top)))


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_two_patterns_look_alike(qapp: QApplication, scale: float) -> None:
    looks = {tuple(rows(drawn(pattern, scale))) for pattern in Pattern}
    assert len(looks) == len(Pattern)


@pytest.mark.parametrize("pattern", list(Pattern))
def test_a_strong_line_is_one_pixel_higher(qapp: QApplication, pattern: Pattern) -> None:
    usual, strong = drawn(pattern, 1.0), drawn(pattern, 1.0, is_strong=True)
    assert len(rows(strong)) == len(rows(usual)) + 1
