"""The friendly page of an empty library: three ways to begin."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QStyle, QVBoxLayout, QWidget

from app.ui.style import colours, fonts, icons, sizes
from app.ui.style.key_caps import caps_of, paint_caps
from app.ui.style.mark import Mark
from app.ui.style.sheet import mixed

_MARK_SIDE: Final = 76
_WIDTH: Final = 460
_BUTTON_HEIGHT: Final = 66
_ICON_SIDE: Final = 22
_INSET: Final = 18
_ROOM_FOR_KEYS: Final = 430


class FirstRun(QWidget):
    """Says what the program is for, and offers to begin.

    Signals:
        import_wanted: The person has posts to bring in.
        samples_wanted: The person wants to try the posts that come with the program.
        open_wanted: The person has a library already.
    """

    import_wanted = Signal()
    samples_wanted = Signal()
    open_wanted = Signal()

    def __init__(
        self,
        import_keys: str = "Ctrl+I",
        samples_keys: str = "Ctrl+Alt+S",
        open_keys: str = "Ctrl+O",
    ) -> None:
        super().__init__()
        self.import_button = _Way(
            "download", _("Import posts…"), _("Saved pages, Markdown, text, or a folder of them"),
            import_keys, is_first=True,
        )  # fmt: skip
        self.samples_button = _Way(
            "sparkles", _("Try the sample posts"),
            _("Made-up posts about town events, to look around"), samples_keys,
        )  # fmt: skip
        self.open_button = _Way(
            "library", _("Open another library…"), _("One you made before, or were given"),
            open_keys,
        )  # fmt: skip
        self._ways = (self.import_button, self.samples_button, self.open_button)
        for way, signal in zip(
            self._ways, (self.import_wanted, self.samples_wanted, self.open_wanted), strict=True
        ):
            way.clicked.connect(signal)
        self.setFocusProxy(self.import_button)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """What the words and buttons need: a low window can do without the mark."""
        whole = super().minimumSizeHint()
        return QSize(whole.width(), whole.height() - _MARK_SIDE * self._mark.isVisibleTo(self))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Show the mark where there is room."""
        super().resizeEvent(event)
        self._mark.setVisible(event.size().height() >= self.minimumSizeHint().height() + _MARK_SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Lay paper under the page."""
        QPainter(self).fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Move between the buttons by Up and Down."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        now = next((n for n, way in enumerate(self._ways) if way.hasFocus()), None)
        if step is None or now is None:
            super().keyPressEvent(event)
            return
        self._ways[(now + step) % len(self._ways)].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.EDGE, sizes.EDGE, sizes.EDGE, sizes.EDGE)
        column.setSpacing(0)
        column.addStretch(4)
        self._mark = Mark(_MARK_SIDE)
        column.addWidget(self._mark, 0, middle)
        column.addSpacing(sizes.EDGE)
        column.addWidget(_words(_("Welcome to Event Notes"), fonts.reading(30), is_bold=True))
        column.addSpacing(sizes.GAP)
        purpose = _("Bring in posts about events, highlight what matters, write the briefing.")
        column.addWidget(_words(purpose, fonts.window(15), is_quiet=True))
        column.addSpacing(2 * sizes.EDGE)
        for way in self._ways:
            column.addWidget(way, 0, middle)
            column.addSpacing(sizes.GAP + 2)
        column.addSpacing(sizes.EDGE - 2)
        hint = _("You can also drop files and folders anywhere on this window.")
        column.addWidget(_words(hint, fonts.window(), is_quiet=True))
        column.addStretch(5)


class _Way(QAbstractButton):
    """A large button: icon, what it does, a quiet line, its keys."""

    def __init__(
        self, icon_name: str, title: str, detail: str, keys: str, *, is_first: bool = False
    ) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._detail = detail
        self._keys = caps_of(QKeySequence(keys))
        self._is_first = is_first
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMinimumSize(300, _BUTTON_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As wide as a line reads well."""
        return QSize(_WIDTH, _BUTTON_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Press with Enter as with Space; the arrows are the page's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the card and what stands on it."""
        look = colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, look)
        box = QRect(_INSET, (self.height() - _ICON_SIDE) // 2, _ICON_SIDE, _ICON_SIDE)
        sign = self._mirrored(box)
        icons.paint(painter, sign, self._icon_name, look.accent if self._is_first else look.text)
        painter.setFont(fonts.window())
        keys_area = self._mirrored(self.rect().adjusted(_INSET, 0, -_INSET, 0))
        painter.setLayoutDirection(self.layoutDirection())
        taken = 0
        if self.width() > _ROOM_FOR_KEYS:
            taken = paint_caps(painter, keys_area, self._keys, self.palette()) + sizes.GAP
        self._paint_words(painter, look, taken)

    def _paint_card(self, painter: QPainter, look: colours.Colours) -> None:
        ground = look.window
        if self.isDown():
            ground = look.chosen
        elif self.underMouse():
            ground = mixed(look.window, look.text, 0.05)
        width = sizes.FOCUS_RING if self.hasFocus() else 1
        painter.setPen(QPen(look.accent if self.hasFocus() else look.line, width))
        painter.setBrush(ground)
        inset = width / 2
        card = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(card, sizes.PALETTE_RADIUS - 2, sizes.PALETTE_RADIUS - 2)

    def _paint_words(self, painter: QPainter, look: colours.Colours, taken: int) -> None:
        left = _INSET + _ICON_SIDE + sizes.EDGE
        align = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        lines: tuple[tuple[str, QFont, QColor, Qt.AlignmentFlag], ...] = (
            (self.text(), fonts.window(14, QFont.Weight.DemiBold), look.text,
             Qt.AlignmentFlag.AlignTop),
            (self._detail, fonts.window(12), look.muted, Qt.AlignmentFlag.AlignBottom),
        )  # fmt: skip
        area = self._mirrored(self.rect().adjusted(left, 14, -_INSET - taken, -14))
        for words, font, colour, side in lines:
            painter.setFont(font)
            painter.setPen(colour)
            cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, align | side, cut)

    def _mirrored(self, area: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), area)


def _words(text: str, font: QFont, *, is_bold: bool = False, is_quiet: bool = False) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    font.setBold(is_bold)
    made.setFont(font)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    if is_quiet:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return made
