"""Where in its bar the search field stands: in the middle, but not over the list of posts."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from app.ui.style import sizes

_LEAST_SHARE: Final = 0.7  # of its usual width; a field that had less stays in the middle

_MOVED: Final = frozenset(
    {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}
)


class SearchRoom(QObject):
    """Moves the field on to where a pane below ends, so that its panel leaves the pane in view.

    What the panel offers would else lie on the very posts that are found. The pane can
    be made wider and narrower, moved by the pane beside it, and hidden.
    """

    def __init__(self, bar: QWidget, field: QWidget) -> None:
        super().__init__(bar)
        self._bar, self._field = bar, field
        self._pane: QWidget | None = None
        bar.installEventFilter(self)

    def spare(self, pane: QWidget) -> None:
        """Leave a pane of the window uncovered, as long as the field keeps enough width."""
        self._pane = pane
        pane.installEventFilter(self)
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Go along with bar and pane."""
        if event.type() in _MOVED or event.type() == QEvent.Type.LayoutDirectionChange:
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Let the field stand where it has to by now."""
        layout = self._bar.layout()
        if layout is None:
            return
        lead, rest = self._margins()
        # Margins are not mirrored.
        left, right = (rest, lead) if self._bar.isRightToLeft() else (lead, rest)
        layout.setContentsMargins(left, 0, right, 0)

    def _margins(self) -> tuple[int, int]:
        """What stays free before and behind the field, nothing where it is in the middle."""
        width = self._bar.width()
        wanted = min(self._field.maximumWidth(), width)
        lead = self._end_of_pane()
        if (
            lead <= (width - wanted) // 2
            or width - lead < self._field.maximumWidth() * _LEAST_SHARE
        ):
            return 0, 0
        return lead, max(0, width - lead - wanted)

    def _end_of_pane(self) -> int:
        """Where the pane ends, reckoned from the bar's leading edge."""
        pane, window = self._pane, self._bar.window()
        if pane is None or not pane.isVisible() or pane.window() is not window:
            return 0
        bar_left = self._bar.mapTo(window, QPoint(0, 0)).x()
        pane_left = pane.mapTo(window, QPoint(0, 0)).x()
        if self._bar.isRightToLeft():
            return bar_left + self._bar.width() - pane_left + sizes.GAP
        return pane_left + pane.width() - bar_left + sizes.GAP
