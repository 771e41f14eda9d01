"""Pictures of a post: decoded away from the window's thread, kept by address until painted.

The page asks for a picture when it is first painted. It always gets one: an
empty box until the true one is there, a box with its words where there is none.
Were it given nothing, Qt would try to open the address itself.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPen, QTextOption

from app.ui.reading.page_look import PageLook
from app.ui.style import icons

_FORMATS: Final = {"png", "jpeg", "gif", "webp"}
_LIMIT_MB: Final = 128
_ICON: Final = 22


def decode(data: bytes, max_width: int) -> QImage:
    """A picture no wider than `max_width` pixels; a null one if it cannot be read.

    Only PNG, JPEG, GIF and WebP are looked at. May be called in any thread.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if reader.format().toStdString() not in _FORMATS:
        return QImage()
    QImageReader.setAllocationLimit(_LIMIT_MB)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > max_width > 0:  # while decoding: several times faster than afterwards
        height = max(1, round(size.height() * max_width / size.width()))
        reader.setScaledSize(QSize(max_width, height))
    return reader.read()


def nothing() -> QImage:
    """One transparent pixel: the answer to every address that is no picture of the post."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def waiting(look: PageLook) -> QImage:
    """What stands in a picture's room until it is decoded; one colour, so one pixel is enough."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(look.colours.code_background)
    return image


def missing(look: PageLook, size: QSize, ratio: float, words: str) -> QImage:
    """A box that says in words what picture could not be had.

    Args:
        look: Fonts and colours.
        size: Of the box, in device-independent pixels.
        ratio: How many pixels of the screen one of these is.
        words: The picture's own description.
    """
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(ratio, ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colours.rule, 1))
    painter.setBrush(look.colours.code_background)
    box = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.drawRoundedRect(box, 6, 6)
    left = look.em(0.8)
    sign = QRectF(left, (size.height() - _ICON) / 2, _ICON, _ICON)
    icons.paint(painter, sign, "image-off", look.colours.page_muted)
    painter.setFont(look.small_font)
    painter.setPen(look.colours.page_muted)
    room = box.adjusted(left + _ICON + look.em(0.6), 4, -left, -4)
    option = QTextOption(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    painter.drawText(room, words, option)
    painter.end()
    return image
