"""The menus of the right button and of the menu key: what they offer, and that they do it."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.ui.acting import context_menus
from app.ui.actions import TABLE
from db.library import Library
from db.records import Scope, ScopeKind
from tests.gui.person import Person

NAMES = {row.name for row in TABLE}


def asked(person: Person, over: QWidget, at: QPoint) -> QMenu:
    """The menu that the menu key opens there."""
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(over, QContextMenuEvent(reason, at, over.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def offered(menu: QMenu) -> list[str]:
    """The actions of a menu by name; it is closed then."""
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return names


def test_every_menu_holds_rows_of_the_table_alone() -> None:
    for name in ("POSTS", "PASSAGE", "SELECTION", "HIGHLIGHT", "OPEN_POST", "THEME", "EVENT"):
        rows = {row for row in getattr(context_menus, name) if row != context_menus.LINE}
        assert rows <= NAMES


def test_over_the_list_it_offers_what_can_be_done_with_posts(person: Person) -> None:
    person.press("Home")
    menu = asked(person, person.workspace.post_list.view.viewport(), QPoint(20, 20))
    assert "post.star" in offered(menu)


def test_what_is_picked_from_the_menu_is_done(person: Person) -> None:
    person.press("Home")
    menu = asked(person, person.workspace.post_list.view.viewport(), QPoint(20, 20))
    star = next(each for each in menu.actions() if each.objectName() == "post.star")
    star.trigger()
    menu.close()
    person.wait()
    assert person.places()["Starred"] == 1


def test_over_a_passage_it_offers_to_copy_and_to_remove_it(
    highlighted: Library, person: Person
) -> None:
    person.window.listing.go(Scope(ScopeKind.THEME, 1))
    person.wait()
    person.press("Home")
    menu = asked(person, person.workspace.post_list.view.viewport(), QPoint(20, 20))
    assert offered(menu) == ["edit.copy", "edit.remove"]


def test_over_a_theme_it_offers_to_edit_merge_and_remove_it(
    highlighted: Library, person: Person
) -> None:
    person.press("Ctrl+1")
    person.workspace.sidebar.select(Scope(ScopeKind.THEME, 1))
    menu = asked(person, person.workspace.sidebar.viewport(), QPoint(20, 20))
    assert offered(menu) == [
        "edit.change",
        "theme.words",
        "theme.merge",
        "export.summary",
        "edit.remove",
    ]


def test_over_a_selection_it_offers_to_highlight_it_and_keeps_it(person: Person) -> None:
    person.open_first()
    person.select(3)
    menu = asked(person, person.workspace.reader.viewport(), QPoint(200, 200))
    assert offered(menu)[:2] == ["highlight.pick", "highlight.note"]
    assert person.workspace.reader.selected() == (0, 3)


def test_over_a_highlight_it_offers_to_remove_it(highlighted: Library, person: Person) -> None:
    person.open_first()
    person.press("Ctrl+Home")
    caret = person.workspace.reader.cursorRect().center()
    menu = asked(person, person.workspace.reader.viewport(), caret)
    assert "highlight.remove" in offered(menu)


def test_over_plain_text_it_offers_what_can_be_done_with_the_post(person: Person) -> None:
    person.open_first()
    caret = person.workspace.reader.cursorRect().center()
    menu = asked(person, person.workspace.reader.viewport(), caret)
    assert offered(menu)[0] == "post.star"


def test_over_an_empty_page_there_is_no_menu(person: Person) -> None:
    over = person.workspace.reader.viewport()
    at = QPoint(20, 20)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(over, QContextMenuEvent(reason, at, over.mapToGlobal(at)))
    assert QApplication.activePopupWidget() is None
