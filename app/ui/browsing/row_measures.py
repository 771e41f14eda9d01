"""Fonts and heights of the rows of the post list, all grown from the font of the window."""

from typing import Final

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from app.ui.browsing.post_list_rows import RowHeight
from app.ui.style import fonts, sizes

_USUAL_PX: Final = 13  # the size the other figures were drawn for
_HEAD_ROW: Final = 34


class Measures:
    """What a row is measured with; made anew when the font of the window changes.

    All lengths are whole device-independent pixels.

    Attributes:
        title: Font of titles.
        small: Font of byline, snippet and note.
        tiny: Font of counts and names of themes.
        head: Font of heads, in capitals.
        quote: Font of passages, the one of the reader.
    """

    def __init__(self, base: QFont) -> None:
        self._share = QFontInfo(base).pixelSize() / _USUAL_PX
        self.title = self._font(base, 13, QFont.Weight.DemiBold)
        self.small = self._font(base, 12)
        self.tiny = self._font(base, 11)
        self.head = self._font(base, 11, QFont.Weight.DemiBold)
        self.head.setCapitalization(QFont.Capitalization.AllUppercase)
        self.head.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 102)
        self.quote = fonts.reading(self.px(13))

    def px(self, usual: float) -> int:
        """A length of the drawing at the size the window has now."""
        return round(usual * self._share)

    def line(self, font: QFont) -> int:
        """The height of a line in one of the fonts."""
        metrics = QFontMetricsF(font)
        return round(metrics.ascent() + metrics.descent())

    @property
    def edge(self) -> int:
        """From the leading edge of a row to its words."""
        return self.px(sizes.EDGE)

    @property
    def far_edge(self) -> int:
        """From the words to the trailing edge, where the scroll bar begins."""
        return self.px(12)

    def height(self, kind: RowHeight) -> int:
        """The height of a row, the line under it included."""
        if kind is RowHeight.HEAD:
            return max(self.px(_HEAD_ROW), self.line(self.head) + self.px(12))
        note = self.line(self.small) + self.px(2) if kind is RowHeight.WITH_NOTE else 0
        return max(self.px(sizes.POST_ROW), self._post(), self._passage()) + note

    def _post(self) -> int:
        lines = self.line(self.title) + 2 * self.line(self.small) + self.line(self.tiny)
        return lines + self.px(12 + 3 + 4 + 7 + 8)

    def _passage(self) -> int:
        lines = self.line(self.tiny) + 2 * self.line(self.quote) + self.line(self.small)
        return lines + self.px(11 + 3 + 3 + 8)

    def _font(self, base: QFont, usual_px: int, weight: int = QFont.Weight.Normal) -> QFont:
        made = QFont(base)
        made.setPixelSize(self.px(usual_px))
        made.setWeight(QFont.Weight(weight))
        return made
