"""Paints the rows of the related panel: as the palette does, with a fact at the trailing end."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.ui.browsing.laid_text import one_line
from app.ui.browsing.palette.delegate import TEXT_LEAD, TRAIL, PaletteDelegate
from app.ui.browsing.palette.entries import ROW, Entry
from app.ui.style import colours, fonts, sizes
from app.ui.style.row_ground import row_part

_TITLE_PX, _PX = 13, 12


@dataclass(frozen=True, slots=True)
class EntryWithAside(Entry):
    """An entry with a short title and, on the same line, what is to be known of it."""

    aside: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.title}, {self.aside}"


class RelatedDelegate(PaletteDelegate):
    """Adds the aside of an entry to what the palette paints."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        super().paint(painter, option, index)
        row = index.data(ROW)
        if not isinstance(row, EntryWithAside):
            return
        look = colours.of(option.palette)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        area = _after_title(option, row.title)
        # A line of the other direction begins at the trailing end.
        laid = one_line(row.aside, fonts.window(_PX), area.width(), is_mirrored=not is_mirrored)
        top = area.top() + (area.height() - laid.layout.boundingRect().height()) / 2
        ink = look.text if is_chosen else look.muted
        laid.paint(painter, QPointF(area.left(), round(top)), ink, look.place)


def _after_title(option: QStyleOptionViewItem, title: str) -> QRect:
    """What a title leaves of its row."""
    start = TEXT_LEAD + QFontMetrics(fonts.window(_TITLE_PX)).horizontalAdvance(title) + sizes.EDGE
    return row_part(option, start, max(0, option.rect.width() - start - TRAIL))
