"""Searching in what is chosen: by F, by a click on a fact, by Ctrl and a click in the sidebar."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.ui.browsing.sidebar_model import row_at
from app.ui.reading.fact_parts import askable
from db.library import Library
from db.records import Scope, ScopeKind
from tests.gui.person import Person

LANTERNS = "Lanterns on the river"


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def pick(person: Person, kind: str) -> None:
    """Go to the row of the menu that begins so, by the keys of the menu, and take it."""
    shown = menu()
    while not (active := shown.activeAction()) or not active.text().startswith(kind):
        QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    person.wait()


def test_f_lists_what_is_known_of_the_chosen_post(person: Person) -> None:
    person.press("Ctrl+2", "Home", "F")
    kinds = [action.text().partition(":")[0] for action in menu().actions()]
    assert kinds[:4] == ["Author", "Event", "Source", "Month"]
    assert menu().activeAction() is menu().actions()[0]
    menu().close()


@pytest.mark.parametrize("pane", ["Ctrl+2", "Ctrl+3"])
def test_f_searches_for_a_fact_and_takes_it_out_again(person: Person, pane: str) -> None:
    person.press("Ctrl+2", "Home", pane, "F")
    pick(person, "Author")
    assert person.titles() == [LANTERNS]
    assert "Noor Haddad" in person.workspace.search_bar.text
    person.press(pane, "F")
    chosen = menu().activeAction()
    assert chosen is not None
    assert chosen.isChecked()
    pick(person, "Author")
    assert person.workspace.search_bar.text == person.workspace.query == ""


def test_facts_join_what_is_typed_already(person: Person) -> None:
    person.press("Ctrl+F")
    person.write("lanterns")
    person.press("Down", "F")
    pick(person, "Author")
    assert person.workspace.query.startswith("lanterns author:")
    assert len(person.titles()) == 1


def test_f_in_the_sidebar_takes_its_theme_or_event(highlighted: Library, person: Person) -> None:
    theme = next(each for each in person.workspace.themes if each.name == "Crowds")
    person.workspace.sidebar.select(Scope(ScopeKind.THEME, theme.id))
    person.press("Ctrl+1", "F")
    assert person.workspace.query == "theme:Crowds"
    assert person.focus is person.workspace.sidebar
    assert len(person.passages()) == 2


def test_ctrl_click_in_the_sidebar_adds_and_leaves_what_is_chosen(
    highlighted: Library, person: Person
) -> None:
    sidebar = person.workspace.sidebar
    before = sidebar.scope()
    person.press("Ctrl+F")
    person.write("harbour")
    at = sidebar.visualRect(index_of(person, "Crowds")).center()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, control, at)
    person.wait()
    assert person.workspace.query == "harbour theme:Crowds"
    assert sidebar.scope() == before


def index_of(person: Person, name: str) -> QModelIndex:
    model = person.workspace.sidebar.model()
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        index = waiting.pop()
        if row_at(index).text == name:
            return index
        waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    raise AssertionError(name)


def test_f_without_anything_chosen_says_what_to_choose(person: Person) -> None:
    person.press("Ctrl+1", "F")
    if QApplication.activePopupWidget() is not None:  # a post is open from the start
        menu().close()
    else:
        assert person.said == "Choose a post, an event or a theme first."


def test_a_click_on_a_fact_above_the_text_searches_for_it(person: Person) -> None:
    person.open_first()
    reader = person.workspace.reader
    assert reader.post is not None
    names = {part.name for part in askable(reader.post)}
    point = place_of(person, "Noor Haddad")
    QTest.mouseMove(reader.viewport(), point)
    assert reader.viewport().toolTip() == "<p>Search in Author: Noor Haddad</p>"
    QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    person.wait()
    assert "Noor Haddad" in names
    assert "Noor Haddad" in person.workspace.query
    assert person.titles() == [LANTERNS]


def place_of(person: Person, name: str) -> QPoint:
    """Where on the page a fact stands; felt for, as the mouse does."""
    reader = person.workspace.reader
    words: list[str] = []
    reader.link_hovered.connect(words.append)
    for y in range(0, 300, 6):
        for x in range(0, reader.viewport().width(), 12):
            QTest.mouseMove(reader.viewport(), QPoint(x, y))
            if words and name in words[-1]:
                return QPoint(x, y)
    raise AssertionError(name)
