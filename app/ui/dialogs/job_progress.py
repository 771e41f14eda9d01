"""How far a job is: a small sheet over the window, with a bar and Cancel."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.ui.style import fonts, sizes
from app.ui.style.floating import FloatingFrame

WAIT_MS: Final = 400
"""A job that ends sooner shows nothing: a sheet that flashes only disturbs."""

_WIDTH: Final = 460
_ABOVE_FOOT: Final = 56


class JobProgress(FloatingFrame):
    """Says what is being done and how far it is; Esc or Cancel asks for an end.

    Signals:
        stop_wanted: The person wants the job to end.
    """

    stop_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = _label(13, 600)
        self._doing = _label(12)
        self._doing.setForegroundRole(self._doing.palette().ColorRole.PlaceholderText)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._cancel = QPushButton(_("Cancel"))
        self._cancel.setAccessibleName(_("Cancel"))
        self._cancel.clicked.connect(self._stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._appear)
        self._lay_out()

    def begin(self, title: str) -> None:
        """A job begins; it is shown if it is still going on in a moment.

        Args:
            title: What is done, such as “Reading posts”.
        """
        self._title.setText(title)
        self._cancel.setEnabled(True)
        self.report(0, None, "")
        self._timer.start()

    def report(self, done: int, total: int | None, doing: str) -> None:
        """Show how far the job is.

        Args:
            done: Units finished.
            total: Units in all; None or less than 1 while nobody knows.
            doing: What is being worked on.
        """
        known = total is not None and total > 0
        self._bar.setRange(0, total if known and total is not None else 0)
        self._bar.setValue(done if known else -1)
        counted = _("{done} of {total}").format(done=done, total=total) if known else ""
        words = " · ".join(filter(None, (counted, doing)))
        if self._cancel.isEnabled():
            room = self._doing.fontMetrics()
            width = _WIDTH - 2 * sizes.EDGE - sizes.GAP - self._cancel.sizeHint().width()
            self._doing.setText(room.elidedText(words, Qt.TextElideMode.ElideMiddle, width))

    def end(self) -> None:
        """The job has ended, in whatever way."""
        self._timer.stop()
        self.dismiss()

    @property
    def words(self) -> str:
        """What the sheet says under its title."""
        return self._doing.text()

    def clicked_outside(self) -> None:
        """Nothing: the job goes on, and so does the sheet."""

    def place_again(self) -> None:
        """Stay at the foot of the window."""
        self.move_frame(self._place())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Esc asks for an end."""
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint anew when light and dark change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(sizes.EDGE, sizes.EDGE, sizes.EDGE, sizes.EDGE)
        inside.setSpacing(sizes.GAP)
        inside.addWidget(self._title)
        inside.addWidget(self._bar)
        foot = QHBoxLayout()
        foot.addWidget(self._doing, 1)
        foot.addWidget(self._cancel)
        inside.addLayout(foot)

    def _appear(self) -> None:
        self.appear(self._place(), self._cancel)

    def _place(self) -> QRect:
        bounds = self.bounds()
        size = QSize(min(_WIDTH, bounds.width()), self._height())
        left = bounds.center().x() - size.width() // 2
        return QRect(QPoint(left, bounds.bottom() - size.height() - _ABOVE_FOOT), size)

    def _height(self) -> int:
        margins = self.contentsMargins()
        return self.sizeHint().height() - margins.top() - margins.bottom()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._doing.setText(_("Stopping…"))
        self.stop_wanted.emit()


def _label(px: int, weight: int = 400) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(fonts.window(px, weight))
    return label
