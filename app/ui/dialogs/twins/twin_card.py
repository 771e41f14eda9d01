"""One of two posts that may be one: what it is, whether it stays, and how it differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from app.text.clean import IMAGE
from app.ui.dialogs import wording
from app.ui.dialogs.feeds.feed_words import plain_address
from app.ui.dialogs.split.buttons import KeyButton
from app.ui.dialogs.twins.twin_words import Piece
from app.ui.style import colours, fonts, sizes
from app.ui.style.icons import icon
from db.records import PostLine

_TEXT_PX: Final = 14
_OWN_SLOT: Final = 0  # of the themes' colours: that of words that only one of the two has
_HEAD_HEIGHT: Final = 34
_MOST_ADDRESSES: Final = 3


@dataclass(frozen=True, slots=True)
class TwinSide:
    """What is shown of one of the two besides its line.

    Attributes:
        byline: Source, date and length, as a list of posts says them.
        addresses: Those of the web, the one that is shown first.
        pieces: Its text, shortened to the differences.
    """

    byline: str
    addresses: tuple[str, ...]
    pieces: tuple[Piece, ...]


class TwinCard(QWidget):
    """A post on paper, with the accent's frame while it is the one that stays.

    Signals:
        stay_wanted: This one should stay.
    """

    stay_wanted = Signal()

    def __init__(self, name: str, key: str) -> None:
        """Prepare an empty card.

        Args:
            name: What a screen reader calls its text.
            key: The arrow that lets this one stay.
        """
        super().__init__()
        self._stays = False
        self._pieces: tuple[Piece, ...] = ()
        self._sign = QLabel()
        self._sign.setFixedSize(sizes.ROW_ICON, sizes.ROW_ICON)
        self._state = wording.section("")
        self.stay_button = KeyButton(_("Let this one stay"), _("The other one goes"), key)
        self.stay_button.clicked.connect(lambda _on: self.stay_wanted.emit())
        self._title = wording.heading("")
        self._byline = wording.quiet("")
        self._facts = wording.quiet("")
        self._addresses = wording.quiet("")
        self.text = _text_view(name)
        self._lay_out()

    @property
    def state(self) -> str:
        """What the card says of its future."""
        return self._state.text()

    @property
    def words(self) -> str:
        """All that the card says above its text, a line each."""
        labels = (self._title, self._byline, self._facts, self._addresses)
        return "\n".join(label.text() for label in labels if label.text())

    def show_line(self, line: PostLine) -> None:
        """Show a post before its text is there."""
        self._title.setText(line.title)
        self._facts.setText(_facts(line))
        self._byline.setText("")
        self._addresses.setText("")
        self._show_pieces(())

    def show_side(self, side: TwinSide) -> None:
        """Show what came of the library meanwhile."""
        self._byline.setText(side.byline)
        self._addresses.setText(_addresses(side.addresses))
        self._show_pieces(side.pieces)

    def set_stays(self, *, stays: bool) -> None:
        """Say whether this is the one that stays."""
        self._stays = stays
        self._state.setText(_("Stays") if stays else _("Goes to the trash"))
        role = QPalette.ColorRole.WindowText if stays else QPalette.ColorRole.PlaceholderText
        self._state.setForegroundRole(role)
        self.stay_button.setVisible(not stays)
        self._show_sign()
        self.update()

    def turn(self, pages: int) -> None:
        """Go on in the text by so many pages, or back."""
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """A click lets this one stay."""
        self.stay_wanted.emit()
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Take other colours when light and dark change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_pieces(self._pieces)
            self._show_sign()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Paint the paper and its frame."""
        look = colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = sizes.FOCUS_RING if self._stays else 1
        painter.setPen(QPen(look.accent if self._stays else look.line, width))
        painter.setBrush(look.paper)
        half = width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, sizes.CARD_RADIUS, sizes.CARD_RADIUS)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(sizes.GAP)
        head.addWidget(self._sign)
        head.addWidget(self._state, 1)
        head.addWidget(self.stay_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.EDGE, 10, sizes.GAP, sizes.GAP)
        column.setSpacing(sizes.GAP // 2)
        column.addLayout(head)
        head.addStrut(_HEAD_HEIGHT)
        for label in (self._title, self._byline, self._facts, self._addresses):
            column.addWidget(label)
        column.addSpacing(sizes.GAP // 2)
        column.addWidget(self.text, 1)

    def _show_sign(self) -> None:
        name = "circle-check" if self._stays else "trash-2"
        self._sign.setPixmap(icon(name).pixmap(self._sign.size(), self.devicePixelRatioF()))

    def _show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Put the words into the view; those of this one alone are underlined and tinted."""
        self._pieces = tuple(pieces)
        own = _own_format(self.palette())
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        for piece in self._pieces:
            words = piece.text.replace(IMAGE, _("[picture]"))
            cursor.insertText(words, own if piece.is_own else QTextCharFormat())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _own_format(palette: QPalette) -> QTextCharFormat:
    colour = colours.of(palette).theme(_OWN_SLOT)
    made = QTextCharFormat()
    made.setBackground(colour.tint)
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.setUnderlineColor(colour.line)
    return made


def _text_view(name: str) -> QTextEdit:
    made = QTextEdit()
    made.setAccessibleName(name)
    made.setReadOnly(True)
    # By keys the pairs are stepped through; the words can be taken by the pointer.
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFont(fonts.reading(_TEXT_PX))
    made.setFrameShape(QTextEdit.Shape.NoFrame)
    return made


def _facts(line: PostLine) -> str:
    parts = [
        ngettext("{n} word", "{n} words", line.words).format(n=line.words),
        ngettext("{n} highlight", "{n} highlights", line.highlights).format(n=line.highlights),
    ]
    if line.excerpt:
        parts.append(_("only its beginning"))
    return " · ".join(parts)


def _addresses(addresses: Sequence[str]) -> str:
    shown = [plain_address(each) for each in addresses[:_MOST_ADDRESSES]]
    more = len(addresses) - len(shown)
    if more:
        shown.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return "\n".join(shown)
