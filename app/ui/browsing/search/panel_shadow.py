"""The shadow that the panel under the search field throws on the panes."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.style import colours, sizes, soft_shadow

_REACH = soft_shadow.REACH


class PanelShadow(QWidget):
    """Lies under the panel and beside it, not above: there is the field.

    It is a widget of its own, so that no click beside the panel is caught.
    """

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self) -> None:
        """Lie where the panel is now, or nowhere with it."""
        if not self._panel.isVisible():
            self.hide()
            return
        if self.parentWidget() is not self._panel.parentWidget():
            self.setParent(self._panel.parentWidget())
        frame = self._panel.geometry()
        self.setGeometry(frame.adjusted(-_REACH, 0, _REACH, _REACH + sizes.GAP))
        self.show()
        self.stackUnder(self._panel)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the shadow round the panel's frame."""
        frame = QRect(_REACH, 0, self._panel.width(), self._panel.height())
        is_dark = colours.of(self.palette()).is_dark
        painter = QPainter(self)
        soft_shadow.paint_shadow(painter, frame, sizes.CARD_RADIUS, is_dark=is_dark)
        painter.end()
