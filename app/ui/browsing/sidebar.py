"""The sidebar: the library's parts, searches, events and themes as a tree to choose from."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHoverEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QStyle, QTreeView, QWidget

from app.ui.browsing.sidebar_delegate import INDENT, SidebarDelegate, paint_ground
from app.ui.browsing.sidebar_model import SidebarModel, row_at
from app.ui.browsing.sidebar_rows import NARROWING, Contents, RowKind, branches, search_row
from app.ui.style import colours, icons
from db.records import SavedSearch, Scope, ScopeKind

if TYPE_CHECKING:
    from db.searches_counted import Found

_WIDTH: Final = 206
_LEAST_WIDTH: Final = 150
_CHEVRON: Final = 11
_EDITABLE: Final = (ScopeKind.EVENT, ScopeKind.THEME, ScopeKind.SEARCH)
_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier

_Index = QModelIndex | QPersistentModelIndex


class Sidebar(QTreeView):
    """Shows what there is, and says what was chosen.

    Letters are left to the window, where they are actions.

    Signals:
        chosen: A scope, when the person moves to it or clicks it, even again.
        narrow_wanted: The scope of an event or theme that was clicked with Ctrl held: the
            search is to look in it too.
        menu_wanted: A scope, and where on the screen its menu goes.
        edit_wanted: The scope of a saved search, event or theme (F2).
        remove_wanted: The scope of a saved search, event or theme (Delete).
    """

    chosen = Signal(object)
    narrow_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_quiet = False
        self._pressed = Scope()
        self._hovered = QPersistentModelIndex()
        self._rows = SidebarModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(SidebarDelegate(self))
        self._dress()
        self.clicked.connect(self._choose_again)

    def show_contents(self, contents: Contents) -> None:
        """Show what the library holds; what is chosen, folded and in view stays so.

        When the chosen scope is there no more, all posts are chosen.
        """
        scope, folded, top = self.scope(), self._folded(), self.verticalScrollBar().value()
        with self._quietly():
            self._rows.show_branches(branches(contents))
            self._unfold_all_but(folded)
            is_kept = self._make_current(scope)
            if not is_kept:
                self._make_current(Scope())
        self.verticalScrollBar().setValue(top)
        if not is_kept:
            self.chosen.emit(Scope())

    def show_found(self, search: SavedSearch, found: "Found") -> None:
        """Show how much a saved search finds by now; nothing if it is not there."""
        self._rows.change(search_row(search, found))

    def scope(self) -> Scope:
        """What is chosen; all posts before anything was."""
        index = self.currentIndex()
        return (row_at(index).scope if index.isValid() else None) or Scope()

    def select(self, scope: Scope) -> None:
        """Show a scope as the chosen one, without a signal; nothing if it is not there."""
        with self._quietly():
            self._make_current(scope)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """The width it likes to have, beside whatever height there is."""
        return QSize(_WIDTH, super().sizeHint().height())

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 -- Qt's name
        """Search nothing: letters are actions of the window."""

    def event(self, event: QEvent) -> bool:
        """Keep F2 and Delete from the window's actions while they are for what is chosen."""
        is_offered = event.type() == QEvent.Type.ShortcutOverride
        if is_offered and isinstance(event, QKeyEvent) and self._asked_by(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Move and fold; F2 edits and Delete removes; every other sign is the window's."""
        signal = self._asked_by(event)
        if signal is not None:
            signal.emit(self.scope())
        elif _is_sign(event) or (self._is_towards_head(event)):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Keep in mind what was chosen before, to know a click on it from one elsewhere."""
        self._pressed = self.scope()
        index = self.indexAt(event.position().toPoint())
        scope = row_at(index).scope if index.isValid() else None
        if event.modifiers() == _CONTROL and scope is not None and scope.kind in NARROWING:
            self.narrow_wanted.emit(scope)
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 -- Qt's name
        """Ask for a menu: at the pointer, or at the chosen row if a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid() or row_at(index).scope is None:
            return
        at = self.visualRect(index).center() if by_key else event.pos()
        self.menu_wanted.emit(row_at(index).scope, self.viewport().mapToGlobal(at))

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 -- Qt's name
        """Say what is chosen now."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_quiet:
            self.chosen.emit(self.scope())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 -- Qt's name
        """Paint whole rows: Qt would leave out what lies before the indentation."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Give the hints new heights: their lines break with the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Keep in mind which row is under the pointer."""
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverMove, QEvent.Type.HoverLeave}:
            at = event.position().toPoint() if isinstance(event, QHoverEvent) else QPoint(-1, -1)
            self._hovered = QPersistentModelIndex(self.indexAt(at))
        return super().viewportEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:  # noqa: N802 -- Qt's name
        """Paint the ground of the whole row, and a small chevron if others stand below it."""
        look = colours.of(self.palette())
        # Qt has filled the indentation of the chosen row by now, with square corners.
        painter.fillRect(rect, look.window)
        row = QRect(0, rect.top(), self.viewport().width(), rect.height())
        paint_ground(painter, row, look, self._state(index))
        if row_at(index).kind is not RowKind.PLACE or not self._rows.hasChildren(index):
            return
        is_mirrored = self.isRightToLeft()
        area = QRect(0, 0, _CHEVRON, _CHEVRON)
        # The innermost of the indentations, a little towards the sign it belongs to.
        middle = rect.left() + INDENT // 2 - 3 if is_mirrored else rect.right() - INDENT // 2 + 4
        area.moveCenter(QPoint(middle, rect.center().y() + 1))
        folded = "chevron-left" if is_mirrored else "chevron-right"
        name = "chevron-down" if self.isExpanded(index) else folded
        icons.paint(painter, area, name, look.muted)

    def _dress(self) -> None:
        self.setAccessibleName(_("Library, searches, events and themes"))
        self.setAccessibleDescription(_("F searches in the chosen event or theme."))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(INDENT)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.collapsed.connect(self._leave_folded)

    def _state(self, index: _Index) -> QStyle.StateFlag:
        flag = QStyle.StateFlag
        if row_at(index).kind is not RowKind.PLACE:
            return flag.State_None
        state = flag.State_None
        if self.currentIndex() == index:
            state |= flag.State_Selected
        if self._hovered == index:
            state |= flag.State_MouseOver
        if self.hasFocus() and self.currentIndex() == index:
            state |= flag.State_HasFocus
        return state

    def _asked_by(self, event: QKeyEvent) -> SignalInstance | None:
        """The signal that a key stands for, while a search, event or theme is chosen."""
        plain = event.modifiers() in {_NO_MODIFIER, Qt.KeyboardModifier.KeypadModifier}
        if not plain or self.scope().kind not in _EDITABLE:
            return None
        keys = {Qt.Key.Key_F2: self.edit_wanted, Qt.Key.Key_Delete: self.remove_wanted}
        return keys.get(Qt.Key(event.key()))

    def _is_towards_head(self, event: QKeyEvent) -> bool:
        """Whether the key would fold a row that has nothing open: Qt would go to its head."""
        towards = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        index = self.currentIndex()
        if event.key() != towards or not index.isValid() or self.isExpanded(index):
            return False
        return row_at(index.parent()).kind is RowKind.HEAD

    def _choose_again(self, index: QModelIndex) -> None:
        scope = row_at(index).scope
        if scope is not None and scope == self._pressed:
            self.chosen.emit(scope)

    def _leave_folded(self, index: QModelIndex) -> None:
        """Choose a theme that is folded over the chosen one: what is chosen is always seen."""
        above = self.currentIndex().parent()
        while above.isValid():
            if above == index:
                self.setCurrentIndex(index)
            above = above.parent()

    def _make_current(self, scope: Scope) -> bool:
        index = self._rows.index_of(scope)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
        return index.isValid()

    def _folded(self) -> set[Scope | None]:
        return {
            row_at(index).scope
            for index in self._rows.indexes()
            if self._rows.hasChildren(index) and not self.isExpanded(index)
        }

    def _unfold_all_but(self, folded: set[Scope | None]) -> None:
        for index in self._rows.indexes():
            if self._rows.hasChildren(index):
                row = row_at(index)
                self.setExpanded(index, row.kind is RowKind.HEAD or row.scope not in folded)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._is_quiet = True
        try:
            yield
        finally:
            self._is_quiet = False


def _is_sign(event: QKeyEvent) -> bool:
    """Whether the key writes something: Qt searches for it, or folds with + - and *."""
    return event.text().isprintable() and event.text() != ""
