"""A small editor with marks and margin, and highlights to show in it."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QTextEdit

from app.ui.reading.margin import WIDTH, Margin
from app.ui.reading.marks import MarkLayer
from app.ui.reading.positions import PositionMap
from app.ui.style import fonts
from app.ui.style.colours import LIGHT
from db.records import Anchor, Highlight, Span, State, Theme

NAMES = ("Programme", "Atmosphere", "Logistics", "People", "Money", "Access", "Risk")
TEXT = (
    "🏮 The square filled up e\u0301arly. The quiet choir sang behind the wall.\n"
    "They called it שלום עולם (peace) and went home.\n"
    "הכיכר התמלאה מהר Lantern Evening כי כולם הכירו.\n"
    + "A line of no importance.\n" * 40
    + "The end."
)


class MarkedPage(QTextEdit):
    """A read-only page that paints its marks and has a margin at its right."""

    def __init__(self, text: str = TEXT) -> None:
        super().__init__()
        self.text = text
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(fonts.reading(17))
        self.setPlainText(text)
        self.positions: PositionMap | None = PositionMap(text)
        self.marks = MarkLayer(self, lambda: self.positions)
        self.margin = Margin(self, self.marks)
        self.setViewportMargins(0, 0, WIDTH, 0)
        self.resize(800, 600)
        self.margin.setGeometry(QRect(800 - WIDTH - 20, 0, WIDTH, 600))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        painter = QPainter(self.viewport())
        self.marks.paint_below(painter, event.rect())
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self.marks.paint_above(painter, event.rect())
        painter.end()

    def picture(self) -> QImage:
        """What the viewport shows, without the caret."""
        return self.viewport().grab().toImage()

    def in_view(self, key: int) -> list[QRect]:
        """The rectangles of a highlight in the viewport, a little larger for its underlines."""
        up = self.verticalScrollBar().value()
        boxes = (box.translated(0, -up) for box in self.marks.rectangles(key))
        return [QRectF(box).adjusted(-1, -1, 1, 12).toAlignedRect() for box in boxes]


def theme(slot: int) -> Theme:
    name = NAMES[slot]
    return Theme(slot + 1, f"theme-{slot}", name, name, None, slot, "", slot + 1, slot, 1)


def highlight(
    key: int,
    words: str,
    *slots: int,
    note: str = "",
    state: State = State.PLACED,
    text: str = TEXT,
) -> Highlight:
    """A highlight on the first place of some words; a lost one stands nowhere."""
    span = None if state == State.LOST else Span(text.find(words), text.find(words) + len(words))
    anchor = Anchor(span or Span(0, 0), words)
    themes = tuple(theme(slot) for slot in slots)
    return Highlight(key, f"guid-{key}", 1, anchor, span, words, state, themes, note, "")


def count(image: QImage, wanted: QColor, inside: list[QRect] | None = None) -> int:
    """How many pixels are of a colour, in the whole picture or in some rectangles of it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = list(memoryview(plain.constBits()).cast("I"))
    areas = [plain.rect()] if inside is None else [plain.rect() & area for area in inside]
    width, rgb = plain.width(), wanted.rgb()
    places: set[int] = set()  # rectangles may overlap
    for area in areas:
        for y in range(area.top(), area.bottom() + 1):
            row = range(y * width + area.left(), y * width + area.right() + 1)
            places.update(place for place in row if pixels[place] == rgb)
    return len(places)


def line_of(slot: int) -> QColor:
    """The colour of a theme's underline, stripe and chip."""
    return LIGHT.theme(slot).line


def tint_of(slot: int) -> QColor:
    """The colour of a theme's tint."""
    return LIGHT.theme(slot).tint
