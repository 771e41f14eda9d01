"""A bar above the panes for what holds for a long while, or as long as the window is open."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.ui.style import sizes
from app.ui.style.icons import icon
from app.ui.style.leading import leading


class NoticeBar(QWidget):
    """A sign and a sentence, with a way to stop what goes on; hidden while there is nothing to say.

    Signals:
        stop_wanted: The person wants what the bar tells of to stop.
    """

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._sign = QLabel(self)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._stop = QToolButton(self)
        self._stop.setObjectName("framed")
        self._stop.setText(_("Stop"))
        self._stop.setAccessibleName(_("Stop"))
        self._stop.setAutoRaise(True)
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stop.clicked.connect(self.stop_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.EDGE, sizes.GAP, sizes.EDGE, sizes.GAP + 1)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._stop)
        self.hide()

    def show_words(self, words: str, sign: str = "info") -> None:
        """Say something, with an icon of resources/icons before it; "" hides the bar."""
        self._show(words, sign, may_stop=False)

    def show_stoppable(self, words: str, sign: str = "database") -> None:
        """Say something that goes on, with a button that stops it."""
        self._show(words, sign, may_stop=True)

    @property
    def words(self) -> str:
        """What the bar says."""
        return self._words.text()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the line between the bar and the panes."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.palette().mid())
        painter.end()

    def _show(self, words: str, sign: str, *, may_stop: bool) -> None:
        self._sign.setPixmap(icon(sign).pixmap(sizes.ROW_ICON, sizes.ROW_ICON))
        self._words.setText(words)
        self._words.setAlignment(leading(self))
        self.setAccessibleName(words)
        self._stop.setVisible(may_stop)
        self.setVisible(bool(words))
