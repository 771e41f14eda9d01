"""Where a dialog says what cannot be done as typed, and what can be done instead."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.dialogs import wording
from app.ui.style import colours, fonts, icons, sizes
from app.ui.style.sheet import mixed
from db.errors import Problem

_TINT = 0.09  # of the colour of errors over the window: a hint of it, not an alarm


class ProblemLine(QWidget):
    """A Problem inside a dialog: sign, message, remedy; not there while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = wording.body("")
        self._message.setFont(fonts.window(weight=QFont.Weight.DemiBold))
        self._remedy = wording.body("")
        words = QVBoxLayout()
        words.setSpacing(sizes.GAP // 4)
        words.addWidget(self._message)
        words.addWidget(self._remedy)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.EDGE + sizes.ROW_ICON + 6, 10, 12, 10)
        row.addLayout(words)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now; "" for nothing."""
        return "" if self.isHidden() else _joined(self._message, self._remedy)

    def show_problem(self, problem: Problem) -> None:
        """Say what happened and what to do, also to a screen reader."""
        self._message.setText(problem.message)
        self._remedy.setText(problem.remedy)
        self._remedy.setVisible(bool(problem.remedy))
        self.show()
        words = _joined(self._message, self._remedy)
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the tinted ground and the sign at its beginning."""
        look = colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(mixed(look.window, look.error, 0.4), 1))
        painter.setBrush(mixed(look.window, look.error, _TINT))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, sizes.CARD_RADIUS, sizes.CARD_RADIUS)
        sign = QRectF(14, 10, sizes.ROW_ICON, sizes.ROW_ICON)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            sign.moveRight(self.width() - 14)
        icons.paint(painter, sign, "triangle-alert", look.error)


def _joined(*labels: QLabel) -> str:
    return " ".join(label.text() for label in labels if label.text())
