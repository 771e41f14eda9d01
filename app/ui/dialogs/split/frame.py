"""What the split editor is put together of, before it does anything."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.importing.sheets.sheet import Sheet
from app.ui.dialogs import wording
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.leaving import LeavingQuestion
from app.ui.dialogs.notice import Notice
from app.ui.dialogs.split.buttons import ButtonRows, KeyButton
from app.ui.dialogs.split.keys import Do, actions
from app.ui.dialogs.split.model import SplitModel
from app.ui.dialogs.split.posts import PostsPane
from app.ui.dialogs.split.view import SplitView
from app.ui.style import sizes
from app.ui.style.icons import icon
from app.ui.style.room import within_screen

_SIZE: Final = (1180, 780)
_BLOCKS_SHARE: Final = 800  # of the width, against that of the posts
_POSTS_SHARE: Final = 330
_LEAST_BLOCKS: Final = 340
_LEAST_POSTS: Final = 200
_OF_SUGGESTIONS: Final = frozenset({Do.NEXT, Do.ACCEPT})
_FIRST_OF_GROUP: Final = frozenset({Do.TITLE, Do.SKIP, Do.NEXT})


class SplitFrame(Dialog):
    """Blocks at the leading side, posts at the other, buttons above, counts below."""

    def __init__(
        self,
        name: str,
        sheet: Sheet,
        parent: QWidget | None,
        kinds: Sequence[tuple[str, str]],
        kind: str,
    ) -> None:
        super().__init__(parent, _("Edit the split of “{name}”").format(name=name), width=600)
        self.model = SplitModel(sheet, self)
        self.blocks = SplitView(self.model)
        self.blocks.setAccessibleName(_("Blocks of the file"))
        self.posts = PostsPane()
        self.kinds = _kinds_box(kinds, kind)
        self.remember = QCheckBox(_remember_words(sheet))
        self.undo_button = _tool("undo-2", _("Undo"), QKeySequence.StandardKey.Undo)
        self.redo_button = _tool("redo-2", _("Redo"), QKeySequence.StandardKey.Redo)
        self.buttons = {
            each.do: KeyButton(each.button, each.title, each.keys[0])
            for each in actions()
            if each.button
        }
        self._count = wording.quiet("")
        self._sign = QLabel()
        self.notice = Notice()
        self.question = LeavingQuestion(self)
        self._put_together()
        self.resize(within_screen(self, *_SIZE))

    @property
    def said(self) -> str:
        """The sentence at the foot."""
        return self.notice.text

    @property
    def counted(self) -> str:
        """How many blocks stand where, as it is said at the foot."""
        return self._count.text()

    def count(self, sheet: Sheet, unplaced: int, skipped: int) -> None:
        """Say how many blocks stand in no post and are not skipped either, and how many are."""
        words = ngettext("{n} block unplaced", "{n} blocks unplaced", unplaced).format(n=unplaced)
        away = ngettext("{n} skipped", "{n} skipped", skipped).format(n=skipped)
        total = ngettext("{n} block", "{n} blocks", len(sheet.blocks)).format(n=len(sheet.blocks))
        self._count.setText(f"{words} · {total}, {away}")
        sign = icon("triangle-alert" if unplaced else "circle-check")
        self._sign.setPixmap(sign.pixmap(self._sign.size(), self.devicePixelRatioF()))

    def show_suggestions(self, count: int) -> None:
        """Show the buttons of suggestions, with their number, while there are any."""
        for each in _OF_SUGGESTIONS:
            self.buttons[each].setVisible(count > 0)
        words = ngettext("{n} suggestion", "{n} suggestions", count).format(n=count)
        self.buttons[Do.NEXT].say(words)
        self._strip.arrange()

    def _put_together(self) -> None:
        self._put_kinds_beside_heading()
        self._strip = ButtonRows()
        for do, button in self.buttons.items():
            self._strip.add(button, is_apart=do in _FIRST_OF_GROUP)
        self._strip.add(self.undo_button, is_apart=True)
        self._strip.add(self.redo_button)
        self.rows.addWidget(self._strip)
        self.rows.addWidget(self._middle(), 1)
        self.rows.addLayout(self._foot())
        self.add_cancel_button(_("Cancel"))
        self.accept_button = self.add_accept_button(_("Use this split"))
        self.bottom.setSpacing(sizes.GAP)
        self.bottom.addWidget(self.question)

    def _put_kinds_beside_heading(self) -> None:
        column = self.layout()
        if not self.kinds.count() or not isinstance(column, QVBoxLayout):
            return
        column.removeWidget(self.heading)
        label = wording.quiet(_("Read &as"))
        label.setWordWrap(False)
        label.setBuddy(self.kinds)
        head = QHBoxLayout()
        head.setSpacing(sizes.GAP)
        head.addWidget(self.heading, 1)
        head.addWidget(label)
        head.addWidget(self.kinds)
        column.insertLayout(0, head)

    def _middle(self) -> QSplitter:
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(1)
        self.blocks.setMinimumWidth(_LEAST_BLOCKS)
        self.posts.setMinimumWidth(_LEAST_POSTS)
        middle.addWidget(self.blocks)
        middle.addWidget(self.posts)
        middle.setSizes([_BLOCKS_SHARE, _POSTS_SHARE])
        middle.setStretchFactor(0, 1)
        return middle

    def _foot(self) -> QHBoxLayout:
        self._sign.setFixedSize(sizes.ROW_ICON, sizes.ROW_ICON)
        self._count.setWordWrap(False)
        self.remember.setEnabled(False)
        foot = QHBoxLayout()
        foot.setSpacing(sizes.GAP)
        foot.addWidget(self._sign)
        foot.addWidget(self._count)
        foot.addSpacing(sizes.EDGE)
        foot.addWidget(self.notice, 1)
        foot.addWidget(self.remember)
        return foot


def _kinds_box(kinds: Sequence[tuple[str, str]], kind: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(_("Read the file as"))
    for value, words in kinds:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(kind)))
    return box


def _remember_words(sheet: Sheet) -> str:
    if not sheet.site:
        return _("&Remember for this site")
    return _("&Remember for {site}").format(site=sheet.site[:40].replace("&", "&&"))


def _tool(name: str, words: str, key: QKeySequence.StandardKey) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon(name))
    made.setAccessibleName(words)
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{words} ({shown})")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setEnabled(False)
    return made
