"""“Same post?”: two posts side by side, to be merged or kept both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.announce import announce
from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.problem_line import ProblemLine
from app.ui.dialogs.split.buttons import ButtonRows, KeyButton
from app.ui.dialogs.twins.twin_card import TwinCard, TwinSide
from app.ui.style import sizes
from app.ui.style.room import within_screen
from db.errors import Problem
from db.twins import TwinPair

_SIZE: Final = (920, 640)
_LEAST_WIDTH: Final = 640


@dataclass(frozen=True, slots=True)
class PostMerging:
    """Two posts that are to be one; `goes_id` goes to the trash."""

    goes_id: int
    stays_id: int


class TwinsDialog(Dialog):
    """Steps through pairs of posts; which of the two would stay is always to be seen.

    Signals:
        texts_wanted: The pair that is shown; `show_sides` shows its texts.
        merge_wanted: A `PostMerging`.
        both_wanted: The pair of which both are to be kept.
        undo_wanted: The last step should be taken back.
    """

    texts_wanted = Signal(object)
    merge_wanted = Signal(object)
    both_wanted = Signal(object)
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, _("Same post?"), width=_LEAST_WIDTH)
        self._pairs: tuple[TwinPair, ...] = ()
        self._place = 0
        self._stays = 1
        self._said = wording.quiet("")
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        keys = ("Right", "Left") if is_mirrored else ("Left", "Right")
        names = (_("Text of the newly added post"), _("Text of the post that was here"))
        self.cards = tuple(TwinCard(name, key) for name, key in zip(names, keys, strict=True))
        self._body = self._make_body()
        self._empty = _empty()
        self._verbs = self._make_verbs()
        self._problem = ProblemLine(self)
        self.rows.addWidget(self._said)
        self.rows.addWidget(self._body, 1)
        self.rows.addWidget(self._empty, 1)
        self.rows.addWidget(self._verbs)
        self.bottom.insertWidget(0, self._problem)
        self.close_button = self.add_accept_button(_("Close"))
        self.close_button.clicked.connect(self.accept)
        for place, key in enumerate(keys):
            self._shortcut(key, self.cards[place].stay_button.click)
        self._shortcut("PgDown", lambda: self._turn(+1))
        self._shortcut("PgUp", lambda: self._turn(-1))
        self._shortcut("Ctrl+Z", self.undo_wanted.emit)
        self.resize(within_screen(self, *_SIZE))

    @property
    def pair(self) -> TwinPair | None:
        """The pair that is shown; None when there is none."""
        return self._pairs[self._place] if self._pairs else None

    @property
    def merging(self) -> PostMerging | None:
        """What merging would do now."""
        pair = self.pair
        if pair is None:
            return None
        ids = (pair.first.id, pair.second.id)
        return PostMerging(goes_id=ids[1 - self._stays], stays_id=ids[self._stays])

    @property
    def said(self) -> str:
        """The line above the two."""
        return self._said.text()

    @property
    def problem_text(self) -> str:
        """What the problem line says; "" for nothing."""
        return self._problem.text

    def show_pairs(self, pairs: Sequence[TwinPair]) -> None:
        """Show the pairs there are now, at the place where the person was."""
        before = self.pair
        self._pairs = tuple(pairs)
        same = [place for place, each in enumerate(pairs) if _is_same(each, before)]
        self._place = same[0] if same else max(0, min(self._place, len(pairs) - 1))
        self._problem.hide()
        for widget in (self._body, self._verbs, self._said):
            widget.setVisible(bool(pairs))
        self._empty.setVisible(not pairs)
        self._show_pair()
        self.close_button.setFocus()

    def show_sides(self, pair: TwinPair, first: TwinSide, second: TwinSide) -> None:
        """Show the texts of a pair, unless another one is shown by now."""
        if _is_same(pair, self.pair):
            self.cards[0].show_side(first)
            self.cards[1].show_side(second)

    def show_problem(self, problem: Problem) -> None:
        """Say what could not be done."""
        self._problem.show_problem(problem)

    def _show_pair(self) -> None:
        pair = self.pair
        if pair is None:
            return
        self._said.setText(
            _("Pair {place} of {all} · {percent} % alike").format(
                place=self._place + 1, all=len(self._pairs), percent=int(pair.likeness * 100)
            )
        )
        for card, line in zip(self.cards, (pair.first, pair.second), strict=True):
            card.show_line(line)
        self._let_stay(_better(pair))
        for button in self._steps:
            button.setEnabled(len(self._pairs) > 1)
        self.texts_wanted.emit(pair)

    def _let_stay(self, place: int) -> None:
        self._stays = place
        for number, card in enumerate(self.cards):
            card.set_stays(stays=number == place)
        pair = self.pair
        if pair is not None:
            title = (pair.first, pair.second)[place].title
            announce(self, _("“{title}” stays.").format(title=title))

    def _step(self, by: int) -> None:
        if self._pairs:
            self._problem.hide()
            self._place = (self._place + by) % len(self._pairs)
            self._show_pair()

    def _turn(self, pages: int) -> None:
        for card in self.cards:
            card.turn(pages)

    def _merge(self) -> None:
        if (merging := self.merging) is not None:
            self.merge_wanted.emit(merging)

    def _keep_both(self) -> None:
        if (pair := self.pair) is not None:
            self.both_wanted.emit(pair)

    def _make_body(self) -> QWidget:
        made = QWidget()
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        beside = QHBoxLayout()
        beside.setSpacing(sizes.EDGE - 4)
        for place, card in enumerate(self.cards):
            card.stay_wanted.connect(lambda place=place: self._let_stay(place))
            beside.addWidget(card, 1)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addLayout(beside, 1)
        column.addWidget(
            wording.quiet(
                _(
                    "Underlined words stand in one of the two only. Merging brings the highlights,"
                    " notes, labels and addresses of the one that goes to the one that stays."
                )
            )
        )
        return made

    def _make_verbs(self) -> ButtonRows:
        made = ButtonRows()
        made.add(self._button(_("Merge"), _("Merge the two into one"), "M", self._merge))
        made.add(self._button(_("Keep both"), _("They are two posts"), "B", self._keep_both))
        self._steps = (
            self._button(_("Previous pair"), _("Decide later"), "Up", lambda: self._step(-1)),
            self._button(_("Next pair"), _("Decide later"), "Down", lambda: self._step(+1)),
        )
        for place, each in enumerate(self._steps):
            made.add(each, is_apart=not place)
        return made

    def _button(self, words: str, title: str, key: str, do: Callable[[], None]) -> KeyButton:
        made = KeyButton(words, title, key)
        made.clicked.connect(lambda _on: do())
        self._shortcut(key, made.click)
        return made

    def _shortcut(self, key: str, do: Callable[[], None]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(do)


def _is_same(pair: TwinPair, other: TwinPair | None) -> bool:
    ids = (pair.first.id, pair.second.id)
    return other is not None and ids == (other.first.id, other.second.id)


def _better(pair: TwinPair) -> int:
    """Which of the two should stay if nobody says: the whole one, the one with more highlights.

    Of equal ones it is the one that was here before.
    """
    first, second = pair.first, pair.second
    ahead = (not first.excerpt, first.highlights) > (not second.excerpt, second.highlights)
    return 0 if ahead else 1


def _empty() -> QWidget:
    made = QWidget()
    made.setMinimumHeight(220)
    column = QVBoxLayout(made)
    column.setSpacing(sizes.GAP)
    column.addStretch(1)
    sign = wording.Sign("circle-check", made.palette().ColorRole.PlaceholderText, 32)
    column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
    for label in (
        wording.section(_("No two posts wait for a decision")),
        wording.quiet(
            _("When an import brings a post that may be here already, the two are shown here.")
        ),
    ):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
    column.addStretch(2)
    return made
